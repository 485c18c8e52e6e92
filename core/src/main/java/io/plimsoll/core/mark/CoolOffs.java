package io.plimsoll.core.mark;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.margin.Zone;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.monitor.Monitor;
import io.plimsoll.core.outcome.PriceEvents;
import io.plimsoll.core.price.PullListener;

import static io.plimsoll.core.account.AccountTable.NONE;

/**
 * Whoever pulls an update of a price may not profit from it at once, nor be hurt by it (rulebook R8.10).
 */
public final class CoolOffs implements PullListener
{
    private final AccountTable accounts;
    private final PriceState state;
    private final CoolOffTable table;
    private final Monitor monitor;
    private final QueueService queue;
    private final PriceEvents events;

    CoolOffs(
        final Accounts book,
        final PriceState state,
        final Monitor monitor,
        final QueueService queue,
        final PriceEvents events)
    {
        this.accounts = book.accounts();
        this.state = state;
        this.table = state.coolOffs;
        this.monitor = monitor;
        this.queue = queue;
        this.events = events;
    }

    @Override
    public Reason mayPull(final int index, final long account)
    {
        return table.find(index, account) != CoolOffTable.NONE || table.hasRoom(index) || isFalling(account) ?
            null : Reason.TABLE_FULL;
    }

    @Override
    public void onPull(final int index, final long account, final long coolOffNs)
    {
        if (coolOffNs == 0 || isFalling(account))
        {
            return;
        }
        final long untilNs = state.clock.nowNs() + coolOffNs;
        events.coolOffBegan(account, index, table.begin(index, account, untilNs < 0 ? Long.MAX_VALUE : untilNs));
        monitor.onVerdictsMoved();
    }

    /**
     * Is a margin account of the owner LIQUIDATING or worse?
     */
    private boolean isFalling(final long account)
    {
        final int cross = accounts.find(account);
        for (int row = cross; row != NONE; row = next(cross, row))
        {
            if (accounts.zone(row) >= Zone.LIQUIDATING)
            {
                return true;
            }
        }
        return false;
    }

    private int next(final int cross, final int row)
    {
        return row == cross ? accounts.firstIsolated(cross) : accounts.nextIsolated(row);
    }

    /**
     * What rests on which index has changed: who is in a cool-off may be held no more.
     */
    void onRules()
    {
        for (int row = 0; row < table.count(); row++)
        {
            lookAt(table.account(row));
        }
    }

    private void lookAt(final long account)
    {
        final int cross = accounts.find(account);
        for (int row = cross; row != NONE; row = next(cross, row))
        {
            monitor.onAccount(row);
        }
    }

    /**
     * Time has come to a command: end what is over (rulebook R8.11g).
     *
     * @return true if any has ended.
     */
    boolean onTime()
    {
        final long nowNs = state.clock.nowNs();
        if (!table.isDue(nowNs))
        {
            return false;
        }
        int row = 0;
        while (row < table.count())
        {
            if (nowNs < table.untilNs(row))
            {
                row++;
            }
            else
            {
                final long account = table.account(row);
                table.remove(row);
                lookAt(account);
                queue.onHoldEnded();
            }
        }
        return true;
    }
}
