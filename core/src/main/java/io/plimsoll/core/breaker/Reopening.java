package io.plimsoll.core.breaker;

import io.plimsoll.core.CommandClock;
import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.mark.MarkSetter;
import io.plimsoll.core.message.BreakerCause;
import io.plimsoll.core.monitor.Monitor;
import io.plimsoll.core.price.Market;

/**
 * The way back after a halt: the mark follows the remembered candidate in steps (rulebook R10.5).
 */
final class Reopening
{
    private final Market market;
    private final Monitor monitor;
    private final MarkSetter marks;
    private final CommandClock clock;
    private final BreakerTurn turn;

    Reopening(
        final Market market,
        final Monitor monitor,
        final MarkSetter marks,
        final CommandClock clock,
        final BreakerTurn turn)
    {
        this.market = market;
        this.monitor = monitor;
        this.marks = marks;
        this.clock = clock;
        this.turn = turn;
    }

    /**
     * The mark that stands.
     *
     * @return increments; 0: none yet.
     */
    long mark(final InstrumentBreaker breaker)
    {
        return market.mark(breaker.instrument());
    }

    /**
     * Take the next step; with it the breaker is NORMAL again if the mark is where it should be.
     */
    void step(final InstrumentBreaker breaker)
    {
        final long mark = mark(breaker);
        final long target = breaker.candidate() == 0 ? mark : breaker.candidate();
        final BreakerTerms terms = breaker.terms();
        final boolean isLast = breaker.countStep() >= terms.reopenSteps();
        final long reach = Math.max(1, WideMath.floorPpm(mark, terms.reopenStepPpm()));
        final long next = isLast ? target : Math.max(mark - reach, Math.min(mark + reach, target));
        breaker.dueNs(WideMath.addSaturated(breaker.dueNs(), terms.reopenNs()));
        if (next != mark)
        {
            turn.refresh(breaker);
            breaker.triggers().record(next);
            set(breaker.instrument(), next, target);
        }
        if (next == target)
        {
            turn.normal(breaker, BreakerCause.REOPENED, 0, next);
            breaker.triggers().restart(clock.nowNs(), next);
        }
    }

    private void set(final int instrument, final long mark, final long target)
    {
        if (marks.hasRules(instrument))
        {
            marks.setMark(instrument, mark);
        }
        else
        {
            market.mark(instrument, mark);
            monitor.onMark(instrument);
            marks.tellMark(instrument, target);
        }
    }
}
