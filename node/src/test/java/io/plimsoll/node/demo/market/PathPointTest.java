package io.plimsoll.node.demo.market;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PathPointTest
{
    private static final int LAST_SECOND = 59;

    private final Candles falling = candle(1000, 1100, 700, 800);
    private final Candles rising = candle(1000, 1300, 900, 1200);

    @Test
    void shouldVisitTheLowBeforeTheHighInFallingAndRisingMinutes()
    {
        for (final Candles candles : new Candles[]{falling, rising})
        {
            assertEquals(candles.open(0), PathPoint.price(candles, 0, PathPoint.OPEN.second()));
            assertEquals(candles.low(0), PathPoint.price(candles, 0, PathPoint.ADVERSE.second()));
            assertEquals(candles.high(0), PathPoint.price(candles, 0, PathPoint.OTHER.second()));
            assertEquals(candles.close(0), PathPoint.price(candles, 0, PathPoint.CLOSE.second()));
        }
    }

    @Test
    void shouldBeginWithTheOpenAndEndWithTheClose()
    {
        assertEquals(0, PathPoint.OPEN.second());
        assertEquals(LAST_SECOND, PathPoint.CLOSE.second());
    }

    @Test
    void shouldGoStraightFromPointToPoint()
    {
        assertEquals(985, PathPoint.price(falling, 0, 1));
        assertEquals(850, PathPoint.price(falling, 0, 10));
        assertEquals(720, PathPoint.price(falling, 0, 21));
        assertEquals(900, PathPoint.price(falling, 0, 30));
    }

    @Test
    void shouldNeverLeaveTheCandle()
    {
        for (int second = 0; second <= LAST_SECOND; second++)
        {
            final long price = PathPoint.price(rising, 0, second);
            assertTrue(price >= rising.low(0) && price <= rising.high(0), "second " + second);
        }
    }

    private static Candles candle(final long open, final long high, final long low, final long close)
    {
        return new Candles(
            new long[]{open}, new long[]{high}, new long[]{low}, new long[]{close}, new double[]{1});
    }
}
