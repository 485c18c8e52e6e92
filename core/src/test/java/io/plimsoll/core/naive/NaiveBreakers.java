package io.plimsoll.core.naive;

import java.util.ArrayList;
import java.util.List;

import io.plimsoll.core.message.BoundsPublishedEncoder;
import io.plimsoll.core.message.BreakerAction;
import io.plimsoll.core.message.BreakerCause;
import io.plimsoll.core.message.BreakerState;
import io.plimsoll.core.message.PriceReportedEncoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.Validity;

import static io.plimsoll.core.naive.NaiveMath.PPM;
import static io.plimsoll.core.naive.NaiveMath.ceilMulDiv;
import static io.plimsoll.core.naive.NaiveMath.floorMulDiv;
import static io.plimsoll.core.naive.NaiveMath.saturatedSum;

/**
 * Circuit breakers: what they do to candidates, to orders, and with time (rulebook section 10).
 */
final class NaiveBreakers
{
    private final NaiveState state;
    private final NaiveBreakerChanges changes;
    private final NaiveEvents events;
    private int venueInstruments;
    private long venueHaltNs;
    private boolean isVenueSpent;

    NaiveBreakers(final NaiveState state, final NaiveEvents events)
    {
        this.state = state;
        this.changes = new NaiveBreakerChanges(state, events);
        this.events = events;
    }

    /**
     * R10.2: rules that hold from now on.
     */
    void rules(final NaiveInstrument instrument, final NaiveBreakerRules rules)
    {
        final NaiveBreaker breaker = instrument.breaker;
        if (!rules.isNone())
        {
            breaker.rules(rules, state.timeNs, instrument.mark);
            return;
        }
        final BreakerState before = breaker.state;
        final long candidate = breaker.candidate;
        breaker.forget();
        if (before != BreakerState.NORMAL)
        {
            changes.tell(instrument, before, BreakerCause.RULES_REMOVED, instrument.mark, candidate);
            state.aftermath.haltChanged(before == BreakerState.HALTED);
        }
    }

    /**
     * R10.6: when so many are halted, all are.
     */
    void venue(final int instruments, final long haltNs)
    {
        venueInstruments = instruments;
        venueHaltNs = haltNs;
    }

    /**
     * R10.3.
     *
     * @return the mark to set; the one that there is if it is to stay.
     */
    long admit(final int id, final long candidate)
    {
        final NaiveInstrument instrument = state.instruments.get(id);
        final NaiveBreaker breaker = instrument.breaker;
        if (state.pricing.marks.hasRules(id))
        {
            breaker.isOutageSpent = false;
        }
        if (!breaker.hasRules() || instrument.mark == 0)
        {
            return candidate;
        }
        final long mark = switch (breaker.state)
        {
            case NORMAL -> admitInNormal(instrument, candidate);
            case LIMIT -> admitInLimit(instrument, candidate);
            default -> instrument.mark;
        };
        breaker.candidate = breaker.state == BreakerState.NORMAL ? 0 : candidate;
        return mark;
    }

    private long admitInNormal(final NaiveInstrument instrument, final long candidate)
    {
        final NaiveBreaker breaker = instrument.breaker;
        final List<NaiveBounds> bounds = changes.bounds(instrument);
        final int halt = breaker.outside(bounds, BreakerAction.HALT, candidate);
        if (halt >= 0)
        {
            return changes.haltAt(instrument, halt, candidate);
        }
        final int limit = breaker.outside(bounds, BreakerAction.LIMIT, candidate);
        if (limit < 0)
        {
            return candidate;
        }
        if (breaker.rules.limitNs() == 0)
        {
            return changes.haltAt(instrument, limit, candidate);
        }
        final NaiveBounds all = breaker.overall(bounds);
        return changes.limitAt(instrument, limit, candidate, held(all, candidate, instrument.mark));
    }

    private long admitInLimit(final NaiveInstrument instrument, final long candidate)
    {
        final NaiveBreaker breaker = instrument.breaker;
        final List<NaiveBounds> bounds = changes.bounds(instrument);
        final int halt = breaker.outside(bounds, BreakerAction.HALT, candidate);
        if (halt >= 0)
        {
            return changes.haltAt(instrument, halt, candidate);
        }
        if (!breaker.isByTrigger)
        {
            final NaiveBounds all = breaker.overall(bounds);
            return all.isNone() || !all.isOutside(candidate) ? candidate : instrument.mark;
        }
        if (!breaker.limitBounds.isOutside(candidate))
        {
            changes.normal(instrument, BreakerCause.RETURNED, candidate, candidate);
            return candidate;
        }
        return held(
            breaker.limitBounds.and(breaker.overall(bounds, BreakerAction.HALT)), candidate, instrument.mark);
    }

    private static long held(final NaiveBounds bounds, final long candidate, final long mark)
    {
        return bounds.isContradiction() ? mark : bounds.hold(candidate);
    }

    /**
     * A mark has been set, or a PriceTick was taken: it belongs to the histories, and bounds may be published.
     */
    void onCommitted(final int id)
    {
        final NaiveInstrument instrument = state.instruments.get(id);
        final NaiveBreaker breaker = instrument.breaker;
        breaker.commit(state.timeNs, instrument.mark);
        if (breaker.state != BreakerState.NORMAL || breaker.histories.isEmpty())
        {
            return;
        }
        final NaiveBounds now = breaker.overall(changes.bounds(instrument));
        final int partPpm = breaker.rules.publishPpm();
        if (breaker.published.isNone() ||
            NaiveBounds.isMoved(breaker.published.lower(), now.lower(), partPpm) ||
            NaiveBounds.isMoved(breaker.published.upper(), now.upper(), partPpm))
        {
            breaker.published = now;
            events.send(new BoundsPublishedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
                .instrument(id).mark(instrument.mark).lower(now.lower()).upper(now.upper())
                .presentPpm((int)state.pricing.volatility.presentPpm(id)).encodedLength());
        }
    }

    /**
     * R10.4: what a breaker says to an order that does not reduce; null for nothing.
     */
    Reason refusal(final NaiveInstrument instrument, final boolean isBuy, final long limitPrice)
    {
        final NaiveBreaker breaker = instrument.breaker;
        if (breaker.state == BreakerState.LIMIT || breaker.state == BreakerState.REOPENING)
        {
            return Reason.INSTRUMENT_LIMITED;
        }
        if (breaker.state == BreakerState.NORMAL && breaker.hasRules())
        {
            final NaiveBounds bounds = breaker.overall(changes.bounds(instrument));
            final boolean isBeyond = isBuy ? limitPrice > bounds.upper() : limitPrice < bounds.lower();
            return !bounds.isNone() && isBeyond ? Reason.PRICE_BOUNDS : null;
        }
        return null;
    }

    /**
     * R8.13: state, bounds, end and triggers of an answer.
     */
    void report(final int id, final PriceReportedEncoder encoder)
    {
        final NaiveInstrument instrument = state.instruments.get(id);
        final NaiveBreaker breaker = instrument.breaker;
        final List<NaiveBounds> bounds = changes.bounds(instrument);
        final NaiveBounds all = breaker.overall(bounds);
        final PriceReportedEncoder.TriggersEncoder rows = encoder.breaker(breaker.state)
            .lower(all.lower()).upper(all.upper()).untilNs(NaiveBreakerChanges.untilNs(breaker))
            .triggersCount(bounds.size());
        for (int row = 0; row < bounds.size(); row++)
        {
            final NaiveTrigger trigger = breaker.rules.triggers().get(row);
            rows.next().kind(trigger.kind()).action(trigger.action()).horizonNs(trigger.horizonNs())
                .reference(bounds.get(row).reference()).lower(bounds.get(row).lower())
                .upper(bounds.get(row).upper());
        }
    }

    boolean isHalted(final int instrument)
    {
        return state.instruments.get(instrument).breaker.isHalted();
    }

    /**
     * R8.11 (e).
     */
    boolean onTime()
    {
        for (final NaiveInstrument instrument : state.instruments())
        {
            if (instrument.breaker.hasRules())
            {
                follow(instrument);
                lookAtOutage(instrument);
            }
        }
        lookAtVenue();
        return true;
    }

    private void follow(final NaiveInstrument instrument)
    {
        final NaiveBreaker breaker = instrument.breaker;
        final boolean isOver = breaker.untilNs <= state.timeNs;
        switch (breaker.state)
        {
            case LIMIT ->
            {
                if (isOver)
                {
                    endLimit(instrument);
                }
            }
            case HALTED ->
            {
                if (isOver && !isProlonged(instrument))
                {
                    breaker.isOutageSpent |= isInvalid(instrument);
                    changes.reopen(instrument);
                    step(instrument);
                }
            }
            case REOPENING ->
            {
                if (breaker.nextStepNs <= state.timeNs)
                {
                    step(instrument);
                }
            }
            default ->
            {
            }
        }
    }

    private void endLimit(final NaiveInstrument instrument)
    {
        final NaiveBreaker breaker = instrument.breaker;
        if (breaker.isByTrigger)
        {
            changes.halt(instrument, BreakerCause.LIMIT_EXPIRED, breaker.rules.haltNs());
        }
        else if (isHolding(instrument, breaker.cause, breaker.terms))
        {
            breaker.untilNs = saturatedSum(state.timeNs, breaker.terms.plainLimitNs());
        }
        else
        {
            breaker.isDrawdownSpent &= breaker.cause != BreakerCause.FUND_DRAWDOWN;
            breaker.isRateSpent &= breaker.cause != BreakerCause.LIQUIDATION_RATE;
            changes.normal(instrument, BreakerCause.TIME, instrument.mark, breaker.candidate);
        }
    }

    private boolean isProlonged(final NaiveInstrument instrument)
    {
        final NaiveBreaker breaker = instrument.breaker;
        final long untilNs = Math.min(
            saturatedSum(state.timeNs, breaker.terms.haltNs()),
            saturatedSum(breaker.beganNs, breaker.terms.maxHaltNs()));
        if (!isInvalid(instrument) || untilNs <= state.timeNs)
        {
            return false;
        }
        breaker.untilNs = untilNs;
        return true;
    }

    private void step(final NaiveInstrument instrument)
    {
        final NaiveBreaker breaker = instrument.breaker;
        final long mark = instrument.mark;
        final long target = breaker.candidate > 0 ? breaker.candidate : mark;
        final long most = Math.max(1, floorMulDiv(mark, breaker.terms.reopenStepPpm(), PPM));
        breaker.steps++;
        breaker.nextStepNs = saturatedSum(breaker.nextStepNs, breaker.terms.reopenNs());
        final boolean isLast = breaker.steps >= breaker.terms.reopenSteps();
        final long next = isLast ? target : mark + Math.max(-most, Math.min(most, target - mark));
        if (next != mark)
        {
            state.pricing.marks.setMark(instrument.id, next, target);
            breaker.commit(state.timeNs, next);
        }
        if (next == target)
        {
            changes.normal(instrument, BreakerCause.REOPENED, next, breaker.candidate);
            if (next > 0)
            {
                breaker.begin(state.timeNs, next);
            }
        }
    }

    /**
     * Its index has been VALID again, or it has not fired for this outage yet.
     */
    private void lookAtOutage(final NaiveInstrument instrument)
    {
        final NaiveBreaker breaker = instrument.breaker;
        if (!isInvalid(instrument))
        {
            breaker.isOutageSpent = false;
            return;
        }
        final long sinceNs = state.pricing.indices.invalidSinceNs(state.pricing.marks.index(instrument.id));
        final long outageNs = breaker.rules.outageNs();
        final boolean isTrading = breaker.state == BreakerState.NORMAL || breaker.state == BreakerState.LIMIT;
        if (isTrading && outageNs > 0 && !breaker.isOutageSpent && state.timeNs - sinceNs >= outageNs)
        {
            changes.halt(instrument, BreakerCause.OUTAGE, breaker.rules.haltNs());
        }
    }

    private boolean isInvalid(final NaiveInstrument instrument)
    {
        return state.pricing.marks.hasRules(instrument.id) &&
            state.pricing.marks.validity(instrument.id) != Validity.VALID;
    }

    /**
     * R10.6, the last thing that a command does.
     */
    void onCommandEnd()
    {
        for (final NaiveInstrument instrument : state.instruments())
        {
            if (instrument.breaker.hasRules())
            {
                lookAtOthers(instrument);
            }
        }
        lookAtVenue();
        state.aftermath.carryOut();
    }

    /**
     * The command's own effect is over: what its candidate stopped or let go on is followed.
     */
    void onEffect()
    {
        state.aftermath.carryOut();
    }

    private void lookAtOthers(final NaiveInstrument instrument)
    {
        final NaiveBreaker breaker = instrument.breaker;
        final NaiveBreakerRules rules = breaker.rules;
        final boolean isDrawdown = isHolding(instrument, BreakerCause.FUND_DRAWDOWN, rules);
        final boolean isRate = isHolding(instrument, BreakerCause.LIQUIDATION_RATE, rules);
        breaker.isDrawdownSpent &= isDrawdown;
        breaker.isRateSpent &= isRate;
        final boolean isDrawdownNew = isDrawdown && !breaker.isDrawdownSpent;
        final boolean isRateNew = isRate && !breaker.isRateSpent;
        final boolean isRateFirst =
            rules.rateAction() == BreakerAction.HALT && rules.drawdownAction() == BreakerAction.LIMIT;
        if (breaker.state != BreakerState.NORMAL)
        {
            return;
        }
        if (isDrawdownNew && !(isRateNew && isRateFirst))
        {
            breaker.isDrawdownSpent = true;
            changes.act(instrument, rules.drawdownAction(), BreakerCause.FUND_DRAWDOWN);
        }
        else if (isRateNew)
        {
            breaker.isRateSpent = true;
            changes.act(instrument, rules.rateAction(), BreakerCause.LIQUIDATION_RATE);
        }
    }

    /**
     * Whether a condition of some rules holds now.
     */
    private boolean isHolding(
        final NaiveInstrument instrument, final BreakerCause cause, final NaiveBreakerRules rules)
    {
        if (cause == BreakerCause.LIQUIDATION_RATE)
        {
            return rules.rateNotional() > 0 && state.capacity.used(instrument) >= rules.rateNotional();
        }
        final NaivePool pool = state.pool(instrument.riskPool);
        return rules.drawdownPpm() > 0 && pool.fund != null &&
            pool.balance() < ceilMulDiv(pool.peak(state.timeNs), PPM - rules.drawdownPpm(), PPM);
    }

    private void lookAtVenue()
    {
        final List<NaiveInstrument> others = new ArrayList<>();
        int halted = 0;
        for (final NaiveInstrument instrument : state.instruments())
        {
            if (instrument.breaker.isHalted())
            {
                halted += instrument.breaker.cause == BreakerCause.VENUE ? 0 : 1;
            }
            else if (instrument.breaker.hasRules())
            {
                others.add(instrument);
            }
        }
        if (venueInstruments == 0 || halted < venueInstruments)
        {
            isVenueSpent = false;
        }
        else if (!isVenueSpent)
        {
            isVenueSpent = true;
            others.forEach(instrument -> changes.halt(instrument, BreakerCause.VENUE, venueHaltNs));
        }
    }
}
