package io.plimsoll.node.demo.venue;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.OrderCancelRequestedDecoder;
import io.plimsoll.core.message.Side;
import io.plimsoll.core.message.SliceIssuedDecoder;
import io.plimsoll.node.demo.market.Contract;
import io.plimsoll.node.demo.market.Market;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongHashSet;

import java.util.ArrayDeque;

/**
 * Executes what the engine asks for. Events are noted when they arrive and answered, in their order, when the sender of
 * commands calls {@link #react()}: with fills against a market maker, and with {@code CloseOrder} for the rest of a slice
 * and for every order that the engine wants cancelled.
 */
final class Venue implements EventSink
{
    private static final long PPM = 1_000_000;

    private final Market market;
    private final Commands commands;
    private final OrderIds ids;
    private final Depth depth;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SliceIssuedDecoder sliceIssued = new SliceIssuedDecoder();
    private final OrderCancelRequestedDecoder cancelRequested = new OrderCancelRequestedDecoder();
    private final ArrayDeque<Request> requests = new ArrayDeque<>();
    private final LongHashSet closedSlices = new LongHashSet();

    Venue(final Market market, final Commands commands, final OrderIds ids)
    {
        this.market = market;
        this.commands = commands;
        this.ids = ids;
        depth = new Depth(market);
    }

    void startMinute(final int minute)
    {
        depth.startMinute(minute);
    }

    @Override
    public void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        header.wrap(buffer, offset);
        switch (header.templateId())
        {
            case SliceIssuedDecoder.TEMPLATE_ID -> onSliceIssued(buffer, offset);
            case OrderCancelRequestedDecoder.TEMPLATE_ID -> onCancelRequested(buffer, offset);
            default ->
            {
            }
        }
    }

    /** Answer everything that is noted, and what the answers bring about, until the engine asks for nothing more. */
    void react()
    {
        commands.awaitEvents();
        closedSlices.clear();
        while (!requests.isEmpty())
        {
            for (int i = requests.size(); i > 0; i--)
            {
                answer(requests.poll());
            }
            commands.awaitEvents();
        }
    }

    private void answer(final Request request)
    {
        if (request.side != null)
        {
            execute(request);
            return;
        }
        if (!closedSlices.contains(request.orderId))
        {
            commands.closeOrder(request.orderId);
        }
    }

    private void execute(final Request slice)
    {
        final boolean isSell = slice.side == Side.SELL;
        final long lots = depth.lotsWithin(slice.instrument, isSell, slice.lots, slice.mark, slice.limit);
        if (lots > 0)
        {
            final long price = depth.price(slice.instrument, isSell, lots, slice.mark);
            depth.take(slice.instrument, isSell, lots);
            trade(slice, lots, price);
        }
        closedSlices.add(slice.orderId);
        if (lots < slice.lots)
        {
            commands.closeOrder(slice.orderId);
        }
    }

    private void trade(final Request slice, final long lots, final long price)
    {
        final boolean isSell = slice.side == Side.SELL;
        final long makerOrderId = ids.nextOrderId();
        final Contract contract = market.contract(slice.instrument);
        final long feeMicros = contract.worthMicros(lots, price) * Definitions.TAKER_FEE_PPM / PPM;
        commands.placeOrder(VenueAccounts.maker(slice.instrument), makerOrderId, slice.instrument,
            isSell ? Side.BUY : Side.SELL, lots, price, false);
        commands.fill(ids.nextTradeId(), slice.instrument, price, lots,
            isSell ? makerOrderId : slice.orderId, isSell ? slice.orderId : makerOrderId,
            isSell ? 0 : feeMicros, isSell ? feeMicros : 0);
    }

    private void onSliceIssued(final DirectBuffer buffer, final int offset)
    {
        final SliceIssuedDecoder slice = sliceIssued.wrapAndApplyHeader(buffer, offset, header);
        requests.add(new Request(slice.orderId(), slice.instrument(), slice.side(), slice.lots(),
            slice.limitPrice(), slice.markPrice()));
    }

    private void onCancelRequested(final DirectBuffer buffer, final int offset)
    {
        final OrderCancelRequestedDecoder cancel = cancelRequested.wrapAndApplyHeader(buffer, offset, header);
        requests.add(new Request(cancel.orderId(), cancel.instrument(), null, 0, 0, 0));
    }

    /** A slice to execute, or (without a side) an order to cancel. */
    private record Request(long orderId, int instrument, Side side, long lots, long limit, long mark)
    {
    }
}
