package io.plimsoll.core.command;

import io.plimsoll.core.message.AssignRiskClassDecoder;
import io.plimsoll.core.message.HaltInstrumentDecoder;
import io.plimsoll.core.message.QueryLiquidationQueueDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetInstrumentCapacityDecoder;
import io.plimsoll.core.message.SetLiquidationRulesDecoder;
import io.plimsoll.core.message.SetRiskClassDecoder;
import io.plimsoll.core.message.VolatilityTickDecoder;

/**
 * Rules of slices, capacity, margin calls, halts, and the queue (rulebook R5.1, R6.10 to R6.12, R10.1).
 */
public final class LiquidationCommands
{
    Reason setRules(final SetLiquidationRulesDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    Reason setCapacity(final SetInstrumentCapacityDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    Reason setRiskClass(final SetRiskClassDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    Reason assignRiskClass(final AssignRiskClassDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    Reason volatility(final VolatilityTickDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    Reason halt(final HaltInstrumentDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    Reason queryQueue(final QueryLiquidationQueueDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }
}
