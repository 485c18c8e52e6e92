package io.plimsoll.node.demo.venue;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.message.FillAppliedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.OrderCancelRequestedDecoder;
import io.plimsoll.core.message.OrderDeniedDecoder;
import io.plimsoll.core.message.PlaceOrderDecoder;
import io.plimsoll.core.message.PositionTakenOverDecoder;
import io.plimsoll.core.message.RejectedDecoder;
import io.plimsoll.core.message.Side;
import io.plimsoll.core.message.SliceIssuedDecoder;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongHashSet;

import java.util.ArrayDeque;

/**
 * What the engine asked the venue to do and the venue has not done yet, in the order of the events, and what the
 * backstop holds. Filled by the thread that delivers events, emptied by the one that sends commands, never at the same
 * time.
 * <p>
 * A slice that the engine cancels before the venue has come to it (a timer issues it, and the same command's price then
 * takes the account over) is not executed.
 */
public final class VenueInbox implements EventSink
{
    private final ArrayDeque<Request> requests = new ArrayDeque<>();
    private final LongHashSet cancelled = new LongHashSet();
    private final LongHashSet refused = new LongHashSet();
    private final long[] backstopLots;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SliceIssuedDecoder sliceIssued = new SliceIssuedDecoder();
    private final OrderCancelRequestedDecoder cancelRequested = new OrderCancelRequestedDecoder();
    private final PositionTakenOverDecoder takenOver = new PositionTakenOverDecoder();
    private final FillAppliedDecoder fillApplied = new FillAppliedDecoder();
    private final OrderDeniedDecoder denied = new OrderDeniedDecoder();
    private final RejectedDecoder rejected = new RejectedDecoder();

    /**
     * An empty inbox.
     *
     * @param instruments number of contracts.
     */
    public VenueInbox(final int instruments)
    {
        backstopLots = new long[instruments];
    }

    @Override
    public void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        header.wrap(buffer, offset);
        switch (header.templateId())
        {
            case SliceIssuedDecoder.TEMPLATE_ID ->
                onSliceIssued(sliceIssued.wrapAndApplyHeader(buffer, offset, header));
            case OrderCancelRequestedDecoder.TEMPLATE_ID ->
                onCancelRequested(cancelRequested.wrapAndApplyHeader(buffer, offset, header));
            case PositionTakenOverDecoder.TEMPLATE_ID ->
                onTakenOver(takenOver.wrapAndApplyHeader(buffer, offset, header));
            case FillAppliedDecoder.TEMPLATE_ID ->
                onFill(fillApplied.wrapAndApplyHeader(buffer, offset, header));
            case OrderDeniedDecoder.TEMPLATE_ID ->
                refused.add(denied.wrapAndApplyHeader(buffer, offset, header).orderId());
            case RejectedDecoder.TEMPLATE_ID -> onRejected(rejected.wrapAndApplyHeader(buffer, offset, header));
            default ->
            {
            }
        }
    }

    int size()
    {
        return requests.size();
    }

    Request next()
    {
        return requests.poll();
    }

    /** Whether the engine wants this slice cancelled; the request to close it follows in the inbox. */
    boolean isCancelled(final long orderId)
    {
        return cancelled.contains(orderId);
    }

    /** Whether the core did not take this order. */
    boolean isRefused(final long orderId)
    {
        return refused.contains(orderId);
    }

    /** Everything is done: cancelled slices are forgotten. */
    void clear()
    {
        cancelled.clear();
        refused.clear();
    }

    long backstopLots(final int instrument)
    {
        return backstopLots[instrument];
    }

    private void onRejected(final RejectedDecoder rejection)
    {
        if (rejection.command() == PlaceOrderDecoder.TEMPLATE_ID)
        {
            refused.add(rejection.reference());
        }
    }

    private void onSliceIssued(final SliceIssuedDecoder slice)
    {
        requests.add(new Request(slice.orderId(), slice.instrument(), slice.side() == Side.SELL, slice.lots(),
            slice.limitPrice()));
    }

    private void onCancelRequested(final OrderCancelRequestedDecoder cancel)
    {
        cancelled.add(cancel.orderId());
        requests.add(new Request(cancel.orderId(), cancel.instrument(), false, 0, 0));
    }

    private void onTakenOver(final PositionTakenOverDecoder position)
    {
        backstopLots[position.instrument()] = position.backstopLots();
    }

    private void onFill(final FillAppliedDecoder fill)
    {
        if (VenueAccounts.isBackstop(fill.account()))
        {
            backstopLots[fill.instrument()] = fill.positionLots();
        }
    }

    /**
     * A slice to execute, or an order to cancel.
     *
     * @param orderId    of the slice or order.
     * @param instrument of the order.
     * @param isSell     side of the slice.
     * @param lots       of the slice; 0 to cancel.
     * @param limitPrice of the slice.
     */
    record Request(long orderId, int instrument, boolean isSell, long lots, long limitPrice)
    {
        boolean isSlice()
        {
            return lots > 0;
        }
    }
}
