package io.plimsoll.core.auction;

import org.agrona.DirectBuffer;

import io.plimsoll.core.message.AuctionAssetMovedDecoder;
import io.plimsoll.core.message.AuctionEndedDecoder;
import io.plimsoll.core.message.AuctionLotMovedDecoder;
import io.plimsoll.core.message.AuctionPausedDecoder;
import io.plimsoll.core.message.AuctionResetDecoder;
import io.plimsoll.core.message.AuctionStartedDecoder;
import io.plimsoll.core.message.AuctionTakenDecoder;
import io.plimsoll.core.message.EstateSettledDecoder;
import io.plimsoll.core.message.FundChangedDecoder;
import io.plimsoll.core.message.InstrumentHaltChangedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.model.MessageText;

/**
 * Events in words, those of auctions too: {@code Name field=value|field=value}.
 */
final class AuctionText
{
    private AuctionText()
    {
    }

    static String of(final DirectBuffer buffer, final int length)
    {
        final String text = words(buffer, length);
        final int name = text.indexOf('[');
        final int fields = text.indexOf("):");
        return name < 0 || fields < 0 ? text :
            text.substring(name + 1, text.indexOf(']')) + ' ' + text.substring(fields + 2);
    }

    private static String words(final DirectBuffer buffer, final int length)
    {
        final MessageHeaderDecoder h = new MessageHeaderDecoder();
        return switch (h.wrap(buffer, 0).templateId())
        {
            case InstrumentHaltChangedDecoder.TEMPLATE_ID ->
                new InstrumentHaltChangedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case AuctionStartedDecoder.TEMPLATE_ID ->
                new AuctionStartedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case AuctionResetDecoder.TEMPLATE_ID ->
                new AuctionResetDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case AuctionTakenDecoder.TEMPLATE_ID ->
                new AuctionTakenDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case AuctionEndedDecoder.TEMPLATE_ID ->
                new AuctionEndedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case FundChangedDecoder.TEMPLATE_ID ->
                new FundChangedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case AuctionLotMovedDecoder.TEMPLATE_ID ->
                new AuctionLotMovedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case AuctionAssetMovedDecoder.TEMPLATE_ID ->
                new AuctionAssetMovedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case AuctionPausedDecoder.TEMPLATE_ID ->
                new AuctionPausedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case EstateSettledDecoder.TEMPLATE_ID ->
                new EstateSettledDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            default -> MessageText.of(buffer, length);
        };
    }
}
