package io.plimsoll.node.report;

import io.plimsoll.core.message.AssetCause;
import io.plimsoll.core.message.AssetWeightedDecoder;
import io.plimsoll.core.message.FundCause;
import io.plimsoll.core.message.FundChangedDecoder;
import io.plimsoll.core.message.IndexPublishedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.OrderDeniedDecoder;
import io.plimsoll.core.message.Validity;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * Which decisions a story tells: not what the venue pays into a fund, not each price of an index, not each step of a
 * ramp, and not orders that were denied for want of margin.
 */
final class ToldEvents
{
    private final Int2ObjectHashMap<Validity> validities = new Int2ObjectHashMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private Validity validityBefore = Validity.NON_POSITIVE;

    /**
     * To be asked about every event, in order, for it remembers the validity of indices.
     *
     * @return true if the event is told.
     */
    boolean isTold(final DirectBuffer buffer, final int offset)
    {
        final int template = header.wrap(buffer, offset).templateId();
        return switch (template)
        {
            case FundChangedDecoder.TEMPLATE_ID ->
                !isPayment(new FundChangedDecoder().wrapAndApplyHeader(buffer, offset, header).cause());
            case IndexPublishedDecoder.TEMPLATE_ID ->
                isNewValidity(new IndexPublishedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case AssetWeightedDecoder.TEMPLATE_ID ->
                isTurn(new AssetWeightedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case OrderDeniedDecoder.TEMPLATE_ID -> ReasonWords.isOfPrices(
                new OrderDeniedDecoder().wrapAndApplyHeader(buffer, offset, header).reason());
            default -> DecisionEvents.contains(template);
        };
    }

    /**
     * @return validity that the index of the last event had before it.
     */
    Validity validityBefore()
    {
        return validityBefore;
    }

    private static boolean isPayment(final FundCause cause)
    {
        return cause == FundCause.DEPOSIT || cause == FundCause.WITHDRAWAL;
    }

    private boolean isNewValidity(final IndexPublishedDecoder event)
    {
        final Validity before = validities.put(event.index(), event.validity());
        validityBefore = before == null ? Validity.NON_POSITIVE : before;
        return event.validity() != validityBefore;
    }

    private static boolean isTurn(final AssetWeightedDecoder event)
    {
        return event.cause() != AssetCause.RAMP || event.endNs() == 0;
    }
}
