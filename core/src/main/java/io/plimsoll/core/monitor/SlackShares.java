package io.plimsoll.core.monitor;

/**
 * How an account's slack is shared between its coordinates.
 * <p>
 * With weight {@code w} and volatility {@code s} the half-widths that cross least often are {@code r ~ (s^2 / w)^(1/3)}
 * (docs/ARCHITECTURE.md, the safe box), so a coordinate's share of the slack is {@code w * r ~ (w * s)^(2/3)}. With
 * relative volatilities ({@link Activity}) {@code w} is the exposure in money. Integer arithmetic to within 10 %: a
 * share decides only how often an account is looked at, never what is decided.
 */
final class SlackShares
{
    private static final int FRACTION_BITS = 4;
    private static final int FRACTIONS = 1 << FRACTION_BITS;
    private static final int SCALE_BITS = 12;
    private static final long SMALL_SLACK = 1L << 40;
    private static final int SHARE_BITS = 20;
    private static final int MAX_VOLATILITY = (1 << 20) - 1;
    private static final int WEIGHT_SHIFT = 16;

    /**
     * {@code 2^(k/48) * 2^12} for k = 0..47.
     */
    private static final int[] POWERS = new int[3 * FRACTIONS];

    static
    {
        // 2^(1/48) as a ratio, so that no floating point is needed: 2^(1/48) = 1.014545335 to nine digits.
        long power = 1L << 40;
        for (int k = 0; k < POWERS.length; k++)
        {
            POWERS[k] = (int)(power >> 40 - SCALE_BITS);
            power = power / 1_000_000_000L * 1_014_545_335L + power % 1_000_000_000L * 1_014_545_335L / 1_000_000_000L;
        }
    }

    private final long[] weights;
    private int count;
    private long sum;

    SlackShares(final int maxCoordinates)
    {
        weights = new long[maxCoordinates];
    }

    void clear()
    {
        count = 0;
        sum = 0;
    }

    /**
     * Add a coordinate.
     *
     * @param exposure   in money, not negative.
     * @param volatility about its two-thirds power, at least 1 and below 2^20.
     */
    void add(final long exposure, final int volatility)
    {
        // 2^38 * 2^20 / 2^16 still leaves room for the shift in share().
        final long weight = (twoThirdsPower(exposure) * Math.min(volatility, MAX_VOLATILITY) >> WEIGHT_SHIFT) + 1;
        weights[count++] = weight;
        sum += weight;
    }

    /**
     * Share of a coordinate.
     *
     * @param slack to share, not negative.
     * @param i     index of the coordinate, in the order of adding.
     * @return money; the shares of all coordinates add up to at most the slack.
     */
    long share(final long slack, final int i)
    {
        if (count == 1)
        {
            return slack;
        }
        if (slack >= SMALL_SLACK)
        {
            final long parts = slack >> SHARE_BITS;
            return parts * ((weights[i] << SHARE_BITS) / sum);
        }
        return slack * ((weights[i] << SHARE_BITS) / sum) >> SHARE_BITS;
    }

    /**
     * About {@code x^(2/3)}.
     *
     * @param x not negative.
     * @return at least 1.
     */
    static long twoThirdsPower(final long x)
    {
        if (x < FRACTIONS)
        {
            return x + 1;
        }
        final int exponent = 63 - Long.numberOfLeadingZeros(x);
        final int fraction = (int)(x >>> exponent - FRACTION_BITS) & FRACTIONS - 1;
        final int logTimes48 = (exponent * FRACTIONS + fraction) * 2;
        final int whole = logTimes48 / (3 * FRACTIONS);
        return ((long)POWERS[logTimes48 % (3 * FRACTIONS)] << whole) >> SCALE_BITS;
    }
}
