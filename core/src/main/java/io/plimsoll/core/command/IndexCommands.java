package io.plimsoll.core.command;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.message.ParameterScope;
import io.plimsoll.core.message.QueryIndexDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetIndexDecoder;
import io.plimsoll.core.message.SourceTickDecoder;
import io.plimsoll.core.outcome.AccountEvents;
import io.plimsoll.core.price.Indices;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.price.PullListener;
import io.plimsoll.core.price.SourceRows;

import static io.plimsoll.core.command.Bounds.MAX_QUANTITY;
import static io.plimsoll.core.command.Bounds.isWithin;

/**
 * Sources and indices (rulebook R8.1 to R8.3). Each method applies a command or says why not.
 */
public final class IndexCommands
{
    private final AccountTable accounts;
    private final Indices indices;
    private final PullListener pulls;
    private final Market market;
    private final RiskParameters parameters;
    private final AccountEvents events;
    private final SourceRows rows = new SourceRows();

    /**
     * Over given state.
     *
     * @param accounts   table.
     * @param indices    to lead.
     * @param pulls      who judges updates that an account asked for.
     * @param market     that counts versions.
     * @param parameters that count versions.
     * @param events     to answer with.
     */
    public IndexCommands(
        final AccountTable accounts,
        final Indices indices,
        final PullListener pulls,
        final Market market,
        final RiskParameters parameters,
        final AccountEvents events)
    {
        this.accounts = accounts;
        this.indices = indices;
        this.pulls = pulls;
        this.market = market;
        this.parameters = parameters;
        this.events = events;
    }

    Reason tick(final SourceTickDecoder command)
    {
        final int id = command.index();
        final long price = command.price();
        final boolean isKnown = indices.isDefined(id);
        final long pulledBy = command.pulledBy();
        if (!isWithin(price, -MAX_QUANTITY, isKnown ? indices.maxPrice(id) : MAX_QUANTITY) ||
            !isWithin(command.confidence(), 0, MAX_QUANTITY) || command.sourceTimeNs() < 0 || pulledBy < 0)
        {
            return Reason.OUT_OF_RANGE;
        }
        if (pulledBy != 0)
        {
            final Reason reason = whyNotPulled(id, isKnown, pulledBy);
            if (reason != null)
            {
                return reason;
            }
        }
        if (!isKnown)
        {
            return Reason.UNKNOWN_INDEX;
        }
        final int row = indices.row(id, command.source());
        if (row < 0)
        {
            return Reason.UNKNOWN_SOURCE;
        }
        market.countAccepted();
        if (pulledBy != 0 && indices.coolOffNs(id) > 0)
        {
            pulls.onPull(id, pulledBy, indices.coolOffNs(id));
        }
        indices.tick(id, row, price, command.confidence(), command.sourceTimeNs());
        return null;
    }

    private Reason whyNotPulled(final int index, final boolean isKnown, final long account)
    {
        final int cross = accounts.find(account);
        if (cross == AccountTable.NONE)
        {
            return Reason.UNKNOWN_ACCOUNT;
        }
        if (!accounts.isCustomer(cross))
        {
            return Reason.WRONG_ACCOUNT_KIND;
        }
        return isKnown && indices.coolOffNs(index) > 0 ? pulls.mayPull(index, account) : null;
    }

    Reason set(final SetIndexDecoder command)
    {
        final int id = command.index();
        if (id >= indices.size() || !SymbolRule.isValid(command) || !indices.isInRange(command) ||
            !rows.read(command))
        {
            return Reason.OUT_OF_RANGE;
        }
        events.parametersChanged(ParameterScope.INDEX, id, parameters.countAccepted());
        indices.set(command, rows);
        return null;
    }

    Reason query(final QueryIndexDecoder command)
    {
        if (!indices.isDefined(command.index()))
        {
            return Reason.UNKNOWN_INDEX;
        }
        indices.report(command.index());
        return null;
    }
}
