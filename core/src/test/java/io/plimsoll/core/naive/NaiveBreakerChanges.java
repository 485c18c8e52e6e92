package io.plimsoll.core.naive;

import java.util.List;

import io.plimsoll.core.message.BreakerAction;
import io.plimsoll.core.message.BreakerCause;
import io.plimsoll.core.message.BreakerChangedEncoder;
import io.plimsoll.core.message.BreakerState;
import io.plimsoll.core.message.TriggerKind;

import static io.plimsoll.core.naive.NaiveMath.saturatedSum;

/**
 * Takes breakers from one state to another, and tells (R10.3, R10.5, R10.6).
 */
final class NaiveBreakerChanges
{
    private static final int NO_TRIGGER = 255;

    private final NaiveState state;
    private final NaiveEvents events;

    NaiveBreakerChanges(final NaiveState state, final NaiveEvents events)
    {
        this.state = state;
        this.events = events;
    }

    /**
     * Bounds of each trigger as of now, by row.
     */
    List<NaiveBounds> bounds(final NaiveInstrument instrument)
    {
        return instrument.breaker.bounds(
            state.timeNs, (int)state.pricing.volatility.presentPpm(instrument.id), instrument.maxPrice);
    }

    /**
     * A candidate was outside of a trigger that halts, or of one that would limit for no time at all.
     *
     * @return the mark, which stays.
     */
    long haltAt(final NaiveInstrument instrument, final int row, final long candidate)
    {
        final NaiveBreaker breaker = instrument.breaker;
        final BreakerState before = breaker.state;
        final NaiveBounds bounds = bounds(instrument).get(row);
        final BreakerCause cause = cause(breaker.rules.triggers().get(row).kind());
        enter(breaker, BreakerState.HALTED, cause, breaker.rules.haltNs());
        breaker.isByTrigger = true;
        state.aftermath.haltChanged(true);
        tell(instrument, before, cause, row, instrument.mark, candidate, bounds);
        return instrument.mark;
    }

    /**
     * A candidate was outside of a trigger that limits.
     *
     * @return the mark to set.
     */
    long limitAt(final NaiveInstrument instrument, final int row, final long candidate, final long mark)
    {
        final NaiveBreaker breaker = instrument.breaker;
        final BreakerState before = breaker.state;
        final List<NaiveBounds> bounds = bounds(instrument);
        final BreakerCause cause = cause(breaker.rules.triggers().get(row).kind());
        enter(breaker, BreakerState.LIMIT, cause, breaker.rules.limitNs());
        breaker.isByTrigger = true;
        breaker.limitBounds = breaker.overall(bounds, BreakerAction.LIMIT);
        tell(instrument, before, cause, row, mark, candidate, bounds.get(row));
        return mark;
    }

    /**
     * Limits or halts for something else than a price (R10.6).
     */
    void act(final NaiveInstrument instrument, final BreakerAction action, final BreakerCause cause)
    {
        final NaiveBreaker breaker = instrument.breaker;
        if (action == BreakerAction.HALT)
        {
            halt(instrument, cause, breaker.rules.haltNs());
            return;
        }
        final BreakerState before = breaker.state;
        enter(breaker, BreakerState.LIMIT, cause, breaker.rules.plainLimitNs());
        tell(instrument, before, cause, instrument.mark, breaker.candidate);
    }

    /**
     * A halt that no candidate led to; one that is remembered stays so.
     */
    void halt(final NaiveInstrument instrument, final BreakerCause cause, final long haltNs)
    {
        final NaiveBreaker breaker = instrument.breaker;
        final BreakerState before = breaker.state;
        enter(breaker, BreakerState.HALTED, cause, haltNs);
        state.aftermath.haltChanged(true);
        tell(instrument, before, cause, instrument.mark, breaker.candidate);
    }

    /**
     * A halt is over; the first step is due at once.
     */
    void reopen(final NaiveInstrument instrument)
    {
        final NaiveBreaker breaker = instrument.breaker;
        enter(breaker, BreakerState.REOPENING, BreakerCause.TIME, 0);
        breaker.steps = 0;
        breaker.nextStepNs = state.timeNs;
        state.aftermath.haltChanged(true);
        tell(instrument, BreakerState.HALTED, BreakerCause.TIME, instrument.mark, breaker.candidate);
    }

    void normal(
        final NaiveInstrument instrument, final BreakerCause cause, final long mark, final long candidate)
    {
        final BreakerState before = instrument.breaker.state;
        enter(instrument.breaker, BreakerState.NORMAL, cause, 0);
        tell(instrument, before, cause, mark, candidate);
    }

    /**
     * Tells of a change without a trigger.
     */
    void tell(
        final NaiveInstrument instrument,
        final BreakerState before,
        final BreakerCause cause,
        final long mark,
        final long candidate)
    {
        final NaiveBounds all = instrument.breaker.overall(bounds(instrument));
        tell(instrument, before, cause, NO_TRIGGER, mark, candidate, new NaiveBounds(all.lower(), all.upper(), 0));
    }

    private void tell(
        final NaiveInstrument instrument,
        final BreakerState before,
        final BreakerCause cause,
        final int row,
        final long mark,
        final long candidate,
        final NaiveBounds bounds)
    {
        final NaiveBreaker breaker = instrument.breaker;
        events.send(new BreakerChangedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
            .instrument(instrument.id).fromState(before).toState(breaker.state).cause(cause)
            .trigger((short)row).mark(mark).candidate(candidate)
            .reference(bounds.reference()).lower(bounds.lower()).upper(bounds.upper())
            .horizonNs(row == NO_TRIGGER ? 0 : breaker.rules.triggers().get(row).horizonNs())
            .presentPpm((int)state.pricing.volatility.presentPpm(instrument.id))
            .untilNs(untilNs(breaker)).encodedLength());
    }

    /**
     * When a state ends by itself; 0 for open.
     */
    static long untilNs(final NaiveBreaker breaker)
    {
        return breaker.state == BreakerState.LIMIT || breaker.state == BreakerState.HALTED ? breaker.untilNs : 0;
    }

    private void enter(
        final NaiveBreaker breaker, final BreakerState to, final BreakerCause cause, final long durationNs)
    {
        breaker.state = to;
        breaker.cause = cause;
        breaker.isByTrigger = false;
        breaker.terms = breaker.rules;
        breaker.beganNs = state.timeNs;
        breaker.untilNs = saturatedSum(state.timeNs, durationNs);
        breaker.candidate = to == BreakerState.NORMAL ? 0 : breaker.candidate;
        breaker.limitBounds = NaiveBounds.NONE;
    }

    private static BreakerCause cause(final TriggerKind kind)
    {
        return switch (kind)
        {
            case STATISTICAL -> BreakerCause.STATISTICAL;
            case BAND -> BreakerCause.BAND;
            default -> BreakerCause.VELOCITY;
        };
    }
}
