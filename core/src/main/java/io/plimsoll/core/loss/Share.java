package io.plimsoll.core.loss;

import io.plimsoll.core.arithmetic.WideMath;

/**
 * Parts of a whole in proportion to weights, by largest remainder: everybody gets his part rounded down, and what is
 * then missing goes one unit each to those from whom rounding took most (rulebook R7.2, R7.5).
 */
final class Share
{
    private Share()
    {
    }

    /**
     * Part rounded down.
     *
     * @param whole  not negative.
     * @param weight not negative, not above the total.
     * @param total  of all weights, positive.
     * @return {@code floor(whole * weight / total)}.
     */
    static long floor(final long whole, final long weight, final long total)
    {
        return WideMath.mulDivFloor(whole, weight, total);
    }

    /**
     * What rounding took from a part, in units of 1 / total. It is below 2^63, so the low 64 bits of the two products
     * are enough.
     *
     * @param whole  not negative.
     * @param weight not negative, not above the total.
     * @param total  of all weights, positive.
     * @return {@code whole * weight mod total}.
     */
    static long remainder(final long whole, final long weight, final long total)
    {
        return whole * weight - floor(whole, weight, total) * total;
    }

    /**
     * Divide a whole; ties of remainders go to the lower index.
     *
     * @param whole   not negative.
     * @param weights not negative; their total fits 63 bits and is positive.
     * @param parts   to fill: their sum is the whole.
     */
    static void divide(final long whole, final long[] weights, final long[] parts)
    {
        long total = 0;
        for (final long weight : weights)
        {
            total = Math.addExact(total, weight);
        }
        long missing = whole;
        for (int i = 0; i < weights.length; i++)
        {
            parts[i] = floor(whole, weights[i], total);
            missing -= parts[i];
        }
        // As many as there are pools at most: passes are cheaper than an order.
        long bound = Long.MAX_VALUE;
        int last = -1;
        for (; missing > 0; missing--)
        {
            final int next = nextLargest(whole, weights, total, bound, last);
            parts[next]++;
            bound = remainder(whole, weights[next], total);
            last = next;
        }
    }

    /**
     * Index with the largest remainder among those that come after one already served.
     */
    private static int nextLargest(
        final long whole, final long[] weights, final long total, final long bound, final int last)
    {
        int best = -1;
        long bestRemainder = -1;
        for (int i = 0; i < weights.length; i++)
        {
            final long remainder = remainder(whole, weights[i], total);
            final boolean isAfter = remainder < bound || remainder == bound && i > last;
            if (isAfter && remainder > bestRemainder)
            {
                best = i;
                bestRemainder = remainder;
            }
        }
        return best;
    }
}
