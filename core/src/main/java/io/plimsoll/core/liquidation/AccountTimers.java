package io.plimsoll.core.liquidation;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.auction.Deadlines;

import static io.plimsoll.core.account.AccountTable.NONE;

/**
 * Margin accounts by the time at which something is due to them (the deadline of a call, a step, an auction): a binary
 * heap ordered by (deadline, account id, scope), so that equal deadlines fire in a documented order (rulebook R1.1).
 * Driven by command time only.
 */
public final class AccountTimers implements Deadlines
{
    private final AccountTable accounts;
    private final int[] heap;
    private int size;

    /**
     * Over a table.
     *
     * @param accounts    margin accounts; the deadline is in the record.
     * @param maxAccounts that it can hold.
     */
    public AccountTimers(final AccountTable accounts, final int maxAccounts)
    {
        this.accounts = accounts;
        heap = new int[maxAccounts];
    }

    int size()
    {
        return size;
    }

    /**
     * Account whose step is due.
     *
     * @param nowNs command time.
     * @return row, or NONE.
     */
    int due(final long nowNs)
    {
        return size > 0 && accounts.deadlineNs(heap[0]) <= nowNs ? heap[0] : NONE;
    }

    @Override
    public void arm(final int account, final long deadlineNs)
    {
        drop(account);
        accounts.deadlineNs(account, deadlineNs);
        siftUp(size++, account);
    }

    @Override
    public void drop(final int account)
    {
        final int slot = accounts.timerSlot(account);
        if (slot == NONE)
        {
            return;
        }
        accounts.timerSlot(account, NONE);
        accounts.deadlineNs(account, 0);
        final int moved = heap[--size];
        if (slot < size)
        {
            if (slot > 0 && isBefore(moved, heap[slot - 1 >> 1]))
            {
                siftUp(slot, moved);
            }
            else
            {
                siftDown(slot, moved);
            }
        }
    }

    private void siftUp(final int from, final int account)
    {
        int slot = from;
        while (slot > 0 && isBefore(account, heap[slot - 1 >> 1]))
        {
            place(slot, heap[slot - 1 >> 1]);
            slot = slot - 1 >> 1;
        }
        place(slot, account);
    }

    private void siftDown(final int from, final int account)
    {
        int slot = from;
        while (true)
        {
            int child = (slot << 1) + 1;
            if (child >= size)
            {
                break;
            }
            if (child + 1 < size && isBefore(heap[child + 1], heap[child]))
            {
                child++;
            }
            if (!isBefore(heap[child], account))
            {
                break;
            }
            place(slot, heap[child]);
            slot = child;
        }
        place(slot, account);
    }

    private void place(final int slot, final int account)
    {
        heap[slot] = account;
        accounts.timerSlot(account, slot);
    }

    private boolean isBefore(final int a, final int b)
    {
        final long deadlineA = accounts.deadlineNs(a);
        final long deadlineB = accounts.deadlineNs(b);
        if (deadlineA != deadlineB)
        {
            return deadlineA < deadlineB;
        }
        final long idA = accounts.id(a);
        final long idB = accounts.id(b);
        return idA != idB ? idA < idB : scopeRank(a) < scopeRank(b);
    }

    private int scopeRank(final int account)
    {
        final int scope = accounts.scope(account);
        return scope == AccountTable.CROSS ? -1 : scope;
    }
}
