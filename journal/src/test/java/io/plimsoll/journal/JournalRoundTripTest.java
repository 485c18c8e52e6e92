package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.journal.JournalException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JournalRoundTripTest
{
    @TempDir
    private Path directory;

    @Test
    void shouldReadBackWhatWasAppended()
    {
        final UnsafeBuffer first = TestMessages.command(1, 33);
        final UnsafeBuffer second = TestMessages.command(2, 40);
        try (Journal journal = Journal.create(TestMessages.settings(directory)))
        {
            journal.commands().append(1, 100, first, 0, 33);
            journal.commands().append(2, 101, second, 3, 30);
            journal.commands().flush();
            journal.outcomes().append(1, 0, first, 0, 9);
            journal.outcomes().append(1, 1, first, 0, 0);
            journal.outcomes().append(7, 0, second, 0, 40);
            journal.outcomes().flush(7);
            assertEquals(2, journal.commands().flushedSequence());
        }

        try (CommandJournalReader reader = CommandJournalReader.open(directory))
        {
            assertEquals(2, reader.endSequence());
            assertTrue(reader.next());
            assertEquals(1, reader.sequence());
            assertEquals(100, reader.timeNs());
            assertArrayEquals(first.byteArray(), bytes(reader.buffer(), reader.offset(), reader.length()));
            assertTrue(reader.next());
            assertEquals(2, reader.sequence());
            assertEquals(101, reader.timeNs());
            assertArrayEquals(bytes(second, 3, 30), bytes(reader.buffer(), reader.offset(), reader.length()));
            assertFalse(reader.next());
            assertEquals(2, reader.lastSequence());
        }
        assertEquals(List.of("1/0:9", "1/1:0", "7/0:40"), outcomes());
    }

    @Test
    void shouldWriteOneExcerptPerBatch()
    {
        try (Journal journal = Journal.create(TestMessages.settings(directory)))
        {
            TestMessages.write(journal, new FoldMachine(), 1, 15);
        }
        assertEquals(List.of(5L, 10L, 15L), lastSequencesOfExcerpts());
    }

    @Test
    void shouldSplitABatchBeyondTheLimit()
    {
        final UnsafeBuffer command = TestMessages.command(0, 1000);
        try (Journal journal = Journal.create(TestMessages.settings(directory)))
        {
            for (int sequence = 1; sequence <= 40; sequence++)
            {
                journal.commands().append(sequence, sequence, command, 0, 1000);
            }
            assertNotEquals(0, journal.commands().flushedSequence());
            journal.commands().flush();
            assertEquals(40, journal.commands().flushedSequence());
        }
        assertEquals(List.of(15L, 30L, 40L), lastSequencesOfExcerpts());
    }

    @Test
    void shouldRefuseAMessageThatFitsIntoNoExcerpt()
    {
        final int limit = TestMessages.settings(directory).batchLimitBytes();
        final UnsafeBuffer command = TestMessages.command(0, limit);
        final int longest = limit - ExcerptLayout.HEADER_LENGTH - ExcerptLayout.COMMAND_HEADER_LENGTH;
        try (Journal journal = Journal.create(TestMessages.settings(directory)))
        {
            journal.commands().append(1, 1, command, 0, longest);
            final JournalException e = assertThrows(
                JournalException.class, () -> journal.commands().append(2, 2, command, 0, longest + 1));
            assertEquals(Reason.MALFORMED, e.reason());
        }
        assertEquals(List.of(1L), lastSequencesOfExcerpts());
    }

    @Test
    void shouldRefuseToAppendOutOfSequence()
    {
        final UnsafeBuffer message = TestMessages.command(0, 20);
        try (Journal journal = Journal.create(TestMessages.settings(directory)))
        {
            final CommandJournalWriter commands = journal.commands();
            commands.append(1, 1, message, 0, 20);
            assertReason(Reason.OUT_OF_SEQUENCE, () -> commands.append(1, 1, message, 0, 20));
            assertReason(Reason.OUT_OF_SEQUENCE, () -> commands.append(3, 1, message, 0, 20));

            final OutcomeJournalWriter outcomes = journal.outcomes();
            assertReason(Reason.OUT_OF_SEQUENCE, () -> outcomes.append(3, 1, message, 0, 20));
            outcomes.append(3, 0, message, 0, 20);
            assertReason(Reason.OUT_OF_SEQUENCE, () -> outcomes.append(3, 0, message, 0, 20));
            assertReason(Reason.OUT_OF_SEQUENCE, () -> outcomes.append(3, 2, message, 0, 20));
            assertReason(Reason.OUT_OF_SEQUENCE, () -> outcomes.append(2, 0, message, 0, 20));
            assertReason(Reason.OUT_OF_SEQUENCE, () -> outcomes.append(4, 1, message, 0, 20));
            outcomes.append(3, 1, message, 0, 20);
        }
    }

    @Test
    void shouldRefuseANewRunOverAJournal()
    {
        TestMessages.writeJournal(directory, 3);
        final JournalException e = assertReason(
            Reason.NOT_EMPTY, () -> Journal.create(TestMessages.settings(directory)));
        assertTrue(e.getMessage().contains("up to sequence 3"), e.getMessage());
        try (CommandJournalReader reader = CommandJournalReader.open(directory))
        {
            assertTrue(reader.next());
        }
    }

    @Test
    void shouldRefuseANewRunOverQueueFilesWithoutAMark() throws Exception
    {
        TestMessages.writeJournal(directory, 3);
        Files.delete(directory.resolve(JournalMark.FILE_NAME));
        assertReason(Reason.NOT_EMPTY, () -> Journal.create(TestMessages.settings(directory)));
        assertReason(Reason.NOT_FOUND, () -> CommandJournalReader.open(directory));
    }

    @Test
    void shouldStartANewRunOverAnEmptyJournal()
    {
        assertFalse(Journal.exists(directory));
        Journal.create(TestMessages.settings(directory)).close();
        assertTrue(Journal.exists(directory));
        TestMessages.writeJournal(directory, 3);
        assertEquals(List.of(3L), lastSequencesOfExcerpts());
    }

    @Test
    void shouldLetOneWriterIn()
    {
        try (Journal journal = Journal.create(TestMessages.settings(directory)))
        {
            assertReason(Reason.IN_USE, () -> Journal.create(TestMessages.settings(directory)));
            TestMessages.write(journal, new FoldMachine(), 1, 2);
        }
    }

    @Test
    void shouldSurviveAFlushAfterClosing()
    {
        final UnsafeBuffer message = TestMessages.command(0, 20);
        final Journal journal = Journal.create(TestMessages.settings(directory));
        TestMessages.write(journal, new FoldMachine(), 1, 2);
        journal.close();
        journal.outcomes().flush(2);
        journal.commands().append(3, 3, message, 0, 20);
        assertReason(Reason.WRITE_FAILED, () -> journal.commands().flush());
        assertEquals(List.of(2L), lastSequencesOfExcerpts());
    }

    @Test
    void shouldKeepFilesSmall() throws Exception
    {
        TestMessages.writeJournal(directory, 100);
        try (Stream<Path> files = Files.walk(directory))
        {
            final long largest = files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length())
                .max().orElseThrow();
            assertTrue(largest < 2 << 20, largest + " bytes");
        }
    }

    @Test
    void shouldReadBackRandomBatches()
    {
        final long seed = System.nanoTime();
        final SplittableRandom random = new SplittableRandom(seed);
        final List<byte[]> messages = new ArrayList<>();
        try (Journal journal = Journal.create(TestMessages.settings(directory)))
        {
            for (int sequence = 1; sequence <= 2_000; sequence++)
            {
                final byte[] message = new byte[random.nextInt(1, 600)];
                random.nextBytes(message);
                messages.add(message);
                journal.commands().append(sequence, -sequence, new UnsafeBuffer(message), 0, message.length);
                if (random.nextInt(20) == 0)
                {
                    journal.commands().flush();
                }
            }
            journal.commands().flush();
        }
        try (CommandJournalReader reader = CommandJournalReader.open(directory))
        {
            for (int sequence = 1; sequence <= 2_000; sequence++)
            {
                assertTrue(reader.next(), "seed " + seed);
                assertEquals(sequence, reader.sequence());
                assertEquals(-sequence, reader.timeNs());
                assertArrayEquals(messages.get(sequence - 1),
                    bytes(reader.buffer(), reader.offset(), reader.length()), "seed " + seed);
            }
            assertFalse(reader.next());
        }
    }

    @Test
    void shouldForceWhenAskedTo()
    {
        final JournalSettings settings = TestMessages.settings(directory).withDurability(Durability.GROUP_SYNC);
        try (Journal journal = Journal.create(settings))
        {
            TestMessages.write(journal, new FoldMachine(), 1, 20);
        }
        assertEquals(List.of(5L, 10L, 15L, 20L), lastSequencesOfExcerpts());
    }

    @Test
    void shouldSaySpaceIsLowAndStillJournalWhatWasTakenIn()
    {
        final UnsafeBuffer message = TestMessages.command(0, 20);
        try (Journal journal = Journal.create(
            TestMessages.settings(directory).withSpace(Long.MAX_VALUE / 2, JournalSettings.MIN_RESERVE_BYTES)))
        {
            assertTrue(journal.space().isLow());
            assertFalse(journal.space().refill());
            assertTrue(journal.space().reservedBytes() >= JournalSettings.MIN_RESERVE_BYTES);
            journal.commands().append(1, 1, message, 0, 20);
            journal.commands().flush();
            assertEquals(1, journal.commands().flushedSequence());
        }
    }

    @Test
    void shouldRefuseAReserveThatIsNone()
    {
        final JournalSettings settings = TestMessages.settings(directory);
        assertThrows(IllegalArgumentException.class, () -> settings.withSpace(0, (1 << 20) - 1));
        assertThrows(IllegalArgumentException.class, () -> settings.withSpace(-1, 1 << 20));
        // Two of the largest batches.
        final JournalSettings large = settings.withSizes(4 << 20, 16 << 20);
        assertThrows(IllegalArgumentException.class, () -> large.withSpace(0, (8 << 20) - 1));
        assertEquals(8 << 20, large.withSpace(0, 8 << 20).reserveBytes());
    }

    private List<Long> lastSequencesOfExcerpts()
    {
        final List<Long> sequences = new ArrayList<>();
        try (JournalMark mark = JournalMark.read(directory);
            ExcerptCursor cursor =
                ExcerptCursor.open(Journal.commandsDirectory(directory), mark.blockSizeBytes()))
        {
            while (cursor.next())
            {
                sequences.add(cursor.buffer().getLong(ExcerptLayout.LAST_SEQUENCE_OFFSET));
            }
        }
        return sequences;
    }

    private List<String> outcomes()
    {
        final List<String> events = new ArrayList<>();
        try (OutcomeJournalReader reader = OutcomeJournalReader.open(directory))
        {
            while (reader.next())
            {
                events.add(reader.sequence() + "/" + reader.ordinal() + ":" + reader.length());
            }
        }
        return events;
    }

    private static JournalException assertReason(
        final Reason reason, final Executable executable)
    {
        final JournalException e = assertThrows(JournalException.class, executable);
        assertEquals(reason, e.reason(), e.getMessage());
        return e;
    }

    private static byte[] bytes(final DirectBuffer buffer, final int offset, final int length)
    {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return bytes;
    }
}
