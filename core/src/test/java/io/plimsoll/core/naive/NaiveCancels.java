package io.plimsoll.core.naive;

import io.plimsoll.core.message.CancelCause;

/**
 * Asks the venue to cancel orders (R1.9).
 */
final class NaiveCancels
{
    private final NaiveState state;
    private final NaiveEvents events;

    NaiveCancels(final NaiveState state, final NaiveEvents events)
    {
        this.state = state;
        this.events = events;
    }

    /**
     * All open orders of a margin account, slices too, by instrument id, then placement.
     */
    void all(final NaiveMarginAccount owner, final CancelCause cause)
    {
        for (final NaiveOrder order : state.openOrders(owner))
        {
            cancel(order, cause);
        }
    }

    /**
     * Its open slices alone, in the same order.
     */
    void slices(final NaiveMarginAccount owner, final CancelCause cause)
    {
        for (final NaiveOrder order : state.openOrders(owner))
        {
            if (order.isSlice)
            {
                cancel(order, cause);
            }
        }
    }

    /**
     * Its open orders in one instrument, by placement.
     */
    void allOf(final NaiveMarginAccount owner, final NaiveInstrument instrument, final CancelCause cause)
    {
        for (final NaiveOrder order : state.openOrders(owner))
        {
            if (order.instrument == instrument)
            {
                cancel(order, cause);
            }
        }
    }

    private void cancel(final NaiveOrder order, final CancelCause cause)
    {
        order.isCancelRequested = true;
        events.orderCancelRequested(order, cause);
    }
}
