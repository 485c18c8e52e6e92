package io.plimsoll.core.model;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.naive.NaiveEngine;

/**
 * The naive engine against numbers worked out by hand: failing assets.
 */
final class NaiveFailingAssetRulesTest extends FailingAssetRulesTest
{
    @Override
    StateMachine engine(final CoreLimits limits)
    {
        return new NaiveEngine(limits);
    }
}
