package io.plimsoll.core.settlement;

import java.math.BigDecimal;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Rulebook R1.7.
 */
@Timeout(60)
class SettlementTest
{
    @Test
    void shouldAddCostOfTheSameDirection()
    {
        assertEquals(250, Settlement.costAfter(2, 200, 1, 50));
        assertEquals(-250, Settlement.costAfter(-2, -200, -1, -50));
        assertEquals(50, Settlement.costAfter(0, 0, 1, 50));
    }

    @Test
    void shouldKeepTheEntryPriceOfWhatIsLeft()
    {
        assertEquals(66, Settlement.costAfter(3, 100, -1, -50), "rounded down");
        assertEquals(-67, Settlement.costAfter(-3, -100, 1, 50), "rounded down");
        assertEquals(0, Settlement.costAfter(3, 100, -3, -150));
    }

    @Test
    void shouldOpenTheOtherSideWithItsPartOfTheTrade()
    {
        // Of -100 for 3 lots, ceil(-100 * 2 / 3) = -66 closes, -34 opens.
        assertEquals(-34, Settlement.costAfter(2, 90, -3, -100));
        // Of 100 for 3 lots, ceil(100 * 2 / 3) = 67 closes, 33 opens.
        assertEquals(33, Settlement.costAfter(-2, -90, 3, 100));
    }

    /**
     * Cost stays within a unit of its exact share, so that nothing builds up; a position that is closed costs nothing,
     * and all that was paid came back.
     */
    @Test
    void shouldConserveOverRandomTrades()
    {
        final SplittableRandom random = new SplittableRandom(31);
        for (int round = 0; round < 2_000; round++)
        {
            long lots = 0;
            long cost = 0;
            long paid = 0;
            long realised = 0;
            for (int i = 0; i < 40; i++)
            {
                final long trade = i == 39 ? -lots : random.nextLong(-1_000, 1_001);
                if (trade != 0)
                {
                    final long tradeCost = trade * random.nextLong(1, 1_000_000_000) + random.nextInt(2);
                    final long after = Settlement.costAfter(lots, cost, trade, tradeCost);
                    assertShare(lots, cost, trade, tradeCost, after);
                    realised -= cost + tradeCost - after;
                    paid += tradeCost;
                    cost = after;
                    lots += trade;
                    assertEquals(0, realised + paid - cost, "realised is what left the cost");
                }
            }
            assertEquals(0, lots);
            assertEquals(0, cost);
            assertEquals(-paid, realised);
        }
    }

    private static void assertShare(
        final long lots, final long cost, final long trade, final long tradeCost, final long after)
    {
        if (lots != 0 && lots > 0 != trade > 0)
        {
            final long rest = lots + trade;
            final boolean isFlipped = rest != 0 && rest > 0 == trade > 0;
            final BigDecimal whole = BigDecimal.valueOf(isFlipped ? tradeCost : cost);
            final long of = isFlipped ? trade : lots;
            final BigDecimal error = BigDecimal.valueOf(after).multiply(BigDecimal.valueOf(of))
                .subtract(whole.multiply(BigDecimal.valueOf(rest)));
            assertTrue(error.abs().compareTo(BigDecimal.valueOf(Math.abs(of))) < 0);
            assertTrue(error.signum() * Long.signum(of) <= 0, "rounded down");
        }
    }
}
