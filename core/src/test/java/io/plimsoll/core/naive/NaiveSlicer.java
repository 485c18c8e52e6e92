package io.plimsoll.core.naive;

import java.util.Map;
import java.util.TreeMap;

import io.plimsoll.core.message.Side;
import io.plimsoll.core.message.SliceCause;
import io.plimsoll.core.message.SliceIssuedEncoder;

import static io.plimsoll.core.naive.NaiveMath.ceilPpm;

/**
 * Works out what a step closes, and sends it out as far as capacity and the order table allow (R6.2, R6.5, R6.12).
 */
final class NaiveSlicer
{
    private final NaiveState state;
    private final NaiveMargin margin;
    private final NaiveWindows capacity;
    private final NaiveSlice slice;
    private final NaiveLeastCost leastCost;
    private final NaiveEvents events;

    NaiveSlicer(
        final NaiveState state, final NaiveMargin margin, final NaiveWindows capacity, final NaiveEvents events)
    {
        this.state = state;
        this.margin = margin;
        this.capacity = capacity;
        this.slice = new NaiveSlice(state, margin);
        this.leastCost = new NaiveLeastCost(margin);
        this.events = events;
    }

    /**
     * Lots to close by instrument id, before capacity. Empty if nothing is to be closed, or if all legs are halted.
     *
     * @param owner     whose legs they are.
     * @param targetPpm multiple of MM to restore.
     */
    TreeMap<Integer, Long> wanted(final NaiveMarginAccount owner, final int targetPpm)
    {
        final TreeMap<Integer, Long> wanted = new TreeMap<>();
        if (!isBelow(owner, targetPpm))
        {
            return wanted;
        }
        if (state.rules.isLeastCost())
        {
            return leastCost.lots(owner, targetPpm);
        }
        final NaivePosition leg = NaiveSlice.largestTradedLeg(owner);
        if (leg != null)
        {
            wanted.put(leg.instrument.id, slice.lots(owner, leg, targetPpm));
        }
        return wanted;
    }

    /**
     * R6.12: whether an account has to wait for capacity, or for a halt to end.
     */
    boolean mustWait(final NaiveMarginAccount owner, final int targetPpm, final Map<Integer, Long> wanted)
    {
        return isBelow(owner, targetPpm) && !owner.positions().isEmpty() && !isAnyLot(wanted);
    }

    /**
     * Whether at least one leg gets at least one lot.
     */
    boolean isAnyLot(final Map<Integer, Long> wanted)
    {
        boolean isAny = false;
        for (final Map.Entry<Integer, Long> leg : wanted.entrySet())
        {
            isAny |= capacity.cut(state.instruments.get(leg.getKey()), leg.getValue()) > 0;
        }
        return isAny;
    }

    /**
     * Whether a margin account is below a multiple of its MM (R4.1).
     */
    boolean isBelow(final NaiveMarginAccount owner, final int targetPpm)
    {
        return margin.equity(owner) < ceilPpm(margin.maintenance(owner), targetPpm);
    }

    /**
     * Sends out the slices of one step.
     *
     * @param owner      whose legs they are.
     * @param wanted     lots by instrument id.
     * @param cause      of the slices.
     * @param targetPpm  multiple of MM that they aim at.
     * @param number     of the step.
     * @param deadlineNs when the next step is due; 0 for never.
     */
    void issue(
        final NaiveMarginAccount owner,
        final Map<Integer, Long> wanted,
        final SliceCause cause,
        final int targetPpm,
        final int number,
        final long deadlineNs)
    {
        for (final Map.Entry<Integer, Long> entry : new TreeMap<>(wanted).entrySet())
        {
            final NaiveInstrument instrument = state.instruments.get(entry.getKey());
            final NaivePosition leg = owner.position(instrument);
            final long lots = capacity.cut(instrument, entry.getValue());
            if (lots > 0 && state.orders.size() < state.limits.maxOrders())
            {
                capacity.charge(instrument, instrument.notional(lots, instrument.mark));
                final long bankruptcyPrice = slice.bankruptcyPrice(owner, leg);
                final NaiveOrder order = new NaiveOrder(
                    NaiveState.FIRST_SLICE_ID + state.slicesIssued, owner, instrument, leg.lots < 0, true, true,
                    lots, slice.limit(owner, leg, bankruptcyPrice));
                state.slicesIssued++;
                state.orders.put(order.id, order);
                events.send(new SliceIssuedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
                    .account(owner.account.id).orderId(order.id).scope(owner.scope).instrument(instrument.id)
                    .side(order.isBuy ? Side.BUY : Side.SELL).slice(number)
                    .lots(order.openLots).limitPrice(order.limitPrice).markPrice(instrument.mark)
                    .bankruptcyPrice(bankruptcyPrice).equity(margin.equity(owner))
                    .maintenanceMargin(margin.maintenance(owner)).deadlineNs(deadlineNs)
                    .cause(cause).targetPpm(targetPpm).wantedLots(entry.getValue()).encodedLength());
            }
        }
    }
}
