package io.plimsoll.node.page;

import java.util.Locale;

/**
 * Numbers as people read them.
 */
public final class Figures
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

    /**
     * Money with three digits that matter: 950, 12.3k, 4.56M, 1.23bn; a dash for nothing.
     *
     * @param micros micro-USDT.
     * @return the text.
     */
    public static String usdt(final long micros)
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

    /**
     * A count; a dash for none.
     *
     * @param count to show.
     * @return the text.
     */
    public static String count(final long count)
    {
        return count == 0 ? "-" : number(count);
    }

    /**
     * A number with its thousands apart.
     *
     * @param number to show.
     * @return the text.
     */
    public static String number(final long number)
    {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /**
     * A change, with its sign.
     *
     * @param ratio 1 is a hundred per cent.
     * @return the text.
     */
    public static String percent(final double ratio)
    {
        return String.format(Locale.ROOT, "%+.1f %%", ratio * PERCENT);
    }

    /**
     * A part of a whole; a dash where there is no whole.
     *
     * @param part  of it.
     * @param whole all.
     * @return the text in per cent.
     */
    public static String share(final long part, final long whole)
    {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", PERCENT * part / whole);
    }

    /**
     * A time of day; a dash for never.
     *
     * @param minute of the day; negative: never.
     * @return hours and minutes.
     */
    public static String clock(final int minute)
    {
        return minute < 0 ? "-" :
            String.format(Locale.ROOT, "%02d:%02d", minute / MINUTES_PER_HOUR, minute % MINUTES_PER_HOUR);
    }

    /**
     * A multiple.
     *
     * @param leverage to show.
     * @return the text.
     */
    public static String times(final double leverage)
    {
        return String.format(Locale.ROOT, "%.1fx", leverage);
    }

    /**
     * A duration with three digits that matter.
     *
     * @param nanos nanoseconds.
     * @return the text with its unit.
     */
    public static String duration(final long nanos)
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
