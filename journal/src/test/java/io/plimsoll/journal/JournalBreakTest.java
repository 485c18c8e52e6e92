package io.plimsoll.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.journal.JournalException.Reason;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every kind of break: reading stops there, says so, and what was before is shown.
 */
@Timeout(60)
class JournalBreakTest
{
    private static final int COMMANDS = 40;

    private final ChainLink chain = new ChainLink();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {
        ExcerptLayout.CRC_OFFSET,
        ExcerptLayout.FIRST_SEQUENCE_OFFSET + 2,
        ExcerptLayout.LAST_SEQUENCE_OFFSET,
        ExcerptLayout.EPOCH_OFFSET,
        ExcerptLayout.HEADER_LENGTH,
        ExcerptLayout.HEADER_LENGTH + ExcerptLayout.COMMAND_TIME_OFFSET,
        ExcerptLayout.HEADER_LENGTH + ExcerptLayout.COMMAND_HEADER_LENGTH + 15})
    void shouldNoticeAFlippedBit(final int offset) throws IOException
    {
        TestMessages.writeJournal(directory, COMMANDS);
        final long position = positionOfExcerpt(commandFile(), 21);
        edit(commandFile(), file -> flip(file, position + offset));

        final JournalException e = assertBreak(Reason.CHECKSUM, 20);
        assertTrue(e.getMessage().contains(directory.toString()), e.getMessage());
        assertTrue(e.getMessage().contains("#4: "), e.getMessage());
        assertTrue(e.getMessage().contains("the last sound sequence is 20"), e.getMessage());
    }

    @Test
    void shouldNoticeAFlippedLength() throws IOException
    {
        TestMessages.writeJournal(directory, COMMANDS);
        final long position = positionOfExcerpt(commandFile(), 21);
        edit(commandFile(), file -> flip(file, position + ExcerptLayout.PAYLOAD_LENGTH_OFFSET));
        assertBreak(Reason.MALFORMED, 20);
    }

    @Test
    void shouldNoticeAFlippedMagic() throws IOException
    {
        TestMessages.writeJournal(directory, COMMANDS);
        final long position = positionOfExcerpt(commandFile(), 21);
        edit(commandFile(), file -> flip(file, position + ExcerptLayout.MAGIC_OFFSET));
        assertBreak(Reason.NOT_AN_EXCERPT, 20);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void shouldNoticeAFlippedBitInTheQueuesOwnHeader(final int offset) throws IOException
    {
        TestMessages.writeJournal(directory, COMMANDS);
        final long position = positionOfExcerpt(commandFile(), 21);
        edit(commandFile(), file -> flip(file, position - Integer.BYTES + offset));
        final JournalException e = assertThrows(JournalException.class, () -> readCommands(20));
        assertTrue(e.getMessage().contains(directory.toString()), e.getMessage());
    }

    @Test
    void shouldNoticeATruncatedFile() throws IOException
    {
        TestMessages.writeJournal(directory, COMMANDS);
        final long position = positionOfExcerpt(commandFile(), 31);
        edit(commandFile(), file -> truncate(file, position + 50));
        final JournalException e = assertThrows(JournalException.class, () -> readCommands(30));
        assertTrue(e.getMessage().contains("excerpt"), e.getMessage());
    }

    @Test
    void shouldNoticeAFileCutBetweenTwoExcerpts() throws IOException
    {
        TestMessages.writeJournal(directory, COMMANDS);
        final long position = positionOfExcerpt(commandFile(), 31);
        edit(commandFile(), file -> truncate(file, position - Integer.BYTES));
        final JournalException e = assertBreak(Reason.INCOMPLETE_TAIL, 30);
        assertTrue(e.getMessage().contains("ending with sequence 40"), e.getMessage());
        assertTrue(e.getMessage().contains("the last sound sequence is 30"), e.getMessage());
    }

    @Test
    void shouldNoticeAZeroedPage() throws IOException
    {
        TestMessages.writeJournal(directory, COMMANDS);
        final long position = positionOfExcerpt(commandFile(), 21);
        edit(commandFile(), file -> zero(file, position - Integer.BYTES, 4096));
        assertBreak(Reason.INCOMPLETE_TAIL, 20);
    }

    @Test
    void shouldNoticeAMissingFile() throws IOException
    {
        TestMessages.writeJournal(directory, COMMANDS);
        Files.delete(commandFile());
        final JournalException e = assertBreak(Reason.INCOMPLETE_TAIL, 0);
        assertTrue(e.getMessage().contains("ends after nothing"), e.getMessage());
    }

    @Test
    void shouldNoticeALostTailOfOutcomes() throws IOException
    {
        TestMessages.writeJournal(directory, COMMANDS);
        final Path file = queueFile(Journal.outcomesDirectory(directory));
        final long position = positionOfExcerpt(file, 37);
        edit(file, f -> zero(f, position - Integer.BYTES, 4096));
        try (OutcomeJournalReader reader = OutcomeJournalReader.open(directory))
        {
            final JournalException e = assertThrows(JournalException.class, () -> readAll(reader));
            assertEquals(Reason.INCOMPLETE_TAIL, e.reason(), e.getMessage());
            assertEquals(35, reader.lastSequence());
            assertEquals(2, reader.lastOrdinal());
        }
    }

    @Test
    void shouldNotGoOnBehindABreak() throws IOException
    {
        TestMessages.writeJournal(directory, COMMANDS);
        final Path file = queueFile(Journal.outcomesDirectory(directory));
        final long position = positionOfExcerpt(file, 21);
        edit(file, f -> flip(f, position + ExcerptLayout.HEADER_LENGTH + 20));
        try (OutcomeJournalReader reader = OutcomeJournalReader.open(directory))
        {
            final JournalException first = assertThrows(JournalException.class, () -> readAll(reader));
            assertEquals(Reason.CHECKSUM, first.reason());
            assertSame(first, assertThrows(JournalException.class, reader::next));
            assertEquals(19, reader.lastSequence());
        }
    }

    @Test
    void shouldNotApplyACommandOfABrokenExcerpt() throws IOException
    {
        TestMessages.writeJournal(directory, COMMANDS);
        final long position = positionOfExcerpt(commandFile(), 21);
        edit(commandFile(), file -> flip(file, position + ExcerptLayout.HEADER_LENGTH + 200));
        final FoldMachine machine = new FoldMachine();
        final JournalException e = assertThrows(
            JournalException.class, () -> Replay.run(directory, machine, ReplayProgress.NONE));
        assertEquals(Reason.CHECKSUM, e.reason());
        assertEquals(20, machine.lastSequence());
    }

    @Test
    void shouldChangeNothingWhenRecoveryMeetsABreak() throws IOException
    {
        TestMessages.writeJournal(directory, COMMANDS);
        final long position = positionOfExcerpt(commandFile(), 21);
        edit(commandFile(), file -> flip(file, position + ExcerptLayout.HEADER_LENGTH + 200));
        final FoldMachine machine = new FoldMachine();
        assertThrows(JournalException.class, () -> Recovery.run(TestMessages.settings(directory), machine,
            (sequence, ordinal, buffer, offset, length) -> assertEquals(0, sequence), ReplayProgress.NONE));
        assertEquals(0, machine.lastSequence());
        // and the lock is free again
        assertBreak(Reason.CHECKSUM, 20);
        assertThrows(JournalException.class, () -> Recovery.run(TestMessages.settings(directory), machine,
            (sequence, ordinal, buffer, offset, length) -> assertEquals(0, sequence), ReplayProgress.NONE));
    }

    @Test
    void shouldRefuseAnotherFormatVersion()
    {
        writeRawCommands(excerpt -> excerpt.putShort(ExcerptLayout.FORMAT_OFFSET, (short)3, LITTLE_ENDIAN));
        final JournalException e = assertBreak(Reason.OTHER_FORMAT, 2);
        assertTrue(e.getMessage().contains("journal format 3, this build reads formats 1 to 2"), e.getMessage());
    }

    @Test
    void shouldRefuseAnotherSchemaVersion()
    {
        writeRawCommands(excerpt -> excerpt.putShort(ExcerptLayout.SCHEMA_VERSION_OFFSET, (short)9, LITTLE_ENDIAN));
        final JournalException e = assertBreak(Reason.OTHER_SCHEMA, 2);
        assertTrue(e.getMessage().contains("schema 7010 version 9, this build reads schema 7010 version"),
            e.getMessage());
    }

    @Test
    void shouldRefuseAnotherSchema()
    {
        writeRawCommands(excerpt -> excerpt.putShort(ExcerptLayout.SCHEMA_ID_OFFSET, (short)1, LITTLE_ENDIAN));
        assertBreak(Reason.OTHER_SCHEMA, 2);
    }

    @Test
    void shouldRefuseAMarkOfAnotherVersion() throws IOException
    {
        TestMessages.writeJournal(directory, 3);
        edit(directory.resolve(JournalMark.FILE_NAME), file -> flip(file, 4));
        assertEquals(Reason.OTHER_FORMAT,
            assertThrows(JournalException.class, () -> CommandJournalReader.open(directory)).reason());
        assertEquals(Reason.OTHER_FORMAT, assertThrows(JournalException.class, () -> Recovery.run(
            TestMessages.settings(directory), new FoldMachine(),
            (sequence, ordinal, buffer, offset, length) -> assertEquals(0, sequence),
            ReplayProgress.NONE)).reason());
    }

    @Test
    void shouldRefuseADamagedMark() throws IOException
    {
        TestMessages.writeJournal(directory, 3);
        edit(directory.resolve(JournalMark.FILE_NAME), file -> flip(file, 0));
        assertEquals(Reason.UNREADABLE,
            assertThrows(JournalException.class, () -> CommandJournalReader.open(directory)).reason());
        edit(directory.resolve(JournalMark.FILE_NAME), file -> truncate(file, 10));
        assertEquals(Reason.UNREADABLE,
            assertThrows(JournalException.class, () -> CommandJournalReader.open(directory)).reason());
    }

    @Test
    void shouldRefuseOutcomesAmongCommands()
    {
        writeRawCommands(
            excerpt -> excerpt.putShort(
            ExcerptLayout.KIND_OFFSET, (short)ExcerptKind.OUTCOMES.code(), LITTLE_ENDIAN));
        assertBreak(Reason.NOT_AN_EXCERPT, 2);
    }

    @Test
    void shouldRefuseReservedBytesThatAreNotZero()
    {
        writeRawCommands(excerpt -> excerpt.putByte(ExcerptLayout.RESERVED_OFFSET + 3, (byte)1));
        assertBreak(Reason.MALFORMED, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 40, 47})
    void shouldRefuseBytesThatTheFirstFormatHadReserved(final int offset)
    {
        writeRawCommands(excerpt ->
        {
            excerpt.setMemory(
                ExcerptLayout.LINK_OFFSET, ExcerptLayout.HEADER_LENGTH - ExcerptLayout.LINK_OFFSET, (byte)0);
            excerpt.putShort(ExcerptLayout.FORMAT_OFFSET, (short)ExcerptLayout.FORMAT_WITHOUT_LINKS, LITTLE_ENDIAN);
            excerpt.putByte(ExcerptLayout.LINK_OFFSET + offset, (byte)1);
        });
        assertTrue(assertBreak(Reason.MALFORMED, 2).getMessage().contains(
            "byte " + (ExcerptLayout.LINK_OFFSET + offset) + " must be zero"));
    }

    @ParameterizedTest
    @CsvSource({"20,20", "20,23", "20,44", "20,47", "17,41", "17,47", "23,47", "96,20", "96,23"})
    void shouldRefusePaddingThatIsNotZero(final int length, final int offset)
    {
        // The header of an entry ends with 4 zeros, at 20; behind a message at 24 are as many as make a multiple of 8.
        writeRaw(batch(1, 2, 20), batch(3, 4, length),
            excerpt -> excerpt.putByte(ExcerptLayout.HEADER_LENGTH + offset, (byte)0x80));
        final JournalException e = assertBreak(Reason.MALFORMED, 2);
        assertTrue(e.getMessage().contains("byte " + (ExcerptLayout.HEADER_LENGTH + offset) + " must be zero"),
            e::getMessage);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 18, 19, 20, 21, 22, 23, 24})
    void shouldNotTakeAMessageForPadding(final int length)
    {
        writeRaw(batch(1, 2, 20), batch(3, 4, length),
            excerpt -> excerpt.setMemory(ExcerptLayout.HEADER_LENGTH + 24, length, (byte)0xFF));
        readCommands(4);
    }

    @Test
    void shouldRefuseAWrongCount()
    {
        writeRawCommands(excerpt -> excerpt.putInt(ExcerptLayout.ENTRY_COUNT_OFFSET, 3, LITTLE_ENDIAN));
        assertBreak(Reason.MALFORMED, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1_000_000})
    void shouldRefuseAnEntryThatDoesNotFit(final int length)
    {
        writeRawCommands(excerpt -> excerpt.putInt(
            ExcerptLayout.HEADER_LENGTH + ExcerptLayout.COMMAND_LENGTH_OFFSET, length, LITTLE_ENDIAN));
        assertBreak(Reason.MALFORMED, 2);
    }

    @Test
    void shouldRefuseASequenceGapBetweenExcerpts()
    {
        writeRaw(batch(1, 2, 20), batch(4, 5, 20), JournalBreakTest::leave);
        final JournalException e = assertBreak(Reason.OUT_OF_SEQUENCE, 2);
        assertTrue(e.getMessage().contains("expected sequence 3, found sequence 4"), e.getMessage());
    }

    @Test
    void shouldRefuseADuplicatedExcerpt()
    {
        writeRaw(batch(1, 2, 20), batch(1, 2, 20), JournalBreakTest::leave);
        final JournalException e = assertBreak(Reason.OUT_OF_SEQUENCE, 2);
        assertTrue(e.getMessage().contains("expected sequence 3, found sequence 1"), e.getMessage());
    }

    @Test
    void shouldRefuseASequenceGapWithinAnExcerpt()
    {
        // the second of two entries of 24 + 20 + 4 bytes
        writeRawCommands(excerpt -> excerpt.putLong(ExcerptLayout.HEADER_LENGTH + 48, 9, LITTLE_ENDIAN));
        final JournalException e = assertBreak(Reason.OUT_OF_SEQUENCE, 2);
        assertTrue(e.getMessage().contains("expected sequence 4, found sequence 9"), e.getMessage());
    }

    @Test
    void shouldRefuseAJournalThatDoesNotStartWithTheFirstCommand()
    {
        writeRaw(batch(2, 3, 20), batch(4, 5, 20), JournalBreakTest::leave);
        assertBreak(Reason.OUT_OF_SEQUENCE, 0);
    }

    /** Two sound commands, then two in an excerpt with an edited header or payload. */
    private void writeRawCommands(final Consumer<UnsafeBuffer> edit)
    {
        writeRaw(batch(1, 2, 20), batch(3, 4, 20), edit);
    }

    private static void leave(final UnsafeBuffer excerpt)
    {
    }

    private void writeRaw(
        final BatchBuffer first, final BatchBuffer second, final Consumer<UnsafeBuffer> editSecond)
    {
        final JournalSettings settings = TestMessages.settings(directory);
        Journal.create(settings).close();
        try (ExcerptQueue queue = ExcerptQueue.open(
            Journal.commandsDirectory(directory), settings, JournalException.NO_EXCERPT))
        {
            append(queue, first, JournalBreakTest::leave);
            append(queue, second, editSecond);
        }
    }

    private void append(
        final ExcerptQueue queue, final BatchBuffer batch, final Consumer<UnsafeBuffer> edit)
    {
        final int length = batch.seal();
        final ByteBuffer bytes = ByteBuffer.allocateDirect(length);
        final UnsafeBuffer excerpt = new UnsafeBuffer(bytes);
        new UnsafeBuffer(batch.address(), length).getBytes(0, excerpt, 0, length);
        edit.accept(excerpt);
        final int format = excerpt.getShort(ExcerptLayout.FORMAT_OFFSET, LITTLE_ENDIAN);
        excerpt.putInt(
            ExcerptLayout.CRC_OFFSET, BatchBuffer.checksum(new CRC32C(), bytes, length, format), LITTLE_ENDIAN);
        chain.advance(excerpt);
        if (format == ExcerptLayout.FORMAT_VERSION)
        {
            excerpt.putBytes(ExcerptLayout.LINK_OFFSET, chain.bytes());
        }
        queue.append(excerpt.addressOffset(), length);
    }

    private static BatchBuffer batch(final long from, final long to, final int length)
    {
        final BatchBuffer batch = new BatchBuffer(
            ExcerptKind.COMMANDS, 4096, JournalPosition.COMMANDS_START, 1);
        for (long sequence = from; sequence <= to; sequence++)
        {
            batch.addCommand(sequence, sequence, TestMessages.command(0, length), 0, length);
        }
        return batch;
    }

    private JournalException assertBreak(final Reason reason, final long lastGood)
    {
        final JournalException e = assertThrows(JournalException.class, () -> readCommands(lastGood));
        assertEquals(reason, e.reason(), e.getMessage());
        return e;
    }

    /** Reads to the end, and checks that nothing behind the last good command is shown. */
    private void readCommands(final long lastGood)
    {
        try (CommandJournalReader reader = CommandJournalReader.open(directory))
        {
            try
            {
                while (reader.next())
                {
                    assertTrue(reader.sequence() <= lastGood, "showed " + reader.sequence());
                }
            }
            finally
            {
                assertEquals(lastGood, reader.lastSequence());
            }
        }
    }

    private static void readAll(final OutcomeJournalReader reader)
    {
        while (reader.next())
        {
            assertTrue(reader.sequence() > 0);
        }
    }

    private Path commandFile() throws IOException
    {
        return queueFile(Journal.commandsDirectory(directory));
    }

    private static Path queueFile(final Path queue) throws IOException
    {
        try (Stream<Path> files = Files.list(queue))
        {
            return files.filter(file -> file.toString().endsWith(".cq4")).findFirst().orElseThrow();
        }
    }

    /** Position in the file of the excerpt that starts with a sequence. */
    private static long positionOfExcerpt(final Path path, final long firstSequence) throws IOException
    {
        final UnsafeBuffer file = new UnsafeBuffer(Files.readAllBytes(path));
        for (int position = 0; position < file.capacity() - ExcerptLayout.HEADER_LENGTH; position += 4)
        {
            if (file.getInt(position, LITTLE_ENDIAN) == ExcerptLayout.MAGIC && firstSequence ==
                file.getLong(position + ExcerptLayout.FIRST_SEQUENCE_OFFSET, LITTLE_ENDIAN))
            {
                return position;
            }
        }
        throw new AssertionError("no excerpt starts with sequence " + firstSequence);
    }

    private interface FileEdit
    {
        void accept(RandomAccessFile file) throws IOException;
    }

    private static void edit(final Path path, final FileEdit edit) throws IOException
    {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw"))
        {
            edit.accept(file);
        }
    }

    private static void flip(final RandomAccessFile file, final long position) throws IOException
    {
        file.seek(position);
        final int value = file.read();
        file.seek(position);
        file.write(value ^ 0x10);
    }

    private static void truncate(final RandomAccessFile file, final long length) throws IOException
    {
        file.setLength(length);
    }

    private static void zero(final RandomAccessFile file, final long position, final int length) throws IOException
    {
        file.seek(position);
        file.write(new byte[length]);
    }
}
