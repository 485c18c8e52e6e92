package io.plimsoll.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The chain over excerpts: link, head, epoch, and reading on from a position.
 */
class ChainTest
{
    private static final int COMMANDS = 40;

    @TempDir
    private Path directory;

    @Test
    void shouldComputeTheHeadThatItsFormulaSays() throws Exception
    {
        TestMessages.writeJournal(directory, COMMANDS);
        final MessageDigest sha = MessageDigest.getInstance("SHA-256");
        byte[] head = new byte[32];
        for (final byte[] excerpt : excerpts(directory))
        {
            sha.update(head);
            head = sha.digest(excerpt);
        }
        assertEquals(HexFormat.of().formatHex(head), end(directory).head());
    }

    @Test
    void shouldCarryTheLinkThatItsFormulaSays() throws Exception
    {
        TestMessages.writeJournal(directory, COMMANDS);
        final MessageDigest sha = MessageDigest.getInstance("SHA-256");
        byte[] link = new byte[32];
        for (final byte[] excerpt : excerpts(directory))
        {
            sha.update(link);
            sha.update(excerpt, 0, 48);
            sha.update(excerpt, 80, 16);
            link = sha.digest();
            assertEquals(HexFormat.of().formatHex(link), HexFormat.of().formatHex(excerpt, 48, 80));
        }
        assertEquals(HexFormat.of().formatHex(link), end(directory).link());
    }

    @Test
    void shouldRefuseASoundExcerptOfAnotherJournal() throws IOException
    {
        final Path spliced = directory.resolve("spliced");
        final byte[] first =
            seal(new BatchBuffer(ExcerptKind.COMMANDS, 4096, JournalPosition.COMMANDS_START, 1), 1);
        final byte[] foreign = seal(new BatchBuffer(ExcerptKind.COMMANDS, 4096,
            new JournalPosition(0, 1, 0, "ab".repeat(32), ""), 1), 2);
        write(spliced, List.of(first, foreign));
        final JournalException e = assertThrows(JournalException.class, () -> end(spliced));
        assertEquals(Reason.CHAIN, e.reason(), e.getMessage());
        assertEquals(1, e.lastSequence());
        assertTrue(e.place().position() > 0);
        assertTrue(Files.exists(e.place().file()));
    }

    @Test
    void shouldRefuseAWriterThatWentOnAfterAnotherHadTakenOver() throws IOException
    {
        final Path stale = directory.resolve("stale");
        final BatchBuffer batch =
            new BatchBuffer(ExcerptKind.COMMANDS, 4096, JournalPosition.COMMANDS_START, 7);
        final List<byte[]> excerpts = new ArrayList<>();
        excerpts.add(seal(batch, 1));
        final ByteBuffer bytes = ByteBuffer.allocateDirect(excerpts.get(0).length);
        bytes.put(excerpts.get(0));
        final ChainLink chain = new ChainLink();
        chain.advance(new UnsafeBuffer(bytes));
        final BatchBuffer older = new BatchBuffer(ExcerptKind.COMMANDS, 4096,
            new JournalPosition(0, 1, 0, chain.toString(), ""), 6);
        excerpts.add(seal(older, 2));
        write(stale, excerpts);
        final JournalException e = assertThrows(JournalException.class, () -> end(stale));
        assertEquals(Reason.FENCED, e.reason(), e.getMessage());
        assertEquals(1, e.lastSequence());
    }

    @Test
    void shouldReadOnFromAnyPosition()
    {
        TestMessages.writeJournal(directory, COMMANDS);
        final JournalPosition end = end(directory);
        final List<JournalPosition> positions = new ArrayList<>();
        try (CommandJournalReader reader = CommandJournalReader.open(directory).withHead())
        {
            positions.add(reader.position());
            while (reader.next())
            {
                positions.add(reader.position());
            }
        }
        for (final JournalPosition start : positions)
        {
            try (CommandJournalReader reader = CommandJournalReader.open(directory, start).withHead())
            {
                assertEquals(start.sequence(), reader.lastSequence());
                long expected = start.sequence();
                while (reader.next())
                {
                    expected++;
                    assertEquals(expected, reader.sequence());
                }
                assertEquals(COMMANDS, expected);
                assertEquals(end, reader.position());
            }
        }
    }

    @Test
    void shouldRefuseAPositionOfAnotherJournal()
    {
        TestMessages.writeJournal(directory, COMMANDS);
        final JournalPosition end = end(directory);
        final JournalPosition foreign =
            new JournalPosition(end.excerptIndex(), end.sequence(), 0, "ab".repeat(32), "");
        assertEquals(Reason.CHAIN, assertThrows(
            JournalException.class, () -> CommandJournalReader.open(directory, foreign)).reason());
        final JournalPosition beyond =
            new JournalPosition(end.excerptIndex() + 1, end.sequence() + 1, 0, end.link(), "");
        assertEquals(Reason.INCOMPLETE_TAIL, assertThrows(
            JournalException.class, () -> CommandJournalReader.open(directory, beyond)).reason());
    }

    @Test
    void shouldCountEpochsUp()
    {
        TestMessages.writeJournal(directory, COMMANDS);
        final long first = epoch();
        JournalMark.lock(directory, 1 << 20).close();
        assertEquals(first + 1, epoch());
    }

    @Test
    void shouldStopAWriterWhoseEpochIsOver()
    {
        try (Journal journal = Journal.create(TestMessages.settings(directory)))
        {
            final UnsafeBuffer command = TestMessages.command(1, 20);
            journal.commands().append(1, 1, command, 0, 20);
            journal.commands().flush();
            // What a second writer does whose machine has lost the first one's lock.
            try (MarkFile mark = new MarkFile(directory))
            {
                mark.addEpoch();
            }
            journal.commands().append(2, 2, command, 0, 20);
            assertEquals(Reason.FENCED,
                assertThrows(JournalException.class, () -> journal.commands().flush()).reason());
        }
        assertEquals(1, end(directory).sequence());
    }

    @Test
    void shouldKeepTheLockWhenAnotherPartOfTheProcessTriesToo()
    {
        try (Journal journal = Journal.create(TestMessages.settings(directory)))
        {
            assertEquals(Reason.IN_USE, assertThrows(
                JournalException.class, () -> Journal.create(TestMessages.settings(directory))).reason());
            assertEquals(0, journal.commands().lastSequence());
            assertFalse(LockProbe.couldLock(directory.resolve(JournalLock.FILE_NAME)));
        }
        assertTrue(LockProbe.couldLock(directory.resolve(JournalLock.FILE_NAME)));
    }

    @Test
    void shouldHaveOtherHeadsForOtherCommands() throws IOException
    {
        final Path a = Files.createDirectory(directory.resolve("a"));
        final Path b = Files.createDirectory(directory.resolve("b"));
        TestMessages.writeJournal(a, COMMANDS);
        TestMessages.writeJournal(b, COMMANDS - 1);
        assertNotEquals(end(a).head(), end(b).head());
        try (Stream<Path> files = Files.list(a))
        {
            assertTrue(files.count() > 0);
        }
    }

    private long epoch()
    {
        try (JournalMark mark = JournalMark.read(directory))
        {
            return mark.epoch();
        }
    }

    private static byte[] seal(final BatchBuffer batch, final long sequence)
    {
        batch.addCommand(sequence, sequence, TestMessages.command(0, 20), 0, 20);
        final byte[] excerpt = new byte[batch.seal()];
        new UnsafeBuffer(batch.address(), excerpt.length).getBytes(0, excerpt);
        return excerpt;
    }

    private static void write(final Path directory, final List<byte[]> excerpts) throws IOException
    {
        Files.createDirectories(directory);
        final JournalSettings settings = TestMessages.settings(directory);
        Journal.create(settings).close();
        try (ExcerptQueue queue = ExcerptQueue.open(
            Journal.commandsDirectory(directory), settings, JournalException.NO_EXCERPT))
        {
            for (final byte[] excerpt : excerpts)
            {
                final ByteBuffer bytes = ByteBuffer.allocateDirect(excerpt.length);
                bytes.put(excerpt);
                queue.append(new UnsafeBuffer(bytes).addressOffset(), excerpt.length);
            }
        }
    }

    private static List<byte[]> excerpts(final Path directory)
    {
        final List<byte[]> excerpts = new ArrayList<>();
        try (ExcerptCursor cursor =
            ExcerptCursor.open(Journal.commandsDirectory(directory), TestMessages.settings(directory).blockSizeBytes()))
        {
            while (cursor.next())
            {
                assertEquals(ExcerptLayout.MAGIC, cursor.buffer().getInt(0, LITTLE_ENDIAN));
                final byte[] excerpt = new byte[cursor.length()];
                cursor.buffer().getBytes(0, excerpt);
                excerpts.add(excerpt);
            }
        }
        return excerpts;
    }

    private static JournalPosition end(final Path directory)
    {
        try (CommandJournalReader reader = CommandJournalReader.open(directory).withHead())
        {
            while (reader.next())
            {
                assertTrue(reader.sequence() > 0);
            }
            return reader.position();
        }
    }
}
