package io.plimsoll.core.settlement;

import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.OrderTable;
import io.plimsoll.core.account.PositionTable;
import io.plimsoll.core.message.CancelCause;
import io.plimsoll.core.outcome.OrderEvents;

import static io.plimsoll.core.account.AccountTable.NONE;

/**
 * Asks the venue to cancel orders; what they reserved is free at once (rulebook R1.9).
 */
public final class OrderCancels
{
    private final AccountTable accounts;
    private final PositionTable positions;
    private final OrderTable orders;
    private final OrderEvents events;

    /**
     * Over given tables.
     *
     * @param book   of margin accounts.
     * @param events to tell of cancels.
     */
    public OrderCancels(final Accounts book, final OrderEvents events)
    {
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.orders = book.orders();
        this.events = events;
    }

    /**
     * All open orders of a margin account, by instrument and then in order of placement.
     *
     * @param account row.
     * @param cause   to tell.
     */
    public void cancelAll(final int account, final CancelCause cause)
    {
        for (int row = accounts.firstPosition(account); row != NONE; row = positions.next(row))
        {
            final int first = positions.firstOrder(row);
            if (first != NONE)
            {
                cancelList(account, row, first, false, cause);
            }
        }
        accounts.sliceOrder(account, NONE);
    }

    /**
     * All open orders of one position, in order of placement.
     *
     * @param row   of the position.
     * @param cause to tell.
     */
    public void cancelPosition(final int row, final CancelCause cause)
    {
        final int account = positions.account(row);
        final int first = positions.firstOrder(row);
        if (first != NONE)
        {
            cancelList(account, row, first, false, cause);
        }
        final int slice = accounts.sliceOrder(account);
        if (slice != NONE && orders.position(slice) == row)
        {
            accounts.sliceOrder(account, NONE);
        }
    }

    private void cancelList(
        final int account, final int row, final int first, final boolean isSlicesOnly, final CancelCause cause)
    {
        int order = first;
        do
        {
            if (!orders.isCancelRequested(order) && (!isSlicesOnly || orders.isSlice(order)))
            {
                cancel(account, order, positions.instrument(row), cause);
            }
            order = orders.next(order);
        }
        while (order != first);
    }

    /**
     * All open slices of a margin account, by instrument and then in order of placement.
     *
     * @param account row.
     * @param cause   to tell.
     */
    public void cancelSlices(final int account, final CancelCause cause)
    {
        for (int row = accounts.firstPosition(account); row != NONE; row = positions.next(row))
        {
            final int first = positions.firstOrder(row);
            if (first != NONE)
            {
                cancelList(account, row, first, true, cause);
            }
        }
        accounts.sliceOrder(account, NONE);
    }

    private void cancel(final int account, final int order, final int instrument, final CancelCause cause)
    {
        orders.requestCancel(order);
        events.cancelRequested(accounts.id(account), orders.id(order), instrument, cause, orders.openLots(order));
    }
}
