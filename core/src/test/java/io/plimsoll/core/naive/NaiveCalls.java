package io.plimsoll.core.naive;

import java.math.BigInteger;

import io.plimsoll.core.message.CancelCause;
import io.plimsoll.core.message.MarginCallIssuedEncoder;
import io.plimsoll.core.message.SliceCause;

import static io.plimsoll.core.naive.NaiveMath.PPM;
import static io.plimsoll.core.naive.NaiveMath.big;
import static io.plimsoll.core.naive.NaiveMath.ceilPpm;
import static io.plimsoll.core.naive.NaiveMath.floorPpm;

/**
 * Margin calls and their deadlines (R5.1, R5.3).
 */
final class NaiveCalls
{
    private static final long LEAST_PACE_PPM = 250_000;
    private static final int MOST_CALLS = 65_535;

    private final NaiveState state;
    private final NaiveMargin margin;
    private final NaiveSlicer slicer;
    private final NaiveCancels cancels;
    private final NaiveEvents events;

    NaiveCalls(
        final NaiveState state,
        final NaiveMargin margin,
        final NaiveSlicer slicer,
        final NaiveCancels cancels,
        final NaiveEvents events)
    {
        this.state = state;
        this.margin = margin;
        this.slicer = slicer;
        this.cancels = cancels;
        this.events = events;
    }

    /**
     * R5.1: the first call, on the numbers of the change of zone.
     */
    void begin(final NaiveMarginAccount owner, final NaiveNumbers numbers)
    {
        owner.calls = 1;
        if (setDeadline(owner))
        {
            send(owner, numbers.equity(), numbers.maintenance());
        }
    }

    /**
     * R5.3: a deadline has passed.
     */
    void expire(final NaiveMarginAccount owner)
    {
        cancels.slices(owner, CancelCause.STEP_EXPIRED);
        owner.calls = Math.min(owner.calls + 1, MOST_CALLS);
        final boolean isTimed = setDeadline(owner);
        final int targetPpm = state.levels.callEntryPpm();
        final boolean isShort = slicer.isBelow(owner, targetPpm);
        final long equity = margin.equity(owner);
        final long maintenance = margin.maintenance(owner);
        if (isShort)
        {
            owner.settleFunding();
            cancels.all(owner, CancelCause.MARGIN_CALL);
        }
        if (isTimed)
        {
            send(owner, equity, maintenance);
        }
        if (isShort && !state.pricing.holds.isHeld(owner))
        {
            slicer.issue(
                owner, slicer.wanted(owner, targetPpm), SliceCause.MARGIN_CALL, targetPpm, owner.calls,
                isTimed ? owner.deadlineNs : 0);
        }
    }

    /**
     * Smallest pace over the legs whose instrument has a volatility.
     */
    private static long pacePpm(final NaiveMarginAccount owner)
    {
        long pace = PPM;
        for (final NaivePosition leg : owner.positions())
        {
            final NaiveInstrument instrument = leg.instrument;
            if (instrument.presentVolatilityPpm > 0)
            {
                final long ratio =
                    Math.floorDiv(instrument.longRunVolatilityPpm * PPM, instrument.presentVolatilityPpm);
                pace = Math.min(pace, Math.min(PPM, Math.max(LEAST_PACE_PPM, ratio)));
            }
        }
        return pace;
    }

    /**
     * 0 for a call without a deadline.
     */
    private long intervalNs(final NaiveMarginAccount owner)
    {
        final long baseNs = state.callIntervalsNs[owner.account.riskClass];
        final long intervalNs = baseNs == 0 ? 0 :
            floorPpm(big(baseNs), pacePpm(owner)).max(BigInteger.ONE).longValueExact();
        // Beyond the end of time there is no deadline.
        return intervalNs > Long.MAX_VALUE - state.timeNs ? 0 : intervalNs;
    }

    private boolean setDeadline(final NaiveMarginAccount owner)
    {
        final long intervalNs = intervalNs(owner);
        owner.deadlineNs =
            intervalNs == 0 ? NaiveMarginAccount.NO_DEADLINE : state.timeNs + intervalNs;
        return intervalNs > 0;
    }

    private void send(final NaiveMarginAccount owner, final long equity, final long maintenance)
    {
        final long shortfall = ceilPpm(maintenance, state.levels.callEntryPpm()) - equity;
        events.send(new MarginCallIssuedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
            .account(owner.account.id).scope(owner.scope).call(owner.calls)
            .riskClass((short)owner.account.riskClass).shortfall(Math.max(0, shortfall))
            .equity(equity).maintenanceMargin(maintenance)
            .intervalNs(intervalNs(owner)).pacePpm((int)pacePpm(owner)).deadlineNs(owner.deadlineNs)
            .marketVersion(state.marketVersion).parameterVersion(state.parameterVersion).encodedLength());
    }
}
