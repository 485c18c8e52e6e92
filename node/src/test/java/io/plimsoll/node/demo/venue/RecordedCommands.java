package io.plimsoll.node.demo.venue;

import io.plimsoll.core.message.CloseOrderDecoder;
import io.plimsoll.core.message.FillDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.PlaceOrderDecoder;
import org.agrona.DirectBuffer;

import java.util.ArrayList;
import java.util.List;

/**
 * A door that nobody stands behind: writes down what passes, in words.
 */
final class RecordedCommands implements CommandPort
{
    final List<String> lines = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private Runnable onAwait = () ->
    {
    };

    void onAwait(final Runnable task)
    {
        onAwait = task;
    }

    @Override
    public void send(final long timeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        header.wrap(buffer, offset);
        switch (header.templateId())
        {
            case PlaceOrderDecoder.TEMPLATE_ID ->
            {
                final PlaceOrderDecoder order = new PlaceOrderDecoder().wrapAndApplyHeader(buffer, offset, header);
                lines.add("place " + order.side() + " " + order.lots() + " at " + order.limitPrice() + " for " +
                    order.account() + (order.reduceOnly().value() == 1 ? " reducing" : ""));
            }
            case FillDecoder.TEMPLATE_ID ->
            {
                final FillDecoder fill = new FillDecoder().wrapAndApplyHeader(buffer, offset, header);
                lines.add("fill " + fill.lots() + " at " + fill.price() + " buyer " + fill.buyOrderId() +
                    " seller " + fill.sellOrderId() + " fees " + fill.buyerFeeUnits() + " " + fill.sellerFeeUnits());
            }
            case CloseOrderDecoder.TEMPLATE_ID ->
                lines.add("close " + new CloseOrderDecoder().wrapAndApplyHeader(buffer, offset, header).orderId());
            default -> lines.add("template " + header.templateId());
        }
    }

    @Override
    public void awaitEvents()
    {
        onAwait.run();
    }
}
