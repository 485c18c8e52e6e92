package io.plimsoll.core.account;

/**
 * Holds balance rows in place while money goes back and forth: a pinned row is there, and stays when its amount is 0
 * for a moment. Every pin must be taken out again, the last first.
 */
public final class BalancePins
{
    private final Accounts book;
    private final BalanceTable balances;

    /**
     * Over given tables.
     *
     * @param book of margin accounts.
     */
    public BalancePins(final Accounts book)
    {
        this.book = book;
        this.balances = book.balances();
    }

    /**
     * Have a row and hold it; the caller has asked for room.
     *
     * @param account row.
     * @param asset   id, not 0.
     */
    public void pin(final int account, final int asset)
    {
        final int row = book.ensureBalance(account, asset);
        balances.positions(row, balances.positions(row) + 1);
    }

    /**
     * Let a row go, if nothing else holds it.
     *
     * @param account row.
     * @param asset   id, not 0.
     */
    public void unpin(final int account, final int asset)
    {
        final int row = book.balance(account, asset);
        balances.positions(row, balances.positions(row) - 1);
        book.releaseBalanceIfEmpty(account, row);
    }
}
