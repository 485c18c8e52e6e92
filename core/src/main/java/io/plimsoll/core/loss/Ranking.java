package io.plimsoll.core.loss;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.RowOrder;

/**
 * Margin accounts with a number each, to be put in order: by the number, largest first, or by account id and scope with
 * the cross margin account first, which also decides between equal numbers. One for all who rank; room for everybody.
 */
final class Ranking extends RowOrder
{
    private final AccountTable accounts;
    private final int[] rows;
    private final long[] keys;
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
        super(maxAccounts);
        this.accounts = accounts;
        rows = new int[maxAccounts];
        keys = new long[maxAccounts];
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
        sortByComparing(0, count);
    }

    /**
     * By number, largest first, then account id, then scope.
     */
    void sortByKey()
    {
        isByKey = true;
        sortByComparing(0, count);
    }

    @Override
    protected boolean isBefore(final int a, final int b)
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
