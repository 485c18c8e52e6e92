package io.plimsoll.core.auction;

import io.plimsoll.core.arithmetic.WideMath;

/**
 * What part of an estate's equity a taker pays, by the time that has gone by (rulebook R6.14). Pure.
 * <p>
 * Factors are in 10^-9. The stair is that of MakerDAO's StairstepExponentialDecrease, with 18 places in place of 27.
 */
public final class PriceCurve
{
    /**
     * Code of the schema: no auction.
     */
    public static final int NONE = 0;

    /**
     * Code of the schema: start x cut^steps.
     */
    public static final int STAIR = 1;

    /**
     * Code of the schema: from the start to nothing at the tail.
     */
    public static final int LINEAR = 2;

    /**
     * Code of the schema: the estate's own health.
     */
    public static final int HEALTH = 3;

    /**
     * Factor one.
     */
    public static final long ONE_E9 = 1_000_000_000L;

    private static final long ONE_E18 = ONE_E9 * ONE_E9;
    private static final long PPM_TO_E9 = 1_000L;
    private static final long PPM_TO_E18 = 1_000_000_000_000L;
    private static final long MILLION = 1_000_000L;

    private PriceCurve()
    {
    }

    /**
     * Factor on the stair.
     *
     * @param startPpm factor at the start, 1..2*10^6.
     * @param cutPpm   factor of a step, 1..999,999.
     * @param steps    done, 0..10^5.
     * @return {@code floor(start * cut^steps / 10^15)}, the power in 10^-18.
     */
    public static long stair(final int startPpm, final int cutPpm, final long steps)
    {
        return WideMath.mulDivFloor(startPpm, power(cutPpm * PPM_TO_E18, steps), ONE_E9 * MILLION);
    }

    /**
     * Power by squaring, from the lowest bit, each product rounded half up.
     *
     * @param baseE18  0..10^18.
     * @param exponent 0..2^31.
     * @return power in 10^-18.
     */
    public static long power(final long baseE18, final long exponent)
    {
        long result = ONE_E18;
        long square = baseE18;
        for (long rest = exponent; rest > 0; rest >>= 1)
        {
            if ((rest & 1) != 0)
            {
                result = product(result, square);
            }
            square = product(square, square);
        }
        return result;
    }

    /**
     * {@code floor((a * b + 10^18 / 2) / 10^18)} in halves of nine places, of which no partial sum leaves 63 bits.
     */
    private static long product(final long a, final long b)
    {
        final long highA = a / ONE_E9;
        final long lowA = a % ONE_E9;
        final long highB = b / ONE_E9;
        final long lowB = b % ONE_E9;
        final long middle = highA * lowB + lowA * highB;
        final long low = middle % ONE_E9 * ONE_E9 + lowA * lowB + ONE_E18 / 2;
        return highA * highB + middle / ONE_E9 + low / ONE_E18;
    }

    /**
     * Factor on the line.
     *
     * @param startPpm  factor at the start, 1..2*10^6.
     * @param tailNs    when it is 0, 1..10^15.
     * @param elapsedNs 0..tailNs.
     * @return {@code floor(start * 10^3 * (tail - elapsed) / tail)}.
     */
    public static long linear(final int startPpm, final long tailNs, final long elapsedNs)
    {
        return WideMath.mulDivFloor(startPpm * PPM_TO_E9, tailNs - elapsedNs, tailNs);
    }

    /**
     * Factor by health.
     *
     * @param startPpm          upper bound, 1..2*10^6.
     * @param maxDiscountPpm    largest discount, 0..10^6.
     * @param equity            of the estate, with haircuts.
     * @param maintenanceMargin of the estate.
     * @return equity / maintenance margin within 0..1, not below 1 - largest discount, not above the start; 1 without
     * a requirement.
     */
    public static long health(
        final int startPpm, final int maxDiscountPpm, final long equity, final long maintenanceMargin)
    {
        if (maintenanceMargin == 0)
        {
            return ONE_E9;
        }
        final long healthE9 = equity <= 0 ? 0 :
            Math.min(ONE_E9, WideMath.mulDivFloorSaturated(equity, ONE_E9, maintenanceMargin));
        return Math.min(startPpm * PPM_TO_E9, Math.max(healthE9, ONE_E9 - maxDiscountPpm * PPM_TO_E9));
    }

    /**
     * When a solvent auction on the stair has run its course.
     *
     * @param startPpm factor at the start.
     * @param cutPpm   factor of a step.
     * @param cuspPpm  part of the start, 0 for none.
     * @param stepNs   of a step.
     * @param tailNs   1..10^5 steps.
     * @return the tail, or before it the first step at which the factor is below the cusp.
     */
    public static long stairDeadlineNs(
        final int startPpm, final int cutPpm, final int cuspPpm, final long stepNs, final long tailNs)
    {
        final long lastStep = tailNs / stepNs;
        if (!isBelowCusp(stair(startPpm, cutPpm, lastStep), startPpm, cuspPpm))
        {
            return tailNs;
        }
        // The factor at the start is not below the cusp; it never rises.
        long above = 0;
        long below = lastStep;
        while (below - above > 1)
        {
            final long middle = above + below >>> 1;
            if (isBelowCusp(stair(startPpm, cutPpm, middle), startPpm, cuspPpm))
            {
                below = middle;
            }
            else
            {
                above = middle;
            }
        }
        return below * stepNs;
    }

    /**
     * When a solvent auction on the line has run its course.
     *
     * @param startPpm factor at the start.
     * @param cuspPpm  part of the start, 0 for none.
     * @param tailNs   when the factor is 0.
     * @return the tail, or before it the first nanosecond at which the factor is below the cusp.
     */
    public static long linearDeadlineNs(final int startPpm, final int cuspPpm, final long tailNs)
    {
        if (cuspPpm == 0)
        {
            return tailNs;
        }
        long above = 0;
        long below = tailNs;
        while (below - above > 1)
        {
            final long middle = above + below >>> 1;
            if (isBelowCusp(linear(startPpm, tailNs, middle), startPpm, cuspPpm))
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

    private static boolean isBelowCusp(final long factorE9, final int startPpm, final int cuspPpm)
    {
        return factorE9 * MILLION < startPpm * PPM_TO_E9 * cuspPpm;
    }
}
