package io.plimsoll.core.breaker;

import io.plimsoll.core.CommandClock;
import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.message.BreakerCause;
import io.plimsoll.core.message.BreakerChangedEncoder;
import io.plimsoll.core.message.BreakerState;
import io.plimsoll.core.outcome.BreakerEvents;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.volatility.VolatilityMeter;

/**
 * Changes the state of breakers: the only one who does, and who tells of it.
 */
final class BreakerTurn
{
    private static final short NO_TRIGGER = 255;

    private final Contracts contracts;
    private final Market market;
    private final VolatilityMeter volatility;
    private final CommandClock clock;
    private final BreakerEvents events;
    private final HaltedWork halted;
    private long nextDueNs;
    private long changes;

    BreakerTurn(
        final Contracts contracts,
        final Market market,
        final VolatilityMeter volatility,
        final CommandClock clock,
        final HaltedWork halted,
        final BreakerEvents events)
    {
        this.contracts = contracts;
        this.market = market;
        this.volatility = volatility;
        this.clock = clock;
        this.halted = halted;
        this.events = events;
    }

    /**
     * Bring bounds up to date with the mark that stands.
     */
    void refresh(final InstrumentBreaker breaker)
    {
        final int id = breaker.instrument();
        breaker.triggers().refresh(
            clock.nowNs(), market.mark(id), volatility.presentPpm(id), contracts.instrument(id).maxPrice());
    }

    /**
     * Halt it until a time of the rules has passed.
     *
     * @param breaker   that is not halted.
     * @param cause     to tell.
     * @param row       of the trigger, or NONE.
     * @param candidate that was checked; 0: none.
     */
    void halt(final InstrumentBreaker breaker, final BreakerCause cause, final int row, final long candidate)
    {
        haltFor(breaker, breaker.rules().terms().haltNs(), cause, row, candidate);
    }

    /**
     * Halt it.
     */
    void haltFor(
        final InstrumentBreaker breaker,
        final long durationNs,
        final BreakerCause cause,
        final int row,
        final long candidate)
    {
        final long untilNs = WideMath.addSaturated(clock.nowNs(), durationNs);
        turn(breaker, BreakerState.HALTED, cause, untilNs, row, candidate, market.mark(breaker.instrument()));
    }

    /**
     * Limit it.
     *
     * @param mark that is set with it.
     */
    void limitFor(
        final InstrumentBreaker breaker,
        final long durationNs,
        final BreakerCause cause,
        final int row,
        final long candidate,
        final long mark)
    {
        final long untilNs = WideMath.addSaturated(clock.nowNs(), durationNs);
        turn(breaker, BreakerState.LIMIT, cause, untilNs, row, candidate, mark);
        if (row != PriceTriggers.NONE)
        {
            breaker.keepLimit();
        }
    }

    void reopen(final InstrumentBreaker breaker)
    {
        turn(
            breaker, BreakerState.REOPENING, BreakerCause.TIME, clock.nowNs(), PriceTriggers.NONE, 0,
            market.mark(breaker.instrument()));
    }

    /**
     * Back to NORMAL.
     *
     * @param mark that is set with it.
     */
    void normal(final InstrumentBreaker breaker, final BreakerCause cause, final long candidate, final long mark)
    {
        turn(breaker, BreakerState.NORMAL, cause, 0, PriceTriggers.NONE, candidate, mark);
    }

    private void turn(
        final InstrumentBreaker breaker,
        final BreakerState toState,
        final BreakerCause cause,
        final long dueNs,
        final int row,
        final long checked,
        final long mark)
    {
        changes++;
        refresh(breaker);
        final int fromState = breaker.state();
        final long candidate = checked == 0 ? breaker.candidate() : checked;
        breaker.enter(toState.value(), cause.value(), clock.nowNs(), dueNs);
        breaker.candidate(breaker.isNormal() ? 0 : candidate);
        if (!breaker.isNormal())
        {
            nextDueNs = Math.min(nextDueNs, dueNs);
        }
        contracts.instrument(breaker.instrument()).haltedByBreaker(breaker.isHalted());
        if (breaker.isHalted() || fromState == InstrumentBreaker.HALTED)
        {
            halted.onHaltChanged();
        }
        final BreakerChangedEncoder event = events.changed();
        event.instrument(breaker.instrument()).fromState(BreakerState.get((short)fromState)).toState(toState)
            .cause(cause).mark(mark).candidate(candidate)
            .presentPpm(volatility.presentPpm(breaker.instrument())).untilNs(breaker.untilNs());
        tellBounds(event, breaker.triggers(), row);
        events.publishChanged();
    }

    private static void tellBounds(final BreakerChangedEncoder event, final PriceTriggers triggers, final int row)
    {
        if (row != PriceTriggers.NONE)
        {
            final Trigger trigger = triggers.trigger(row);
            event.trigger((short)row).reference(trigger.reference()).lower(trigger.lower()).upper(trigger.upper())
                .horizonNs(trigger.rule().horizonNs());
        }
        else
        {
            final boolean hasBounds = triggers.hasBounds();
            event.trigger(NO_TRIGGER).reference(0).lower(hasBounds ? triggers.lower() : 0)
                .upper(hasBounds ? triggers.upper() : 0).horizonNs(0);
        }
    }

    /**
     * Changes of state so far.
     */
    long changes()
    {
        return changes;
    }

    /**
     * Time at which a state may end or take a step; nothing has to be looked at before.
     */
    long nextDueNs()
    {
        return nextDueNs;
    }

    /**
     * All have been looked at.
     *
     * @param firstDueNs of them.
     */
    void nextDueNs(final long firstDueNs)
    {
        nextDueNs = firstDueNs;
    }
}
