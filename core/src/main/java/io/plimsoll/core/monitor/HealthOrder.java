package io.plimsoll.core.monitor;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.RowOrder;

import java.util.Arrays;

/**
 * Margin accounts in the canonical order: worst health first, then account id, then scope with the cross margin account
 * first (rulebook R4.4).
 */
public final class HealthOrder extends RowOrder
{
    private static final int WORTH_COUNTING = 256;
    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;
    private static final long WIDEST_RANGE = 1L << 4 * DIGIT_BITS;

    private final AccountTable accounts;
    private final int[] rows;
    private final long[] healths;
    private final long[] ids;
    private final int[] starts = new int[DIGITS];
    private int count;

    /**
     * Room for every margin account.
     *
     * @param accounts    table.
     * @param maxAccounts margin accounts.
     */
    public HealthOrder(final AccountTable accounts, final int maxAccounts)
    {
        super(maxAccounts);
        this.accounts = accounts;
        rows = new int[maxAccounts];
        healths = new long[maxAccounts];
        ids = new long[maxAccounts];
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
     * Put into the canonical order. No allocation, no recursion. Many are sorted by the digits of their healths first,
     * which leaves runs of equal health to compare.
     */
    public void sort()
    {
        if (count < WORTH_COUNTING)
        {
            sortByComparing(0, count);
            return;
        }
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < count; i++)
        {
            least = Math.min(least, healths[i]);
            most = Math.max(most, healths[i]);
        }
        // A range that does not fit 64 bits is negative.
        final long range = most - least;
        if (range < 0 || range >= WIDEST_RANGE)
        {
            sortByComparing(0, count);
            return;
        }
        for (int shift = 0; range >> shift != 0; shift += DIGIT_BITS)
        {
            sortByDigit(least, shift);
        }
        sortEqualHealths();
    }

    private void sortByDigit(final long least, final int shift)
    {
        Arrays.fill(starts, 0);
        for (int i = 0; i < count; i++)
        {
            starts[digit(i, least, shift)]++;
        }
        int start = 0;
        for (int digit = 0; digit < DIGITS; digit++)
        {
            final int next = start + starts[digit];
            starts[digit] = start;
            start = next;
        }
        for (int i = 0; i < count; i++)
        {
            final int moving = order[i];
            scratch[starts[digit(moving, least, shift)]++] = moving;
        }
        final int[] sorted = scratch;
        scratch = order;
        order = sorted;
    }

    private int digit(final int i, final long least, final int shift)
    {
        return (int)(healths[i] - least >> shift) & DIGITS - 1;
    }

    private void sortEqualHealths()
    {
        int start = 0;
        for (int i = 1; i <= count; i++)
        {
            if (i == count || healths[order[i]] != healths[order[start]])
            {
                sortByComparing(start, i);
                start = i;
            }
        }
    }

    @Override
    protected boolean isBefore(final int a, final int b)
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
