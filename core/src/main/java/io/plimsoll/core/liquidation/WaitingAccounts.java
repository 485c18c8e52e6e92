package io.plimsoll.core.liquidation;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.monitor.HealthOrder;

import java.util.Arrays;

import static io.plimsoll.core.account.AccountTable.NONE;

/**
 * Margin accounts in LIQUIDATING that wait for capacity, or for a halt to end (rulebook R6.12). A set without an order:
 * who is served first is decided by the health of the moment.
 */
public final class WaitingAccounts
{
    private final Valuation valuation;
    private final int[] rows;
    private final int[] slots;
    private final HealthOrder order;
    private int count;

    /**
     * Room for every margin account.
     *
     * @param accounts    table.
     * @param valuation   to evaluate with.
     * @param maxAccounts margin accounts.
     */
    public WaitingAccounts(final AccountTable accounts, final Valuation valuation, final int maxAccounts)
    {
        this.valuation = valuation;
        rows = new int[maxAccounts];
        slots = new int[maxAccounts];
        Arrays.fill(slots, NONE);
        order = new HealthOrder(accounts, maxAccounts);
    }

    void enter(final int account)
    {
        if (slots[account] == NONE)
        {
            slots[account] = count;
            rows[count++] = account;
        }
    }

    void leave(final int account)
    {
        final int slot = count == 0 ? NONE : slots[account];
        if (slot != NONE)
        {
            slots[account] = NONE;
            final int moved = rows[--count];
            if (moved != account)
            {
                rows[slot] = moved;
                slots[moved] = slot;
            }
        }
    }

    /**
     * How many wait.
     *
     * @return the count.
     */
    public int count()
    {
        return count;
    }

    /**
     * All who wait, evaluated now, worst health first. The answer stays as it is until the next call, whoever leaves.
     *
     * @return the order.
     */
    public HealthOrder inOrder()
    {
        order.clear();
        for (int i = 0; i < count; i++)
        {
            valuation.evaluate(rows[i]);
            order.add(rows[i], valuation.healthPpm());
        }
        order.sort();
        return order;
    }
}
