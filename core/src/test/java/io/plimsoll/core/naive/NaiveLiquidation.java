package io.plimsoll.core.naive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.plimsoll.core.message.CancelCause;
import io.plimsoll.core.message.PositionTakenOverEncoder;
import io.plimsoll.core.message.SliceCause;
import io.plimsoll.core.message.Zone;

/**
 * What a change of zone sets going: calls, slices, steps, waiting and the takeover (R5.1 to R5.3, R6.1, R6.5 to R6.8,
 * R6.12).
 */
final class NaiveLiquidation
{
    private final NaiveState state;
    private final NaiveMargin margin;
    private final NaiveSlicer slicer;
    private final NaiveQueue queue;
    private final NaiveCalls calls;
    private final NaiveCancels cancels;
    private final NaiveWaterfall waterfall;
    private final NaiveEvents events;

    NaiveLiquidation(
        final NaiveState state,
        final NaiveMargin margin,
        final NaiveWindows capacity,
        final NaiveQueue queue,
        final NaiveWaterfall waterfall,
        final NaiveEvents events)
    {
        this.state = state;
        this.margin = margin;
        this.slicer = new NaiveSlicer(state, margin, capacity, events);
        this.queue = queue;
        this.cancels = new NaiveCancels(state, events);
        this.calls = new NaiveCalls(state, margin, slicer, cancels, events);
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
        change(estate, isCured ? Zone.FREE : Zone.MARGIN_CALL, numbers);
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
        forget(owner);
        if (to == Zone.LIQUIDATING)
        {
            takeStep(owner);
            return;
        }
        if (to == Zone.MARGIN_CALL)
        {
            calls.begin(owner, numbers);
        }
        cancels.slices(
            owner, from == Zone.LIQUIDATING ? CancelCause.LIQUIDATION_ENDED : CancelCause.CALL_ENDED);
    }

    /**
     * Fires the timers that are due, by (deadline, account, scope) (R1.1).
     */
    void fireTimers()
    {
        NaiveMarginAccount due = nextDue();
        while (due != null)
        {
            switch (due.zone)
            {
                case MARGIN_CALL -> calls.expire(due);
                case LIQUIDATING -> step(due);
                default -> waterfall.onDeadline(due);
            }
            due = nextDue();
        }
    }

    /**
     * R6.12: all who wait take their step, worst health first, or go on waiting without a word.
     */
    void serveQueue()
    {
        for (final NaiveMarginAccount owner : queue.inOrder())
        {
            if (!isHeld(owner) && slicer.isAnyLot(slicer.wanted(owner, state.levels.liquidationExitPpm())))
            {
                takeStep(owner);
            }
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
        cancels.slices(owner, CancelCause.STEP_EXPIRED);
        if (owner.slices >= state.levels.maxSlices() && !isHeld(owner))
        {
            final NaiveNumbers numbers = margin.numbers(owner);
            takeOver(owner, numbers.equityRaw() < 0 ? Zone.BANKRUPT : Zone.TAKEOVER, numbers);
        }
        else
        {
            takeStep(owner);
        }
    }

    /**
     * Settles funding, cancels resting orders and issues slices (R6.1, R6.5, R6.6), or waits for capacity (R6.12).
     */
    private void takeStep(final NaiveMarginAccount owner)
    {
        final int targetPpm = state.levels.liquidationExitPpm();
        owner.settleFunding();
        cancels.all(owner, CancelCause.LIQUIDATION);
        final Map<Integer, Long> wanted = slicer.wanted(owner, targetPpm);
        if (isHeld(owner) || slicer.mustWait(owner, targetPpm, wanted))
        {
            queue.enter(owner);
            return;
        }
        owner.isWaiting = false;
        owner.slices++;
        owner.deadlineNs = NaiveMath.saturatedSum(state.timeNs, state.levels.sliceStepNs());
        slicer.issue(owner, wanted, SliceCause.LIQUIDATION, targetPpm, owner.slices, owner.deadlineNs);
    }

    /**
     * R6.8: the account ends with nothing, the backstops with everything.
     */
    private void takeOver(final NaiveMarginAccount owner, final Zone to, final NaiveNumbers numbers)
    {
        enter(owner, to, numbers);
        owner.settleFunding();
        cancels.all(owner, CancelCause.TAKEOVER);
        final NaivePosition leg = NaiveSlice.largestLeg(owner);
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

    private boolean isHeld(final NaiveMarginAccount owner)
    {
        return state.pricing.holds.isHeld(owner);
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
        owner.calls = 0;
        owner.isWaiting = false;
        owner.deadlineNs = NaiveMarginAccount.NO_DEADLINE;
    }
}
