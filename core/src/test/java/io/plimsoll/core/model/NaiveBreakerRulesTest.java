package io.plimsoll.core.model;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.naive.NaiveEngine;

/**
 * The naive engine against numbers worked out by hand: circuit breakers.
 */
final class NaiveBreakerRulesTest extends BreakerRulesTest
{
    @Override
    StateMachine engine(final CoreLimits limits)
    {
        return new NaiveEngine(limits);
    }
}
