package io.plimsoll.core.breaker;

import io.plimsoll.core.message.BreakerCause;
import io.plimsoll.core.price.Market;

/**
 * What becomes of a candidate (rulebook R10.3). Bounds are up to date, the mark is the one before.
 */
final class CandidateCheck
{
    private final Market market;
    private final BreakerTurn turn;

    CandidateCheck(final Market market, final BreakerTurn turn)
    {
        this.market = market;
        this.turn = turn;
    }

    /**
     * Check it.
     *
     * @param breaker   of the instrument.
     * @param candidate increments.
     * @return mark to set.
     */
    long check(final InstrumentBreaker breaker, final long candidate)
    {
        if (breaker.isNormal())
        {
            return checkNormal(breaker, candidate);
        }
        if (breaker.state() == InstrumentBreaker.LIMIT)
        {
            return checkLimited(breaker, candidate);
        }
        breaker.candidate(candidate);
        return market.mark(breaker.instrument());
    }

    private long checkNormal(final InstrumentBreaker breaker, final long candidate)
    {
        final PriceTriggers triggers = breaker.triggers();
        final int haltRow = triggers.firstOutside(TriggerRule.HALT, candidate);
        if (haltRow != PriceTriggers.NONE)
        {
            return halt(breaker, haltRow, candidate);
        }
        final int limitRow = triggers.firstOutside(TriggerRule.LIMIT, candidate);
        if (limitRow == PriceTriggers.NONE)
        {
            return candidate;
        }
        final long limitNs = breaker.rules().terms().limitNs();
        if (limitNs == 0)
        {
            return halt(breaker, limitRow, candidate);
        }
        final long mark = held(breaker, candidate, triggers.lower(), triggers.upper());
        turn.limitFor(breaker, limitNs, cause(breaker, limitRow), limitRow, candidate, mark);
        return mark;
    }

    private long checkLimited(final InstrumentBreaker breaker, final long candidate)
    {
        final PriceTriggers triggers = breaker.triggers();
        final int haltRow = triggers.firstOutside(TriggerRule.HALT, candidate);
        if (haltRow != PriceTriggers.NONE)
        {
            return halt(breaker, haltRow, candidate);
        }
        if (!breaker.isEnteredByTrigger())
        {
            breaker.candidate(candidate);
            return triggers.isWithin(candidate) ? candidate : market.mark(breaker.instrument());
        }
        if (candidate >= breaker.limitLower() && candidate <= breaker.limitUpper())
        {
            turn.normal(breaker, BreakerCause.RETURNED, candidate, candidate);
            return candidate;
        }
        breaker.candidate(candidate);
        return held(
            breaker, candidate, Math.max(breaker.limitLower(), triggers.haltLower()),
            Math.min(breaker.limitUpper(), triggers.haltUpper()));
    }

    private long halt(final InstrumentBreaker breaker, final int row, final long candidate)
    {
        turn.halt(breaker, cause(breaker, row), row, candidate);
        return market.mark(breaker.instrument());
    }

    private long held(final InstrumentBreaker breaker, final long candidate, final long lower, final long upper)
    {
        return lower > upper ? market.mark(breaker.instrument()) : Math.max(lower, Math.min(upper, candidate));
    }

    /**
     * Kinds of triggers and causes have the same codes.
     */
    private static BreakerCause cause(final InstrumentBreaker breaker, final int row)
    {
        return BreakerCause.get((short)breaker.rules().trigger(row).kind());
    }
}
