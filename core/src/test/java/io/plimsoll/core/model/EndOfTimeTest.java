package io.plimsoll.core.model;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * R1.1: times go up to the largest number of 64 bits, and commands may come then. What is never due is not due then
 * either, and what would be due later never overflows: core and naive engine agree, also across snapshots.
 */
final class EndOfTimeTest
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int SEEDS = 12;
    private static final int COMMANDS = 1_500;
    private static final int RELOADS_PER_MILLE = 10;

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void shouldGoOnAtTheEndOfTime()
    {
        for (long seed = 1; seed <= SEEDS; seed++)
        {
            final long of = seed;
            final RandomHistory history = RandomHistory.untilTheEndOfTime(seed, seed * 10 * SECOND_NS);
            new TwinRun(seed, history, limits -> new ReloadedCore(limits, of, RELOADS_PER_MILLE)).run(COMMANDS);
            assertEquals(Long.MAX_VALUE, history.timeNs(), "seed " + seed);
        }
    }
}
