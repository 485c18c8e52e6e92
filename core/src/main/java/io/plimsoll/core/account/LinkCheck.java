package io.plimsoll.core.account;

import io.plimsoll.core.instrument.Contracts;

import java.util.function.IntConsumer;

import static io.plimsoll.core.account.RowTable.NULL_ROW;

/**
 * Follows every link of tables that have been read from a snapshot, from the accounts down: each row must be where it
 * says that it is, and each must be reached exactly once. Enters accounts and orders under their ids on the way.
 */
final class LinkCheck
{
    private final AccountTable accounts;
    private final PositionTable positions;
    private final BalanceTable balances;
    private final OrderTable orders;
    private final Contracts contracts;
    private final RowClaims accountClaims;
    private final RowClaims positionClaims;
    private final RowClaims balanceClaims;
    private final RowClaims orderClaims;
    private int reservedPositions;
    private int reservedBalances;

    LinkCheck(
        final Accounts book,
        final Contracts contracts,
        final RowClaims accountClaims,
        final RowClaims positionClaims,
        final RowClaims balanceClaims,
        final RowClaims orderClaims)
    {
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.balances = book.balances();
        this.orders = book.orders();
        this.contracts = contracts;
        this.accountClaims = accountClaims;
        this.positionClaims = positionClaims;
        this.balanceClaims = balanceClaims;
        this.orderClaims = orderClaims;
    }

    /**
     * Check everything.
     *
     * @param onAccount told each margin account when its own links are known to be good, while they are in the caches.
     */
    void run(final IntConsumer onAccount)
    {
        for (int row = 0; row < accounts.highWater(); row++)
        {
            if (accounts.isOpen(row) && accounts.scope(row) == AccountTable.CROSS)
            {
                checkCross(row, onAccount);
            }
        }
        accountClaims.requireAll();
        positionClaims.requireAll();
        balanceClaims.requireAll();
        orderClaims.requireAll();
        requireCount(positionClaims, reservedPositions, positions.reservedCount());
        requireCount(balanceClaims, reservedBalances, balances.reservedCount());
    }

    private static void requireCount(final RowClaims claims, final int found, final int expected)
    {
        if (found != expected)
        {
            throw claims.failure(found + " rows of backstops, it counts " + expected);
        }
    }

    private void checkCross(final int row, final IntConsumer onAccount)
    {
        accountClaims.claim(row, "row", row);
        accountClaims.require(accounts.riskPool(row) < Accounts.MAX_POOLS, row, "is of a risk pool beyond the last");
        accountClaims.require(accounts.index(row), row, "has the id or the risk pool of another");
        checkMarginAccount(row);
        onAccount.accept(row);
        int isolated = accounts.firstIsolated(row);
        while (isolated != NULL_ROW)
        {
            accountClaims.claim(isolated, "cross row", row);
            accountClaims.require(
                accounts.firstIsolated(isolated) == row && accounts.id(isolated) == accounts.id(row) &&
                contracts.hasInstrument(accounts.scope(isolated)) && !accounts.isBackstop(isolated),
                isolated, "is no isolated margin account of the cross row that names it");
            checkMarginAccount(isolated);
            onAccount.accept(isolated);
            isolated = accounts.nextIsolated(isolated);
        }
    }

    private void checkMarginAccount(final int row)
    {
        final boolean isCustomer = accounts.kind(row) == AccountTable.CUSTOMER;
        accountClaims.require(
            accounts.kind(row) <= AccountTable.COMMON_FUND, row, "is of no kind that there is");
        accountClaims.require(
            isCustomer || accounts.isBackstop(row) || accounts.firstPosition(row) == NULL_ROW,
            row, "is a fund's and has a position");
        checkPositions(row, isCustomer);
        checkBalances(row, !accounts.isBackstop(row));
        final int slice = accounts.sliceOrder(row);
        accountClaims.require(
            slice == NULL_ROW || isSliceOf(slice, row), row, "names an order that is no slice of its own");
    }

    private boolean isSliceOf(final int order, final int account)
    {
        // Its own orders have been followed, so the position of one that is claimed is in bounds.
        return orderClaims.isClaimed(order) && orders.isSlice(order) &&
            positions.account(orders.position(order)) == account;
    }

    private void checkPositions(final int account, final boolean isCustomer)
    {
        int complex = 0;
        int last = -1;
        for (int row = accounts.firstPosition(account); row != NULL_ROW; row = positions.next(row))
        {
            positionClaims.claim(row, "margin account row", account);
            final int instrument = positions.instrument(row);
            positionClaims.require(positions.account(row) == account, row, "names another margin account");
            positionClaims.require(contracts.hasInstrument(instrument), row, "is in no instrument that is listed");
            positionClaims.require(instrument > last, row, "is not in its place by instrument");
            checkOrders(row);
            positionClaims.require(!positions.isEmpty(row), row, "is empty, but not free");
            last = instrument;
            complex += contracts.instrument(instrument).isPlain() ? 0 : 1;
            reservedPositions += isCustomer ? 0 : 1;
        }
        accountClaims.require(
            complex == accounts.complexPositions(account), account, "miscounts positions settled in other assets");
    }

    private void checkOrders(final int position)
    {
        final int first = positions.firstOrder(position);
        int row = first;
        while (row != NULL_ROW)
        {
            orderClaims.claim(row, "position row", position);
            orderClaims.require(orders.position(row) == position, row, "names another position");
            orderClaims.require(orders.index(row), row, "is no order, or has the id of another");
            final int next = orders.next(row);
            orderClaims.require(
                next >= 0 && next < orders.highWater() && orders.previous(next) == row, row, "breaks its ring");
            row = next == first ? NULL_ROW : next;
        }
    }

    private void checkBalances(final int account, final boolean isCustomer)
    {
        int last = 0;
        for (int row = accounts.firstBalance(account); row != NULL_ROW; row = balances.next(row))
        {
            balanceClaims.claim(row, "margin account row", account);
            final int asset = balances.asset(row);
            balanceClaims.require(balances.account(row) == account, row, "names another margin account");
            balanceClaims.require(contracts.hasAsset(asset), row, "is in no asset that is listed");
            balanceClaims.require(asset > last, row, "is not in its place by asset");
            last = asset;
            reservedBalances += isCustomer ? 0 : 1;
        }
    }
}
