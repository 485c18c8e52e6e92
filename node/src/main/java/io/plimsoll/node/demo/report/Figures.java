package io.plimsoll.node.demo.report;

import java.util.Locale;

/**
 * Numbers as people read them.
 */
final class Figures
{
    private static final double MICROS = 1e6;
    private static final double THOUSAND = 1e3;
    private static final double MILLION = 1e6;
    private static final double BILLION = 1e9;
    private static final double PERCENT = 100;
    private static final int MINUTES_PER_HOUR = 60;

    private Figures()
    {
    }

    /** Three digits that matter: 950, 12.3k, 4.56M, 1.23bn; a dash for nothing. */
    static String usdt(final long micros)
    {
        if (micros == 0)
        {
            return "-";
        }
        final double value = micros / MICROS;
        final double size = Math.abs(value);
        if (size >= BILLION - MILLION / 2)
        {
            return digits(value / BILLION) + "bn";
        }
        if (size >= MILLION - THOUSAND / 2)
        {
            return digits(value / MILLION) + "M";
        }
        if (size >= THOUSAND - 1.0 / 2)
        {
            return digits(value / THOUSAND) + "k";
        }
        return String.format(Locale.ROOT, "%.0f", value);
    }

    static String count(final long count)
    {
        return count == 0 ? "-" : number(count);
    }

    static String number(final long number)
    {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String percent(final double ratio)
    {
        return String.format(Locale.ROOT, "%+.1f %%", ratio * PERCENT);
    }

    static String share(final long part, final long whole)
    {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", PERCENT * part / whole);
    }

    static String clock(final int minute)
    {
        return minute < 0 ? "-" :
            String.format(Locale.ROOT, "%02d:%02d", minute / MINUTES_PER_HOUR, minute % MINUTES_PER_HOUR);
    }

    static String times(final double leverage)
    {
        return String.format(Locale.ROOT, "%.1fx", leverage);
    }

    static String duration(final long nanos)
    {
        if (nanos < THOUSAND)
        {
            return nanos + " ns";
        }
        if (nanos < MILLION)
        {
            return digits(nanos / THOUSAND) + " \u00b5s";
        }
        if (nanos < BILLION)
        {
            return digits(nanos / MILLION) + " ms";
        }
        return digits(nanos / BILLION) + " s";
    }

    private static String digits(final double value)
    {
        final double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 99.95 ? "%.0f" : size >= 9.995 ? "%.1f" : "%.2f", value);
    }
}
