package io.plimsoll.core.breaker;

import io.plimsoll.core.CommandClock;
import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.mark.MarkSetter;
import io.plimsoll.core.message.BreakerCause;
import io.plimsoll.core.message.Validity;

/**
 * Ends of limits and halts, and halts for want of an index (rulebook R10.5).
 */
final class StateTimes
{
    private static final int VALID = Validity.VALID.value();

    private final CommandClock clock;
    private final BreakerTurn turn;
    private final Reopening reopening;
    private final RiskTriggers risks;
    private final MarkSetter marks;

    StateTimes(
        final CommandClock clock,
        final BreakerTurn turn,
        final Reopening reopening,
        final RiskTriggers risks,
        final MarkSetter marks)
    {
        this.clock = clock;
        this.turn = turn;
        this.reopening = reopening;
        this.risks = risks;
        this.marks = marks;
    }

    /**
     * End the state, or take its next step, if that is due; then look whether there is an index.
     *
     * @return true if anything was done.
     */
    boolean onTime(final InstrumentBreaker breaker)
    {
        final boolean isDue = !breaker.isNormal() && clock.nowNs() >= breaker.dueNs();
        if (isDue)
        {
            end(breaker);
        }
        return isOutage(breaker) || isDue;
    }

    private void end(final InstrumentBreaker breaker)
    {
        if (breaker.state() == InstrumentBreaker.LIMIT)
        {
            endLimit(breaker);
        }
        else if (breaker.isHalted())
        {
            endHalt(breaker);
        }
        else
        {
            reopening.step(breaker);
        }
    }

    private void endLimit(final InstrumentBreaker breaker)
    {
        if (breaker.isEnteredByTrigger())
        {
            turn.halt(breaker, BreakerCause.LIMIT_EXPIRED, PriceTriggers.NONE, 0);
        }
        else if (risks.holds(breaker))
        {
            breaker.dueNs(WideMath.addSaturated(clock.nowNs(), breaker.terms().limitOrHaltNs()));
        }
        else
        {
            risks.onClear(breaker);
            turn.normal(breaker, BreakerCause.TIME, 0, reopening.mark(breaker));
        }
    }

    private void endHalt(final InstrumentBreaker breaker)
    {
        final boolean isBlind = isBlind(breaker);
        final long longerNs = Math.min(
            WideMath.addSaturated(clock.nowNs(), breaker.terms().haltNs()),
            WideMath.addSaturated(breaker.sinceNs(), breaker.terms().maxHaltNs()));
        if (isBlind && longerNs > clock.nowNs())
        {
            breaker.dueNs(longerNs);
            return;
        }
        breaker.outageSpent(isBlind);
        turn.reopen(breaker);
        reopening.step(breaker);
    }

    /**
     * Is its mark that of an index that is not valid?
     */
    boolean isBlind(final InstrumentBreaker breaker)
    {
        final int id = breaker.instrument();
        return marks.hasRules(id) && marks.validity(id) != VALID;
    }

    private boolean isOutage(final InstrumentBreaker breaker)
    {
        final long outageNs = breaker.rules().outageNs();
        if (!isBlind(breaker))
        {
            breaker.outageSpent(false);
            return false;
        }
        final boolean isOpen = breaker.isNormal() || breaker.state() == InstrumentBreaker.LIMIT;
        if (outageNs == 0 || breaker.isOutageSpent() || !isOpen ||
            clock.nowNs() - marks.invalidSinceNs(breaker.instrument()) < outageNs)
        {
            return false;
        }
        turn.halt(breaker, BreakerCause.OUTAGE, PriceTriggers.NONE, 0);
        return true;
    }
}
