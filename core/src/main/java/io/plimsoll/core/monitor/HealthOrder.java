package io.plimsoll.core.monitor;

import io.plimsoll.core.account.AccountTable;

/**
 * Margin accounts in the canonical order: worst health first, then account id, then scope with the cross margin account
 * first (rulebook R4.4).
 */
public final class HealthOrder
{
    private static final int INSERTION_RUN = 16;

    private final AccountTable accounts;
    private final int[] rows;
    private final long[] healths;
    private final long[] ids;
    private final int[] order;
    private final int[] scratch;
    private int count;

    /**
     * Room for every margin account.
     *
     * @param accounts    table.
     * @param maxAccounts margin accounts.
     */
    public HealthOrder(final AccountTable accounts, final int maxAccounts)
    {
        this.accounts = accounts;
        rows = new int[maxAccounts];
        healths = new long[maxAccounts];
        ids = new long[maxAccounts];
        order = new int[maxAccounts];
        scratch = new int[maxAccounts];
    }

    /**
     * Forget all.
     */
    public void clear()
    {
        count = 0;
    }

    /**
     * Add a margin account.
     *
     * @param account   row.
     * @param healthPpm of it.
     * @return how many were added before it.
     */
    public int add(final int account, final long healthPpm)
    {
        rows[count] = account;
        healths[count] = healthPpm;
        ids[count] = accounts.id(account);
        order[count] = count;
        return count++;
    }

    /**
     * How many there are.
     *
     * @return the count.
     */
    public int count()
    {
        return count;
    }

    /**
     * Margin account.
     *
     * @param i place in the order.
     * @return row.
     */
    public int account(final int i)
    {
        return rows[order[i]];
    }

    /**
     * Its health.
     *
     * @param i place in the order.
     * @return ppm, as it was added.
     */
    public long healthPpm(final int i)
    {
        return healths[order[i]];
    }

    /**
     * As which it was added.
     *
     * @param i place in the order.
     * @return what {@link #add} gave.
     */
    int added(final int i)
    {
        return order[i];
    }

    /**
     * Put into the canonical order: insertion sort of short runs, then merges bottom up. No allocation, no recursion.
     */
    public void sort()
    {
        for (int start = 0; start < count; start += INSERTION_RUN)
        {
            insertionSort(start, Math.min(start + INSERTION_RUN, count));
        }
        for (int width = INSERTION_RUN; width < count; width <<= 1)
        {
            for (int start = 0; start + width < count; start += width << 1)
            {
                merge(start, start + width, Math.min(start + (width << 1), count));
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

    private boolean isBefore(final int a, final int b)
    {
        if (healths[a] != healths[b])
        {
            return healths[a] < healths[b];
        }
        if (ids[a] != ids[b])
        {
            return ids[a] < ids[b];
        }
        return scopeRank(rows[a]) < scopeRank(rows[b]);
    }

    private int scopeRank(final int account)
    {
        final int scope = accounts.scope(account);
        return scope == AccountTable.CROSS ? -1 : scope;
    }
}
