package io.plimsoll.core.model;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.StateMachine;

/**
 * The core against losses worked out by hand.
 */
final class CoreLossRulesTest extends LossRulesTest
{
    @Override
    StateMachine engine(final CoreLimits limits)
    {
        return RiskCore.create(limits);
    }
}
