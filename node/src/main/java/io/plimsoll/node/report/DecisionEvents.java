package io.plimsoll.node.report;

import io.plimsoll.core.message.AuctionAssetMovedDecoder;
import io.plimsoll.core.message.AuctionEndedDecoder;
import io.plimsoll.core.message.AuctionLotMovedDecoder;
import io.plimsoll.core.message.AuctionPausedDecoder;
import io.plimsoll.core.message.AuctionResetDecoder;
import io.plimsoll.core.message.AuctionStartedDecoder;
import io.plimsoll.core.message.AuctionTakenDecoder;
import io.plimsoll.core.message.BreakerChangedDecoder;
import io.plimsoll.core.message.ChangeApprovedDecoder;
import io.plimsoll.core.message.ChangeEndedDecoder;
import io.plimsoll.core.message.ChangeProposedDecoder;
import io.plimsoll.core.message.CollateralTakenOverDecoder;
import io.plimsoll.core.message.CoolOffBeganDecoder;
import io.plimsoll.core.message.EstateSettledDecoder;
import io.plimsoll.core.message.FundChangedDecoder;
import io.plimsoll.core.message.HaircutAppliedDecoder;
import io.plimsoll.core.message.InstrumentDelistedDecoder;
import io.plimsoll.core.message.InstrumentHaltChangedDecoder;
import io.plimsoll.core.message.LiquidationQueuedDecoder;
import io.plimsoll.core.message.LiquidationRefusedDecoder;
import io.plimsoll.core.message.LossAllocatedDecoder;
import io.plimsoll.core.message.MarginCallIssuedDecoder;
import io.plimsoll.core.message.PositionDeleveragedDecoder;
import io.plimsoll.core.message.PositionSettledDecoder;
import io.plimsoll.core.message.PositionTakenOverDecoder;
import io.plimsoll.core.message.SliceIssuedDecoder;
import io.plimsoll.core.message.SourceChangedDecoder;
import io.plimsoll.core.message.ZoneChangedDecoder;

import java.util.Set;

/**
 * Events that are decisions about somebody's margin, or about what it rests on (rulebook section 15).
 */
final class DecisionEvents
{
    private static final Set<Integer> TEMPLATES = Set.of(
        ZoneChangedDecoder.TEMPLATE_ID,
        SliceIssuedDecoder.TEMPLATE_ID,
        PositionTakenOverDecoder.TEMPLATE_ID,
        CollateralTakenOverDecoder.TEMPLATE_ID,
        MarginCallIssuedDecoder.TEMPLATE_ID,
        LiquidationQueuedDecoder.TEMPLATE_ID,
        AuctionStartedDecoder.TEMPLATE_ID,
        AuctionResetDecoder.TEMPLATE_ID,
        AuctionTakenDecoder.TEMPLATE_ID,
        AuctionLotMovedDecoder.TEMPLATE_ID,
        AuctionAssetMovedDecoder.TEMPLATE_ID,
        AuctionPausedDecoder.TEMPLATE_ID,
        AuctionEndedDecoder.TEMPLATE_ID,
        EstateSettledDecoder.TEMPLATE_ID,
        LossAllocatedDecoder.TEMPLATE_ID,
        HaircutAppliedDecoder.TEMPLATE_ID,
        PositionDeleveragedDecoder.TEMPLATE_ID,
        FundChangedDecoder.TEMPLATE_ID,
        InstrumentHaltChangedDecoder.TEMPLATE_ID,
        InstrumentDelistedDecoder.TEMPLATE_ID,
        PositionSettledDecoder.TEMPLATE_ID,
        SourceChangedDecoder.TEMPLATE_ID,
        LiquidationRefusedDecoder.TEMPLATE_ID,
        CoolOffBeganDecoder.TEMPLATE_ID,
        BreakerChangedDecoder.TEMPLATE_ID,
        ChangeProposedDecoder.TEMPLATE_ID,
        ChangeApprovedDecoder.TEMPLATE_ID,
        ChangeEndedDecoder.TEMPLATE_ID);

    private DecisionEvents()
    {
    }

    /**
     * Is it one?
     *
     * @param templateId of an event.
     * @return true if it is.
     */
    static boolean contains(final int templateId)
    {
        return TEMPLATES.contains(templateId);
    }
}
