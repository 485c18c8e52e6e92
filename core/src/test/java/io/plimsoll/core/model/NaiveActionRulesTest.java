package io.plimsoll.core.model;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.naive.NaiveEngine;

/**
 * The naive engine against numbers worked out by hand: what prices may be used for.
 */
final class NaiveActionRulesTest extends ActionRulesTest
{
    @Override
    StateMachine engine(final CoreLimits limits)
    {
        return new NaiveEngine(limits);
    }
}
