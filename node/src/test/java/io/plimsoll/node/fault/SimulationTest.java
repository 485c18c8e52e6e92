package io.plimsoll.node.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Deterministic simulation: seed, workload, crash points, recoveries; the end is that of the run without a crash.
 */
@Timeout(300)
class SimulationTest
{
    private static final int SEEDS = 40;
    private static final int COMMANDS = 1_200;
    private static final int SEEDS_PER_WORKLOAD = 5;
    private static final String NIGHTLY_MINUTES = "plimsoll.nightly.minutes";

    private final Map<CrashPoint, Integer> crashes = new EnumMap<>(CrashPoint.class);
    private Path directory;
    private StraightRun straight;
    private int crashedRecoveries;
    private int snapshotsUsed;

    @BeforeEach
    void create() throws IOException
    {
        directory = Seeds.temporaryDirectory();
    }

    @AfterEach
    void delete() throws IOException
    {
        Seeds.delete(directory);
    }

    @Test
    void shouldEndWhereTheStraightRunEnds() throws IOException
    {
        final long startNs = System.nanoTime();
        final long first = Seeds.seed();
        final int seeds = Seeds.isOne() ? 1 : SEEDS;
        for (long seed = first; seed < first + seeds; seed++)
        {
            run(seed);
        }
        System.out.println("simulation: seeds " + first + " on, " + seeds + " in " +
            (System.nanoTime() - startNs) / 1_000_000 + " ms: " + crashes + ", " + crashedRecoveries +
            " in recoveries, " + snapshotsUsed + " from snapshots");
        if (!Seeds.isOne())
        {
            assertEquals(EnumSet.allOf(CrashPoint.class), crashes.keySet());
            assertTrue(crashedRecoveries >= seeds && snapshotsUsed >= seeds, "too little happened");
        }
    }

    /** Fresh seeds until the time is up; each is printed before it runs. */
    @Test
    @Tag("nightly")
    @Timeout(value = 12, unit = TimeUnit.HOURS)
    void shouldEndWhereTheStraightRunEndsOnFreshSeeds() throws IOException
    {
        final long endNs =
            System.nanoTime() + TimeUnit.MINUTES.toNanos(Long.getLong(NIGHTLY_MINUTES, 30));
        for (long seed = System.currentTimeMillis(); System.nanoTime() - endNs < 0; seed++)
        {
            System.out.println("simulation seed " + seed);
            run(seed);
        }
    }

    private void run(final long seed) throws IOException
    {
        // The venue takes longer to play than its journal to break, so some seeds share one.
        final long workload = seed / SEEDS_PER_WORKLOAD * SEEDS_PER_WORKLOAD;
        if (straight == null || seed == workload)
        {
            straight = StraightRun.play(workload, COMMANDS);
        }
        final Path journal = directory.resolve("journal");
        Seeds.delete(journal);
        final Simulation simulation = new Simulation(straight, journal, seed);
        try
        {
            simulation.run();
        }
        catch (final RuntimeException e)
        {
            throw new AssertionError("seed " + seed + ": " + e, e);
        }
        simulation.crashes().forEach((point, count) -> crashes.merge(point, count, Integer::sum));
        crashedRecoveries += simulation.crashedRecoveries();
        snapshotsUsed += simulation.snapshotsUsed();
    }
}
