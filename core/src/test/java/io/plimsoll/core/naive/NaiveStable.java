package io.plimsoll.core.naive;

import java.math.BigInteger;

import static io.plimsoll.core.naive.NaiveMath.PPM;
import static io.plimsoll.core.naive.NaiveMath.big;
import static io.plimsoll.core.naive.NaiveMath.floorDiv;
import static io.plimsoll.core.naive.NaivePriceMath.MILLI;

/**
 * A price that follows another one slowly (R8.6). Without a rate it is that price.
 */
final class NaiveStable
{
    private static final BigInteger HOUR_NS = big(3_600_000_000_000L);

    private long ratePpm;
    private boolean isKept;
    private long milli;
    private long sinceNs;

    /**
     * Rate 0 forgets what is kept.
     */
    void rate(final long newRatePpm)
    {
        ratePpm = newRatePpm;
        isKept &= newRatePpm > 0;
    }

    /**
     * The price is about to change.
     *
     * @param stood price that stood; 0: there was none.
     * @param next  that it becomes.
     */
    void beforeChange(final long stood, final long next, final long timeNs)
    {
        if (ratePpm == 0)
        {
            return;
        }
        if (!isKept)
        {
            isKept = true;
            milli = (stood > 0 ? stood : next) * MILLI;
            sinceNs = timeNs;
            return;
        }
        if (step(timeNs).signum() > 0)
        {
            milli = milliAt(stood, timeNs);
            sinceNs = timeNs;
        }
    }

    /**
     * Of now, in whole increments; nothing is changed.
     */
    long at(final long price, final long timeNs)
    {
        return isKept ? milliAt(price, timeNs) / MILLI : price;
    }

    /**
     * What counts as little: the lower one of both.
     */
    long least(final long price, final long timeNs)
    {
        return Math.min(price, at(price, timeNs));
    }

    /**
     * What counts as much: the higher one of both.
     */
    long most(final long price, final long timeNs)
    {
        return Math.max(price, at(price, timeNs));
    }

    private long milliAt(final long price, final long timeNs)
    {
        final BigInteger step = step(timeNs);
        final BigInteger least = big(milli).subtract(step);
        final BigInteger most = big(milli).add(step);
        return big(price).multiply(big(MILLI)).max(least).min(most).longValueExact();
    }

    private BigInteger step(final long timeNs)
    {
        final BigInteger perHour = floorDiv(big(milli).multiply(big(ratePpm)), big(PPM));
        return floorDiv(perHour.multiply(big(timeNs - sinceNs)), HOUR_NS);
    }
}
