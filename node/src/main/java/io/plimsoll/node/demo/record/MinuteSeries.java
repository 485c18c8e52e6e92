package io.plimsoll.node.demo.record;

/**
 * Every {@link Measure} and every price, minute by minute.
 */
public final class MinuteSeries
{
    private final int fromMinute;
    private final int toMinute;
    private final long[][] values;
    private final long[][] closes;

    /**
     * Empty series.
     *
     * @param fromMinute  first minute of the day.
     * @param toMinute    the minute after the last.
     * @param instruments number of contracts.
     */
    public MinuteSeries(final int fromMinute, final int toMinute, final int instruments)
    {
        this.fromMinute = fromMinute;
        this.toMinute = toMinute;
        values = new long[Measure.values().length][toMinute - fromMinute];
        closes = new long[instruments][toMinute - fromMinute];
    }

    /**
     * First minute.
     *
     * @return minute of the day.
     */
    public int fromMinute()
    {
        return fromMinute;
    }

    /**
     * The minute after the last.
     *
     * @return minute of the day.
     */
    public int toMinute()
    {
        return toMinute;
    }

    /**
     * A minute's value.
     *
     * @param measure what.
     * @param minute  of the day.
     * @return count or micro-USDT.
     */
    public long value(final Measure measure, final int minute)
    {
        return values[measure.ordinal()][minute - fromMinute];
    }

    /**
     * Sum over minutes.
     *
     * @param measure what.
     * @param from    first minute of the day.
     * @param to      the minute after the last.
     * @return count or micro-USDT.
     */
    public long sum(final Measure measure, final int from, final int to)
    {
        long sum = 0;
        for (int minute = from; minute < to; minute++)
        {
            sum += value(measure, minute);
        }
        return sum;
    }

    /**
     * Sum over all minutes.
     *
     * @param measure what.
     * @return count or micro-USDT.
     */
    public long total(final Measure measure)
    {
        return sum(measure, fromMinute, toMinute);
    }

    /**
     * Last price of a minute.
     *
     * @param instrument id.
     * @param minute     of the day.
     * @return increments.
     */
    public long close(final int instrument, final int minute)
    {
        return closes[instrument][minute - fromMinute];
    }

    void add(final Measure measure, final int minute, final long amount)
    {
        values[measure.ordinal()][minute - fromMinute] += amount;
    }

    void raise(final Measure measure, final int minute, final long value)
    {
        final long[] row = values[measure.ordinal()];
        row[minute - fromMinute] = Math.max(row[minute - fromMinute], value);
    }

    void closeAt(final int minute, final long[] marks)
    {
        for (int instrument = 0; instrument < marks.length; instrument++)
        {
            closes[instrument][minute - fromMinute] = marks[instrument];
        }
    }
}
