package io.plimsoll.core.model;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.naive.NaiveEngine;

/**
 * The naive engine against losses worked out by hand.
 */
final class NaiveLossRulesTest extends LossRulesTest
{
    @Override
    StateMachine engine(final CoreLimits limits)
    {
        return new NaiveEngine(limits);
    }
}
