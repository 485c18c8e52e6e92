package io.plimsoll.node.demo.venue;

import io.plimsoll.node.demo.market.Market;
import io.plimsoll.node.demo.market.MarketLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DepthTest
{
    private static final int BTC = 0;
    private static final int CRASH_MINUTE = 13 * 60;

    private final Market market = MarketLoader.load();
    private final Depth depth = new Depth(market);
    private final long mark = market.candles(BTC).close(CRASH_MINUTE);

    @BeforeEach
    void startMinute()
    {
        depth.startMinute(CRASH_MINUTE);
    }

    @Test
    void shouldOfferAFixedShareOfTheMinutesVolume()
    {
        final double volumeLots = market.contract(BTC).lotsOf(market.candles(BTC).volume(CRASH_MINUTE));
        final long offered = (long)(volumeLots * Depth.TURNOVER_FACTOR * Depth.PARTICIPATION);
        assertEquals(offered, depth.availableLots(BTC, true));

        depth.take(BTC, true, 1000);
        assertEquals(offered - 1000, depth.availableLots(BTC, true));
        assertEquals(offered, depth.availableLots(BTC, false), "the other side has a book of its own");

        depth.startMinute(CRASH_MINUTE);
        assertEquals(offered, depth.availableLots(BTC, true), "each minute begins anew");
    }

    @Test
    void shouldCostMoreTheMoreIsSold()
    {
        final long all = depth.availableLots(BTC, true);
        final long small = depth.price(BTC, true, 1, mark);
        final long large = depth.price(BTC, true, all, mark);
        assertTrue(small < mark && large < small, small + ", " + large + " at " + mark);

        depth.take(BTC, true, all / 2);
        assertTrue(depth.price(BTC, true, 1, mark) < small, "what is used is gone");
    }

    @Test
    void shouldCostTheSameInOnePieceOrTwo()
    {
        final long lots = depth.availableLots(BTC, true) / 2;
        final double whole = (double)depth.price(BTC, true, 2 * lots, mark);
        final double first = depth.price(BTC, true, lots, mark);
        depth.take(BTC, true, lots);
        final double second = depth.price(BTC, true, lots, mark);
        assertEquals(whole, (first + second) / 2, 2);
    }

    @Test
    void shouldFollowTheSquareRootOfTheShareOfVolume()
    {
        final double volumeLots =
            market.contract(BTC).lotsOf(market.candles(BTC).volume(CRASH_MINUTE)) * Depth.TURNOVER_FACTOR;
        final long lots = (long)(volumeLots / 100);
        final double range = market.candles(BTC).range(CRASH_MINUTE);
        final double distance = Depth.HALF_SPREAD + range * Math.sqrt(0.01) * 2 / 3;
        assertEquals(mark * (1 + distance), depth.price(BTC, false, lots, mark), mark * 1e-5);
    }

    @Test
    void shouldStopAtTheLimit()
    {
        final long all = depth.availableLots(BTC, true);
        final long limit = depth.price(BTC, true, all / 3, mark);
        final long within = depth.lotsWithin(BTC, true, all, mark, limit);
        assertTrue(within >= all / 3 && within < all, within + " of " + all);
        assertTrue(depth.price(BTC, true, within, mark) >= limit);
        assertTrue(depth.price(BTC, true, within + 1, mark) < limit);
        assertEquals(0, depth.lotsWithin(BTC, true, all, mark, mark));
        assertEquals(0, depth.lotsWithin(BTC, false, all, mark, mark));
        assertEquals(all, depth.lotsWithin(BTC, true, 2 * all, mark, 1), "no more than there is");
    }
}
