package io.plimsoll.core.loss;

import io.plimsoll.core.account.AccountTable;

/**
 * Margin accounts with a number each, to be put in order: by the number, largest first, or by account id and scope with
 * the cross margin account first, which also decides between equal numbers. One for all who rank; room for everybody.
 */
final class Ranking
{
    private static final int INSERTION_RUN = 16;

    private final AccountTable accounts;
    private final int[] rows;
    private final long[] keys;
    private final int[] order;
    private final int[] scratch;
    private boolean isByKey;
    private int count;

    /**
     * Room for every margin account.
     *
     * @param accounts    table.
     * @param maxAccounts margin accounts.
     */
    Ranking(final AccountTable accounts, final int maxAccounts)
    {
        this.accounts = accounts;
        rows = new int[maxAccounts];
        keys = new long[maxAccounts];
        order = new int[maxAccounts];
        scratch = new int[maxAccounts];
    }

    void clear()
    {
        count = 0;
    }

    void add(final int account, final long key)
    {
        rows[count] = account;
        keys[count] = key;
        order[count] = count;
        count++;
    }

    int count()
    {
        return count;
    }

    /**
     * Who stands at a place.
     *
     * @param place 0 is first.
     * @return entry, the same until {@link #clear()}: below the count.
     */
    int entry(final int place)
    {
        return order[place];
    }

    /**
     * Margin account of an entry.
     *
     * @param entry below the count.
     * @return row.
     */
    int account(final int entry)
    {
        return rows[entry];
    }

    /**
     * Number of an entry.
     *
     * @param entry below the count.
     * @return its key.
     */
    long key(final int entry)
    {
        return keys[entry];
    }

    /**
     * Give an entry another number.
     *
     * @param entry below the count.
     * @param key   to order by from now on.
     */
    void key(final int entry, final long key)
    {
        keys[entry] = key;
    }

    /**
     * Place of a margin account in the order at hand.
     *
     * @param account row.
     * @return 1 is first; 0 if it is not among them.
     */
    int rank(final int account)
    {
        for (int place = 0; place < count; place++)
        {
            if (rows[order[place]] == account)
            {
                return place + 1;
            }
        }
        return 0;
    }

    /**
     * By account id, then scope.
     */
    void sortByAccount()
    {
        isByKey = false;
        sort();
    }

    /**
     * By number, largest first, then account id, then scope.
     */
    void sortByKey()
    {
        isByKey = true;
        sort();
    }

    /**
     * Insertion sort of short runs, then merges bottom up. No allocation, no recursion; the order is total.
     */
    private void sort()
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
        if (isByKey && keys[a] != keys[b])
        {
            return keys[a] > keys[b];
        }
        final long idA = accounts.id(rows[a]);
        final long idB = accounts.id(rows[b]);
        return idA != idB ? idA < idB : scopeRank(rows[a]) < scopeRank(rows[b]);
    }

    private int scopeRank(final int account)
    {
        final int scope = accounts.scope(account);
        return scope == AccountTable.CROSS ? -1 : scope;
    }
}
