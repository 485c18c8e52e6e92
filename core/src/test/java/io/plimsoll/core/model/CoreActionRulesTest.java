package io.plimsoll.core.model;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.StateMachine;

/**
 * The core against numbers worked out by hand: what prices may be used for.
 */
final class CoreActionRulesTest extends ActionRulesTest
{
    @Override
    StateMachine engine(final CoreLimits limits)
    {
        return RiskCore.create(limits);
    }
}
