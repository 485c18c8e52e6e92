package io.plimsoll.core.model;

import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.plimsoll.core.RiskCore;

import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The safe-box index where it is most likely to be wrong: one step before an account's zone ends, and one after, with
 * positions so small that every rounding counts.
 */
final class EdgeTest
{
    private static final int SEEDS = 500;
    private static final int SEEDS_PER_BATCH = 50;
    private static final int COMMANDS = 1_200;
    private static final int LEAST_ZONE_CHANGES = 1_000;

    static LongStream batches()
    {
        return LongStream.range(0, SEEDS / SEEDS_PER_BATCH).map(batch -> batch * SEEDS_PER_BATCH + 1);
    }

    @ParameterizedTest
    @MethodSource("batches")
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void shouldAgreeAtTheEdges(final long firstSeed)
    {
        long zoneChanges = 0;
        for (long seed = firstSeed; seed < firstSeed + SEEDS_PER_BATCH; seed++)
        {
            final TwinRun run = new TwinRun(seed, new EdgeHistory(seed), RiskCore::create);
            run.run(COMMANDS);
            zoneChanges += run.counts().of("event 115");
        }
        assertTrue(zoneChanges > LEAST_ZONE_CHANGES, "only " + zoneChanges + " zone changes");
    }
}
