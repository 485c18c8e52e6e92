package io.plimsoll.core.arithmetic;

/**
 * Products that may pass 2^63, divided back into range. Exact; rounding is in each name.
 * Results that do not fit 63 bits and a sign throw: the limits on every input make that a broken invariant.
 */
public final class WideMath
{
    private static final long MILLION = 1_000_000L;
    private static final long LOW_HALF = 0xFFFF_FFFFL;

    private WideMath()
    {
    }

    /**
     * {@code floor(x * ratePpm / 10^6)}.
     *
     * @param x       any value.
     * @param ratePpm 0..2^31.
     * @return the product, rounded down.
     */
    public static long floorPpm(final long x, final long ratePpm)
    {
        final long whole = Math.floorDiv(x, MILLION);
        final long part = x - whole * MILLION;
        return Math.addExact(Math.multiplyExact(whole, ratePpm), part * ratePpm / MILLION);
    }

    /**
     * {@code ceil(x * ratePpm / 10^6)}.
     *
     * @param x       any value.
     * @param ratePpm 0..2^31.
     * @return the product, rounded up.
     */
    public static long ceilPpm(final long x, final long ratePpm)
    {
        final long whole = Math.floorDiv(x, MILLION);
        final long part = x - whole * MILLION;
        return Math.addExact(Math.multiplyExact(whole, ratePpm), (part * ratePpm + MILLION - 1) / MILLION);
    }

    /**
     * {@code ceil(a / b)} for any a and positive b.
     *
     * @param a dividend.
     * @param b divisor, positive.
     * @return the quotient, rounded up.
     */
    public static long ceilDiv(final long a, final long b)
    {
        final long quotient = a / b;
        return a % b > 0 ? quotient + 1 : quotient;
    }

    /**
     * {@code floor(a * b / d)}.
     *
     * @param a any value.
     * @param b any value.
     * @param d positive.
     * @return the quotient, rounded down.
     */
    public static long mulDivFloor(final long a, final long b, final long d)
    {
        final long high = Math.multiplyHigh(a, b);
        final long low = a * b;
        if (high == low >> 63)
        {
            return Math.floorDiv(low, d);
        }
        if (high >= 0)
        {
            return divide(high, low, d, false);
        }
        return -divide(low == 0 ? -high : ~high, -low, d, true);
    }

    /**
     * {@code ceil(a * b / d)}.
     *
     * @param a any value.
     * @param b any value.
     * @param d positive.
     * @return the quotient, rounded up.
     */
    public static long mulDivCeil(final long a, final long b, final long d)
    {
        final long high = Math.multiplyHigh(a, b);
        final long low = a * b;
        if (high == low >> 63)
        {
            return ceilDiv(low, d);
        }
        if (high >= 0)
        {
            return divide(high, low, d, true);
        }
        return -divide(low == 0 ? -high : ~high, -low, d, false);
    }

    /**
     * {@code floor(a * b / d)}, held at the ends of the 64-bit range instead of leaving it.
     *
     * @param a any value but the smallest.
     * @param b positive.
     * @param d positive.
     * @return the quotient, rounded down and saturated.
     */
    public static long mulDivFloorSaturated(final long a, final long b, final long d)
    {
        final boolean isNegative = a < 0;
        final long magnitude = isNegative ? -a : a;
        final long high = Math.multiplyHigh(magnitude, b);
        final long half = d >> 1;
        final boolean isPast63Bits = high > half || high == half && ((d & 1) == 0 || magnitude * b < 0);
        if (isPast63Bits)
        {
            return isNegative ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return high == 0 && magnitude * b >= 0 ? Math.floorDiv(a * b, d) : mulDivFloor(a, b, d);
    }

    /**
     * {@code ceil(a * b / d)}, held at the upper end of the 64-bit range instead of leaving it.
     *
     * @param a not negative.
     * @param b not negative.
     * @param d positive.
     * @return the quotient, rounded up and saturated.
     */
    public static long mulDivCeilSaturated(final long a, final long b, final long d)
    {
        final long floorOfNegative = mulDivFloorSaturated(-a, b, d);
        return floorOfNegative == Long.MIN_VALUE ? Long.MAX_VALUE : -floorOfNegative;
    }

    /**
     * {@code a * b}, held at the upper end of the 64-bit range instead of leaving it.
     *
     * @param a not negative.
     * @param b not negative.
     * @return the product, saturated.
     */
    public static long multiplySaturated(final long a, final long b)
    {
        final long product = a * b;
        return Math.multiplyHigh(a, b) == 0 && product >= 0 ? product : Long.MAX_VALUE;
    }

    /**
     * {@code a + b}, held at the upper end of the 64-bit range instead of leaving it.
     *
     * @param a not negative.
     * @param b not negative.
     * @return the sum, saturated.
     */
    public static long addSaturated(final long a, final long b)
    {
        final long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /**
     * Does the product of two non-negative numbers, divided by a power of ten, stay at or below a bound?
     *
     * @param a     not negative.
     * @param b     not negative.
     * @param d     positive.
     * @param bound not negative.
     * @return true if {@code a * b / d <= bound}.
     */
    public static boolean isWithin(final long a, final long b, final long d, final long bound)
    {
        final long high = Math.multiplyHigh(a, b);
        final long boundHigh = Math.multiplyHigh(bound, d);
        if (high != boundHigh)
        {
            return high < boundHigh;
        }
        return Long.compareUnsigned(a * b, bound * d) <= 0;
    }

    private static long divide(final long high, final long low, final long d, final boolean isUp)
    {
        if (high >= d)
        {
            throw new ArithmeticException("quotient exceeds 64 bits");
        }
        long remainder = high;
        long quotient = 0;
        if (d <= Integer.MAX_VALUE)
        {
            remainder = remainder << 32 | low >>> 32;
            quotient = remainder / d << 32;
            remainder = remainder % d << 32 | low & LOW_HALF;
            quotient += remainder / d;
            remainder %= d;
        }
        else
        {
            // Two digits of 32 bits, each estimated from the leading half of the divisor (Knuth, 4.3.1, algorithm D).
            final int shift = Long.numberOfLeadingZeros(d);
            final long divisor = d << shift;
            final long top = high << shift | low >>> Long.SIZE - shift;
            final long rest = low << shift;
            final long first = digit(top, rest >>> 32, divisor);
            final long left = (top << 32 | rest >>> 32) - first * divisor;
            final long second = digit(left, rest & LOW_HALF, divisor);
            quotient = first << 32 | second;
            remainder = (left << 32 | rest & LOW_HALF) - second * divisor;
        }
        if (quotient < 0)
        {
            throw new ArithmeticException("quotient exceeds 63 bits");
        }
        return isUp && remainder != 0 ? quotient + 1 : quotient;
    }

    /**
     * One digit of 32 bits: {@code floor((top * 2^32 + next) / divisor)}.
     *
     * @param top     below the divisor, unsigned.
     * @param next    32 bits.
     * @param divisor with its highest bit set.
     */
    private static long digit(final long top, final long next, final long divisor)
    {
        final long high = divisor >>> 32;
        long digit = Long.divideUnsigned(top, high);
        long left = top - digit * high;
        // At most two too many.
        while (digit > LOW_HALF ||
            Long.compareUnsigned(digit * (divisor & LOW_HALF), left << 32 | next) > 0)
        {
            digit--;
            left += high;
            if (left > LOW_HALF)
            {
                break;
            }
        }
        return digit;
    }
}
