package io.plimsoll.core.auction;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.AuctionTable;

/**
 * Auctions to be told of in one command, put into the order of account id, then scope with the cross margin account
 * first. A heap sort: nothing is allocated, and the order of rows never shows.
 */
final class AuctionOrder
{
    private final AuctionTable table;
    private final AccountTable accounts;
    private final int[] rows;
    private int count;

    AuctionOrder(final AuctionTable table, final AccountTable accounts, final int maxAuctions)
    {
        this.table = table;
        this.accounts = accounts;
        rows = new int[maxAuctions];
    }

    void clear()
    {
        count = 0;
    }

    void add(final int row)
    {
        rows[count++] = row;
    }

    int count()
    {
        return count;
    }

    int row(final int i)
    {
        return rows[i];
    }

    void sort()
    {
        for (int i = count / 2 - 1; i >= 0; i--)
        {
            siftDown(i, count);
        }
        for (int end = count - 1; end > 0; end--)
        {
            final int last = rows[0];
            rows[0] = rows[end];
            rows[end] = last;
            siftDown(0, end);
        }
    }

    private void siftDown(final int from, final int end)
    {
        final int moved = rows[from];
        int slot = from;
        int child = 2 * slot + 1;
        while (child < end)
        {
            if (child + 1 < end && isBefore(rows[child], rows[child + 1]))
            {
                child++;
            }
            if (!isBefore(moved, rows[child]))
            {
                break;
            }
            rows[slot] = rows[child];
            slot = child;
            child = 2 * slot + 1;
        }
        rows[slot] = moved;
    }

    private boolean isBefore(final int a, final int b)
    {
        final int accountA = table.account(a);
        final int accountB = table.account(b);
        final long idA = accounts.id(accountA);
        final long idB = accounts.id(accountB);
        return idA != idB ? idA < idB : scopeRank(accountA) < scopeRank(accountB);
    }

    private int scopeRank(final int account)
    {
        final int scope = accounts.scope(account);
        return scope == AccountTable.CROSS ? -1 : scope;
    }
}
