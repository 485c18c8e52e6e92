package io.plimsoll.core.liquidation;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.plimsoll.core.instrument.Instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Rulebook R6.10 over random accounts.
 */
@Timeout(120)
class SlicePlanTest
{
    private static final int ACCOUNTS = 4_000;
    private static final long ROUNDINGS = 16;

    private String words;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldRestoreWithNoLotToSpare(final long seed)
    {
        final SplittableRandom random = new SplittableRandom(seed);
        int restored = 0;
        int several = 0;
        int everything = 0;
        int tight = 0;
        for (int i = 0; i < ACCOUNTS; i++)
        {
            final PlannedAccount account =
                new PlannedAccount(random, 1 + random.nextInt(4), i % 2 == 0 ? 40 : 2_000, false);
            final boolean isRestored = account.plan.solve(PlannedAccount.TARGET_PPM);
            final long[] lots = account.planned();
            words = "seed " + seed + ", account " + i + ": " + Arrays.toString(lots);
            if (isRestored)
            {
                restored++;
                several += Arrays.stream(lots).filter(closed -> closed > 0).count() > 1 ? 1 : 0;
                assertTrue(account.left(lots) >= 0, words);
                assertOnlyWhatHelps(account, lots);
                if (account.doesEveryLotHelp())
                {
                    tight++;
                    assertNoLotToSpare(account, lots);
                    assertNoDearerThanOneLeg(account, lots);
                }
            }
            else
            {
                everything++;
                assertNothingRestores(account, lots);
            }
        }
        assertTrue(restored > ACCOUNTS / 4 && several > ACCOUNTS / 50 && everything > ACCOUNTS / 50 &&
            tight > ACCOUNTS / 4, restored + " " + several + " " + everything + " " + tight);
    }

    private void assertOnlyWhatHelps(final PlannedAccount account, final long[] lots)
    {
        for (int leg = 0; leg < lots.length; leg++)
        {
            assertTrue(lots[leg] == 0 || account.releasedPpm(leg, lots[leg]) > 0, words);
        }
    }

    private void assertNoLotToSpare(final PlannedAccount account, final long[] lots)
    {
        for (int leg = 0; leg < lots.length; leg++)
        {
            if (lots[leg] > 0)
            {
                lots[leg]--;
                assertTrue(account.left(lots) < 0, words);
                lots[leg]++;
            }
        }
    }

    private void assertNoDearerThanOneLeg(final PlannedAccount account, final long[] lots)
    {
        for (int leg = 0; leg < lots.length; leg++)
        {
            final long[] alone = new long[lots.length];
            while (alone[leg] < account.size(leg) && account.left(alone) < 0)
            {
                alone[leg]++;
            }
            if (account.left(alone) >= 0)
            {
                assertTrue(account.cost(lots) <= account.cost(alone) + dearestLot(account) + ROUNDINGS, words);
            }
        }
    }

    private static long dearestLot(final PlannedAccount account)
    {
        long dearest = 0;
        for (int leg = 0; leg < account.legs(); leg++)
        {
            dearest = Math.max(dearest, account.fee(leg, 1));
        }
        return dearest;
    }

    private void assertNothingRestores(final PlannedAccount account, final long[] lots)
    {
        final long[] helpful = new long[lots.length];
        for (int leg = 0; leg < lots.length; leg++)
        {
            assertEquals(account.size(leg), lots[leg], words);
            helpful[leg] = account.helpful(leg);
        }
        assertTrue(account.left(helpful) < 0, words);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void shouldCostAtMostOneLotMoreThanTheBestOfAllPlans(final long seed)
    {
        final SplittableRandom random = new SplittableRandom(seed);
        int compared = 0;
        int dearer = 0;
        for (int i = 0; i < ACCOUNTS; i++)
        {
            final PlannedAccount account = new PlannedAccount(random, 2 + random.nextInt(2), 7, false);
            final boolean isRestored = account.plan.solve(PlannedAccount.TARGET_PPM);
            final long[] lots = account.planned();
            words = "seed " + seed + ", account " + i + ": " + Arrays.toString(lots);
            if (account.doesEveryLotHelp())
            {
                final long best = cheapest(account, new long[account.legs()], 0);
                assertEquals(best != Long.MAX_VALUE, isRestored, words);
                if (isRestored)
                {
                    compared++;
                    final long cost = account.cost(lots);
                    dearer += cost > best + ROUNDINGS ? 1 : 0;
                    assertTrue(cost >= best, words);
                    assertTrue(cost <= best + dearestLot(account) + ROUNDINGS, words + ' ' + cost + ' ' + best);
                }
            }
        }
        assertTrue(compared > ACCOUNTS / 4 && dearer < compared / 2, compared + " " + dearer);
    }

    /**
     * Least cost of all plans that restore, by trying them.
     */
    private static long cheapest(final PlannedAccount account, final long[] lots, final int leg)
    {
        if (leg == lots.length)
        {
            return account.left(lots) >= 0 ? account.cost(lots) : Long.MAX_VALUE;
        }
        long best = Long.MAX_VALUE;
        for (long n = 0; n <= account.size(leg); n++)
        {
            lots[leg] = n;
            best = Math.min(best, cheapest(account, lots, leg + 1));
        }
        lots[leg] = 0;
        return best;
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void shouldLeaveNoDust(final long seed)
    {
        final SplittableRandom random = new SplittableRandom(seed);
        int swept = 0;
        for (int i = 0; i < ACCOUNTS; i++)
        {
            final PlannedAccount account = new PlannedAccount(random, 1 + random.nextInt(4), 500, true);
            final boolean isRestored = account.plan.solve(PlannedAccount.TARGET_PPM);
            final long[] lots = account.planned();
            words = "seed " + seed + ", account " + i + ": " + Arrays.toString(lots);
            for (int leg = 0; leg < lots.length && isRestored; leg++)
            {
                final Instrument instrument = account.instrument(leg);
                final boolean isPart = lots[leg] > 0 && lots[leg] < account.size(leg);
                assertTrue(!isPart ||
                    account.notional(leg, account.size(leg) - lots[leg]) >= instrument.dustNotional(), words);
                swept += lots[leg] == account.size(leg) && account.left(less(lots, leg)) >= 0 ? 1 : 0;
            }
        }
        assertTrue(swept > ACCOUNTS / 100, "swept " + swept);
    }

    private static long[] less(final long[] lots, final int leg)
    {
        final long[] less = lots.clone();
        less[leg]--;
        return less;
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32})
    void shouldLeaveHaltedLegsAlone(final long seed)
    {
        final SplittableRandom random = new SplittableRandom(seed);
        int restored = 0;
        for (int i = 0; i < ACCOUNTS; i++)
        {
            final PlannedAccount account = new PlannedAccount(random, 4, 100, false);
            account.instrument(1).tradingState(Instrument.HALTED);
            account.instrument(3).tradingState(Instrument.HALTED);
            final boolean isRestored = account.plan.solve(PlannedAccount.TARGET_PPM);
            final long[] lots = account.planned();
            words = "seed " + seed + ", account " + i + ": " + Arrays.toString(lots);
            restored += isRestored ? 1 : 0;
            assertEquals(0, lots[1] + lots[3], words);
            assertTrue(isRestored ? account.left(lots) >= 0 : lots[0] == account.size(0) && lots[2] == account.size(2),
                words);
        }
        assertTrue(restored > ACCOUNTS / 10, "restored " + restored);
    }
}
