package io.plimsoll.node.crash.venue;

import io.plimsoll.node.crash.market.CrashMarket;
import io.plimsoll.node.demo.market.Candles;

/**
 * A contract's measured volatility: the mean range of its candles over the last hour, and over all of the window so
 * far.
 */
final class Volatility
{
    private static final double PPM = 1e6;
    private static final int SECONDS_PER_HOUR = 3600;

    private final CrashMarket market;
    private final int candlesPerHour;

    Volatility(final CrashMarket market)
    {
        this.market = market;
        candlesPerHour = SECONDS_PER_HOUR / market.day().candleSeconds();
    }

    /** Whether an hour has passed. */
    boolean isDue(final int candle)
    {
        return candle > 0 && candle % candlesPerHour == 0;
    }

    int longRunPpm(final int instrument, final int candle)
    {
        return meanPpm(instrument, 0, candle);
    }

    int presentPpm(final int instrument, final int candle)
    {
        return meanPpm(instrument, candle - candlesPerHour, candle);
    }

    private int meanPpm(final int instrument, final int from, final int to)
    {
        final Candles candles = market.marks().candles(instrument);
        double sum = 0;
        for (int candle = from; candle < to; candle++)
        {
            sum += candles.range(candle);
        }
        return Math.max(1, (int)(sum / (to - from) * PPM));
    }
}
