package io.plimsoll.core.model;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.StateMachine;

/**
 * The core against deleveraging worked out by hand.
 */
final class CoreDeleverageRulesTest extends DeleverageRulesTest
{
    @Override
    StateMachine engine(final CoreLimits limits)
    {
        return RiskCore.create(limits);
    }
}
