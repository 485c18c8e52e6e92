package io.plimsoll.core.naive;

import static io.plimsoll.core.naive.NaiveMath.PPM;
import static io.plimsoll.core.naive.NaiveMath.big;
import static io.plimsoll.core.naive.NaiveMath.ceilMulDiv;
import static io.plimsoll.core.naive.NaiveMath.floorMulDiv;

/**
 * Prices within which a mark may go (R10.2).
 *
 * @param lower     inclusive; 0 where there is none.
 * @param upper     inclusive; 0 where there is none.
 * @param reference price that they were worked out from; 0 where there is none, or several.
 */
record NaiveBounds(long lower, long upper, long reference)
{
    static final NaiveBounds NONE = new NaiveBounds(0, 0, 0);

    private static final double SECONDS = 1e9;
    private static final double SECONDS_OF_A_DAY = 86400.0;

    /**
     * Bounds of one trigger.
     *
     * @param trigger    whose they are.
     * @param history    of marks, up to now.
     * @param presentPpm volatility of a day.
     * @param maxPrice   of the instrument.
     */
    static NaiveBounds of(
        final NaiveTrigger trigger, final NaivePriceHistory history, final int presentPpm, final long maxPrice)
    {
        final NaiveBounds bounds = switch (trigger.kind())
        {
            case STATISTICAL -> statistical(trigger, history.oldest(), presentPpm);
            case BAND -> band(trigger, history.reference());
            default -> velocity(trigger, history);
        };
        return new NaiveBounds(
            Math.max(1, Math.min(maxPrice, bounds.lower)), Math.max(1, Math.min(maxPrice, bounds.upper)),
            bounds.reference);
    }

    private static NaiveBounds statistical(final NaiveTrigger trigger, final long reference, final int presentPpm)
    {
        final double deviation = presentPpm / 1e6 *
            StrictMath.sqrt((trigger.horizonNs() / SECONDS) / SECONDS_OF_A_DAY);
        final double z = trigger.widthPpm() / 1e6;
        return new NaiveBounds(
            (long)StrictMath.ceil(reference * StrictMath.exp(-z * deviation - 0.5 * deviation * deviation)),
            (long)StrictMath.floor(reference * StrictMath.exp(z * deviation - 0.5 * deviation * deviation)),
            reference);
    }

    private static NaiveBounds band(final NaiveTrigger trigger, final long reference)
    {
        final long part = floorMulDiv(reference, trigger.widthPpm(), PPM);
        final long half = trigger.capPrice() > 0 ? Math.min(part, trigger.capPrice()) : part;
        return new NaiveBounds(reference - half, reference + half, reference);
    }

    private static NaiveBounds velocity(final NaiveTrigger trigger, final NaivePriceHistory history)
    {
        return new NaiveBounds(
            ceilMulDiv(history.largest(), PPM - trigger.widthPpm(), PPM),
            floorMulDiv(history.least(), PPM + trigger.widthPpm(), PPM),
            history.largest());
    }

    boolean isOutside(final long price)
    {
        return price < lower || price > upper;
    }

    /**
     * They leave no price at all.
     */
    boolean isContradiction()
    {
        return lower > upper;
    }

    /**
     * The price within them that is nearest.
     */
    long hold(final long price)
    {
        return Math.max(lower, Math.min(upper, price));
    }

    /**
     * Inside of both; NONE bounds nothing.
     */
    NaiveBounds and(final NaiveBounds other)
    {
        if (isNone())
        {
            return other;
        }
        return other.isNone() ? this :
            new NaiveBounds(Math.max(lower, other.lower), Math.min(upper, other.upper), 0);
    }

    boolean isNone()
    {
        return upper == 0;
    }

    /**
     * Whether a bound has moved by more than a part of what was published.
     */
    static boolean isMoved(final long published, final long now, final int partPpm)
    {
        return big(now).subtract(big(published)).abs().compareTo(big(floorMulDiv(published, partPpm, PPM))) > 0;
    }
}
