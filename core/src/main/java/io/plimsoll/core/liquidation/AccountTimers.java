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
    /**
     * What would be due after the last time there is is not due at that time either.
     */
    private static final long NEVER = Long.MAX_VALUE;

    private final AccountTable accounts;
    private final int[] heap;
    private final long[] deadlines;
    private final long[] ids;
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
        // By slot: what is compared lies beside the heap, not in records at random.
        deadlines = new long[maxAccounts];
        ids = new long[maxAccounts];
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
        return size > 0 && deadlines[0] <= nowNs && deadlines[0] != NEVER ? heap[0] : NONE;
    }

    @Override
    public void arm(final int account, final long deadlineNs)
    {
        drop(account);
        accounts.deadlineNs(account, deadlineNs);
        siftUp(size++, account, deadlineNs, accounts.id(account));
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
        final int last = --size;
        if (slot < last)
        {
            final int moved = heap[last];
            if (slot > 0 && isBefore(moved, deadlines[last], ids[last], slot - 1 >> 1))
            {
                siftUp(slot, moved, deadlines[last], ids[last]);
            }
            else
            {
                siftDown(slot, moved, deadlines[last], ids[last]);
            }
        }
    }

    private void siftUp(final int from, final int account, final long deadlineNs, final long id)
    {
        int slot = from;
        while (slot > 0 && isBefore(account, deadlineNs, id, slot - 1 >> 1))
        {
            move(slot - 1 >> 1, slot);
            slot = slot - 1 >> 1;
        }
        place(slot, account, deadlineNs, id);
    }

    private void siftDown(final int from, final int account, final long deadlineNs, final long id)
    {
        int slot = from;
        while (true)
        {
            int child = (slot << 1) + 1;
            if (child >= size)
            {
                break;
            }
            if (child + 1 < size && isBefore(heap[child + 1], deadlines[child + 1], ids[child + 1], child))
            {
                child++;
            }
            if (isBefore(account, deadlineNs, id, child))
            {
                break;
            }
            move(child, slot);
            slot = child;
        }
        place(slot, account, deadlineNs, id);
    }

    private void move(final int from, final int to)
    {
        place(to, heap[from], deadlines[from], ids[from]);
    }

    private void place(final int slot, final int account, final long deadlineNs, final long id)
    {
        heap[slot] = account;
        deadlines[slot] = deadlineNs;
        ids[slot] = id;
        accounts.timerSlot(account, slot);
    }

    private boolean isBefore(final int account, final long deadlineNs, final long id, final int slot)
    {
        if (deadlineNs != deadlines[slot])
        {
            return deadlineNs < deadlines[slot];
        }
        return id != ids[slot] ? id < ids[slot] : scopeRank(account) < scopeRank(heap[slot]);
    }

    private int scopeRank(final int account)
    {
        final int scope = accounts.scope(account);
        return scope == AccountTable.CROSS ? -1 : scope;
    }
}
