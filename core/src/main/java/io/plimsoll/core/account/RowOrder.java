package io.plimsoll.core.account;

/**
 * Sorts numbers 0..count-1 by an order that a subclass knows: insertion sort of short runs, then merges bottom up. No
 * allocation, no recursion.
 */
public abstract class RowOrder
{
    private static final int INSERTION_RUN = 16;

    /**
     * Numbers in their order.
     */
    protected int[] order;

    /**
     * As long as the order.
     */
    protected int[] scratch;

    /**
     * Room for so many.
     *
     * @param capacity most numbers.
     */
    protected RowOrder(final int capacity)
    {
        order = new int[capacity];
        scratch = new int[capacity];
    }

    /**
     * Does one number come before another? A strict order.
     *
     * @param a number.
     * @param b number.
     * @return true if it does.
     */
    protected abstract boolean isBefore(int a, int b);

    /**
     * Sort a part of the order.
     *
     * @param from first place.
     * @param to   place behind the last.
     */
    protected final void sortByComparing(final int from, final int to)
    {
        for (int start = from; start < to; start += INSERTION_RUN)
        {
            insertionSort(start, Math.min(start + INSERTION_RUN, to));
        }
        for (int width = INSERTION_RUN; width < to - from; width <<= 1)
        {
            for (int start = from; start + width < to; start += width << 1)
            {
                merge(start, start + width, Math.min(start + (width << 1), to));
            }
        }
    }

    private void insertionSort(final int start, final int end)
    {
        for (int i = start + 1; i < end; i++)
        {
            final int moving = order[i];
            int j = i;
            while (j > start && isBefore(moving, order[j - 1]))
            {
                order[j] = order[j - 1];
                j--;
            }
            order[j] = moving;
        }
    }

    private void merge(final int start, final int middle, final int end)
    {
        final int leftCount = middle - start;
        System.arraycopy(order, start, scratch, 0, leftCount);
        int left = 0;
        int right = middle;
        int out = start;
        while (left < leftCount && right < end)
        {
            order[out++] = isBefore(order[right], scratch[left]) ? order[right++] : scratch[left++];
        }
        System.arraycopy(scratch, left, order, out, leftCount - left);
    }
}
