package io.plimsoll.core.model;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.StateMachine;

import static io.plimsoll.core.model.Scenario.LINEAR;
import static io.plimsoll.core.model.Scenario.MONEY;

/**
 * Where golden sequences begin; each engine must pass them.
 */
abstract class GoldenVenue
{
    static final CoreLimits LIMITS = new CoreLimits(64, 64, 64, 64, 8, 8);
    static final String SLICE_1 = Long.toString(1L << 62);
    static final String SLICE_2 = Long.toString((1L << 62) + 1);
    static final String SLICE_3 = Long.toString((1L << 62) + 2);
    static final long SECOND_NS = 1_000_000_000L;

    abstract StateMachine engine(CoreLimits limits);

    Scenario venue()
    {
        return new Scenario(engine(LIMITS)).open();
    }

    /**
     * Account 1 with 1,200 is long 100 lots at 100 (order ids 1 and 2); accounts 2 and 3 are rich.
     */
    Scenario longVenue()
    {
        return venue()
            .customer(1, 0, 1_200 * MONEY)
            .customer(2, 0, 1_000_000 * MONEY)
            .customer(3, 0, 1_000_000 * MONEY)
            .trade(1, 2, LINEAR, 100, 100);
    }
}
