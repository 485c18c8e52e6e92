package io.plimsoll.core.model;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.plimsoll.core.RiskCore;

import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * R8.4 to R8.8, R8.10 to R8.12: marks and prices from indices, refusals, failing assets and cool-offs in random
 * histories. The core gives the naive engine's events, the index misses nobody, and a snapshot goes on like the core.
 */
class PricedModelTest
{
    private static final int COMMANDS = 2_500;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    @Timeout(120)
    void shouldAgreeWithTheNaiveEngineAndMissNobody(final long seed)
    {
        final PricedHistory history = new PricedHistory(seed, 200);
        final TwinRun run = new TwinRun(seed, history, limits -> new WatchedCore(RiskCore.create(limits)));
        run.run(COMMANDS);
        final WatchedCore watched = (WatchedCore)run.subject();
        assertTrue(watched.core().evaluations() > 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {17, 18, 19, 20})
    @Timeout(120)
    void shouldGoOnFromASnapshot(final long seed)
    {
        final PricedHistory history = new PricedHistory(seed, 200);
        final TwinRun run = new TwinRun(seed, history, limits -> new ReloadedCore(limits, seed, 20));
        run.run(COMMANDS);
        assertTrue(((ReloadedCore)run.subject()).reloads() > 10);
    }
}
