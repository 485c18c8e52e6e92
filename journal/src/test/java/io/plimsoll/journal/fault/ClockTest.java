package io.plimsoll.journal.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.core.StateMachine;
import io.plimsoll.journal.FaultAccess;
import io.plimsoll.journal.FaultAccess.Dated;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The wall clock, by which the files roll, is set back and forth: between appends, between runs, by hours and days.
 */
@Timeout(180)
class ClockTest
{
    private static final long HOUR_MS = TimeUnit.HOURS.toMillis(1);
    private static final int MAX_STEP_HOURS = 60;

    private final FaultBench bench = new FaultBench();
    private long nowMs;

    @AfterEach
    void close()
    {
        bench.close();
    }

    @Test
    void shouldGoOnWhateverTheClockDoes()
    {
        final long first = Seeds.seed();
        for (long seed = first; seed < first + Seeds.cases(25, 1_000); seed++)
        {
            final String name = "clock" + seed;
            final SplittableRandom random = Seeds.random(seed);
            nowMs = TimeUnit.DAYS.toMillis(20_000);
            final StateMachine machine = FaultAccess.machine();
            for (int run = 0; run < 4; run++)
            {
                try (Dated writing = new Dated(bench.directory(name), () -> nowMs))
                {
                    for (int step = 0; step < 5; step++)
                    {
                        Truth.write(writing.commands(), writing.outcomes(), machine,
                            machine.lastSequence() + random.nextInt(1, 12), random);
                        step(random);
                    }
                }
                step(random);
            }
            // The judge's own recovery goes by the clock of this machine.
            final String reason =
                bench.judge("seed " + seed, bench.directory(name), machine.lastSequence()).reason();
            assertEquals("WHOLE", reason, "seed " + seed);
        }
    }

    @Test
    void shouldGoOnWithFilesOfTheFuture()
    {
        nowMs = System.currentTimeMillis() + TimeUnit.DAYS.toMillis(3);
        final StateMachine machine = FaultAccess.machine();
        try (Dated writing = new Dated(bench.directory("future"), () -> nowMs))
        {
            Truth.write(writing.commands(), writing.outcomes(), machine, 30, Seeds.random(1));
        }
        final int files = JournalImage.of(bench.directory("future")).rollFiles("commands").size();
        assertEquals("WHOLE", bench.judge("future", bench.directory("future"), 30).reason());
        assertEquals(files, JournalImage.of(bench.directory("future")).rollFiles("commands").size(),
            "began a file of a day before the last one");
    }

    private void step(final SplittableRandom random)
    {
        nowMs += random.nextInt(-MAX_STEP_HOURS, MAX_STEP_HOURS + 1) * HOUR_MS;
    }
}
