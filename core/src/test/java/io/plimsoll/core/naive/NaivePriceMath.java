package io.plimsoll.core.naive;

import java.math.BigInteger;

import static io.plimsoll.core.naive.NaiveMath.PPM;
import static io.plimsoll.core.naive.NaiveMath.big;
import static io.plimsoll.core.naive.NaiveMath.floorDiv;

/**
 * Arithmetic that prices have in common (head of rulebook section 8).
 */
final class NaivePriceMath
{
    /**
     * Thousandths in which means, stable prices and basis are kept.
     */
    static final long MILLI = 1_000;

    private static final long E9 = 1_000_000_000L;

    private NaivePriceMath()
    {
    }

    /**
     * What is left after a time, in parts of 10⁹.
     */
    static long decay(final long durationNs, final long constantNs)
    {
        return durationNs == 0 ? E9 : (long)(1e9 * StrictMath.exp(-((double)durationNs / (double)constantNs)));
    }

    /**
     * So much of the old, the rest of what stood since.
     */
    static long mix(final long old, final long stood, final long decayE9)
    {
        return floorDiv(big(old).subtract(big(stood)).multiply(big(decayE9)), big(E9)).add(big(stood)).longValueExact();
    }

    /**
     * Whether a price stands further from a reference than a part of that reference.
     */
    static boolean isBeyond(final long price, final long reference, final long ppm)
    {
        final BigInteger distance = big(price).subtract(big(reference)).abs();
        return distance.multiply(big(PPM)).compareTo(big(reference).multiply(big(ppm))) > 0;
    }

    static long clamp(final long x, final long least, final long greatest)
    {
        return Math.max(least, Math.min(greatest, x));
    }

    /**
     * Product over divisor, rounded down.
     */
    static long part(final long x, final long numerator, final long denominator)
    {
        return floorDiv(big(x).multiply(big(numerator)), big(denominator)).longValueExact();
    }

    /**
     * The middle one of three.
     */
    static long median(final long a, final long b, final long c)
    {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
