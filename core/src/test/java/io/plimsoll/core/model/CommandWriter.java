package io.plimsoll.core.model;

import org.agrona.concurrent.UnsafeBuffer;

import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.AdvanceTimeEncoder;
import io.plimsoll.core.message.AssetPriceTickEncoder;
import io.plimsoll.core.message.AssignRiskClassEncoder;
import io.plimsoll.core.message.AuctionCurve;
import io.plimsoll.core.message.AuctionGoal;
import io.plimsoll.core.message.AuditStateEncoder;
import io.plimsoll.core.message.CloseOrderEncoder;
import io.plimsoll.core.message.DefineAssetEncoder;
import io.plimsoll.core.message.DefineInstrumentEncoder;
import io.plimsoll.core.message.DelistInstrumentEncoder;
import io.plimsoll.core.message.DepositEncoder;
import io.plimsoll.core.message.FeeRule;
import io.plimsoll.core.message.FillEncoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.FundingTickEncoder;
import io.plimsoll.core.message.HaltInstrumentEncoder;
import io.plimsoll.core.message.InstrumentKind;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.core.message.MarginMode;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.NoteIntakeEncoder;
import io.plimsoll.core.message.OpenAccountEncoder;
import io.plimsoll.core.message.OptionType;
import io.plimsoll.core.message.PlaceOrderEncoder;
import io.plimsoll.core.message.PriceTickEncoder;
import io.plimsoll.core.message.QueryAdlRankEncoder;
import io.plimsoll.core.message.QueryLiquidationQueueEncoder;
import io.plimsoll.core.message.QueryMarginEncoder;
import io.plimsoll.core.message.QueryPoolEncoder;
import io.plimsoll.core.message.SetAuctionRulesEncoder;
import io.plimsoll.core.message.SetHaircutsEncoder;
import io.plimsoll.core.message.SetInstrumentCapacityEncoder;
import io.plimsoll.core.message.SetInstrumentParametersEncoder;
import io.plimsoll.core.message.SetLeverageEncoder;
import io.plimsoll.core.message.SetLiquidationRulesEncoder;
import io.plimsoll.core.message.SetMarginModeEncoder;
import io.plimsoll.core.message.SetPoolRulesEncoder;
import io.plimsoll.core.message.SetRiskClassEncoder;
import io.plimsoll.core.message.SetRiskParametersEncoder;
import io.plimsoll.core.message.Side;
import io.plimsoll.core.message.SliceMode;
import io.plimsoll.core.message.TakeAuctionEncoder;
import io.plimsoll.core.message.TransferMarginEncoder;
import io.plimsoll.core.message.VolatilityTickEncoder;
import io.plimsoll.core.message.WithdrawEncoder;

/**
 * Encodes one command at a time into one buffer.
 */
public final class CommandWriter
{
    /**
     * Scope of the cross margin account.
     */
    public static final int CROSS = 65_535;

    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int CAPACITY = 1 << 16;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CAPACITY]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private int length;

    /**
     * What was written last, from offset 0.
     *
     * @return the buffer.
     */
    public UnsafeBuffer buffer()
    {
        return buffer;
    }

    /**
     * Length of what was written last, header included.
     *
     * @return the length in bytes.
     */
    public int length()
    {
        return length;
    }

    /**
     * Cuts or pads what was written last.
     *
     * @param bytes header included.
     */
    public void length(final int bytes)
    {
        length = bytes;
    }

    void defineAsset(
        final int asset,
        final int decimals,
        final String name,
        final long maxPrice,
        final long capUnits,
        final int[] surcharges,
        final long[][] haircuts)
    {
        final DefineAssetEncoder encoder = new DefineAssetEncoder().wrapAndApplyHeader(buffer, 0, header);
        encoder.asset(asset).decimals((short)decimals).name(name).maxPrice(maxPrice).initialCapUnits(capUnits)
            .liabilityInitialPpm(surcharges[0]).liabilityMaintenancePpm(surcharges[1]);
        final DefineAssetEncoder.HaircutsEncoder group = encoder.haircutsCount(haircuts.length);
        for (final long[] row : haircuts)
        {
            group.next().fromUnits(row[0]).initialPpm((int)row[1]).maintenancePpm((int)row[2]);
        }
        written(encoder.encodedLength());
    }

    void setHaircuts(final int asset, final long capUnits, final int[] surcharges, final long[][] haircuts)
    {
        final SetHaircutsEncoder encoder = new SetHaircutsEncoder().wrapAndApplyHeader(buffer, 0, header);
        encoder.asset(asset).initialCapUnits(capUnits)
            .liabilityInitialPpm(surcharges[0]).liabilityMaintenancePpm(surcharges[1]);
        final SetHaircutsEncoder.HaircutsEncoder group = encoder.haircutsCount(haircuts.length);
        for (final long[] row : haircuts)
        {
            group.next().fromUnits(row[0]).initialPpm((int)row[1]).maintenancePpm((int)row[2]);
        }
        written(encoder.encodedLength());
    }

    void defineInstrument(final ContractSpec contract, final InstrumentKind kind, final TermsSpec terms)
    {
        final DefineInstrumentEncoder encoder =
            new DefineInstrumentEncoder().wrapAndApplyHeader(buffer, 0, header);
        final boolean isOption = kind == InstrumentKind.OPTION;
        encoder.instrument(contract.id()).kind(kind).optionType(isOption ? OptionType.CALL : OptionType.NONE)
            .settleAsset(contract.settleAsset()).riskPool(contract.riskPool()).underlying(0)
            .name("I-" + contract.id()).priceIncrementE9(contract.incrementE9()).lotSizeE9(contract.lotSizeE9())
            .faceValue(contract.faceValue()).maxPrice(contract.maxPrice())
            .maxPositionLots(contract.maxPositionLots()).strike(isOption ? contract.basePrice() : 0)
            .expiryNs(isOption ? 1 : 0).dustNotional(terms.dustNotional())
            .openInterestLower(terms.openInterestLower()).openInterestUpper(terms.openInterestUpper())
            .takerFeePpm(terms.takerFeePpm()).liquidationFeePpm(terms.liquidationFeePpm())
            .priceBandPpm(terms.priceBandPpm());
        final DefineInstrumentEncoder.TiersEncoder group = encoder.tiersCount(terms.tiers().length);
        for (final long[] row : terms.tiers())
        {
            group.next().lowerNotional(row[0]).maintenancePpm((int)row[1]).initialPpm((int)row[2]);
        }
        written(encoder.encodedLength());
    }

    void setInstrumentParameters(final int instrument, final TermsSpec terms)
    {
        final SetInstrumentParametersEncoder encoder =
            new SetInstrumentParametersEncoder().wrapAndApplyHeader(buffer, 0, header);
        encoder.instrument(instrument).dustNotional(terms.dustNotional())
            .openInterestLower(terms.openInterestLower()).openInterestUpper(terms.openInterestUpper())
            .takerFeePpm(terms.takerFeePpm()).liquidationFeePpm(terms.liquidationFeePpm())
            .priceBandPpm(terms.priceBandPpm());
        final SetInstrumentParametersEncoder.TiersEncoder group = encoder.tiersCount(terms.tiers().length);
        for (final long[] row : terms.tiers())
        {
            group.next().lowerNotional(row[0]).maintenancePpm((int)row[1]).initialPpm((int)row[2]);
        }
        written(encoder.encodedLength());
    }

    /**
     * Levels in the order of the message: call entry, call exit, liquidation exit, takeover.
     */
    void setRiskParameters(final int[] levels, final int pnlPpm, final long stepNs, final int maxSlices)
    {
        written(new SetRiskParametersEncoder().wrapAndApplyHeader(buffer, 0, header)
            .callEntryPpm(levels[0]).callExitPpm(levels[1]).liquidationExitPpm(levels[2]).takeoverPpm(levels[3])
            .positivePnlInitialPpm(pnlPpm).sliceStepNs(stepNs).maxSlices(maxSlices).encodedLength());
    }

    void openAccount(final long account, final AccountKind kind, final int riskPool)
    {
        written(new OpenAccountEncoder().wrapAndApplyHeader(buffer, 0, header)
            .account(account).kind(kind).riskPool(riskPool).encodedLength());
    }

    void deposit(final long account, final int asset, final long amountUnits)
    {
        written(new DepositEncoder().wrapAndApplyHeader(buffer, 0, header)
            .account(account).asset(asset).amountUnits(amountUnits).encodedLength());
    }

    void withdraw(final long account, final int asset, final long amountUnits)
    {
        written(new WithdrawEncoder().wrapAndApplyHeader(buffer, 0, header)
            .account(account).asset(asset).amountUnits(amountUnits).encodedLength());
    }

    void transferMargin(final long account, final int instrument, final long amountUnits)
    {
        written(new TransferMarginEncoder().wrapAndApplyHeader(buffer, 0, header)
            .account(account).instrument(instrument).amountUnits(amountUnits).encodedLength());
    }

    void setMarginMode(final long account, final int instrument, final MarginMode mode)
    {
        written(new SetMarginModeEncoder().wrapAndApplyHeader(buffer, 0, header)
            .account(account).instrument(instrument).mode(mode).encodedLength());
    }

    void setLeverage(final long account, final int instrument, final int leverage)
    {
        written(new SetLeverageEncoder().wrapAndApplyHeader(buffer, 0, header)
            .account(account).instrument(instrument).leverage(leverage).encodedLength());
    }

    void priceTick(final int instrument, final long price)
    {
        written(new PriceTickEncoder().wrapAndApplyHeader(buffer, 0, header)
            .instrument(instrument).price(price).encodedLength());
    }

    void assetPriceTick(final int asset, final long price)
    {
        written(new AssetPriceTickEncoder().wrapAndApplyHeader(buffer, 0, header)
            .asset(asset).price(price).encodedLength());
    }

    void fundingTick(final int instrument, final long indexUnits)
    {
        written(new FundingTickEncoder().wrapAndApplyHeader(buffer, 0, header)
            .instrument(instrument).indexUnits(indexUnits).encodedLength());
    }

    void placeOrder(final ModelOrder order)
    {
        written(new PlaceOrderEncoder().wrapAndApplyHeader(buffer, 0, header)
            .account(order.account()).orderId(order.id()).instrument(order.instrument())
            .side(order.isBuy() ? Side.BUY : Side.SELL).reduceOnly(order.isReduceOnly() ? Flag.YES : Flag.NO)
            .lots(order.openLots()).limitPrice(order.limitPrice()).encodedLength());
    }

    void closeOrder(final long orderId)
    {
        written(new CloseOrderEncoder().wrapAndApplyHeader(buffer, 0, header).orderId(orderId).encodedLength());
    }

    void fill(
        final long tradeId,
        final int instrument,
        final long price,
        final long lots,
        final long buyOrderId,
        final long sellOrderId,
        final long[] fees)
    {
        written(new FillEncoder().wrapAndApplyHeader(buffer, 0, header)
            .tradeId(tradeId).instrument(instrument).price(price).lots(lots)
            .buyOrderId(buyOrderId).sellOrderId(sellOrderId)
            .buyerFeeUnits(fees[0]).sellerFeeUnits(fees[1]).encodedLength());
    }

    void advanceTime()
    {
        written(new AdvanceTimeEncoder().wrapAndApplyHeader(buffer, 0, header).encodedLength());
    }

    void queryMargin(final long account, final int scope, final int instrument, final long lots, final long price)
    {
        written(new QueryMarginEncoder().wrapAndApplyHeader(buffer, 0, header)
            .account(account).scope(scope).instrument(instrument).lots(lots).price(price).encodedLength());
    }

    void auditState()
    {
        written(new AuditStateEncoder().wrapAndApplyHeader(buffer, 0, header).encodedLength());
    }

    void noteIntake(
        final int state, final int reason, final long freeBytes, final long reservedBytes, final long notedNs)
    {
        final NoteIntakeEncoder note = new NoteIntakeEncoder().wrapAndApplyHeader(buffer, 0, header);
        written(note.freeBytes(freeBytes).reservedBytes(reservedBytes).notedNs(notedNs).encodedLength());
        // Not by their enums: a wrong one is to be written too.
        buffer.putByte(HEADER_LENGTH, (byte)state);
        buffer.putByte(HEADER_LENGTH + 1, (byte)reason);
    }

    void delistInstrument(final int instrument, final long settlementPrice)
    {
        written(new DelistInstrumentEncoder().wrapAndApplyHeader(buffer, 0, header)
            .instrument(instrument).settlementPrice(settlementPrice).encodedLength());
    }

    void volatilityTick(final int instrument, final int longRunPpm, final int presentPpm)
    {
        written(new VolatilityTickEncoder().wrapAndApplyHeader(buffer, 0, header)
            .instrument(instrument).longRunPpm(longRunPpm).presentPpm(presentPpm).encodedLength());
    }

    void haltInstrument(final int instrument, final boolean isHalted)
    {
        written(new HaltInstrumentEncoder().wrapAndApplyHeader(buffer, 0, header)
            .instrument(instrument).halted(isHalted ? Flag.YES : Flag.NO).encodedLength());
    }

    /**
     * Fillable rule in the order of the message: adjustment, spread.
     */
    void setLiquidationRules(
        final SliceMode mode,
        final FeeRule feeRule,
        final int[] fillablePpm,
        final long venueCapacity,
        final long windowNs)
    {
        written(new SetLiquidationRulesEncoder().wrapAndApplyHeader(buffer, 0, header)
            .sliceMode(mode).feeRule(feeRule)
            .fillableAdjustmentPpm(fillablePpm[0]).fillableSpreadPpm(fillablePpm[1])
            .venueCapacity(venueCapacity).capacityWindowNs(windowNs).encodedLength());
    }

    /**
     * Parts in the order of the message: fee share, surplus share, drawdown. Caps: fund, event, tranche. Times: peak
     * window, review.
     */
    void setPoolRules(
        final int riskPool, final LossRule rule, final int[] partsPpm, final long[] caps, final long[] timesNs)
    {
        written(new SetPoolRulesEncoder().wrapAndApplyHeader(buffer, 0, header)
            .riskPool(riskPool).lossRule(rule)
            .feeSharePpm(partsPpm[0]).surplusSharePpm(partsPpm[1]).drawdownPpm(partsPpm[2])
            .fundCap(caps[0]).eventCap(caps[1]).trancheCap(caps[2])
            .peakWindowNs(timesNs[0]).reviewNs(timesNs[1]).encodedLength());
    }

    /**
     * Parts in the order of the message: start, cut, cusp, largest discount, least take. Times: step, tail,
     * insolvent.
     */
    void setAuctionRules(
        final int riskPool,
        final AuctionCurve curve,
        final AuctionGoal goal,
        final int maxResets,
        final int[] partsPpm,
        final long[] timesNs)
    {
        written(new SetAuctionRulesEncoder().wrapAndApplyHeader(buffer, 0, header)
            .riskPool(riskPool).curve(curve).goal(goal).maxResets(maxResets)
            .startPpm(partsPpm[0]).cutPpm(partsPpm[1]).cuspPpm(partsPpm[2])
            .maxDiscountPpm(partsPpm[3]).minTakePpm(partsPpm[4])
            .stepNs(timesNs[0]).tailNs(timesNs[1]).insolventNs(timesNs[2]).encodedLength());
    }

    void setInstrumentCapacity(final int instrument, final long capacity)
    {
        written(new SetInstrumentCapacityEncoder().wrapAndApplyHeader(buffer, 0, header)
            .instrument(instrument).capacity(capacity).encodedLength());
    }

    void setRiskClass(final int riskClass, final long callIntervalNs)
    {
        written(new SetRiskClassEncoder().wrapAndApplyHeader(buffer, 0, header)
            .riskClass((short)riskClass).callIntervalNs(callIntervalNs).encodedLength());
    }

    void assignRiskClass(final long account, final int riskClass)
    {
        written(new AssignRiskClassEncoder().wrapAndApplyHeader(buffer, 0, header)
            .account(account).riskClass((short)riskClass).encodedLength());
    }

    void takeAuction(
        final long taker, final long account, final int scope, final long fractionE9, final long minPremium)
    {
        written(new TakeAuctionEncoder().wrapAndApplyHeader(buffer, 0, header)
            .taker(taker).account(account).scope(scope)
            .fractionE9(fractionE9).minPremium(minPremium).encodedLength());
    }

    void queryLiquidationQueue(final int rows)
    {
        written(new QueryLiquidationQueueEncoder().wrapAndApplyHeader(buffer, 0, header).rows(rows).encodedLength());
    }

    void queryAdlRank(final long account, final int scope, final int instrument)
    {
        written(new QueryAdlRankEncoder().wrapAndApplyHeader(buffer, 0, header)
            .account(account).scope(scope).instrument(instrument).encodedLength());
    }

    void queryPool(final int riskPool)
    {
        written(new QueryPoolEncoder().wrapAndApplyHeader(buffer, 0, header).riskPool(riskPool).encodedLength());
    }

    /**
     * Puts a byte into what was written last: an enum that the schema does not know.
     */
    void putByte(final int bodyOffset, final int value)
    {
        buffer.putByte(HEADER_LENGTH + bodyOffset, (byte)value);
    }

    private void written(final int bodyLength)
    {
        length = HEADER_LENGTH + bodyLength;
    }
}
