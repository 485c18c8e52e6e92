package io.plimsoll.node.demo.venue;

import io.plimsoll.node.demo.market.Candles;
import io.plimsoll.node.demo.market.Contract;
import io.plimsoll.node.demo.market.Market;

import java.util.Arrays;

/**
 * What slices can be sold into, and at which price: a square-root book made of each minute's own volume and range.
 * <p>
 * The candles are of the spot pairs; the perpetuals are taken to trade {@value #TURNOVER_FACTOR} times as much. Call
 * that volume of the minute {@code V} and the candle's range over its open {@code r}. Slices of one contract and side
 * may take {@value #PARTICIPATION} {@code V} within the minute and no more. The lot number {@code u} of the minute
 * trades at a distance of {@code HALF_SPREAD + r * sqrt(u / V)} from the mark: the usual square-root law with the range
 * as the measure of volatility. A slice pays the average over its lots. The book is new in every minute. Prices of the
 * replay do not move by what slices do: the candles hold the real day's liquidations already.
 */
final class Depth
{
    static final double TURNOVER_FACTOR = 4;
    static final double PARTICIPATION = 0.2;
    static final double HALF_SPREAD = 0.0002;

    private final Market market;
    private final double turnoverFactor;
    private final long[] soldLots;
    private final long[] boughtLots;
    private final double[] volumeLots;
    private final double[] range;

    Depth(final Market market)
    {
        this(market, TURNOVER_FACTOR);
    }

    Depth(final Market market, final double turnoverFactor)
    {
        this.market = market;
        this.turnoverFactor = turnoverFactor;
        soldLots = new long[market.size()];
        boughtLots = new long[market.size()];
        volumeLots = new double[market.size()];
        range = new double[market.size()];
    }

    void startMinute(final int minute)
    {
        Arrays.fill(soldLots, 0);
        Arrays.fill(boughtLots, 0);
        for (int instrument = 0; instrument < volumeLots.length; instrument++)
        {
            final Contract contract = market.contract(instrument);
            final Candles candles = market.candles(instrument);
            final boolean isTraded = minute < candles.size();
            volumeLots[instrument] = isTraded ? contract.lotsOf(candles.volume(minute)) * turnoverFactor : 0;
            range[instrument] = isTraded ? candles.range(minute) : 0;
        }
    }

    /** Lots that are left for slices of this side in this minute. */
    long availableLots(final int instrument, final boolean isSell)
    {
        final long used = isSell ? soldLots[instrument] : boughtLots[instrument];
        return Math.max(0, (long)(volumeLots[instrument] * PARTICIPATION) - used);
    }

    /** Average price of the next lots, rounded against the slice; at least one increment. */
    long price(final int instrument, final boolean isSell, final long lots, final long mark)
    {
        final double distance = mark * distance(instrument, isSell, lots);
        return isSell ? Math.max(1, (long)Math.floor(mark - distance)) : (long)Math.ceil(mark + distance);
    }

    /**
     * The most lots whose average price is within a limit.
     *
     * @return 0 when not even one lot is.
     */
    long lotsWithin(
        final int instrument, final boolean isSell, final long wantedLots, final long mark, final long limit)
    {
        long within = 0;
        long beyond = Math.min(wantedLots, availableLots(instrument, isSell)) + 1;
        while (beyond - within > 1)
        {
            final long middle = (within + beyond) >>> 1;
            final long price = price(instrument, isSell, middle, mark);
            if (isSell ? price >= limit : price <= limit)
            {
                within = middle;
            }
            else
            {
                beyond = middle;
            }
        }
        return within;
    }

    void take(final int instrument, final boolean isSell, final long lots)
    {
        (isSell ? soldLots : boughtLots)[instrument] += lots;
    }

    /** Mean of {@code sqrt(u / V)} from what is used already over the next lots, times the range. */
    private double distance(final int instrument, final boolean isSell, final long lots)
    {
        final double volume = volumeLots[instrument];
        final double from = (isSell ? soldLots[instrument] : boughtLots[instrument]) / volume;
        final double to = from + lots / volume;
        final double mean = 2.0 / 3.0 * (to * Math.sqrt(to) - from * Math.sqrt(from)) / (to - from);
        return HALF_SPREAD + range[instrument] * mean;
    }
}
