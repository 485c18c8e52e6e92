package io.plimsoll.core.governance;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

import org.agrona.MutableDirectBuffer;

import io.plimsoll.core.message.AuctionCurve;
import io.plimsoll.core.message.AuctionGoal;
import io.plimsoll.core.message.BreakerAction;
import io.plimsoll.core.message.DefineAssetEncoder;
import io.plimsoll.core.message.DefineInstrumentEncoder;
import io.plimsoll.core.message.DelistInstrumentEncoder;
import io.plimsoll.core.message.FailAssetEncoder;
import io.plimsoll.core.message.FeeRule;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.HaltInstrumentEncoder;
import io.plimsoll.core.message.InstrumentKind;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.OptionType;
import io.plimsoll.core.message.SetActionTableEncoder;
import io.plimsoll.core.message.SetAssetRulesEncoder;
import io.plimsoll.core.message.SetAuctionRulesEncoder;
import io.plimsoll.core.message.SetBreakerRulesEncoder;
import io.plimsoll.core.message.SetGovernanceEncoder;
import io.plimsoll.core.message.SetHaircutsEncoder;
import io.plimsoll.core.message.SetIndexEncoder;
import io.plimsoll.core.message.SetInstrumentCapacityEncoder;
import io.plimsoll.core.message.SetInstrumentParametersEncoder;
import io.plimsoll.core.message.SetLiquidationRulesEncoder;
import io.plimsoll.core.message.SetMarkRulesEncoder;
import io.plimsoll.core.message.SetOperatorEncoder;
import io.plimsoll.core.message.SetPoolRulesEncoder;
import io.plimsoll.core.message.SetRiskClassEncoder;
import io.plimsoll.core.message.SetRiskParametersEncoder;
import io.plimsoll.core.message.SetVenueBreakerEncoder;
import io.plimsoll.core.message.SetVolatilityRulesEncoder;
import io.plimsoll.core.message.SliceMode;

/**
 * Commands that governance is about. Each writes itself at the start of a buffer, header included, and says how long it
 * is.
 */
final class Proposed
{
    static final long UNIT = 1_000_000_000L;
    static final long HOUR = 3_600 * UNIT;
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;

    private Proposed()
    {
    }

    private static MessageHeaderEncoder header()
    {
        return new MessageHeaderEncoder();
    }

    static ToIntFunction<MutableDirectBuffer> asset(final int id)
    {
        return buffer ->
        {
            final DefineAssetEncoder encoder = new DefineAssetEncoder().wrapAndApplyHeader(buffer, 0, header())
                .asset(id).decimals((short)8).name("FAKE").maxPrice(1_000_000 * 1_000_000L).initialCapUnits(0)
                .liabilityInitialPpm(0).liabilityMaintenancePpm(0);
            encoder.haircutsCount(1).next().fromUnits(0).initialPpm(0).maintenancePpm(0);
            return HEADER + encoder.encodedLength();
        };
    }

    /**
     * @param rows lower end, initial, maintenance.
     */
    static ToIntFunction<MutableDirectBuffer> haircuts(
        final int asset, final long capUnits, final int[] surcharges, final long[]... rows)
    {
        return buffer ->
        {
            final SetHaircutsEncoder encoder = new SetHaircutsEncoder().wrapAndApplyHeader(buffer, 0, header())
                .asset(asset).initialCapUnits(capUnits)
                .liabilityInitialPpm(surcharges[0]).liabilityMaintenancePpm(surcharges[1]);
            final SetHaircutsEncoder.HaircutsEncoder group = encoder.haircutsCount(rows.length);
            for (final long[] row : rows)
            {
                group.next().fromUnits(row[0]).initialPpm((int)row[1]).maintenancePpm((int)row[2]);
            }
            return HEADER + encoder.encodedLength();
        };
    }

    static ToIntFunction<MutableDirectBuffer> instrument(final int id)
    {
        return buffer ->
        {
            final DefineInstrumentEncoder encoder =
                new DefineInstrumentEncoder().wrapAndApplyHeader(buffer, 0, header())
                    .instrument(id).kind(InstrumentKind.LINEAR).optionType(OptionType.NONE).settleAsset(0).riskPool(0)
                    .underlying(0).name("NEW").priceIncrementE9(UNIT).lotSizeE9(UNIT).faceValue(0).maxPrice(1_000)
                    .maxPositionLots(1_000).strike(0).expiryNs(0).dustNotional(0).openInterestLower(0)
                    .openInterestUpper(0).takerFeePpm(0).liquidationFeePpm(0).priceBandPpm(50_000);
            encoder.tiersCount(1).next().lowerNotional(0).maintenancePpm(50_000).initialPpm(100_000);
            return HEADER + encoder.encodedLength();
        };
    }

    /**
     * @param money dust, open interest from and to.
     * @param rates taker fee, liquidation fee, band.
     * @param rows  lower end, maintenance, initial.
     */
    static ToIntFunction<MutableDirectBuffer> terms(
        final int instrument, final long[] money, final int[] rates, final long[]... rows)
    {
        return buffer ->
        {
            final SetInstrumentParametersEncoder encoder =
                new SetInstrumentParametersEncoder().wrapAndApplyHeader(buffer, 0, header())
                    .instrument(instrument).dustNotional(money[0]).openInterestLower(money[1])
                    .openInterestUpper(money[2]).takerFeePpm(rates[0]).liquidationFeePpm(rates[1])
                    .priceBandPpm(rates[2]);
            final SetInstrumentParametersEncoder.TiersEncoder group = encoder.tiersCount(rows.length);
            for (final long[] row : rows)
            {
                group.next().lowerNotional(row[0]).maintenancePpm((int)row[1]).initialPpm((int)row[2]);
            }
            return HEADER + encoder.encodedLength();
        };
    }

    /**
     * @param levels entry and exit of MARGIN_CALL, exit of LIQUIDATING, TAKEOVER, share of P&L.
     */
    static ToIntFunction<MutableDirectBuffer> levels(final int[] levels, final long stepNs, final int maxSlices)
    {
        return buffer -> HEADER + new SetRiskParametersEncoder().wrapAndApplyHeader(buffer, 0, header())
            .callEntryPpm(levels[0]).callExitPpm(levels[1]).liquidationExitPpm(levels[2]).takeoverPpm(levels[3])
            .positivePnlInitialPpm(levels[4]).sliceStepNs(stepNs).maxSlices(maxSlices).encodedLength();
    }

    static ToIntFunction<MutableDirectBuffer> delist(final int instrument, final long price)
    {
        return buffer -> HEADER + new DelistInstrumentEncoder().wrapAndApplyHeader(buffer, 0, header())
            .instrument(instrument).settlementPrice(price).encodedLength();
    }

    static ToIntFunction<MutableDirectBuffer> halt(final int instrument, final boolean isHalted)
    {
        return buffer -> HEADER + new HaltInstrumentEncoder().wrapAndApplyHeader(buffer, 0, header())
            .instrument(instrument).halted(flag(isHalted)).encodedLength();
    }

    static ToIntFunction<MutableDirectBuffer> index(final int id)
    {
        return buffer ->
        {
            final SetIndexEncoder encoder = new SetIndexEncoder().wrapAndApplyHeader(buffer, 0, header())
                .index(id).name("INDEX").priceIncrementE9(UNIT).maxPrice(1_000_000).minSources((short)1)
                .confirmUpdates((short)1).deviationPpm(1_000_000).jumpPpm(0).uncertaintyPpm(0).volatileRatioPpm(0)
                .meanNs(HOUR).maxAgeNs(HOUR).maxFutureNs(0).maxLagNs(0).lagNoisePpm(0).lagWeightPpm(1)
                .lagWindowNs(0).lagMovePpm(0).coolOffNs(0);
            encoder.sourcesCount(1).next().source((short)0).own(Flag.NO).weight(1);
            return HEADER + encoder.encodedLength();
        };
    }

    static ToIntFunction<MutableDirectBuffer> markRules(final int instrument, final int index)
    {
        return buffer -> HEADER + new SetMarkRulesEncoder().wrapAndApplyHeader(buffer, 0, header())
            .instrument(instrument).index(index).maxBasisPpm(10_000).basisNs(HOUR).bookAgeNs(HOUR).meanNs(HOUR)
            .distancePpm(0).stableRatePpm(0).refusalNs(0).encodedLength();
    }

    static ToIntFunction<MutableDirectBuffer> assetRules(final int asset, final long rampNs)
    {
        return buffer -> HEADER + new SetAssetRulesEncoder().wrapAndApplyHeader(buffer, 0, header())
            .asset(asset).index(0).stableRatePpm(0).floorPrice(0).outageNs(0).rampNs(rampNs).refusalNs(0)
            .encodedLength();
    }

    static ToIntFunction<MutableDirectBuffer> failAsset(final int asset, final boolean isFailed, final long rampNs)
    {
        return buffer -> HEADER + new FailAssetEncoder().wrapAndApplyHeader(buffer, 0, header())
            .asset(asset).failed(flag(isFailed)).rampNs(rampNs).encodedLength();
    }

    static ToIntFunction<MutableDirectBuffer> governance(
        final boolean isOn, final long delayNs, final long lifeNs, final long rampNs)
    {
        return buffer -> HEADER + new SetGovernanceEncoder().wrapAndApplyHeader(buffer, 0, header())
            .enabled(flag(isOn)).delayNs(delayNs).lifeNs(lifeNs).rampNs(rampNs).encodedLength();
    }

    static ToIntFunction<MutableDirectBuffer> operator(
        final int id, final boolean mayPropose, final boolean mayApprove)
    {
        return buffer -> HEADER + new SetOperatorEncoder().wrapAndApplyHeader(buffer, 0, header())
            .operatorId((short)id).mayPropose(flag(mayPropose)).mayApprove(flag(mayApprove)).encodedLength();
    }

    static ToIntFunction<MutableDirectBuffer> capacity(final int instrument, final long capacity)
    {
        return buffer -> HEADER + new SetInstrumentCapacityEncoder().wrapAndApplyHeader(buffer, 0, header())
            .instrument(instrument).capacity(capacity).encodedLength();
    }

    static ToIntFunction<MutableDirectBuffer> riskClass(final int riskClass, final long intervalNs)
    {
        return buffer -> HEADER + new SetRiskClassEncoder().wrapAndApplyHeader(buffer, 0, header())
            .riskClass((short)riskClass).callIntervalNs(intervalNs).encodedLength();
    }

    private static Flag flag(final boolean isYes)
    {
        return isYes ? Flag.YES : Flag.NO;
    }

    /**
     * One good command of each governed template, about things with id 0 or, new ones, id 7.
     */
    static Map<Integer, ToIntFunction<MutableDirectBuffer>> ofEachTemplate()
    {
        final Map<Integer, ToIntFunction<MutableDirectBuffer>> all = new TreeMap<>();
        all.put(1, asset(7));
        all.put(2, haircuts(1, 0, new int[]{50_000, 40_000}, Council.HAIRCUTS));
        all.put(3, instrument(7));
        all.put(4, terms(0, new long[3], Council.RATES, Council.TIERS));
        all.put(5, levels(Council.LEVELS, UNIT, 5));
        all.put(22, delist(0, 100));
        all.put(32, index(0));
        all.put(33, markRules(0, 0));
        all.put(34, assetRules(1, HOUR));
        all.put(35, buffer -> HEADER + new SetActionTableEncoder().wrapAndApplyHeader(buffer, 0, header())
            .priceOrder((short)63).openRisk((short)1).withdraw((short)1).liquidate((short)63).settle((short)63)
            .fund((short)63).encodedLength());
        all.put(36, failAsset(1, true, HOUR));
        all.put(41, buffer -> HEADER + new SetVolatilityRulesEncoder().wrapAndApplyHeader(buffer, 0, header())
            .instrument(0).initialPpm(30_000).floorPpm(10_000).capPpm(300_000).sampleNs(UNIT).presentNs(HOUR)
            .longRunNs(HOUR).encodedLength());
        all.put(50, halt(0, false));
        all.put(51, Proposed::breaker);
        all.put(52, buffer -> HEADER + new SetVenueBreakerEncoder().wrapAndApplyHeader(buffer, 0, header())
            .instruments(2).haltNs(HOUR).encodedLength());
        all.put(60, buffer -> HEADER + new SetLiquidationRulesEncoder().wrapAndApplyHeader(buffer, 0, header())
            .sliceMode(SliceMode.LARGEST_LEG).feeRule(FeeRule.FLAT).fillableAdjustmentPpm(0).fillableSpreadPpm(0)
            .venueCapacity(0).capacityWindowNs(0).encodedLength());
        all.put(61, buffer -> HEADER + new SetPoolRulesEncoder().wrapAndApplyHeader(buffer, 0, header())
            .riskPool(0).lossRule(LossRule.BACKSTOP).feeSharePpm(0).surplusSharePpm(0).drawdownPpm(0).fundCap(0)
            .eventCap(0).trancheCap(0).peakWindowNs(8).reviewNs(0).encodedLength());
        all.put(62, buffer -> HEADER + new SetAuctionRulesEncoder().wrapAndApplyHeader(buffer, 0, header())
            .riskPool(0).curve(AuctionCurve.LINEAR).goal(AuctionGoal.SELL_ALL).maxResets(0).startPpm(1_000_000)
            .cutPpm(900_000).cuspPpm(0).maxDiscountPpm(0).minTakePpm(0).stepNs(UNIT).tailNs(HOUR).insolventNs(HOUR)
            .encodedLength());
        all.put(63, capacity(0, 0));
        all.put(64, riskClass(0, HOUR));
        all.put(90, governance(true, 1, 1, 16));
        all.put(91, operator(7, true, false));
        return all;
    }

    private static int breaker(final MutableDirectBuffer buffer)
    {
        final SetBreakerRulesEncoder encoder = new SetBreakerRulesEncoder().wrapAndApplyHeader(buffer, 0, header())
            .instrument(0).drawdownAction(BreakerAction.HALT).rateAction(BreakerAction.HALT).reopenSteps(1)
            .reopenStepPpm(1).drawdownPpm(0).rateNotional(0).outageNs(0).limitNs(0).haltNs(HOUR).maxHaltNs(HOUR)
            .reopenNs(UNIT).publishPpm(0);
        encoder.triggersCount(0);
        return HEADER + encoder.encodedLength();
    }
}
