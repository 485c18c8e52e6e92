package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.journal.JournalException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.openhft.chronicle.core.time.SetTimeProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ExcerptQueueTest
{
    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);

    @TempDir
    private Path directory;

    private final SetTimeProvider clock = new SetTimeProvider(20_000 * TimeUnit.DAYS.toNanos(1));
    private final BatchBuffer batch = new BatchBuffer(
        ExcerptKind.COMMANDS, 4096, JournalPosition.COMMANDS_START, 1);

    @Test
    void shouldRollByTheDayOfItsOwnClockAndReadAcrossMissingDays() throws Exception
    {
        long last = JournalException.NO_EXCERPT;
        try (ExcerptQueue queue = open(last))
        {
            for (int sequence = 1; sequence <= 4; sequence++)
            {
                last = append(queue, sequence);
                clock.advanceMillis(sequence == 3 ? 400 * DAY_MS : DAY_MS / 2);
            }
        }
        assertEquals("2025-11-09#0", ExcerptQueue.describeIndex(last));
        assertEquals(List.of(1L, 2L, 3L, 4L), sequences());
        try (Stream<Path> files = Files.list(directory))
        {
            assertEquals(3, files.filter(file -> file.toString().endsWith(".cq4")).count());
        }
    }

    @Test
    void shouldContinueOnALaterDay()
    {
        final long last;
        try (ExcerptQueue queue = open(JournalException.NO_EXCERPT))
        {
            append(queue, 1);
            last = append(queue, 2);
        }
        clock.advanceMillis(3 * DAY_MS);
        assertEquals(List.of(1L, 2L), sequences());
        try (ExcerptQueue queue = open(last))
        {
            append(queue, 3);
            append(queue, 4);
        }
        assertEquals(List.of(1L, 2L, 3L, 4L), sequences());
    }

    @Test
    void shouldReadAcrossAFileThatWasNotEnded()
    {
        // A killed process leaves no end-of-file mark behind: the first queue stays open.
        try (ExcerptQueue killed = open(JournalException.NO_EXCERPT))
        {
            append(killed, 1);
            final long last = append(killed, 2);
            clock.advanceMillis(DAY_MS);
            try (ExcerptQueue queue = open(last))
            {
                append(queue, 3);
                assertEquals(List.of(1L, 2L, 3L), sequences());
            }
        }
    }

    @Test
    void shouldNoticeAnExcerptThatDoesNotFollowTheLast()
    {
        final long last;
        try (ExcerptQueue queue = open(JournalException.NO_EXCERPT))
        {
            append(queue, 1);
            last = append(queue, 2);
        }
        try (ExcerptQueue queue = open(last + 1))
        {
            final JournalException e = assertThrows(JournalException.class, () -> append(queue, 3));
            assertEquals(Reason.WRITE_FAILED, e.reason());
            assertTrue(e.getMessage().contains("#2: the excerpt landed here"), e.getMessage());
        }
    }

    private ExcerptQueue open(final long lastIndex)
    {
        return ExcerptQueue.open(directory, TestMessages.settings(directory), lastIndex, clock);
    }

    private long append(final ExcerptQueue queue, final long sequence)
    {
        batch.clear();
        batch.addCommand(sequence, sequence, TestMessages.command(0, 20), 0, 20);
        return queue.append(batch.address(), batch.seal());
    }

    private List<Long> sequences()
    {
        final List<Long> sequences = new ArrayList<>();
        try (ExcerptCursor cursor = ExcerptCursor.open(directory, 1 << 20))
        {
            while (cursor.next())
            {
                sequences.add(cursor.buffer().getLong(ExcerptLayout.FIRST_SEQUENCE_OFFSET));
            }
        }
        return sequences;
    }
}
