package io.plimsoll.core.model;

import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * A core that is replaced by a snapshot of itself at random points gives the same events, byte for byte, as one that
 * goes on undisturbed, and as the naive engine.
 * <p>
 * A failure names its seed; {@code run(seed, history, commands)} repeats it.
 */
final class SnapshotModelTest
{
    private static final int SEEDS = 40;
    private static final int SEEDS_PER_BATCH = 10;
    private static final int COMMANDS = 3_000;
    private static final int EDGE_COMMANDS = 500;
    private static final int RELOADS_PER_MILLE = 10;
    private static final int LEAST_RELOADS = SEEDS_PER_BATCH * COMMANDS * RELOADS_PER_MILLE / 2_000;
    private static final int LEAST_ZONE_CHANGES = 100;
    private static final String NIGHTLY_MINUTES = "plimsoll.nightly.minutes";

    private int reloads;
    private long zoneChanges;

    static LongStream batches()
    {
        return LongStream.range(0, SEEDS / SEEDS_PER_BATCH).map(batch -> batch * SEEDS_PER_BATCH + 1);
    }

    @ParameterizedTest
    @MethodSource("batches")
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void shouldGoOnAsIfNothingHadHappened(final long firstSeed)
    {
        for (long seed = firstSeed; seed < firstSeed + SEEDS_PER_BATCH; seed++)
        {
            run(seed, new RandomHistory(seed), COMMANDS);
        }
        assertTrue(reloads > LEAST_RELOADS, "only " + reloads + " reloads");
        assertTrue(zoneChanges > LEAST_ZONE_CHANGES, "only " + zoneChanges + " zone changes");
    }

    @ParameterizedTest
    @MethodSource("batches")
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void shouldGoOnAtTheEdges(final long firstSeed)
    {
        for (long seed = firstSeed; seed < firstSeed + SEEDS_PER_BATCH; seed++)
        {
            run(seed, new EdgeHistory(seed), EDGE_COMMANDS);
        }
        assertTrue(zoneChanges > LEAST_ZONE_CHANGES, "only " + zoneChanges + " zone changes");
    }

    /**
     * Fresh seeds until the time is up; each is printed before it runs.
     */
    @Test
    @Tag("nightly")
    @Timeout(value = 12, unit = TimeUnit.HOURS)
    void shouldGoOnWithFreshSeeds()
    {
        final long endNs = System.nanoTime() + TimeUnit.MINUTES.toNanos(Long.getLong(NIGHTLY_MINUTES, 10));
        long seed = System.currentTimeMillis();
        while (System.nanoTime() - endNs < 0)
        {
            seed++;
            System.out.println("snapshot model test seed " + seed);
            run(seed, new RandomHistory(seed), 4 * COMMANDS);
            run(seed, new EdgeHistory(seed), 4 * EDGE_COMMANDS);
        }
    }

    private void run(final long seed, final History history, final int commands)
    {
        final TwinRun run = new TwinRun(
            seed, history, limits -> new ReloadedCore(limits, seed, RELOADS_PER_MILLE));
        run.run(commands);
        final ReloadedCore subject = (ReloadedCore)run.subject();
        assertEquals(subject.undisturbed().stateHash(), subject.stateHash());
        assertEquals(0, subject.reloaded().misplacedAccounts());
        reloads += subject.reloads();
        zoneChanges += run.counts().of("event 115");
    }
}
