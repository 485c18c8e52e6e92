package io.plimsoll.core.price;

/**
 * Median of few values by weight (rulebook R8.3): the first, in ascending order, up to which half of the weight lies;
 * between it and the next where that is exactly half. Values are kept in order as they come, so values that come in
 * order cost nothing more.
 */
final class WeightedMedian
{
    private final long[] values = new long[PriceIndex.MAX_SOURCES];
    private final long[] weights = new long[PriceIndex.MAX_SOURCES];
    private int count;
    private long total;

    /**
     * Forget all values.
     */
    void clear()
    {
        count = 0;
        total = 0;
    }

    /**
     * One more value; at most as many as an index has sources.
     *
     * @param value  0..2^62.
     * @param weight positive.
     */
    void add(final long value, final long weight)
    {
        int at = count++;
        total += weight;
        while (at > 0 && values[at - 1] > value)
        {
            values[at] = values[at - 1];
            weights[at] = weights[at - 1];
            at--;
        }
        values[at] = value;
        weights[at] = weight;
    }

    /**
     * Of what was added.
     *
     * @return the least value; there must be one.
     */
    long least()
    {
        return values[0];
    }

    /**
     * Of what was added.
     *
     * @return the largest value; there must be one.
     */
    long largest()
    {
        return values[count - 1];
    }

    /**
     * The median of what was added.
     *
     * @return a value, or the middle of two rounded down; 0 if there are none.
     */
    long value()
    {
        long below = 0;
        for (int i = 0; i < count; i++)
        {
            below += weights[i];
            if (2 * below > total)
            {
                return values[i];
            }
            if (2 * below == total)
            {
                return values[i] + values[i + 1] >> 1;
            }
        }
        return 0;
    }
}
