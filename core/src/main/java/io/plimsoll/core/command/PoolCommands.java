package io.plimsoll.core.command;

import io.plimsoll.core.message.DelistInstrumentDecoder;
import io.plimsoll.core.message.QueryAdlRankDecoder;
import io.plimsoll.core.message.QueryPoolDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetPoolRulesDecoder;

/**
 * Rules of pools, their reports, ranks, and delisting (rulebook section 7).
 */
public final class PoolCommands
{
    Reason setRules(final SetPoolRulesDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    Reason queryPool(final QueryPoolDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    Reason queryRank(final QueryAdlRankDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    Reason delist(final DelistInstrumentDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }
}
