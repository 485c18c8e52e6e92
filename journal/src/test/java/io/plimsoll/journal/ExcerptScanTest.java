package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ExcerptScanTest
{
    private static final int COMMANDS = 40;

    @TempDir
    private Path directory;

    private record Found(long index, long position, List<Byte> bytes)
    {
    }

    @Test
    void shouldFindWhatTheQueueShowsByteForByteAndWhereItSaysItIs()
    {
        TestDays.write(directory, 3, COMMANDS);
        for (final ExcerptKind kind : ExcerptKind.values())
        {
            final Path queue = directory.resolve(kind.directoryName());
            try (ExcerptCursor cursor = ExcerptCursor.open(queue, 1 << 20);
                ExcerptScan scan = ExcerptScan.open(queue, JournalException.NO_EXCERPT))
            {
                final List<Found> expected = all(cursor);
                assertEquals(24, expected.size());
                assertEquals(expected, all(scan));
                assertNull(scan.damage());
            }
        }
    }

    @Test
    void shouldNotCareForMetadata() throws IOException
    {
        TestMessages.writeJournal(directory, COMMANDS);
        Files.write(Journal.commandsDirectory(directory).resolve("metadata.cq4t"), new byte[]{1, 2, 3});
        assertEquals(8, count(0));
    }

    @Test
    void shouldPassOverADamagedExcerptAndRememberIt() throws IOException
    {
        TestMessages.writeJournal(directory, COMMANDS);
        final QueueBytes file = QueueBytes.of(directory);
        final long position = file.positionOfExcerpt(21);
        file.flip(position + ExcerptLayout.HEADER_LENGTH + 9);
        try (ExcerptScan scan = scan(0))
        {
            for (int i = 0; i < 4; i++)
            {
                assertTrue(scan.next());
                assertNull(scan.damage());
            }
            assertTrue(scan.next());
            assertEquals(26, scan.buffer().getLong(ExcerptLayout.FIRST_SEQUENCE_OFFSET));
            assertEquals(5, scan.index() & 0xFFFF);
            assertNotNull(scan.damage());
            assertEquals(Reason.CHECKSUM, scan.damage().reason());
            assertEquals(position, scan.damage().place().position());
            assertTrue(scan.damage().getMessage().contains("of sequences 21 to 25 says"), scan.damage().getMessage());
            assertTrue(scan.next());
            assertNull(scan.damage());
        }
    }

    @Test
    void shouldStopAtTheEndOfATruncatedFile() throws IOException
    {
        TestMessages.writeJournal(directory, COMMANDS);
        final QueueBytes file = QueueBytes.of(directory);
        file.truncate(file.positionOfExcerpt(36) + 150);
        try (ExcerptScan scan = scan(0))
        {
            int count = 0;
            while (scan.next())
            {
                count++;
            }
            assertEquals(7, count);
            assertTrue(scan.damage().getMessage().contains("the file ends within an excerpt of sequences 36 to 40"),
                scan.damage().getMessage());
            assertFalse(scan.next());
        }
    }

    @Test
    void shouldTakeAnUnfinishedExcerptOnlyIfTheMarkSaysThatItWasWritten() throws IOException
    {
        TestMessages.writeJournal(directory, COMMANDS);
        final QueueBytes file = QueueBytes.of(directory);
        // The queue's bit for a document that is not ready yet.
        file.flip(file.positionOfExcerpt(36) - 1, 0x80);
        assertEquals(7, count(0));
        try (JournalMark mark = JournalMark.read(directory))
        {
            assertEquals(8, count(mark.commandsIndex()));
        }
    }

    @Test
    void shouldFindNothingWhereThereIsNothing() throws IOException
    {
        Files.createDirectories(Journal.commandsDirectory(directory));
        assertEquals(0, count(0));
        Files.createFile(Journal.commandsDirectory(directory).resolve("20260131F.cq4"));
        Files.createFile(Journal.commandsDirectory(directory).resolve("20261399F.cq4"));
        assertEquals(0, count(0));
    }

    @Test
    void shouldReadExcerptsLargerThanItsFirstBuffer()
    {
        final JournalSettings settings = JournalSettings.of(directory).withSizes(2 << 20, 16 << 20);
        try (Journal journal = Journal.create(settings))
        {
            final int length = 1 << 20;
            journal.commands().append(1, 1, TestMessages.command(0, length), 0, length);
            journal.commands().flush();
        }
        try (ExcerptScan scan = scan(0))
        {
            assertTrue(scan.next());
            assertEquals(ExcerptLayout.HEADER_LENGTH + 24 + (1 << 20), scan.length());
            assertFalse(scan.next());
        }
    }

    private int count(final long writtenIndex)
    {
        int count = 0;
        try (ExcerptScan scan = scan(writtenIndex))
        {
            while (scan.next())
            {
                count++;
            }
        }
        return count;
    }

    private ExcerptScan scan(final long writtenIndex)
    {
        return ExcerptScan.open(Journal.commandsDirectory(directory), writtenIndex);
    }

    private static List<Found> all(final ExcerptSource source)
    {
        final List<Found> found = new ArrayList<>();
        while (source.next())
        {
            final List<Byte> bytes = new ArrayList<>();
            for (final byte b : bytes(source))
            {
                bytes.add(b);
            }
            found.add(new Found(source.index(), source.place(source.index()).position(), bytes));
        }
        return found;
    }

    private static byte[] bytes(final ExcerptSource source)
    {
        final byte[] bytes = new byte[source.length()];
        source.buffer().getBytes(0, bytes);
        return bytes;
    }
}
