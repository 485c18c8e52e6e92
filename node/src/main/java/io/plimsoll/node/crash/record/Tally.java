package io.plimsoll.node.crash.record;

/**
 * Every {@link Count} in all and per candle.
 */
public final class Tally
{
    private final long[] totals = new long[Count.values().length];
    private final long[][] perCandle;

    Tally(final int candles)
    {
        perCandle = new long[Count.values().length][candles];
    }

    void add(final Count count, final int candle, final long amount)
    {
        totals[count.ordinal()] += amount;
        perCandle[count.ordinal()][candle] += amount;
    }

    void raise(final Count count, final long value)
    {
        totals[count.ordinal()] = Math.max(totals[count.ordinal()], value);
    }

    /**
     * Sum over the run.
     *
     * @param count what.
     * @return number or micro-USDT.
     */
    public long total(final Count count)
    {
        return totals[count.ordinal()];
    }

    /**
     * Sum over a candle.
     *
     * @param count  what.
     * @param candle index.
     * @return number or micro-USDT.
     */
    public long at(final Count count, final int candle)
    {
        return perCandle[count.ordinal()][candle];
    }

    /**
     * What was taken for deficits, from whoever bore them.
     *
     * @return micro-USDT.
     */
    public long takenMicros()
    {
        return total(Count.BY_FUNDS) + total(Count.BY_COMMON) + total(Count.BY_WINNERS) + total(Count.UNCOVERED);
    }

    /**
     * What was taken less what was owed: must be nothing.
     *
     * @return micro-USDT.
     */
    public long takenLessOwedMicros()
    {
        return takenMicros() - total(Count.OWED);
    }

    /**
     * What deleveraging took from winners beyond the deficits that it was called for; negative: it did not find
     * enough of them.
     *
     * @return micro-USDT.
     */
    public long overshootMicros()
    {
        return total(Count.GIVEN_UP) - total(Count.DELEVERAGED_DEFICIT);
    }
}
