package io.plimsoll.config;

import io.plimsoll.core.message.BreakerAction;
import io.plimsoll.core.message.TriggerKind;

import java.util.List;

/**
 * The circuit breaker of an instrument (rulebook section 10).
 *
 * @param instrument     id.
 * @param drawdownAction on a fall of the pool's fund.
 * @param drawdownPpm    fall from its peak; 0: off.
 * @param rateAction     on too much liquidation.
 * @param rateNotional   money in the capacity window; 0: off.
 * @param outageNs       without a valid index, that halts; 0: off.
 * @param limitNs        after which a limit becomes a halt; 0: a trigger halts at once.
 * @param haltNs         length of a halt.
 * @param maxHaltNs      length up to which one without a valid index is prolonged.
 * @param reopening      how the mark gets from the halt to the price.
 * @param publishPpm     of a bound, that publishes the bounds again.
 * @param triggers       in the order in which they are named.
 */
public record BreakerSettings(
    int instrument,
    BreakerAction drawdownAction,
    int drawdownPpm,
    BreakerAction rateAction,
    long rateNotional,
    long outageNs,
    long limitNs,
    long haltNs,
    long maxHaltNs,
    Reopening reopening,
    int publishPpm,
    List<Trigger> triggers)
{
    /**
     * Steps of a reopening.
     *
     * @param everyNs between two.
     * @param steps   at most.
     * @param stepPpm of the mark, in each but the last.
     */
    public record Reopening(long everyNs, int steps, int stepPpm)
    {
    }

    /**
     * A bound on the mark.
     *
     * @param kind         how it is worked out.
     * @param action       what happens beyond it.
     * @param horizonNs    that it looks back.
     * @param widthPpm     STATISTICAL: standard deviations, in millionths; else part of the price.
     * @param republishPpm BAND: the reference follows the mean when it differs by so much; else 0.
     * @param capPrice     BAND: largest half-width, in increments; 0: none.
     */
    public record Trigger(
        TriggerKind kind, BreakerAction action, long horizonNs, int widthPpm, int republishPpm, long capPrice)
    {
    }
}
