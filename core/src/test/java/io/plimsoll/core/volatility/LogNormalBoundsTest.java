package io.plimsoll.core.volatility;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Rulebook R10.2: rounding of statistical bounds. The published numbers are in the conformance tests.
 */
class LogNormalBoundsTest
{
    private static final long DAY_NS = 86_400_000_000_000L;

    private final LogNormalBounds bounds = new LogNormalBounds();

    /**
     * A day at 10 %, one deviation: exp(-0.105) = 0.9003245, exp(0.095) = 1.0996589.
     */
    @Test
    void shouldRoundInwards()
    {
        bounds.workOut(1_000, 100_000, DAY_NS, 1_000_000);
        assertEquals(901, bounds.lower());
        assertEquals(1_099, bounds.upper());
    }

    /**
     * A quarter of a day halves the deviation: exp(-0.05125) = 0.9500411, exp(0.04875) = 1.0499579.
     */
    @Test
    void shouldScaleWithTheRootOfTime()
    {
        bounds.workOut(10_000_000, 100_000, DAY_NS / 4, 1_000_000);
        assertEquals(9_500_412, bounds.lower());
        assertEquals(10_499_578, bounds.upper());
    }

    @Test
    void shouldSaturateBeyondAllPrices()
    {
        bounds.workOut(1_000_000_000_000_000L, 10_000_000, DAY_NS, 100_000_000);
        assertEquals(0, bounds.lower());
        assertEquals(Long.MAX_VALUE, bounds.upper());
    }
}
