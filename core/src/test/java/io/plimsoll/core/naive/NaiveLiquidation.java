package io.plimsoll.core.naive;

import java.util.ArrayList;
import java.util.List;

import io.plimsoll.core.message.CancelCause;
import io.plimsoll.core.message.PositionTakenOverEncoder;
import io.plimsoll.core.message.Side;
import io.plimsoll.core.message.SliceCause;
import io.plimsoll.core.message.SliceIssuedEncoder;
import io.plimsoll.core.message.Zone;

/**
 * What a change of zone sets going: slices, steps and the takeover (R6.1, R6.5 to R6.8).
 */
final class NaiveLiquidation
{
    private final NaiveState state;
    private final NaiveMargin margin;
    private final NaiveSlice slice;
    private final NaiveWaterfall waterfall;
    private final NaiveEvents events;

    NaiveLiquidation(
        final NaiveState state, final NaiveMargin margin, final NaiveWaterfall waterfall, final NaiveEvents events)
    {
        this.state = state;
        this.margin = margin;
        this.slice = new NaiveSlice(state, margin);
        this.waterfall = waterfall;
        this.events = events;
    }

    /**
     * An estate is its owner's again, in the zone that R4.2 gives from LIQUIDATING at its target (R6.15).
     */
    void restore(final NaiveMarginAccount estate)
    {
        final NaiveNumbers numbers = margin.numbers(estate);
        final boolean isCured =
            numbers.equity() >= NaiveMath.ceilPpm(numbers.maintenance(), state.levels.callExitPpm());
        enter(estate, isCured ? Zone.FREE : Zone.MARGIN_CALL, numbers);
    }

    /**
     * Carries out a verdict (R4.2) on the numbers that it was reached on.
     */
    void change(final NaiveMarginAccount owner, final Zone to, final NaiveNumbers numbers)
    {
        final Zone from = owner.zone;
        if (to == Zone.TAKEOVER || to == Zone.BANKRUPT)
        {
            takeOver(owner, to, numbers);
            return;
        }
        enter(owner, to, numbers);
        if (to == Zone.LIQUIDATING)
        {
            issueNext(owner);
        }
        else if (from == Zone.LIQUIDATING)
        {
            cancelSlice(owner, CancelCause.LIQUIDATION_ENDED);
            forget(owner);
        }
    }

    /**
     * Fires the timers that are due, by (deadline, account, scope) (R1.1).
     */
    void fireTimers()
    {
        NaiveMarginAccount due = nextDue();
        while (due != null)
        {
            step(due);
            due = nextDue();
        }
    }

    private NaiveMarginAccount nextDue()
    {
        NaiveMarginAccount next = null;
        for (final NaiveMarginAccount owner : state.marginAccounts())
        {
            final boolean isDue =
                owner.deadlineNs != NaiveMarginAccount.NO_DEADLINE && owner.deadlineNs <= state.timeNs;
            if (isDue && (next == null || owner.deadlineNs < next.deadlineNs))
            {
                next = owner;
            }
        }
        return next;
    }

    /**
     * R6.6.
     */
    private void step(final NaiveMarginAccount owner)
    {
        if (owner.isEstate())
        {
            waterfall.onDeadline(owner);
            return;
        }
        cancelSlice(owner, CancelCause.STEP_EXPIRED);
        if (owner.slices >= state.levels.maxSlices())
        {
            final NaiveNumbers numbers = margin.numbers(owner);
            takeOver(owner, numbers.equityRaw() < 0 ? Zone.BANKRUPT : Zone.TAKEOVER, numbers);
        }
        else
        {
            issueNext(owner);
        }
    }

    /**
     * Settles funding, cancels resting orders and issues a slice (R6.1, R6.5, R6.6).
     */
    private void issueNext(final NaiveMarginAccount owner)
    {
        owner.settleFunding();
        cancelAll(owner, CancelCause.LIQUIDATION);
        owner.slices++;
        owner.deadlineNs = Math.addExact(state.timeNs, state.levels.sliceStepNs());
        if (state.orders.size() < state.limits.maxOrders() && NaiveSlice.leg(owner) != null)
        {
            issue(owner);
        }
    }

    private void issue(final NaiveMarginAccount owner)
    {
        final NaivePosition leg = NaiveSlice.leg(owner);
        final NaiveInstrument instrument = leg.instrument;
        final long bankruptcyPrice = NaiveSlice.bankruptcyPrice(leg, margin.equityRaw(owner));
        final NaiveOrder order = new NaiveOrder(
            NaiveState.FIRST_SLICE_ID + state.slicesIssued, owner, instrument, leg.lots < 0, true, true,
            slice.lots(owner, leg), NaiveSlice.limit(leg, bankruptcyPrice));
        state.slicesIssued++;
        state.orders.put(order.id, order);
        owner.sliceOrderId = order.id;
        events.send(new SliceIssuedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
            .account(owner.account.id).orderId(order.id).scope(owner.scope).instrument(instrument.id)
            .side(order.isBuy ? Side.BUY : Side.SELL).slice(owner.slices)
            .lots(order.openLots).limitPrice(order.limitPrice).markPrice(instrument.mark)
            .bankruptcyPrice(bankruptcyPrice).equity(margin.equity(owner))
            .maintenanceMargin(margin.maintenance(owner)).deadlineNs(owner.deadlineNs)
            .cause(SliceCause.LIQUIDATION).targetPpm(state.levels.liquidationExitPpm())
            .wantedLots(order.openLots).encodedLength());
    }

    /**
     * R6.8: the account ends with nothing, the backstops with everything.
     */
    private void takeOver(final NaiveMarginAccount owner, final Zone to, final NaiveNumbers numbers)
    {
        enter(owner, to, numbers);
        owner.settleFunding();
        cancelAll(owner, CancelCause.TAKEOVER);
        final NaivePosition leg = NaiveSlice.leg(owner);
        final int pool = leg == null ? state.backstops.firstKey() : leg.instrument.riskPool;
        if (state.pool(pool).hasRules())
        {
            forget(owner);
            waterfall.onEstate(owner, pool);
            return;
        }
        final NaiveAccount estateBackstop = state.backstop(pool);
        final long equityRaw = margin.equityRaw(owner);
        for (final NaivePosition position : List.copyOf(owner.positions()))
        {
            movePosition(owner, position, equityRaw);
        }
        for (final int asset : new ArrayList<>(owner.heldAssets()))
        {
            final long units = owner.balance(asset);
            owner.addBalance(asset, -units);
            estateBackstop.cross.addBalance(asset, units);
            events.collateralTakenOver(owner, estateBackstop, asset, units);
        }
        forget(owner);
        enter(owner, Zone.FREE, margin.numbers(owner));
    }

    private void movePosition(final NaiveMarginAccount owner, final NaivePosition position, final long equityRaw)
    {
        final NaiveInstrument instrument = position.instrument;
        final NaiveAccount backstop = state.backstop(instrument.riskPool);
        owner.removePosition(instrument);
        moveSlices(owner, instrument, backstop.cross);
        final long realised = backstop.cross.trade(instrument, position.lots, position.costUnits);
        final NaivePosition after = backstop.cross.position(instrument);
        events.send(new PositionTakenOverEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
            .account(owner.account.id).scope(owner.scope).backstop(backstop.id).instrument(instrument.id)
            .lots(position.lots).costUnits(position.costUnits).markPrice(instrument.mark)
            .bankruptcyPrice(NaiveSlice.bankruptcyPrice(position, equityRaw))
            .backstopLots(after.lots).backstopCostUnits(after.costUnits)
            .backstopRealisedUnits(realised).encodedLength());
        rehomeSlices(owner, instrument, backstop);
    }

    /**
     * R6.9: what a slice may still have filled belongs to the position, wherever that is.
     */
    private void rehomeSlices(
        final NaiveMarginAccount owner, final NaiveInstrument instrument, final NaiveAccount backstop)
    {
        for (final NaiveOrder order : state.orders.values())
        {
            if (order.isSlice && order.instrument == instrument && order.owner == owner)
            {
                order.owner = backstop.cross;
                order.isReduceOnly = false;
            }
        }
    }

    /**
     * R6.9: they may have traded already, and that changes the position where it now is.
     */
    private void moveSlices(
        final NaiveMarginAccount from, final NaiveInstrument instrument, final NaiveMarginAccount to)
    {
        for (final NaiveOrder order : state.knownOrders(from))
        {
            if (order.isSlice && order.instrument == instrument)
            {
                order.owner = to;
            }
        }
    }

    private void enter(final NaiveMarginAccount owner, final Zone to, final NaiveNumbers numbers)
    {
        events.zoneChanged(owner, owner.zone, to, numbers, state);
        owner.zone = to;
    }

    private static void forget(final NaiveMarginAccount owner)
    {
        owner.slices = 0;
        owner.sliceOrderId = 0;
        owner.deadlineNs = NaiveMarginAccount.NO_DEADLINE;
    }

    private void cancelAll(final NaiveMarginAccount owner, final CancelCause cause)
    {
        for (final NaiveOrder order : state.openOrders(owner))
        {
            cancel(order, cause);
        }
    }

    private void cancelSlice(final NaiveMarginAccount owner, final CancelCause cause)
    {
        final NaiveOrder order = state.orders.get(owner.sliceOrderId);
        if (order != null && order.isOpen())
        {
            cancel(order, cause);
        }
        owner.sliceOrderId = 0;
    }

    private void cancel(final NaiveOrder order, final CancelCause cause)
    {
        order.isCancelRequested = true;
        events.orderCancelRequested(order, cause);
    }
}
