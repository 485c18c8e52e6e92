package io.plimsoll.core.naive;

import java.math.BigInteger;

import io.plimsoll.core.message.FillAppliedEncoder;
import io.plimsoll.core.message.FillDecoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.Reason;

import static io.plimsoll.core.naive.NaiveMath.big;
import static io.plimsoll.core.naive.NaiveMath.ceilPpm;

/**
 * One trade between two known orders (R1.7, R1.9, R1.10): judged on the state before it, then worked out for the
 * buyer and for the seller.
 */
final class NaiveTrade
{
    private static final long MAX_LOTS = 1_000_000_000_000_000L;
    private static final long MAX_FEE = 1_000_000_000_000_000L;
    private static final long LATE_FILL_FACTOR = 4;

    private final NaiveState state;
    private final NaiveMargin margin;
    private final NaiveWaterfall waterfall;
    private final NaiveEvents events;

    NaiveTrade(
        final NaiveState state, final NaiveMargin margin, final NaiveWaterfall waterfall, final NaiveEvents events)
    {
        this.state = state;
        this.margin = margin;
        this.waterfall = waterfall;
        this.events = events;
    }

    Reason fill(final FillDecoder command)
    {
        final NaiveInstrument instrument = state.instruments.get(command.instrument());
        final NaiveOrder buy = state.orders.get(command.buyOrderId());
        final NaiveOrder sell = state.orders.get(command.sellOrderId());
        final long price = command.price();
        final long lots = command.lots();
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(price, 1, instrument == null ? Long.MAX_VALUE : instrument.maxPrice)
            .range(lots, 1, MAX_LOTS)
            .range(command.buyerFeeUnits(), -MAX_FEE, MAX_FEE)
            .range(command.sellerFeeUnits(), -MAX_FEE, MAX_FEE)
            .when(instrument == null, Reason.UNKNOWN_INSTRUMENT)
            .when(buy == null || sell == null, Reason.UNKNOWN_ORDER);
        if (instrument != null && verdict.reason() != Reason.OUT_OF_RANGE)
        {
            verdict
                .when(isAbove(command.buyerFeeUnits(), instrument.cost(lots, price)), Reason.OUT_OF_RANGE)
                .when(isAbove(command.sellerFeeUnits(), instrument.cost(-lots, price)), Reason.OUT_OF_RANGE);
        }
        if (verdict.isClear())
        {
            verdict
                .when(buy.instrument != instrument || !buy.isBuy, Reason.FILL_MISMATCH)
                .when(sell.instrument != instrument || sell.isBuy, Reason.FILL_MISMATCH)
                .when(lots > buy.openLots || lots > sell.openLots, Reason.FILL_EXCEEDS_ORDER)
                .when(!buy.allows(price) || !sell.allows(price), Reason.FILL_BEYOND_LIMIT)
                .when(instrument.isClosed, Reason.INSTRUMENT_CLOSED);
        }
        if (verdict.isClear() || verdict.reason() == Reason.INSTRUMENT_CLOSED)
        {
            side(verdict, buy, lots);
            side(verdict, sell, -lots);
        }
        if (verdict.isClear())
        {
            final long buyerCost = instrument.cost(lots, price).longValueExact();
            final long sellerCost = instrument.cost(-lots, price).longValueExact();
            instrument.settleAsset.dust = instrument.settleAsset.dust.add(big(buyerCost)).add(big(sellerCost));
            apply(command.tradeId(), buy, lots, price, buyerCost, command.buyerFeeUnits());
            apply(command.tradeId(), sell, -lots, price, sellerCost, command.sellerFeeUnits());
        }
        return verdict.reason();
    }

    /**
     * What speaks against one side, on the state before the fill.
     */
    private void side(final NaiveVerdict verdict, final NaiveOrder order, final long signedLots)
    {
        final NaiveInstrument instrument = order.instrument;
        final NaivePosition position = order.owner.position(instrument);
        final BigInteger after = big(position.lots).add(big(signedLots)).abs();
        verdict
            .when(order.isBoundToReduce() && !position.isReducedBy(signedLots), Reason.REDUCE_ONLY)
            .when(
                !order.owner.account.isBackstop &&
                    after.compareTo(big(instrument.maxPositionLots).multiply(big(LATE_FILL_FACTOR))) > 0,
                Reason.POSITION_LIMIT)
            .when(!isBalanceWithinBounds(order.owner, instrument.settleAsset), Reason.BALANCE_LIMIT);
        if (order.isSlice)
        {
            verdict.when(
                !isBalanceWithinBounds(state.backstop(instrument.riskPool).cross, instrument.settleAsset),
                Reason.BALANCE_LIMIT);
        }
    }

    private static boolean isAbove(final long feeUnits, final BigInteger costUnits)
    {
        return big(feeUnits).abs().compareTo(costUnits.abs()) > 0;
    }

    private static boolean isBalanceWithinBounds(final NaiveMarginAccount owner, final NaiveAsset asset)
    {
        return NaiveFunds.isWithinBounds(asset, big(owner.balance(asset.id)));
    }

    private void apply(
        final long tradeId,
        final NaiveOrder order,
        final long signedLots,
        final long price,
        final long costUnits,
        final long feeUnits)
    {
        final NaiveInstrument instrument = order.instrument;
        final NaiveAsset asset = instrument.settleAsset;
        final NaiveMarginAccount owner = order.owner;
        final long realised = owner.trade(instrument, signedLots, costUnits);
        owner.addBalance(asset.id, -feeUnits);
        asset.fees = asset.fees.add(big(feeUnits));
        final long liquidationFee = order.isSlice ? liquidationFee(owner, instrument, costUnits) : 0;
        owner.addBalance(asset.id, -liquidationFee);
        state.backstop(instrument.riskPool).cross.addBalance(asset.id, liquidationFee);
        order.openLots -= Math.absExact(signedLots);
        if (order.openLots == 0)
        {
            state.orders.remove(order.id);
        }
        final NaivePosition position = owner.position(instrument);
        events.send(new FillAppliedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
            .tradeId(tradeId).account(owner.account.id).orderId(order.id).scope(owner.scope)
            .instrument(instrument.id).liquidation(order.isSlice ? Flag.YES : Flag.NO)
            .lots(signedLots).price(price).realisedPnlUnits(realised)
            .feeUnits(feeUnits).liquidationFeeUnits(liquidationFee)
            .positionLots(position.lots).positionCostUnits(position.costUnits).encodedLength());
        if (liquidationFee > 0)
        {
            waterfall.afterLiquidationFee(instrument, liquidationFee);
        }
    }

    /**
     * R1.10, and with the fee rule SURPLUS not more than the equity that trade and venue fee have left (R7.1).
     */
    private long liquidationFee(
        final NaiveMarginAccount owner, final NaiveInstrument instrument, final long costUnits)
    {
        final NaiveAsset asset = instrument.settleAsset;
        final long fee = ceilPpm(Math.absExact(costUnits), instrument.terms.liquidationFeePpm());
        if (!state.rules.isSurplusFee())
        {
            return fee;
        }
        final BigInteger surplus = NaiveMath.floorDiv(
            big(margin.equityRaw(owner)).multiply(big(asset.unitsPerWhole)), big(asset.price));
        return big(fee).min(surplus.max(BigInteger.ZERO)).longValueExact();
    }
}
