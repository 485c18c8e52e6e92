package io.plimsoll.core.command;

import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.instrument.Asset;
import io.plimsoll.core.instrument.Instrument;

/**
 * Documented bounds of what a command may carry (rulebook R1.2, R1.5).
 */
final class Bounds
{
    static final long MAX_QUANTITY = 1_000_000_000_000_000L;
    static final long MAX_UNITS = Instrument.MAX_UNITS;
    static final long MAX_MONEY = Instrument.MAX_MONEY;
    static final int MILLION = 1_000_000;

    private Bounds()
    {
    }

    static boolean isWithin(final long value, final long min, final long max)
    {
        return value >= min && value <= max;
    }

    static boolean isBalanceExact(final Asset asset, final long units)
    {
        return asset.isExact(units);
    }

    /**
     * Is a product of three non-negative numbers at most a bound?
     */
    static boolean isProductWithin(final long a, final long b, final long c, final long bound)
    {
        final long product = a * b;
        return Math.multiplyHigh(a, b) == 0 && product >= 0 && (c == 0 || product <= bound / c);
    }

    /**
     * Exact quotient of a product.
     *
     * @return a * b / d if that is a whole number that fits; else -1.
     */
    static long wholeQuotient(final long a, final long b, final long d)
    {
        final long quotient = WideMath.mulDivFloorSaturated(a, b, d);
        return quotient != Long.MAX_VALUE && quotient * d == a * b ? quotient : -1;
    }
}
