package io.plimsoll.core.volatility;

/**
 * Bounds that a log-normal price without drift keeps over a horizon with the probability of a number of standard
 * deviations (rulebook R10.2): {@code R * exp(-+z*sd - sd^2/2)}, rounded inwards.
 */
public final class LogNormalBounds
{
    private static final double MILLION = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double SECONDS_PER_DAY = 86400.0;
    private static final double HALF = 0.5;

    private long lower;
    private long upper;

    /**
     * Not worked out yet.
     */
    public LogNormalBounds()
    {
    }

    /**
     * Work them out.
     *
     * @param reference price in increments.
     * @param dayPpm    standard deviation of a day.
     * @param horizonNs duration.
     * @param zPpm      standard deviations to either side.
     */
    public void workOut(final long reference, final long dayPpm, final long horizonNs, final int zPpm)
    {
        final double sd = dayPpm / MILLION * StrictMath.sqrt(horizonNs / NANOS_PER_SECOND / SECONDS_PER_DAY);
        final double z = zPpm / MILLION;
        lower = (long)StrictMath.ceil(reference * StrictMath.exp(-z * sd - HALF * sd * sd));
        upper = (long)StrictMath.floor(reference * StrictMath.exp(z * sd - HALF * sd * sd));
    }

    /**
     * Least price within, before it is held in the range of prices.
     *
     * @return increments, 0 and more.
     */
    public long lower()
    {
        return lower;
    }

    /**
     * Largest price within, before it is held in the range of prices.
     *
     * @return increments; the largest number if it is beyond all of them.
     */
    public long upper()
    {
        return upper;
    }
}
