package io.plimsoll.node.report;

import io.plimsoll.core.message.AuctionAssetMovedDecoder;
import io.plimsoll.core.message.AuctionEndedDecoder;
import io.plimsoll.core.message.AuctionLotMovedDecoder;
import io.plimsoll.core.message.AuctionPausedDecoder;
import io.plimsoll.core.message.AuctionResetDecoder;
import io.plimsoll.core.message.AuctionStartedDecoder;
import io.plimsoll.core.message.AuctionTakenDecoder;
import io.plimsoll.core.message.EstateSettledDecoder;
import io.plimsoll.core.message.FundChangedDecoder;
import io.plimsoll.core.message.HaircutAppliedDecoder;
import io.plimsoll.core.message.InstrumentDelistedDecoder;
import io.plimsoll.core.message.InstrumentHaltChangedDecoder;
import io.plimsoll.core.message.LiquidationQueuedDecoder;
import io.plimsoll.core.message.LossAllocatedDecoder;
import io.plimsoll.core.message.MarginCallIssuedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.PositionDeleveragedDecoder;
import io.plimsoll.core.message.PositionSettledDecoder;
import io.plimsoll.core.message.RiskClassAssignedDecoder;
import io.plimsoll.node.text.NumberText;
import org.agrona.DirectBuffer;

/**
 * Says in a sentence what an event of the loss waterfall means: for an account that it touches, or for the venue.
 */
final class WaterfallSentence
{
    private final LiquidationSentence liquidation;
    private final AuctionSentence auctions;
    private final LossSentence losses;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    WaterfallSentence(final NumberText numbers)
    {
        final ScopeWords scopes = new ScopeWords(numbers);
        liquidation = new LiquidationSentence(numbers, scopes);
        auctions = new AuctionSentence(numbers, scopes);
        losses = new LossSentence(numbers, scopes);
    }

    /**
     * What an event means for an account.
     *
     * @param account that the story is about.
     * @param buffer  holding an event.
     * @param offset  of the message header.
     * @return the sentence, or null if the event does not touch the account.
     */
    String of(final long account, final DirectBuffer buffer, final int offset)
    {
        header.wrap(buffer, offset);
        return switch (header.templateId())
        {
            case MarginCallIssuedDecoder.TEMPLATE_ID -> call(account, buffer, offset);
            case LiquidationQueuedDecoder.TEMPLATE_ID -> queued(account, buffer, offset);
            case PositionSettledDecoder.TEMPLATE_ID -> settled(account, buffer, offset);
            case RiskClassAssignedDecoder.TEMPLATE_ID -> assigned(account, buffer, offset);
            case EstateSettledDecoder.TEMPLATE_ID -> estate(account, buffer, offset);
            case HaircutAppliedDecoder.TEMPLATE_ID -> haircut(account, buffer, offset);
            case PositionDeleveragedDecoder.TEMPLATE_ID -> deleveraged(account, buffer, offset);
            case FundChangedDecoder.TEMPLATE_ID -> fund(account, buffer, offset);
            default -> ofAuction(account, buffer, offset);
        };
    }

    private String ofAuction(final long account, final DirectBuffer buffer, final int offset)
    {
        return switch (header.templateId())
        {
            case AuctionStartedDecoder.TEMPLATE_ID -> started(account, buffer, offset);
            case AuctionResetDecoder.TEMPLATE_ID -> reset(account, buffer, offset);
            case AuctionTakenDecoder.TEMPLATE_ID -> taken(account, buffer, offset);
            case AuctionLotMovedDecoder.TEMPLATE_ID -> lots(account, buffer, offset);
            case AuctionAssetMovedDecoder.TEMPLATE_ID -> asset(account, buffer, offset);
            case AuctionPausedDecoder.TEMPLATE_ID -> paused(account, buffer, offset);
            case AuctionEndedDecoder.TEMPLATE_ID -> ended(account, buffer, offset);
            default -> null;
        };
    }

    /**
     * What an event means for the venue as a whole.
     *
     * @param buffer holding an event.
     * @param offset of the message header.
     * @return the sentence, or null if the event is about an account.
     */
    String ofVenue(final DirectBuffer buffer, final int offset)
    {
        header.wrap(buffer, offset);
        return switch (header.templateId())
        {
            case LossAllocatedDecoder.TEMPLATE_ID ->
                losses.allocated(new LossAllocatedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case InstrumentDelistedDecoder.TEMPLATE_ID ->
                liquidation.delisted(new InstrumentDelistedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case InstrumentHaltChangedDecoder.TEMPLATE_ID ->
                liquidation.halt(new InstrumentHaltChangedDecoder().wrapAndApplyHeader(buffer, offset, header));
            default -> null;
        };
    }

    private String call(final long account, final DirectBuffer buffer, final int offset)
    {
        final MarginCallIssuedDecoder event = new MarginCallIssuedDecoder().wrapAndApplyHeader(buffer, offset, header);
        return event.account() == account ? liquidation.call(event) : null;
    }

    private String queued(final long account, final DirectBuffer buffer, final int offset)
    {
        final LiquidationQueuedDecoder event =
            new LiquidationQueuedDecoder().wrapAndApplyHeader(buffer, offset, header);
        return event.account() == account ? liquidation.queued(event) : null;
    }

    private String settled(final long account, final DirectBuffer buffer, final int offset)
    {
        final PositionSettledDecoder event = new PositionSettledDecoder().wrapAndApplyHeader(buffer, offset, header);
        return event.account() == account ? liquidation.settled(event) : null;
    }

    private String assigned(final long account, final DirectBuffer buffer, final int offset)
    {
        final RiskClassAssignedDecoder event =
            new RiskClassAssignedDecoder().wrapAndApplyHeader(buffer, offset, header);
        return event.account() == account ? liquidation.assigned(event) : null;
    }

    private String estate(final long account, final DirectBuffer buffer, final int offset)
    {
        final EstateSettledDecoder event = new EstateSettledDecoder().wrapAndApplyHeader(buffer, offset, header);
        return event.account() == account ? losses.estate(event) : null;
    }

    private String haircut(final long account, final DirectBuffer buffer, final int offset)
    {
        final HaircutAppliedDecoder event = new HaircutAppliedDecoder().wrapAndApplyHeader(buffer, offset, header);
        return event.account() == account ? losses.haircut(event) : null;
    }

    private String deleveraged(final long account, final DirectBuffer buffer, final int offset)
    {
        final PositionDeleveragedDecoder event =
            new PositionDeleveragedDecoder().wrapAndApplyHeader(buffer, offset, header);
        return event.account() == account ? losses.deleveraged(event) : null;
    }

    private String started(final long account, final DirectBuffer buffer, final int offset)
    {
        final AuctionStartedDecoder event = new AuctionStartedDecoder().wrapAndApplyHeader(buffer, offset, header);
        return event.account() == account ? auctions.started(event) : null;
    }

    private String reset(final long account, final DirectBuffer buffer, final int offset)
    {
        final AuctionResetDecoder event = new AuctionResetDecoder().wrapAndApplyHeader(buffer, offset, header);
        return event.account() == account ? auctions.reset(event) : null;
    }

    private String paused(final long account, final DirectBuffer buffer, final int offset)
    {
        final AuctionPausedDecoder event = new AuctionPausedDecoder().wrapAndApplyHeader(buffer, offset, header);
        return event.account() == account ? auctions.paused(event) : null;
    }

    private String ended(final long account, final DirectBuffer buffer, final int offset)
    {
        final AuctionEndedDecoder event = new AuctionEndedDecoder().wrapAndApplyHeader(buffer, offset, header);
        return event.account() == account ? auctions.ended(event) : null;
    }

    private String fund(final long account, final DirectBuffer buffer, final int offset)
    {
        final FundChangedDecoder event = new FundChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
        return event.fund() == account ? losses.fund(event) : null;
    }

    private String taken(final long account, final DirectBuffer buffer, final int offset)
    {
        final AuctionTakenDecoder event = new AuctionTakenDecoder().wrapAndApplyHeader(buffer, offset, header);
        final boolean isTaker = event.taker() == account;
        return isTaker || event.account() == account ? auctions.taken(event, isTaker) : null;
    }

    private String lots(final long account, final DirectBuffer buffer, final int offset)
    {
        final AuctionLotMovedDecoder event = new AuctionLotMovedDecoder().wrapAndApplyHeader(buffer, offset, header);
        final boolean isTaker = event.taker() == account;
        return isTaker || event.account() == account ? auctions.lots(event, isTaker) : null;
    }

    private String asset(final long account, final DirectBuffer buffer, final int offset)
    {
        final AuctionAssetMovedDecoder event =
            new AuctionAssetMovedDecoder().wrapAndApplyHeader(buffer, offset, header);
        final boolean isTaker = event.taker() == account;
        return isTaker || event.account() == account ? auctions.asset(event, isTaker) : null;
    }
}
