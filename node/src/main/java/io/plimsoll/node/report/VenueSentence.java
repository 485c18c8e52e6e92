package io.plimsoll.node.report;

import io.plimsoll.core.message.AssetWeightedDecoder;
import io.plimsoll.core.message.BreakerChangedDecoder;
import io.plimsoll.core.message.ChangeApprovedDecoder;
import io.plimsoll.core.message.ChangeEndedDecoder;
import io.plimsoll.core.message.ChangeProposedDecoder;
import io.plimsoll.core.message.IndexPublishedDecoder;
import io.plimsoll.core.message.LiquidationRefusedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.SourceChangedDecoder;
import io.plimsoll.core.message.Validity;
import io.plimsoll.node.text.MessageCatalog;
import io.plimsoll.node.text.NumberText;
import org.agrona.DirectBuffer;

/**
 * Says in a sentence what an event of prices, breakers or governance means for the venue as a whole.
 */
final class VenueSentence
{
    private final PriceSentence prices;
    private final BreakerSentence breakers;
    private final ChangeSentence changes;
    private final WaterfallSentence waterfall;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    VenueSentence(final MessageCatalog catalog, final NumberText numbers)
    {
        prices = new PriceSentence(numbers);
        breakers = new BreakerSentence(numbers);
        changes = new ChangeSentence(catalog, numbers);
        waterfall = new WaterfallSentence(numbers);
    }

    /**
     * @param buffer         holding an event.
     * @param offset         of the message header.
     * @param validityBefore of the index that the event is about, if it is about one.
     * @return the sentence, or null if the event is about an account.
     */
    String of(final DirectBuffer buffer, final int offset, final Validity validityBefore)
    {
        header.wrap(buffer, offset);
        return switch (header.templateId())
        {
            case SourceChangedDecoder.TEMPLATE_ID ->
                prices.source(new SourceChangedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case IndexPublishedDecoder.TEMPLATE_ID ->
                prices.index(new IndexPublishedDecoder().wrapAndApplyHeader(buffer, offset, header), validityBefore);
            case LiquidationRefusedDecoder.TEMPLATE_ID ->
                prices.refused(new LiquidationRefusedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case AssetWeightedDecoder.TEMPLATE_ID ->
                prices.weighted(new AssetWeightedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case BreakerChangedDecoder.TEMPLATE_ID ->
                breakers.of(new BreakerChangedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case ChangeProposedDecoder.TEMPLATE_ID ->
                changes.proposed(new ChangeProposedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case ChangeApprovedDecoder.TEMPLATE_ID ->
                changes.approved(new ChangeApprovedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case ChangeEndedDecoder.TEMPLATE_ID ->
                changes.ended(new ChangeEndedDecoder().wrapAndApplyHeader(buffer, offset, header));
            default -> waterfall.ofVenue(buffer, offset);
        };
    }
}
