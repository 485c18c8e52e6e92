package io.plimsoll.core.naive;

import java.math.BigInteger;

import static io.plimsoll.core.naive.NaiveMath.PPM;
import static io.plimsoll.core.naive.NaiveMath.big;
import static io.plimsoll.core.naive.NaiveMath.floorDiv;

/**
 * The factor of a solvent auction, in parts of 10^9 of the estate's equity (R6.14).
 */
final class NaiveCurve
{
    static final long E9 = 1_000_000_000L;

    private static final BigInteger E12 = BigInteger.TEN.pow(12);
    private static final BigInteger E15 = BigInteger.TEN.pow(15);
    private static final BigInteger E18 = BigInteger.TEN.pow(18);
    private static final BigInteger HALF = E18.shiftRight(1);

    private final NaiveAuctionRules rules;

    NaiveCurve(final NaiveAuctionRules rules)
    {
        this.rules = rules;
    }

    /**
     * The factor after some time.
     */
    long factor(final long elapsedNs, final long equity, final long maintenance)
    {
        final long time = Math.min(elapsedNs, rules.tailNs());
        return switch (rules.curve())
        {
            case STAIR -> stair(time / rules.stepNs());
            case LINEAR -> linear(time);
            case HEALTH -> health(equity, maintenance);
            default -> throw new IllegalStateException("no curve");
        };
    }

    /**
     * Time until a solvent auction is too old, or its factor too small.
     */
    long solventNs()
    {
        if (rules.cuspPpm() == 0)
        {
            return rules.tailNs();
        }
        return switch (rules.curve())
        {
            case STAIR -> stairCuspNs();
            case LINEAR -> linearCuspNs();
            default -> rules.tailNs();
        };
    }

    private long stairCuspNs()
    {
        for (long steps = 1; steps <= rules.tailNs() / rules.stepNs(); steps++)
        {
            if (isBelowCusp(stair(steps)))
            {
                return steps * rules.stepNs();
            }
        }
        return rules.tailNs();
    }

    /**
     * The factor only falls, and is 0 at the tail.
     */
    private long linearCuspNs()
    {
        long above = 0;
        long below = rules.tailNs();
        while (below - above > 1)
        {
            final long middle = (above + below) >>> 1;
            if (isBelowCusp(linear(middle)))
            {
                below = middle;
            }
            else
            {
                above = middle;
            }
        }
        return below;
    }

    private boolean isBelowCusp(final long factor)
    {
        return big(factor).multiply(big(PPM)).compareTo(
            big(rules.startPpm()).multiply(big(1000)).multiply(big(rules.cuspPpm()))) < 0;
    }

    private long stair(final long steps)
    {
        final BigInteger power = power(big(rules.cutPpm()).multiply(E12), steps);
        return floorDiv(big(rules.startPpm()).multiply(power), E15).longValueExact();
    }

    /**
     * From the lowest bit, each product rounded half up to parts of 10^18.
     */
    private static BigInteger power(final BigInteger base, final long exponent)
    {
        BigInteger result = E18;
        BigInteger square = base;
        for (long rest = exponent; rest > 0; rest >>= 1)
        {
            if ((rest & 1) == 1)
            {
                result = product(result, square);
            }
            square = product(square, square);
        }
        return result;
    }

    private static BigInteger product(final BigInteger a, final BigInteger b)
    {
        return a.multiply(b).add(HALF).divide(E18);
    }

    private long linear(final long time)
    {
        final BigInteger start = big(rules.startPpm()).multiply(big(1000));
        return floorDiv(start.multiply(big(rules.tailNs() - time)), big(rules.tailNs())).longValueExact();
    }

    private long health(final long equity, final long maintenance)
    {
        if (maintenance == 0)
        {
            return E9;
        }
        final BigInteger health = floorDiv(big(equity).multiply(big(E9)), big(maintenance));
        final long clamped = health.max(BigInteger.ZERO).min(big(E9)).longValueExact();
        return Math.min(rules.startPpm() * 1000L, Math.max(clamped, E9 - rules.maxDiscountPpm() * 1000L));
    }
}
