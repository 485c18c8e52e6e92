package io.plimsoll.node.crash.venue;

import io.plimsoll.core.message.AssignRiskClassEncoder;
import io.plimsoll.core.message.AuctionCurve;
import io.plimsoll.core.message.AuctionGoal;
import io.plimsoll.core.message.DelistInstrumentEncoder;
import io.plimsoll.core.message.FeeRule;
import io.plimsoll.core.message.QueryPoolEncoder;
import io.plimsoll.core.message.SetAuctionRulesEncoder;
import io.plimsoll.core.message.SetInstrumentCapacityEncoder;
import io.plimsoll.core.message.SetLiquidationRulesEncoder;
import io.plimsoll.core.message.SetPoolRulesEncoder;
import io.plimsoll.core.message.SetRiskClassEncoder;
import io.plimsoll.core.message.SliceMode;
import io.plimsoll.core.message.TakeAuctionEncoder;
import io.plimsoll.core.message.VolatilityTickEncoder;
import io.plimsoll.node.demo.venue.Commands;

/**
 * Encodes the commands of the loss waterfall.
 */
final class WaterfallCommands
{
    private final Commands commands;
    private final SetLiquidationRulesEncoder liquidationRules = new SetLiquidationRulesEncoder();
    private final SetPoolRulesEncoder poolRules = new SetPoolRulesEncoder();
    private final SetAuctionRulesEncoder auctionRules = new SetAuctionRulesEncoder();
    private final SetInstrumentCapacityEncoder instrumentCapacity = new SetInstrumentCapacityEncoder();
    private final SetRiskClassEncoder riskClass = new SetRiskClassEncoder();
    private final AssignRiskClassEncoder assignRiskClass = new AssignRiskClassEncoder();
    private final TakeAuctionEncoder takeAuction = new TakeAuctionEncoder();
    private final VolatilityTickEncoder volatilityTick = new VolatilityTickEncoder();
    private final DelistInstrumentEncoder delistInstrument = new DelistInstrumentEncoder();
    private final QueryPoolEncoder queryPool = new QueryPoolEncoder();

    WaterfallCommands(final Commands commands)
    {
        this.commands = commands;
    }

    void liquidationRules(final WaterfallTerms terms)
    {
        liquidationRules.wrapAndApplyHeader(commands.buffer(), 0, commands.header())
            .sliceMode(SliceMode.LEAST_COST)
            .feeRule(FeeRule.SURPLUS)
            .fillableAdjustmentPpm(0)
            .fillableSpreadPpm(0)
            .venueCapacity(terms.venueCapacityMicros())
            .capacityWindowNs(WaterfallTerms.WINDOW_NS);
        commands.sendEncoded(SetLiquidationRulesEncoder.BLOCK_LENGTH);
    }

    void poolRules(final int pool, final WaterfallTerms terms)
    {
        poolRules.wrapAndApplyHeader(commands.buffer(), 0, commands.header())
            .riskPool(pool)
            .lossRule(terms.lossRule())
            .feeSharePpm(WaterfallTerms.FEE_SHARE_PPM)
            .surplusSharePpm(WaterfallTerms.SURPLUS_SHARE_PPM)
            .drawdownPpm(WaterfallTerms.DRAWDOWN_PPM)
            .fundCap(0)
            .eventCap(terms.eventCapMicros(pool))
            .trancheCap(terms.trancheMicros())
            .peakWindowNs(WaterfallTerms.PEAK_WINDOW_NS)
            .reviewNs(WaterfallTerms.REVIEW_NS);
        commands.sendEncoded(SetPoolRulesEncoder.BLOCK_LENGTH);
    }

    void auctionRules(final int pool, final AuctionCurve curve, final AuctionGoal goal)
    {
        auctionRules.wrapAndApplyHeader(commands.buffer(), 0, commands.header())
            .riskPool(pool)
            .curve(curve)
            .goal(goal)
            .maxResets(WaterfallTerms.MAX_RESETS)
            .startPpm(WaterfallTerms.START_PPM)
            .cutPpm(WaterfallTerms.CUT_PPM)
            .cuspPpm(WaterfallTerms.CUSP_PPM)
            .maxDiscountPpm(WaterfallTerms.MAX_DISCOUNT_PPM)
            .minTakePpm(WaterfallTerms.MIN_TAKE_PPM)
            .stepNs(WaterfallTerms.STEP_NS)
            .tailNs(WaterfallTerms.TAIL_NS)
            .insolventNs(WaterfallTerms.INSOLVENT_NS);
        commands.sendEncoded(SetAuctionRulesEncoder.BLOCK_LENGTH);
    }

    void instrumentCapacity(final int instrument, final long capacityMicros)
    {
        instrumentCapacity.wrapAndApplyHeader(commands.buffer(), 0, commands.header())
            .instrument(instrument).capacity(capacityMicros);
        commands.sendEncoded(SetInstrumentCapacityEncoder.BLOCK_LENGTH);
    }

    void riskClass(final int number, final long callIntervalNs)
    {
        riskClass.wrapAndApplyHeader(commands.buffer(), 0, commands.header())
            .riskClass((short)number).callIntervalNs(callIntervalNs);
        commands.sendEncoded(SetRiskClassEncoder.BLOCK_LENGTH);
    }

    void assignRiskClass(final long account, final int number)
    {
        assignRiskClass.wrapAndApplyHeader(commands.buffer(), 0, commands.header())
            .account(account).riskClass((short)number);
        commands.sendEncoded(AssignRiskClassEncoder.BLOCK_LENGTH);
    }

    void takeAuction(
        final long taker, final long account, final int scope, final long fractionE9, final long minPremium)
    {
        takeAuction.wrapAndApplyHeader(commands.buffer(), 0, commands.header())
            .taker(taker).account(account).scope(scope).fractionE9(fractionE9).minPremium(minPremium);
        commands.sendEncoded(TakeAuctionEncoder.BLOCK_LENGTH);
    }

    void volatilityTick(final int instrument, final int longRunPpm, final int presentPpm)
    {
        volatilityTick.wrapAndApplyHeader(commands.buffer(), 0, commands.header())
            .instrument(instrument).longRunPpm(longRunPpm).presentPpm(presentPpm);
        commands.sendEncoded(VolatilityTickEncoder.BLOCK_LENGTH);
    }

    void delist(final int instrument, final long settlementPrice)
    {
        delistInstrument.wrapAndApplyHeader(commands.buffer(), 0, commands.header())
            .instrument(instrument).settlementPrice(settlementPrice);
        commands.sendEncoded(DelistInstrumentEncoder.BLOCK_LENGTH);
    }

    void queryPool(final int pool)
    {
        queryPool.wrapAndApplyHeader(commands.buffer(), 0, commands.header()).riskPool(pool);
        commands.sendEncoded(QueryPoolEncoder.BLOCK_LENGTH);
    }
}
