package io.plimsoll.core.report;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.capacity.Capacity;
import io.plimsoll.core.liquidation.WaitingAccounts;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.monitor.HealthOrder;
import io.plimsoll.core.outcome.QueueEvents;

/**
 * Who waits to be liquidated, worst health first (rulebook R6.12).
 */
public final class QueueReport
{
    private final AccountTable accounts;
    private final WaitingAccounts waiting;
    private final Capacity capacity;
    private final Valuation valuation;
    private final QueueEvents events;

    /**
     * Over given state.
     *
     * @param accounts  table.
     * @param waiting   to show.
     * @param capacity  of the venue.
     * @param valuation to evaluate with.
     * @param events    to answer with.
     */
    public QueueReport(
        final AccountTable accounts,
        final WaitingAccounts waiting,
        final Capacity capacity,
        final Valuation valuation,
        final QueueEvents events)
    {
        this.accounts = accounts;
        this.waiting = waiting;
        this.capacity = capacity;
        this.valuation = valuation;
        this.events = events;
    }

    /**
     * Answer.
     *
     * @param mostRows accounts to show at most.
     */
    public void report(final int mostRows)
    {
        final HealthOrder order = waiting.inOrder();
        final int rows = Math.min(mostRows, order.count());
        events.report(order.count(), capacity.usedOfVenue(), capacity.capOfVenue(), rows);
        for (int i = 0; i < rows; i++)
        {
            final int account = order.account(i);
            valuation.evaluate(account);
            events.nextAccount().account(accounts.id(account)).scope(accounts.scope(account))
                .healthPpm(order.healthPpm(i)).notional(valuation.notional());
        }
        events.publishReported();
    }
}
