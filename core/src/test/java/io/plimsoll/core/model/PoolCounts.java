package io.plimsoll.core.model;

import java.util.ArrayList;
import java.util.List;

import org.agrona.DirectBuffer;

import io.plimsoll.core.message.AdlRankReportedDecoder;
import io.plimsoll.core.message.AuctionEndedDecoder;
import io.plimsoll.core.message.AuctionResetDecoder;
import io.plimsoll.core.message.AuctionStartedDecoder;
import io.plimsoll.core.message.AuctionTakenDecoder;
import io.plimsoll.core.message.EstateSettledDecoder;
import io.plimsoll.core.message.FundChangedDecoder;
import io.plimsoll.core.message.HaircutAppliedDecoder;
import io.plimsoll.core.message.LossAllocatedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.PositionDeleveragedDecoder;

/**
 * How often a history reached what of auctions, funds and losses (R6.13 to R6.15, rulebook section 7).
 */
final class PoolCounts
{
    private PoolCounts()
    {
    }

    static void count(final EventCounts counts, final int templateId, final DirectBuffer buffer, final int offset)
    {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        switch (templateId)
        {
            case AuctionStartedDecoder.TEMPLATE_ID ->
                started(counts, new AuctionStartedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case AuctionResetDecoder.TEMPLATE_ID -> counts.add(
                "auction reset " + new AuctionResetDecoder().wrapAndApplyHeader(buffer, offset, header).cause());
            case AuctionTakenDecoder.TEMPLATE_ID ->
                taken(counts, new AuctionTakenDecoder().wrapAndApplyHeader(buffer, offset, header));
            case AuctionEndedDecoder.TEMPLATE_ID -> counts.add(
                "auction ended " + new AuctionEndedDecoder().wrapAndApplyHeader(buffer, offset, header).cause());
            case LossAllocatedDecoder.TEMPLATE_ID ->
                allocated(counts, new LossAllocatedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case HaircutAppliedDecoder.TEMPLATE_ID ->
                cut(counts, new HaircutAppliedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case PositionDeleveragedDecoder.TEMPLATE_ID ->
                deleveraged(counts, new PositionDeleveragedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case FundChangedDecoder.TEMPLATE_ID -> counts.add(
                "fund " + new FundChangedDecoder().wrapAndApplyHeader(buffer, offset, header).cause());
            case EstateSettledDecoder.TEMPLATE_ID ->
                settled(counts, new EstateSettledDecoder().wrapAndApplyHeader(buffer, offset, header));
            case AdlRankReportedDecoder.TEMPLATE_ID ->
                ranked(counts, new AdlRankReportedDecoder().wrapAndApplyHeader(buffer, offset, header));
            default ->
            {
            }
        }
    }

    /**
     * What every run of enough seeds must reach.
     */
    static List<String> everything()
    {
        final List<String> names = new ArrayList<>();
        for (final int event : new int[]{162, 163, 164, 165, 166, 167, 168, 169, 200, 201, 203, 205, 206})
        {
            names.add("event " + event);
        }
        for (final String reason : List.of(
            "WRONG_ACCOUNT_KIND", "WRONG_MARGIN_MODE", "IN_LIQUIDATION", "POSITION_LIMIT", "INSUFFICIENT_MARGIN",
            "NO_AUCTION", "BELOW_LEAST_TAKE", "PREMIUM_BELOW_LIMIT", "OUT_OF_RANGE", "UNKNOWN_ACCOUNT"))
        {
            names.add("rejected " + reason + " of 66");
        }
        for (final int command : new int[]{7, 8, 15})
        {
            names.add("rejected IN_LIQUIDATION of " + command);
        }
        for (final String rule : List.of("BITMEX", "BINANCE", "HYPERLIQUID"))
        {
            names.add("deleveraged " + rule);
        }
        names.addAll(List.of(
            "auction ended SOLD", "auction ended RESTORED", "auction ended EXPIRED", "auction reset EXPIRED",
            "auction reset INSOLVENT", "auction cross", "auction isolated", "taken SOLVENT", "taken INSOLVENT",
            "taken cut", "taken premium -1", "taken premium 1", "taken from fund 1", "taken reserve 1",
            "fund DEPOSIT", "fund WITHDRAWAL", "fund LIQUIDATION_FEE", "fund SURPLUS", "fund LOSS",
            "fund AUCTION_PREMIUM", "fund TRANCHE", "loss winners 1", "loss tranche 1", "loss uncovered 1",
            "haircut cross", "haircut isolated", "haircut shared", "deleveraged rank 2", "settled pools 2",
            "settled surplus 1", "rank HAIRCUT some", "rank BITMEX some"));
        return names;
    }

    private static void started(final EventCounts counts, final AuctionStartedDecoder event)
    {
        counts.add("auction " + event.phase() + ' ' + event.curve() + ' ' + event.goal());
        counts.add("auction " + scope(event.scope()));
    }

    private static void taken(final EventCounts counts, final AuctionTakenDecoder event)
    {
        counts.add("taken " + event.phase());
        counts.add("taken " + (event.fractionE9() < event.wantedE9() ? "cut" : "as wanted"));
        counts.add("taken premium " + Long.signum(event.premium()));
        counts.add("taken reserve " + Long.signum(event.reserve()));
        counts.add("taken from fund " + Long.signum(event.fundPaid()));
        counts.add("taken factor " + Long.compare(event.factorE9(), 1_000_000_000L));
    }

    private static void allocated(final EventCounts counts, final LossAllocatedDecoder event)
    {
        counts.add("loss " + event.lossRule() + ' ' + event.reason());
        counts.add("loss fund " + Long.signum(event.fundPaid()));
        counts.add("loss tranche " + Long.signum(event.commonPaid()));
        counts.add("loss winners " + Long.signum(event.winnersPaid()));
        counts.add("loss uncovered " + Long.signum(event.uncovered()));
    }

    private static void cut(final EventCounts counts, final HaircutAppliedDecoder event)
    {
        counts.add("haircut " + (event.winners() > 1 ? "shared" : "alone"));
        counts.add("haircut " + scope(event.scope()));
        counts.add("haircut " + (event.deficit() == event.totalPositivePnl() ? "of everything" : "in part"));
    }

    private static void deleveraged(final EventCounts counts, final PositionDeleveragedDecoder event)
    {
        counts.add("deleveraged " + event.lossRule());
        counts.add("deleveraged " + event.reason());
        counts.add("deleveraged " + scope(event.scope()));
        counts.add("deleveraged rank " + Math.min(event.rank(), 3));
        counts.add("deleveraged score " + Long.signum(event.scorePpm()));
    }

    private static void settled(final EventCounts counts, final EstateSettledDecoder event)
    {
        final int pools = event.shares().count();
        counts.add("settled " + (event.deficit() > 0 ? "short" : "whole") + ' ' + scope(event.scope()));
        counts.add("settled pools " + pools);
        counts.add("settled surplus " + Long.signum(event.surplusToFund()));
    }

    private static void ranked(final EventCounts counts, final AdlRankReportedDecoder event)
    {
        counts.add("rank " + event.lossRule() + (event.rank() == 0 ? " none" : " some"));
    }

    private static String scope(final int scope)
    {
        return scope == CommandWriter.CROSS ? "cross" : "isolated";
    }
}
