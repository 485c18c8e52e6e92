package io.plimsoll.node.report;

import java.math.BigDecimal;

/**
 * Durations in the unit that reads best.
 */
final class Durations
{
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    private Durations()
    {
    }

    /**
     * A duration.
     *
     * @param nanos not negative.
     * @return exact: whole hours or minutes, else seconds, milliseconds or nanoseconds.
     */
    static String text(final long nanos)
    {
        if (nanos >= HOUR && nanos % HOUR == 0)
        {
            return nanos / HOUR + " h";
        }
        if (nanos >= MINUTE && nanos % MINUTE == 0)
        {
            return nanos / MINUTE + " min";
        }
        if (nanos >= SECOND)
        {
            return decimal(nanos, 9) + " s";
        }
        return nanos >= SECOND / 1000 ? decimal(nanos, 6) + " ms" : nanos + " ns";
    }

    private static String decimal(final long nanos, final int digits)
    {
        return BigDecimal.valueOf(nanos, digits).stripTrailingZeros().toPlainString();
    }
}
