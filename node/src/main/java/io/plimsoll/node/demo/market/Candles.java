package io.plimsoll.node.demo.market;

/**
 * One pair in candles of equal length, without gaps; the demo's are of 1 minute, and a day of them. Prices are
 * increments of the contract, volumes base coins.
 */
public final class Candles
{
    /** Minutes of the day. */
    public static final int MINUTES = 1440;

    private final long[] open;
    private final long[] high;
    private final long[] low;
    private final long[] close;
    private final double[] volume;

    /**
     * Candles of the same number in each array, which become theirs.
     *
     * @param open   first prices, increments.
     * @param high   highest prices.
     * @param low    lowest prices.
     * @param close  last prices.
     * @param volume base coins.
     */
    public Candles(final long[] open, final long[] high, final long[] low, final long[] close, final double[] volume)
    {
        this.open = open;
        this.high = high;
        this.low = low;
        this.close = close;
        this.volume = volume;
    }

    /**
     * Number of candles.
     *
     * @return the number.
     */
    public int size()
    {
        return open.length;
    }

    /**
     * First price of a minute.
     *
     * @param minute of the day, from 0.
     * @return increments.
     */
    public long open(final int minute)
    {
        return open[minute];
    }

    /**
     * Highest price of a minute.
     *
     * @param minute of the day, from 0.
     * @return increments.
     */
    public long high(final int minute)
    {
        return high[minute];
    }

    /**
     * Lowest price of a minute.
     *
     * @param minute of the day, from 0.
     * @return increments.
     */
    public long low(final int minute)
    {
        return low[minute];
    }

    /**
     * Last price of a minute.
     *
     * @param minute of the day, from 0.
     * @return increments.
     */
    public long close(final int minute)
    {
        return close[minute];
    }

    /**
     * What was traded in a minute.
     *
     * @param minute of the day, from 0.
     * @return base coins.
     */
    public double volume(final int minute)
    {
        return volume[minute];
    }

    /**
     * How far prices reached within a minute.
     *
     * @param minute of the day, from 0.
     * @return (high - low) / open.
     */
    public double range(final int minute)
    {
        return (double)(high[minute] - low[minute]) / open[minute];
    }
}
