package io.plimsoll.core.account;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.instrument.Instrument;

/**
 * Margin accounts with their positions, balances and orders: the tables, and the links between them (rulebook R1.6,
 * R1.11). Rows appear when they are needed and go when they are empty.
 */
public final class Accounts
{
    /**
     * Risk pools are below this.
     */
    public static final int MAX_POOLS = 64;

    private static final int NONE = RowTable.NULL_ROW;

    private final AccountTable accounts;
    private final PositionTable positions;
    private final BalanceTable balances;
    private final OrderTable orders;
    private ReleaseListener releaseListener;

    /**
     * Empty tables.
     *
     * @param limits of the rows.
     */
    public Accounts(final CoreLimits limits)
    {
        accounts = new AccountTable(limits.maxMarginAccounts());
        positions = new PositionTable(limits.maxPositions(), limits.maxInstruments() * MAX_POOLS);
        balances = new BalanceTable(limits.maxBalances(), limits.maxAssets() * MAX_POOLS);
        orders = new OrderTable(limits.maxOrders(), positions);
    }

    /**
     * @param listener told before rows go.
     */
    public void onRelease(final ReleaseListener listener)
    {
        releaseListener = listener;
    }

    /**
     * Open an account with its cross margin account.
     *
     * @param accountId new id.
     * @param kind      code of the schema.
     * @param riskPool  of a backstop.
     * @return row.
     */
    public int open(final long accountId, final int kind, final int riskPool)
    {
        return accounts.openCross(accountId, kind, riskPool);
    }

    /**
     * Backstop of a pool.
     *
     * @param riskPool id.
     * @return row, or {@link AccountTable#NONE}.
     */
    public int backstop(final int riskPool)
    {
        return accounts.index.house().backstop(riskPool);
    }

    /**
     * Accounts of the venue itself.
     *
     * @return backstops and funds.
     */
    public HouseRows house()
    {
        return accounts.index.house();
    }

    /**
     * Open an isolated margin account; the chosen leverage goes along.
     *
     * @param crossRow   of the account.
     * @param instrument to isolate.
     * @return row.
     */
    public int isolate(final int crossRow, final Instrument instrument)
    {
        final int row = accounts.openIsolated(crossRow, instrument.id());
        moveLeverage(crossRow, row, instrument);
        return row;
    }

    /**
     * Close an isolated margin account that is flat and holds nothing; the chosen leverage goes along.
     *
     * @param row        of the isolated margin account.
     * @param crossRow   of the account.
     * @param instrument that it is for.
     */
    public void unisolate(final int row, final int crossRow, final Instrument instrument)
    {
        moveLeverage(row, crossRow, instrument);
        accounts.closeIsolated(row);
    }

    private void moveLeverage(final int from, final int to, final Instrument instrument)
    {
        final int position = position(from, instrument.id());
        if (position != NONE)
        {
            final int leverage = positions.leverage(position);
            positions.leverage(position, 0);
            releaseIfEmpty(position, instrument);
            positions.leverage(ensurePosition(to, instrument), leverage);
        }
    }

    /**
     * Choose a leverage.
     *
     * @param row        of the margin account.
     * @param instrument it is for.
     * @param leverage   1..1000, or 0 for none.
     */
    public void leverage(final int row, final Instrument instrument, final int leverage)
    {
        if (leverage != 0 || position(row, instrument.id()) != NONE)
        {
            final int position = ensurePosition(row, instrument);
            positions.leverage(position, leverage);
            releaseIfEmpty(position, instrument);
        }
    }

    /**
     * Position row of a margin account.
     *
     * @param row        of the margin account.
     * @param instrument id.
     * @return row, or {@link PositionTable#NONE}.
     */
    public int position(final int row, final int instrument)
    {
        int walk = accounts.firstPosition(row);
        while (walk != NONE && positions.instrument(walk) < instrument)
        {
            walk = positions.next(walk);
        }
        return walk != NONE && positions.instrument(walk) == instrument ? walk : NONE;
    }

    /**
     * Would a position row of this instrument find the rows that it needs?
     *
     * @param row        of the margin account.
     * @param instrument of the position.
     * @return true if it is there, or may be opened.
     */
    public boolean hasRoomForPosition(final int row, final Instrument instrument)
    {
        if (accounts.isBackstop(row) || position(row, instrument.id()) != NONE)
        {
            return true;
        }
        return positions.hasRoom(1) && hasRoomForBalance(row, instrument.settleAsset());
    }

    /**
     * Is there a balance row of this asset, or room for one?
     *
     * @param row   of the margin account.
     * @param asset id.
     * @return true if so.
     */
    public boolean hasRoomForBalance(final int row, final int asset)
    {
        return asset == 0 || accounts.isBackstop(row) || balance(row, asset) != NONE || balances.hasRoom(1);
    }

    /**
     * Position row of a margin account, opened if need be.
     *
     * @param row        of the margin account.
     * @param instrument of the position.
     * @return row.
     */
    public int ensurePosition(final int row, final Instrument instrument)
    {
        final int id = instrument.id();
        int before = NONE;
        int walk = accounts.firstPosition(row);
        while (walk != NONE && positions.instrument(walk) < id)
        {
            before = walk;
            walk = positions.next(walk);
        }
        if (walk != NONE && positions.instrument(walk) == id)
        {
            return walk;
        }
        final int opened = positions.open(row, id, accounts.isBackstop(row));
        positions.next(opened, walk);
        if (before == NONE)
        {
            accounts.firstPosition(row, opened);
        }
        else
        {
            positions.next(before, opened);
        }
        countSettling(row, instrument, 1);
        return opened;
    }

    private void countSettling(final int row, final Instrument instrument, final int delta)
    {
        final int asset = instrument.settleAsset();
        if (asset != 0)
        {
            final int balance = ensureBalance(row, asset);
            balances.positions(balance, balances.positions(balance) + delta);
            accounts.complexPositions(row, accounts.complexPositions(row) + delta);
            releaseBalanceIfEmpty(row, balance);
        }
    }

    /**
     * Release a position row that holds nothing any more.
     *
     * @param position   row.
     * @param instrument of the position.
     */
    public void releaseIfEmpty(final int position, final Instrument instrument)
    {
        if (!positions.isEmpty(position))
        {
            return;
        }
        final int row = positions.account(position);
        final int next = positions.next(position);
        int walk = accounts.firstPosition(row);
        if (walk == position)
        {
            accounts.firstPosition(row, next);
        }
        else
        {
            while (positions.next(walk) != position)
            {
                walk = positions.next(walk);
            }
            positions.next(walk, next);
        }
        releaseListener.onPositionRelease(position, instrument.id());
        positions.release(position, accounts.isBackstop(row));
        countSettling(row, instrument, -1);
    }

    /**
     * Balance row of a margin account.
     *
     * @param row   of the margin account.
     * @param asset id, not 0.
     * @return row, or {@link BalanceTable#NONE}.
     */
    public int balance(final int row, final int asset)
    {
        int walk = accounts.firstBalance(row);
        while (walk != NONE && balances.asset(walk) < asset)
        {
            walk = balances.next(walk);
        }
        return walk != NONE && balances.asset(walk) == asset ? walk : NONE;
    }

    /**
     * Amount of an asset.
     *
     * @param row   of the margin account.
     * @param asset id.
     * @return units; 0 when there is no row.
     */
    public long amount(final int row, final int asset)
    {
        if (asset == 0)
        {
            return accounts.numeraire(row);
        }
        final int balance = balance(row, asset);
        return balance == NONE ? 0 : balances.amount(balance);
    }

    /**
     * Add to a balance.
     *
     * @param row   of the margin account.
     * @param asset id.
     * @param units signed.
     */
    public void credit(final int row, final int asset, final long units)
    {
        if (asset == 0)
        {
            accounts.numeraire(row, Math.addExact(accounts.numeraire(row), units));
        }
        else if (units != 0)
        {
            final int balance = ensureBalance(row, asset);
            balances.amount(balance, Math.addExact(balances.amount(balance), units));
            releaseBalanceIfEmpty(row, balance);
        }
    }

    int ensureBalance(final int row, final int asset)
    {
        int before = NONE;
        int walk = accounts.firstBalance(row);
        while (walk != NONE && balances.asset(walk) < asset)
        {
            before = walk;
            walk = balances.next(walk);
        }
        if (walk != NONE && balances.asset(walk) == asset)
        {
            return walk;
        }
        final int opened = balances.open(row, asset, accounts.isBackstop(row));
        balances.next(opened, walk);
        if (before == NONE)
        {
            accounts.firstBalance(row, opened);
        }
        else
        {
            balances.next(before, opened);
        }
        return opened;
    }

    void releaseBalanceIfEmpty(final int row, final int balance)
    {
        if (balances.amount(balance) != 0 || balances.positions(balance) != 0)
        {
            return;
        }
        final int next = balances.next(balance);
        int walk = accounts.firstBalance(row);
        if (walk == balance)
        {
            accounts.firstBalance(row, next);
        }
        else
        {
            while (balances.next(walk) != balance)
            {
                walk = balances.next(walk);
            }
            balances.next(walk, next);
        }
        releaseListener.onBalanceRelease(balance, balances.asset(balance));
        balances.release(balance, accounts.isBackstop(row));
    }

    /**
     * @return margin accounts.
     */
    public AccountTable accounts()
    {
        return accounts;
    }

    /**
     * @return positions.
     */
    public PositionTable positions()
    {
        return positions;
    }

    /**
     * Balances other than the numeraire.
     *
     * @return the table.
     */
    public BalanceTable balances()
    {
        return balances;
    }

    /**
     * Orders.
     *
     * @return the table.
     */
    public OrderTable orders()
    {
        return orders;
    }
}
