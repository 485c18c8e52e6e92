package io.plimsoll.node.whatif;

import io.plimsoll.core.message.OrderCancelRequestedDecoder;
import io.plimsoll.core.message.Side;
import io.plimsoll.core.message.SliceIssuedDecoder;

/**
 * What a core asks of the venue.
 */
sealed interface Request
{
    /**
     * @return of the order to execute or to cancel.
     */
    long orderId();

    /**
     * A slice to execute.
     *
     * @param orderId    the core's own; two runs count differently.
     * @param account    that is liquidated.
     * @param scope      of the margin account.
     * @param instrument to trade.
     * @param isSell     side of the slice.
     * @param lots       to trade.
     * @param limitPrice worst price, increments.
     * @param markPrice  at issue, increments.
     * @param deadlineNs until when.
     */
    record Slice(
        long orderId,
        long account,
        int scope,
        int instrument,
        boolean isSell,
        long lots,
        long limitPrice,
        long markPrice,
        long deadlineNs) implements Request
    {
        static Slice of(final SliceIssuedDecoder event)
        {
            return new Slice(event.orderId(), event.account(), event.scope(), event.instrument(),
                event.side() == Side.SELL, event.lots(), event.limitPrice(), event.markPrice(), event.deadlineNs());
        }

        /**
         * @return true if a venue is asked for exactly the same: all but the order id. What the core decided it on
         * (equity, margin, the number of the slice) is not the venue's matter.
         */
        boolean isSameAs(final Slice other)
        {
            return new Slice(other.orderId, account, scope, instrument, isSell, lots, limitPrice, markPrice,
                deadlineNs).equals(other);
        }
    }

    /**
     * An order to cancel.
     *
     * @param orderId of a slice or a customer's order.
     */
    record Cancel(long orderId) implements Request
    {
        static Cancel of(final OrderCancelRequestedDecoder event)
        {
            return new Cancel(event.orderId());
        }
    }
}
