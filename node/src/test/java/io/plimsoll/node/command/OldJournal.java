package io.plimsoll.node.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.config.JournalLimits;
import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.journal.Follower;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes a journal of today one of an earlier day, so that what is appended now goes into another file.
 */
final class OldJournal
{
    private static final int[] MARK_OFFSETS = {64, 128};

    private OldJournal()
    {
    }

    static void moveTo(final Path journal, final LocalDate day) throws IOException
    {
        for (final String queue : List.of("commands", "outcomes"))
        {
            Files.delete(journal.resolve(queue).resolve("metadata.cq4t"));
            final Path file = rollFile(journal, queue);
            Files.move(file, file.resolveSibling(day.format(DateTimeFormatter.BASIC_ISO_DATE) + "F.cq4"));
        }
        try (RandomAccessFile mark = new RandomAccessFile(journal.resolve("journal.mark").toFile(), "rw"))
        {
            for (final int offset : MARK_OFFSETS)
            {
                mark.seek(offset);
                final long index = Long.reverseBytes(mark.readLong());
                mark.seek(offset);
                mark.writeLong(Long.reverseBytes((day.toEpochDay() << Integer.SIZE) + (int)index));
            }
        }
    }

    /**
     * What {@code follow} does, up to a sequence.
     */
    static void writeSnapshot(final Path journal, final long sequence)
    {
        final CoreLimits limits = JournalLimits.read(journal).orElseThrow();
        try (Follower follower = Follower.open(
            journal, () -> RiskCore.create(limits), (file, reason) -> assertEquals("", reason)))
        {
            while (follower.sequence() < sequence)
            {
                assertEquals(1, follower.poll(1));
            }
            assertTrue(follower.snapshot(Integer.MAX_VALUE).isPresent());
        }
    }

    static Path rollFile(final Path journal, final String queue) throws IOException
    {
        try (Stream<Path> files = Files.list(journal.resolve(queue)))
        {
            return files.filter(path -> path.toString().endsWith(".cq4")).max(Path::compareTo).orElseThrow();
        }
    }
}
