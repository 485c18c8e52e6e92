package io.plimsoll.core.mark;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.BalanceTable;
import io.plimsoll.core.account.PositionTable;
import io.plimsoll.core.monitor.HeldAccounts;

import static io.plimsoll.core.account.AccountTable.NONE;

/**
 * Which margin accounts are held: those that rest on a price that liquidation is refused at, and those whose owner is
 * in a cool-off there (rulebook R8.7, R8.10).
 */
public final class Holds implements HeldAccounts
{
    private final AccountTable accounts;
    private final PositionTable positions;
    private final BalanceTable balances;
    private final PriceState state;

    /**
     * Over given state.
     *
     * @param book  of margin accounts.
     * @param state of prices.
     */
    public Holds(final Accounts book, final PriceState state)
    {
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.balances = book.balances();
        this.state = state;
    }

    @Override
    public boolean isHeld(final int account)
    {
        if (state.refusals.isAny() && restsOnRefused(account))
        {
            return true;
        }
        return state.coolOffs.count() != 0 && isInCoolOff(account, accounts.id(account));
    }

    private boolean restsOnRefused(final int account)
    {
        for (int row = accounts.firstPosition(account); row != NONE; row = positions.next(row))
        {
            final int id = positions.instrument(row);
            if (positions.lots(row) != 0 && (state.refusals.isRefused(id) ||
                state.refusals.isRefused(state.ofAsset(state.contracts.instrument(id).settleAsset()))))
            {
                return true;
            }
        }
        for (int row = accounts.firstBalance(account); row != NONE; row = balances.next(row))
        {
            if (balances.amount(row) != 0 && state.refusals.isRefused(state.ofAsset(balances.asset(row))))
            {
                return true;
            }
        }
        return false;
    }

    /**
     * Is an owner in a cool-off on an index that a margin account rests on?
     *
     * @param account row.
     * @param owner   id of who pulled an update.
     * @return true if so.
     */
    boolean isInCoolOff(final int account, final long owner)
    {
        for (int row = 0; row < state.coolOffs.count(); row++)
        {
            if (state.coolOffs.account(row) == owner && restsOn(account, state.coolOffs.index(row)))
            {
                return true;
            }
        }
        return false;
    }

    private boolean restsOn(final int account, final int index)
    {
        for (int row = accounts.firstPosition(account); row != NONE; row = positions.next(row))
        {
            final int id = positions.instrument(row);
            if (positions.lots(row) != 0 && (state.models[id].rules().index() == index ||
                state.assets[state.contracts.instrument(id).settleAsset()].index() == index))
            {
                return true;
            }
        }
        for (int row = accounts.firstBalance(account); row != NONE; row = balances.next(row))
        {
            if (balances.amount(row) != 0 && state.assets[balances.asset(row)].index() == index)
            {
                return true;
            }
        }
        return false;
    }
}
