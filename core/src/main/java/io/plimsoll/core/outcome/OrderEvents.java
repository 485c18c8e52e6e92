package io.plimsoll.core.outcome;

import io.plimsoll.core.message.CancelCause;
import io.plimsoll.core.message.FillAppliedEncoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.OrderAcceptedEncoder;
import io.plimsoll.core.message.OrderCancelRequestedEncoder;
import io.plimsoll.core.message.OrderClosedEncoder;
import io.plimsoll.core.message.OrderDeniedEncoder;
import io.plimsoll.core.message.Reason;

/**
 * Events about orders and fills: calls -> bytes. The schema says what the fields mean.
 */
public final class OrderEvents
{
    private final Outcome outcome;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OrderAcceptedEncoder accepted = new OrderAcceptedEncoder();
    private final OrderDeniedEncoder denied = new OrderDeniedEncoder();
    private final OrderClosedEncoder closed = new OrderClosedEncoder();
    private final OrderCancelRequestedEncoder cancelRequested = new OrderCancelRequestedEncoder();
    private final FillAppliedEncoder fillApplied = new FillAppliedEncoder();

    /**
     * Into a given outcome.
     *
     * @param outcome of the command at hand.
     */
    public OrderEvents(final Outcome outcome)
    {
        this.outcome = outcome;
    }

    /**
     * The pre-trade check said yes.
     *
     * @param account id.
     * @param orderId of the order.
     */
    public void accepted(final long account, final long orderId)
    {
        accepted.wrapAndApplyHeader(outcome.buffer(), 0, header).account(account).orderId(orderId);
        publish(accepted.encodedLength());
    }

    /**
     * The pre-trade check said no.
     *
     * @param account       id.
     * @param orderId       of the order.
     * @param scope         of the margin account.
     * @param reason        why.
     * @param equityInitial it was decided on, or 0.
     * @param initialMargin it was decided on, or 0.
     */
    public void denied(
        final long account,
        final long orderId,
        final int scope,
        final Reason reason,
        final long equityInitial,
        final long initialMargin)
    {
        denied.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .account(account).orderId(orderId).scope(scope).reason(reason)
            .equityInitial(equityInitial).initialMargin(initialMargin);
        publish(denied.encodedLength());
    }

    /**
     * An order is done.
     *
     * @param account      id.
     * @param orderId      of the order.
     * @param instrument   id.
     * @param unfilledLots left.
     */
    public void closed(final long account, final long orderId, final int instrument, final long unfilledLots)
    {
        closed.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .account(account).orderId(orderId).instrument(instrument).unfilledLots(unfilledLots);
        publish(closed.encodedLength());
    }

    /**
     * The venue must cancel an order.
     *
     * @param account    id.
     * @param orderId    of the order.
     * @param instrument id.
     * @param cause      why.
     * @param openLots   left.
     */
    public void cancelRequested(
        final long account, final long orderId, final int instrument, final CancelCause cause, final long openLots)
    {
        cancelRequested.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .account(account).orderId(orderId).instrument(instrument).cause(cause).openLots(openLots);
        publish(cancelRequested.encodedLength());
    }

    /**
     * One side of a trade; the caller adds the numbers to the encoder and calls {@link #publishFill()}.
     *
     * @param isLiquidation true for a slice.
     * @return encoder to fill in.
     */
    public FillAppliedEncoder fill(final boolean isLiquidation)
    {
        fillApplied.wrapAndApplyHeader(outcome.buffer(), 0, header);
        return fillApplied.liquidation(isLiquidation ? Flag.YES : Flag.NO);
    }

    /**
     * Publish the fill that was filled in.
     */
    public void publishFill()
    {
        publish(fillApplied.encodedLength());
    }

    private void publish(final int encodedLength)
    {
        outcome.publish(MessageHeaderEncoder.ENCODED_LENGTH + encodedLength);
    }
}
