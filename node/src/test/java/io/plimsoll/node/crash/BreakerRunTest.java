package io.plimsoll.node.crash;

import io.plimsoll.core.message.BreakerCause;
import io.plimsoll.core.message.BreakerState;
import io.plimsoll.node.crash.market.CrashDay;
import io.plimsoll.node.crash.record.BreakerChange;
import io.plimsoll.node.crash.record.Count;
import io.plimsoll.node.crash.record.GuardedRun;
import io.plimsoll.node.crash.venue.Safeguards;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(120)
class BreakerRunTest
{
    private static final int ACCOUNTS = 200;
    private static final long SEED = 7;

    @Test
    void shouldFireNothingInACalmWeek()
    {
        final GuardedRun run = CrashRuns.guarded(CrashDay.CALM_2025, Safeguards.BREAKERS, ACCOUNTS, SEED);

        assertTrue(run.run().isSound());
        assertTrue(run.breakers().changes().isEmpty(), () -> run.breakers().changes().toString());
        for (final Count count : Count.values())
        {
            assertEquals(0, run.run().record().tally().total(count), count.name());
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CALM_2025")
    void shouldFireOnEveryCrashDay(final CrashDay day)
    {
        final GuardedRun run = CrashRuns.guarded(day, Safeguards.BREAKERS, ACCOUNTS, SEED);

        assertTrue(run.run().isSound(), () -> run.run().record().refused().first());
        assertTrue(run.breakers().fired(BreakerCause.VELOCITY) > 0, "no limit");
        assertTrue(run.breakers().changes().stream().anyMatch(change -> change.to() == BreakerState.HALTED), "no halt");
        for (final BreakerChange change : run.breakers().changes())
        {
            if (change.isBegin())
            {
                assertTrue(change.candidate() < change.lower() || change.candidate() > change.upper(),
                    () -> "within its bounds: " + change);
            }
        }
    }

    @Test
    void shouldFireOnlyTheBoundThatItHas()
    {
        final GuardedRun limit = CrashRuns.guarded(CrashDay.OCTOBER_2025, Safeguards.LIMIT, ACCOUNTS, SEED);
        final GuardedRun halt = CrashRuns.guarded(CrashDay.OCTOBER_2025, Safeguards.HALT, ACCOUNTS, SEED);
        final GuardedRun without = CrashRuns.guarded(CrashDay.OCTOBER_2025, Safeguards.VOLATILITY, ACCOUNTS, SEED);

        assertTrue(limit.breakers().fired(BreakerCause.VELOCITY) > 0);
        assertEquals(0, limit.breakers().fired(BreakerCause.STATISTICAL));
        assertTrue(halt.breakers().fired(BreakerCause.STATISTICAL) > 0);
        assertEquals(0, halt.breakers().fired(BreakerCause.VELOCITY));
        assertTrue(without.breakers().changes().isEmpty());
    }
}
