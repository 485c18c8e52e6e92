package io.plimsoll.core.price;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * R8.2 step 1, and LAGGING of R8.3.
 */
class LagStatisticsTest
{
    private final LagStatistics statistics = new LagStatistics();

    @Test
    void shouldBeginMeansWithTheFirstSampleAndMoveThemByASixteenth()
    {
        statistics.onTick(1_000, 900, 100, 0);
        assertEquals(100, statistics.meanLagNs());
        assertEquals(0, statistics.meanIntervalNs());
        statistics.onTick(1_500, 1_400, 100, 0);
        assertEquals(100, statistics.meanLagNs());
        assertEquals(500, statistics.meanIntervalNs());
        // 100 + 90/16; 500 + (20 - 500)/16.
        statistics.onTick(1_520, 1_330, 100, 0);
        assertEquals(105, statistics.meanLagNs());
        assertEquals(470, statistics.meanIntervalNs());
        // Ahead of the clock is no lag: 105 - 105/16, toward zero.
        statistics.onTick(1_520, 9_000, 100, 0);
        assertEquals(99, statistics.meanLagNs());
        assertEquals(441, statistics.meanIntervalNs());
        assertEquals(4, statistics.ticks());
        assertEquals(1_520, statistics.arrivedNs());
    }

    @Test
    void shouldMeasureDistancesFromTheIndexOfNowAndOfItsTickBefore()
    {
        statistics.onTick(1, 1, 101, 0);
        statistics.onTick(2, 2, 101, 100);
        // No index was there at the tick before.
        assertEquals(0, statistics.distances());
        statistics.onTick(3, 3, 102, 104);
        assertEquals(1, statistics.distances());
        // 2/104 and 2/100.
        assertEquals(19_230_769L, statistics.meanDistanceE9());
        assertEquals(20_000_000L, statistics.meanDistanceBeforeE9());
        // 1/105 = 9,523,809 and 0: means move by a sixteenth, toward zero.
        statistics.onTick(4, 4, 104, 105);
        assertEquals(19_230_769L - (19_230_769L - 9_523_809L) / 16, statistics.meanDistanceE9());
        assertEquals(18_750_000L, statistics.meanDistanceBeforeE9());
        // What is no price moves no distance, but the index is remembered.
        statistics.onTick(5, 5, 0, 300);
        statistics.onTick(6, 6, -5, 300);
        assertEquals(2, statistics.distances());
        statistics.onTick(7, 7, 300, 300);
        assertEquals(3, statistics.distances());
        assertEquals(18_750_000L - 18_750_000L / 16, statistics.meanDistanceBeforeE9());
    }

    @Test
    void shouldHoldDistancesAtOneAndBeExactForLargePrices()
    {
        statistics.onTick(1, 1, 5, 7);
        statistics.onTick(2, 2, 1_000_000_000_000_000L, 7);
        assertEquals(1_000_000_000L, statistics.meanDistanceE9());
        statistics.clear();
        statistics.onTick(1, 1, 5, 999_999_999_999_989L);
        statistics.onTick(2, 2, 333_333_333_333_333L, 999_999_999_999_989L);
        // 666,666,666,666,656 / 999,999,999,999,989 = 0.666666666666663..., past 2^63 before the division.
        assertEquals(666_666_666L, statistics.meanDistanceE9());
        assertEquals(666_666_666L, statistics.meanDistanceBeforeE9());
    }

    @Test
    void shouldLagByItsStamps()
    {
        statistics.onTick(1_000, 400, 100, 0);
        assertTrue(statistics.isLagging(599, 0));
        assertFalse(statistics.isLagging(600, 0));
        assertFalse(statistics.isLagging(0, 0));
    }

    @Test
    void shouldLagByStandingWhereTheIndexWas()
    {
        // The index goes up by 1 % each time, the source repeats what it was at its tick before.
        long index = 1_000_000;
        long before = 0;
        for (int tick = 0; tick < 17; tick++)
        {
            assertFalse(statistics.isLagging(0, 1), "too few distances at " + tick);
            statistics.onTick(tick, tick, before == 0 ? index : before, index);
            before = index;
            index += index / 100;
        }
        assertEquals(16, statistics.distances());
        assertEquals(0, statistics.meanDistanceBeforeE9());
        assertTrue(statistics.isLagging(0, 1));
        // 1/101 = 9,900,990 e-9: strictly above the noise.
        assertTrue(statistics.isLagging(0, 9_900));
        assertFalse(statistics.isLagging(0, 9_901));
        assertFalse(statistics.isLagging(0, 0));
    }

    @Test
    void shouldNotLagWhereItIsAsFarFromBothIndices()
    {
        for (int tick = 0; tick < 30; tick++)
        {
            statistics.onTick(tick, tick, 1_100_000, 1_000_000);
        }
        assertEquals(100_000_000L, statistics.meanDistanceE9());
        assertEquals(100_000_000L, statistics.meanDistanceBeforeE9());
        assertFalse(statistics.isLagging(0, 1));
    }
}
