package io.plimsoll.core.model;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.StateMachine;

/**
 * The core against numbers worked out by hand: governed changes.
 */
final class CoreGovernanceRulesTest extends GovernanceRulesTest
{
    @Override
    StateMachine engine(final CoreLimits limits)
    {
        return RiskCore.create(limits);
    }
}
