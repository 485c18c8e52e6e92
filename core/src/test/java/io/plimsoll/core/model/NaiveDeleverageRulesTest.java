package io.plimsoll.core.model;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.naive.NaiveEngine;

/**
 * The naive engine against deleveraging worked out by hand.
 */
final class NaiveDeleverageRulesTest extends DeleverageRulesTest
{
    @Override
    StateMachine engine(final CoreLimits limits)
    {
        return new NaiveEngine(limits);
    }
}
