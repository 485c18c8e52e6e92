package io.plimsoll.node.whatif;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class IntervalsTest
{
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;

    @Test
    void shouldCutADayIntoFiveMinutes()
    {
        final Intervals intervals = Intervals.over(DAY, 2 * DAY - 1);
        assertEquals(288, intervals.count());
        assertEquals(300 * SECOND, intervals.widthNs());
        assertEquals(DAY, intervals.startNs());
        assertEquals(0, intervals.index(DAY + 300 * SECOND - 1));
        assertEquals(1, intervals.index(DAY + 300 * SECOND));
        assertEquals(287, intervals.index(2 * DAY - 1));
    }

    @Test
    void shouldHoldOneMoment()
    {
        final Intervals intervals = Intervals.over(SECOND + 7, SECOND + 7);
        assertEquals(1, intervals.count());
        assertEquals(SECOND, intervals.startNs());
    }

    @Test
    void shouldHoldAllTimesWithinFewIntervals()
    {
        for (long length = 1; length < 40_000 * DAY; length *= 3)
        {
            final Intervals intervals = Intervals.over(-5 * SECOND, length);
            assertTrue(intervals.count() <= Intervals.MOST, () -> "count " + intervals.count());
            assertTrue(intervals.startNs() <= -5 * SECOND);
            assertTrue(intervals.startNs() + intervals.count() * intervals.widthNs() > length);
            assertEquals(intervals.count() - 1, intervals.index(length));
        }
    }
}
