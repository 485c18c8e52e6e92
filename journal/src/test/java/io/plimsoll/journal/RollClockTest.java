package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.openhft.chronicle.core.time.TimeProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clocks that step back and forth, and days that begin: everything reads back in order.
 */
@Timeout(60)
class RollClockTest
{
    private static final long HOUR_MS = TimeUnit.HOURS.toMillis(1);
    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);

    @TempDir
    private Path directory;

    private long wallMs;
    private final TimeProvider wallClock = () -> wallMs;
    private final BatchBuffer batch = new BatchBuffer(
        ExcerptKind.COMMANDS, 4096, JournalPosition.COMMANDS_START, 1);
    private long lastIndex = JournalException.NO_EXCERPT;
    private long lastSequence;

    /** Days before and after the one on which the test runs: a reader's own clock must not matter. */
    @ParameterizedTest
    @ValueSource(ints = {-400, 0, 3})
    void shouldStayInTheLaterFileWhenTheClockStepsBack(final int days)
    {
        final long noonMs = (LocalDate.now().toEpochDay() + days) * DAY_MS + 12 * HOUR_MS;
        wallMs = noonMs;
        try (ExcerptQueue queue = open())
        {
            append(queue, 3);
            wallMs = noonMs + 12 * HOUR_MS;
            append(queue, 3);
            final int later = cycleOfLast();
            for (final long backMs : new long[]{1, HOUR_MS, DAY_MS, 40 * DAY_MS})
            {
                wallMs = noonMs + 12 * HOUR_MS - backMs;
                append(queue, 2);
                assertEquals(later, cycleOfLast());
            }
            wallMs = noonMs + 14 * HOUR_MS;
            append(queue, 1);
            assertEquals(later, cycleOfLast());
            wallMs = noonMs + 2 * DAY_MS;
            append(queue, 1);
            assertEquals(later + 1, cycleOfLast());
        }
        assertEquals(3, files(".cq4"));
        assertReadsBack();
    }

    @Test
    void shouldStayInTheLaterFileWhenTheClockStoodBackAtTheStart()
    {
        wallMs = 20_000 * DAY_MS;
        try (ExcerptQueue queue = open())
        {
            append(queue, 2);
        }
        wallMs = 19_990 * DAY_MS;
        try (ExcerptQueue queue = open())
        {
            append(queue, 2);
            assertEquals(20_000, cycleOfLast());
            wallMs = 20_001 * DAY_MS;
            append(queue, 2);
            assertEquals(20_001, cycleOfLast());
        }
        assertReadsBack();
    }

    @Test
    void shouldRollAtMidnightAndGiveEachDaysReserveBack() throws Exception
    {
        wallMs = 20_000 * DAY_MS - 1;
        try (ExcerptQueue queue = open())
        {
            for (int day = 0; day < 5; day++)
            {
                append(queue, 2);
                assertEquals(19_999 + day, cycleOfLast());
                wallMs += 1;
                append(queue, 3);
                assertEquals(20_000 + day, cycleOfLast());
                wallMs += DAY_MS - 1;
            }
            assertEquals(6, files(".cq4"));
            assertEquals(0, files(".precreated"));
            // All but the last have given theirs back.
            assertTrue(usedBytes() < JournalSettings.DEFAULT_RESERVE_BYTES * 5 / 4, usedBytes() + " bytes");
        }
        assertEquals(0, files(".precreated"));
        assertTrue(usedBytes() < 6 << 20, usedBytes() + " bytes");
        assertReadsBack();
    }

    @Test
    void shouldNotBeginADayWhileSpaceIsLow()
    {
        wallMs = 20_000 * DAY_MS;
        final JournalSettings low =
            TestMessages.settings(directory).withSpace(Long.MAX_VALUE / 2, JournalSettings.MIN_RESERVE_BYTES);
        try (ExcerptQueue queue = ExcerptQueue.open(directory, low, lastIndex, wallClock))
        {
            append(queue, 2);
            wallMs += DAY_MS;
            append(queue, 2);
            assertEquals(20_000, cycleOfLast());
            assertTrue(queue.reserve().isLow());
            assertEquals(0, files(".precreated"));
        }
        // With room again it is made up for.
        try (ExcerptQueue queue = open())
        {
            append(queue, 1);
            assertEquals(20_001, cycleOfLast());
            assertFalse(queue.reserve().isLow());
        }
        assertReadsBack();
    }

    /** A preparation that a killed process left behind is in nobody's way. */
    @Test
    void shouldTakeAwayWhatWasPreparedAndNotBegun() throws Exception
    {
        wallMs = 20_000 * DAY_MS;
        Files.createDirectories(directory);
        Files.write(directory.resolve("20241004F.precreated"), new byte[100]);
        Files.write(directory.resolve("20240101F.precreated"), new byte[100]);
        try (ExcerptQueue queue = open())
        {
            append(queue, 1);
            assertEquals(0, files(".precreated"));
        }
        assertReadsBack();
    }

    private ExcerptQueue open()
    {
        return ExcerptQueue.open(directory, TestMessages.settings(directory).withSpace(
            0, JournalSettings.DEFAULT_RESERVE_BYTES), lastIndex, wallClock);
    }

    private void append(final ExcerptQueue queue, final int count)
    {
        for (int i = 0; i < count; i++)
        {
            batch.clear();
            batch.addCommand(++lastSequence, lastSequence, TestMessages.command(0, 20), 0, 20);
            lastIndex = queue.append(batch.address(), batch.seal());
        }
    }

    private int cycleOfLast()
    {
        return RollFiles.CYCLE.toCycle(lastIndex);
    }

    private void assertReadsBack()
    {
        final List<Long> sequences = new ArrayList<>();
        try (ExcerptCursor cursor = ExcerptCursor.open(directory, 1 << 20))
        {
            while (cursor.next())
            {
                sequences.add(cursor.buffer().getLong(ExcerptLayout.FIRST_SEQUENCE_OFFSET));
            }
        }
        assertEquals(LongStream.rangeClosed(1, lastSequence).boxed().toList(), sequences);
    }

    private long files(final String suffix)
    {
        try (Stream<Path> files = Files.list(directory))
        {
            return files.filter(file -> file.toString().endsWith(suffix)).count();
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }

    /** Blocks, not lengths. */
    private long usedBytes() throws Exception
    {
        final Process du = new ProcessBuilder("du", "-sk", directory.toString()).start();
        final String output = new String(du.getInputStream().readAllBytes());
        return Long.parseLong(output.split("\\s")[0]) << 10;
    }
}
