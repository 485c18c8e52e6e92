package io.plimsoll.core.naive;

import java.math.BigInteger;

import io.plimsoll.core.message.CloseOrderDecoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.PlaceOrderDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.Side;
import io.plimsoll.core.message.Zone;

import static io.plimsoll.core.naive.NaiveMath.big;

/**
 * Orders: the pre-trade check, reservation and release (R1.9, R3.4, R3.5).
 */
final class NaiveTrading
{
    private static final long MAX_LOTS = 1_000_000_000_000_000L;

    private final NaiveState state;
    private final NaiveMargin margin;
    private final NaiveRows rows;
    private final NaiveEvents events;

    NaiveTrading(final NaiveState state, final NaiveMargin margin, final NaiveEvents events)
    {
        this.state = state;
        this.margin = margin;
        this.rows = new NaiveRows(state);
        this.events = events;
    }

    Reason placeOrder(final PlaceOrderDecoder command)
    {
        final NaiveInstrument instrument = state.instruments.get(command.instrument());
        final NaiveAccount account = state.accounts.get(command.account());
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(command.orderId(), 1, NaiveState.FIRST_SLICE_ID - 1)
            .range(command.sideRaw(), Side.BUY.value(), Side.SELL.value())
            .range(command.reduceOnlyRaw(), Flag.NO.value(), Flag.YES.value())
            .range(command.lots(), 1, MAX_LOTS)
            .range(command.limitPrice(), 1, instrument == null ? Long.MAX_VALUE : instrument.maxPrice)
            .when(instrument == null, Reason.UNKNOWN_INSTRUMENT)
            .when(account == null, Reason.UNKNOWN_ACCOUNT)
            .when(state.orders.containsKey(command.orderId()), Reason.DUPLICATE_ID);
        if (verdict.isClear())
        {
            final NaiveMarginAccount owner = account.marginAccountOf(instrument.id);
            verdict
                .when(!instrument.isPriced(), Reason.NO_PRICE)
                .when(account.isFund(), Reason.WRONG_ACCOUNT_KIND)
                .when(owner.isEstate(), Reason.IN_LIQUIDATION)
                .when(!rows.isRoomForOrder(), Reason.TABLE_FULL)
                .when(!rows.isRoomForPosition(owner, instrument), Reason.TABLE_FULL)
                .when(instrument.isHalted(), Reason.INSTRUMENT_HALTED)
                .when(instrument.isClosed, Reason.INSTRUMENT_CLOSED);
        }
        if (verdict.isClear())
        {
            decide(new NaiveOrder(
                command.orderId(), account.marginAccountOf(instrument.id), instrument,
                command.sideRaw() == Side.BUY.value(), command.reduceOnlyRaw() == Flag.YES.value(), false,
                command.lots(), command.limitPrice()));
        }
        return verdict.reason();
    }

    Reason closeOrder(final CloseOrderDecoder command)
    {
        final NaiveOrder order = state.orders.remove(command.orderId());
        if (order == null)
        {
            return Reason.UNKNOWN_ORDER;
        }
        events.orderClosed(order);
        return null;
    }

    /**
     * R3.5 for an order that is well formed.
     */
    private void decide(final NaiveOrder order)
    {
        final NaiveMarginAccount owner = order.owner;
        final NaiveInstrument instrument = order.instrument;
        final long requirementBefore = margin.requirement(owner, instrument);
        state.orders.put(order.id, order);
        final boolean isReducing = isReducing(order);
        Reason reason = null;
        if (order.isReduceOnly && !isReducing)
        {
            reason = Reason.REDUCE_ONLY;
        }
        else if (!isReducing && worstSide(owner, instrument).compareTo(big(instrument.maxPositionLots)) > 0)
        {
            reason = Reason.POSITION_LIMIT;
        }
        else if (!isReducing && (owner.zone == Zone.LIQUIDATING || owner.account.isBackstop))
        {
            reason = Reason.REDUCE_ONLY;
        }
        else if (priceReason(order, isReducing) != null)
        {
            reason = priceReason(order, isReducing);
        }
        else if (!isReducing && margin.requirement(owner, instrument) > requirementBefore &&
            margin.equityInitial(owner) < margin.initial(owner))
        {
            reason = Reason.INSUFFICIENT_MARGIN;
        }
        if (reason == null)
        {
            events.orderAccepted(owner.account.id, order.id);
            return;
        }
        final boolean isMargin = reason == Reason.INSUFFICIENT_MARGIN;
        events.orderDenied(
            owner, order.id, reason,
            isMargin ? margin.equityInitial(owner) : 0, isMargin ? margin.initial(owner) : 0);
        state.orders.remove(order.id);
    }

    /**
     * R8.12: what prices, breakers and cool-offs say, first hit; null for nothing.
     */
    private Reason priceReason(final NaiveOrder order, final boolean isReducing)
    {
        final NaiveInstrument instrument = order.instrument;
        final NaiveAsset asset = instrument.settleAsset;
        final NaivePricing pricing = state.pricing;
        final NaiveActions actions = state.actions;
        if (!pricing.holds.isUsable(instrument.id, actions.priceOrder()))
        {
            return Reason.PRICE_NOT_USABLE;
        }
        if (isReducing)
        {
            return null;
        }
        final Reason breaker = pricing.breakers.refusal(instrument, order.isBuy, order.limitPrice);
        if (breaker != null)
        {
            return breaker;
        }
        if (!pricing.holds.isUsable(instrument.id, actions.openRisk()) ||
            !pricing.holds.isAssetUsable(asset.id, actions.openRisk()) ||
            !pricing.holds.isUsable(order.owner, actions.openRisk()))
        {
            return Reason.PRICE_NOT_USABLE;
        }
        if (pricing.marks.hasRules(instrument.id) && pricing.indices.isMoving(pricing.marks.index(instrument.id)))
        {
            return Reason.PRICE_MOVING;
        }
        if (pricing.pulls.isCoolingOff(order.owner.account.id, instrument.id))
        {
            return Reason.COOL_OFF;
        }
        return pricing.holds.weights.isFailed(asset.id) ? Reason.ASSET_FAILED : null;
    }

    /**
     * Opposite to the position, with all open lots of that side, this order's included, not above it.
     */
    private boolean isReducing(final NaiveOrder order)
    {
        final long lots = order.owner.lots(order.instrument);
        final BigInteger open = state.openLots(order.owner, order.instrument, order.isBuy);
        return (order.isBuy ? lots < 0 : lots > 0) && open.compareTo(big(lots).abs()) <= 0;
    }

    private BigInteger worstSide(final NaiveMarginAccount owner, final NaiveInstrument instrument)
    {
        final BigInteger lots = big(owner.lots(instrument));
        final BigInteger bought = lots.add(state.openLots(owner, instrument, true)).abs();
        final BigInteger sold = lots.subtract(state.openLots(owner, instrument, false)).abs();
        return bought.max(sold);
    }
}
