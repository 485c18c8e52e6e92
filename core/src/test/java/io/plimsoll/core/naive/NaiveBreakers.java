package io.plimsoll.core.naive;

import io.plimsoll.core.message.BreakerState;
import io.plimsoll.core.message.PriceReportedEncoder;

/**
 * Circuit breakers (rulebook section 10): none yet.
 */
final class NaiveBreakers
{
    /**
     * R10.3: the mark to set for a candidate.
     */
    long admit(final int instrument, final long candidate)
    {
        return candidate;
    }

    /**
     * A mark that was let through has been set: BoundsPublished, perhaps (R10.2).
     */
    void onCommitted(final int instrument)
    {
        // There are no bounds.
    }

    /**
     * R10.5.
     *
     * @return whether anything was done.
     */
    boolean onTime()
    {
        return false;
    }

    /**
     * The command's own effect is complete, transitions are not (R10.6, last part).
     */
    void onEffect()
    {
        // Nothing halts.
    }

    /**
     * R10.6.
     */
    void onCommandEnd()
    {
        // Nothing triggers.
    }

    boolean isHalted(final int instrument)
    {
        return false;
    }

    /**
     * R8.13: state, bounds, end and triggers of an answer.
     */
    void report(final int instrument, final PriceReportedEncoder encoder)
    {
        encoder.breaker(BreakerState.NORMAL).lower(0).upper(0).untilNs(0).triggersCount(0);
    }
}
