package io.plimsoll.node.crash.record;

import io.plimsoll.core.message.BreakerCause;
import io.plimsoll.core.message.BreakerState;

/**
 * A breaker's change of state. Prices are increments; 0 where there is none.
 *
 * @param timeNs     when, nanoseconds since the epoch.
 * @param instrument whose breaker.
 * @param from       state.
 * @param to         state.
 * @param cause      of the change.
 * @param mark       afterwards.
 * @param candidate  that was checked, or waits.
 * @param reference  of the bound.
 * @param lower      bound.
 * @param upper      bound.
 * @param sigmaPpm   standard deviation of a day.
 */
public record BreakerChange(
    long timeNs,
    int instrument,
    BreakerState from,
    BreakerState to,
    BreakerCause cause,
    long mark,
    long candidate,
    long reference,
    long lower,
    long upper,
    int sigmaPpm)
{
    /**
     * Whether it left NORMAL.
     *
     * @return true if so.
     */
    public boolean isBegin()
    {
        return from == BreakerState.NORMAL;
    }
}
