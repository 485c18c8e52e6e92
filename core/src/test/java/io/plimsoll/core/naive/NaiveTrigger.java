package io.plimsoll.core.naive;

import io.plimsoll.core.message.BreakerAction;
import io.plimsoll.core.message.TriggerKind;

/**
 * A row of breaker rules (R10.2).
 *
 * @param kind         how its bounds are worked out.
 * @param action       what a candidate outside of them leads to.
 * @param horizonNs    over which.
 * @param widthPpm     z of STATISTICAL, else a part of the price.
 * @param republishPpm BAND: how far the mean must stand from the reference to replace it.
 * @param capPrice     BAND: largest half-width; 0 for none.
 */
record NaiveTrigger(
    TriggerKind kind, BreakerAction action, long horizonNs, int widthPpm, int republishPpm, long capPrice)
{
}
