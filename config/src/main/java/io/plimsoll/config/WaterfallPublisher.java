package io.plimsoll.config;

import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.OpenAccountEncoder;
import io.plimsoll.core.message.SetAuctionRulesEncoder;
import io.plimsoll.core.message.SetInstrumentCapacityEncoder;
import io.plimsoll.core.message.SetLiquidationRulesEncoder;
import io.plimsoll.core.message.SetPoolRulesEncoder;
import io.plimsoll.core.message.SetRiskClassEncoder;
import org.agrona.ExpandableArrayBuffer;

/**
 * Encodes the settings of the loss waterfall as commands.
 */
final class WaterfallPublisher
{
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(256);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final CommandSink sink;

    WaterfallPublisher(final CommandSink sink)
    {
        this.sink = sink;
    }

    private void liquidation(final LiquidationSettings settings)
    {
        final SetLiquidationRulesEncoder encoder = new SetLiquidationRulesEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, header)
            .sliceMode(settings.sliceMode())
            .feeRule(settings.feeRule())
            .fillableAdjustmentPpm(settings.fillableAdjustmentPpm())
            .fillableSpreadPpm(settings.fillableSpreadPpm())
            .venueCapacity(settings.venueCapacity())
            .capacityWindowNs(settings.capacityWindowNs());
        publish(encoder.encodedLength());
    }

    private void riskClass(final RiskClassSettings settings)
    {
        final SetRiskClassEncoder encoder = new SetRiskClassEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, header)
            .riskClass((short)settings.id())
            .callIntervalNs(settings.callIntervalNs());
        publish(encoder.encodedLength());
    }

    void venue(final WaterfallSettings settings)
    {
        if (settings.liquidation() != null)
        {
            liquidation(settings.liquidation());
        }
        settings.riskClasses().forEach(this::riskClass);
        settings.capacities().forEach(this::capacity);
        if (settings.commonFund() != PoolSettings.NO_FUND)
        {
            open(settings.commonFund(), AccountKind.COMMON_FUND, 0);
        }
    }

    /**
     * The fund's account, then the rules: a pool without rules of its own needs neither.
     */
    void pool(final PoolSettings pool)
    {
        if (pool.fundAccount() != PoolSettings.NO_FUND)
        {
            open(pool.fundAccount(), AccountKind.INSURANCE_FUND, pool.id());
        }
        if (pool.losses() != null)
        {
            losses(pool.id(), pool.losses());
        }
        if (pool.auction() != null)
        {
            auction(pool.id(), pool.auction());
        }
    }

    private void losses(final int pool, final LossSettings losses)
    {
        final SetPoolRulesEncoder encoder = new SetPoolRulesEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, header)
            .riskPool(pool)
            .lossRule(losses.rule())
            .feeSharePpm(losses.feeSharePpm())
            .surplusSharePpm(losses.surplusSharePpm())
            .drawdownPpm(losses.drawdownPpm())
            .fundCap(losses.fundCap())
            .eventCap(losses.eventCap())
            .trancheCap(losses.trancheCap())
            .peakWindowNs(losses.peakWindowNs())
            .reviewNs(losses.reviewNs());
        publish(encoder.encodedLength());
    }

    private void auction(final int pool, final AuctionSettings auction)
    {
        final SetAuctionRulesEncoder encoder = new SetAuctionRulesEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, header)
            .riskPool(pool)
            .curve(auction.curve())
            .goal(auction.goal())
            .maxResets(auction.maxResets())
            .startPpm(auction.startPpm())
            .cutPpm(auction.cutPpm())
            .cuspPpm(auction.cuspPpm())
            .maxDiscountPpm(auction.maxDiscountPpm())
            .minTakePpm(auction.minTakePpm())
            .stepNs(auction.stepNs())
            .tailNs(auction.tailNs())
            .insolventNs(auction.insolventNs());
        publish(encoder.encodedLength());
    }

    private void capacity(final WaterfallSettings.Capacity capacity)
    {
        final SetInstrumentCapacityEncoder encoder = new SetInstrumentCapacityEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, header)
            .instrument(capacity.instrument())
            .capacity(capacity.capacity());
        publish(encoder.encodedLength());
    }

    private void open(final long account, final AccountKind kind, final int pool)
    {
        final OpenAccountEncoder encoder = new OpenAccountEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, header).account(account).kind(kind).riskPool(pool);
        publish(encoder.encodedLength());
    }

    private void publish(final int bodyLength)
    {
        sink.onCommand(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
    }
}
