package io.plimsoll.core.command;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.loss.Pools;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.message.DelistInstrumentDecoder;
import io.plimsoll.core.message.ParameterScope;
import io.plimsoll.core.message.QueryAdlRankDecoder;
import io.plimsoll.core.message.QueryPoolDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetPoolRulesDecoder;
import io.plimsoll.core.outcome.AccountEvents;

/**
 * Rules of pools, their reports, ranks, and delisting (rulebook section 7).
 */
public final class PoolCommands
{
    private final Accounts book;
    private final Pools pools;
    private final RiskParameters parameters;
    private final AccountEvents events;

    /**
     * Over given state.
     *
     * @param book       of margin accounts.
     * @param pools      of risk.
     * @param parameters whose version counts.
     * @param events     to answer with.
     */
    public PoolCommands(
        final Accounts book, final Pools pools, final RiskParameters parameters, final AccountEvents events)
    {
        this.book = book;
        this.pools = pools;
        this.parameters = parameters;
        this.events = events;
    }

    Reason setRules(final SetPoolRulesDecoder command)
    {
        final int pool = command.riskPool();
        if (pool >= Accounts.MAX_POOLS)
        {
            return Reason.OUT_OF_RANGE;
        }
        if (book.backstop(pool) == AccountTable.NONE)
        {
            return Reason.UNKNOWN_RISK_POOL;
        }
        pools.giveRules(pool);
        events.parametersChanged(ParameterScope.POOL, pool, parameters.countAccepted());
        return null;
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
