package io.plimsoll.bench.journal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(60)
class ReplayHarnessTest
{
    @TempDir
    private Path directory;

    @Test
    void shouldPrintARateForEachStage()
    {
        final Printed printed = new Printed();

        ReplayHarness.run(
            new String[]{"directory=" + directory, "accounts=200", "commands=20000", "batch=8", "rounds=1"},
            printed.stream());

        for (final String stage : new String[]{"bare", "read", "no-core", "replay", "verify"})
        {
            assertTrue(printed.number("rate journal-" + stage + "-200") > 0, printed::toString);
        }
        assertTrue(printed.number("ratio journal-replay-to-bare-200") > 0, printed::toString);
        assertEquals(0, directory.toFile().list().length, "files are left");
    }

    @Test
    void shouldWriteWhatItSays()
    {
        final RecordedDay day = RecordedDay.record(directory.resolve("journal"), 200, 20_000, 8, 1);

        // 1 asset, 1 backstop, 64 contracts and ticks, 200 accounts and deposits, 250 trades.
        assertEquals(2 + 2 * 64 + 2 * 200 + 3 * 250, day.setUp());
        assertTrue(day.commands() > 20_000 && day.commands() < 20_100, day::toString);
        assertTrue(day.events() > day.setUp() && day.lookedAt() > 0, day::toString);
        ReplayHarness.check(day);
    }

    @Test
    void shouldNoticeAnotherState()
    {
        final RecordedDay day = RecordedDay.record(directory.resolve("journal"), 20, 1_000, 8, 1);
        final RecordedDay other = new RecordedDay(
            day.directory(), day.limits(), day.commands(), day.setUp(), day.events(), day.positions(), day.lookedAt(),
            day.stateHash() + 1);

        assertThrows(IllegalStateException.class, () -> ReplayHarness.check(other));
    }
}
