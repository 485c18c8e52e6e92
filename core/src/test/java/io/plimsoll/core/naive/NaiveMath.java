package io.plimsoll.core.naive;

import java.math.BigInteger;

/**
 * Exact arithmetic with the rulebook's two roundings. A result outside 64 bits throws: it may never be wrapped.
 */
final class NaiveMath
{
    /**
     * Parts per million in one.
     */
    static final long PPM = 1_000_000L;

    /**
     * R1.5: where a number in money saturates: far above anything that a venue has, and 64 of them still fit a long.
     */
    static final BigInteger MAX_MONEY = BigInteger.TEN.pow(17);

    private NaiveMath()
    {
    }

    /**
     * The number itself, or the bound that it is beyond.
     */
    static long money(final BigInteger x)
    {
        return x.min(MAX_MONEY).max(MAX_MONEY.negate()).longValueExact();
    }

    static BigInteger ceilPpm(final BigInteger x, final long rate)
    {
        return ceilDiv(x.multiply(big(rate)), big(PPM));
    }

    static BigInteger floorPpm(final BigInteger x, final long rate)
    {
        return floorDiv(x.multiply(big(rate)), big(PPM));
    }

    /**
     * Of numbers that are not negative.
     */
    static long saturatedSum(final long a, final long b)
    {
        final long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    static long floorMulDiv(final long a, final long b, final long divisor)
    {
        if (isLongProduct(a, b))
        {
            return Math.floorDiv(a * b, divisor);
        }
        return floorDiv(big(a).multiply(big(b)), big(divisor)).longValueExact();
    }

    static long ceilMulDiv(final long a, final long b, final long divisor)
    {
        if (isLongProduct(a, b) && a * b != Long.MIN_VALUE)
        {
            return -Math.floorDiv(-(a * b), divisor);
        }
        return ceilDiv(big(a).multiply(big(b)), big(divisor)).longValueExact();
    }

    static long ceilPpm(final long x, final long rate)
    {
        return ceilMulDiv(x, rate, PPM);
    }

    static long ceilDiv(final long a, final long divisor)
    {
        return ceilMulDiv(a, 1, divisor);
    }

    static long product(final long a, final long b)
    {
        return Math.multiplyExact(a, b);
    }

    static long product(final long a, final long b, final long c)
    {
        return big(a).multiply(big(b)).multiply(big(c)).longValueExact();
    }

    static BigInteger big(final long x)
    {
        return BigInteger.valueOf(x);
    }

    /**
     * Rounds down for a positive divisor, negative dividends too.
     */
    static BigInteger floorDiv(final BigInteger a, final BigInteger divisor)
    {
        final BigInteger[] parts = a.divideAndRemainder(divisor);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /**
     * Rounds up for a positive divisor, negative dividends too.
     */
    static BigInteger ceilDiv(final BigInteger a, final BigInteger divisor)
    {
        return floorDiv(a.negate(), divisor).negate();
    }

    /**
     * The nearest 64-bit number: only for ratios that the rulebook calls saturating.
     */
    static long saturated(final BigInteger x)
    {
        if (x.bitLength() < Long.SIZE)
        {
            return x.longValue();
        }
        return x.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    private static boolean isLongProduct(final long a, final long b)
    {
        final long low = a * b;
        return Math.multiplyHigh(a, b) == low >> (Long.SIZE - 1);
    }
}
