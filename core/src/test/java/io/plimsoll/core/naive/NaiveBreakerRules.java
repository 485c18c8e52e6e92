package io.plimsoll.core.naive;

import java.util.List;

import io.plimsoll.core.message.BreakerAction;

/**
 * Rules of an instrument's circuit breaker (R10.2), as SetBreakerRules gives them.
 */
record NaiveBreakerRules(
    BreakerAction drawdownAction,
    BreakerAction rateAction,
    int reopenSteps,
    int reopenStepPpm,
    int drawdownPpm,
    long rateNotional,
    long outageNs,
    long limitNs,
    long haltNs,
    long maxHaltNs,
    long reopenNs,
    int publishPpm,
    List<NaiveTrigger> triggers)
{
    /**
     * Nothing in it could ever fire: that is no breaker.
     */
    boolean isNone()
    {
        return triggers.isEmpty() && drawdownPpm == 0 && rateNotional == 0 && outageNs == 0;
    }

    /**
     * How long a limit lasts that no trigger led to (R10.5).
     */
    long plainLimitNs()
    {
        return limitNs == 0 ? haltNs : limitNs;
    }
}
