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
    private static final long DAY = 24 * HOUR;

    private Durations()
    {
    }

    /**
     * A duration.
     *
     * @param nanos not negative.
     * @return exact: whole days (two and more), hours or minutes, else seconds, milliseconds or nanoseconds.
     */
    static String text(final long nanos)
    {
        if (nanos >= 2 * DAY && nanos % DAY == 0)
        {
            return nanos / DAY + " d";
        }
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

    /**
     * A duration that was measured: three digits or so of it.
     *
     * @param nanos may be negative.
     * @return rounded toward zero.
     */
    static String measured(final long nanos)
    {
        final long size = Math.abs(nanos);
        final String sign = nanos < 0 ? "-" : "";
        if (size >= 2 * DAY)
        {
            return sign + size / DAY + " d";
        }
        if (size >= 10 * HOUR)
        {
            return sign + size / HOUR + " h";
        }
        if (size >= 10 * MINUTE)
        {
            return sign + size / MINUTE + " min";
        }
        return sign + (size >= SECOND ? decimal(size / (SECOND / 10), 1) + " s" : size / (SECOND / 1000) + " ms");
    }

    private static String decimal(final long nanos, final int digits)
    {
        return BigDecimal.valueOf(nanos, digits).stripTrailingZeros().toPlainString();
    }
}
