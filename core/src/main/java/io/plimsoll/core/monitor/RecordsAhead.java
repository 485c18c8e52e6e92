package io.plimsoll.core.monitor;

import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.BalanceTable;
import io.plimsoll.core.account.PositionTable;

import static io.plimsoll.core.account.AccountTable.NONE;

/**
 * Reads the records of many accounts that are about to be judged, so that they are in the nearest cache by then.
 * <p>
 * The records of an account are a chain of links to rows that lie at random: to follow one chain is to wait for memory
 * at every link. Here each link of many chains is read at a time. These reads do not depend on one another, so the
 * processor waits for many of them at once. Changes nothing.
 */
final class RecordsAhead
{
    /**
     * Most accounts at a time.
     */
    static final int MOST = 32;

    /**
     * So few that reading ahead gains nothing.
     */
    static final int FEW = 4;

    private static final int LINKS = 3;

    private final AccountTable accounts;
    private final PositionTable positions;
    private final BalanceTable balances;
    private final int[] rows = new int[MOST];
    private long sum;

    RecordsAhead(final Accounts book)
    {
        accounts = book.accounts();
        positions = book.positions();
        balances = book.balances();
    }

    /**
     * Read the records of accounts, of each as many positions as most have.
     *
     * @param ahead accounts, rows.
     * @param start first of them.
     * @param end   after the last; at most {@link #MOST} on.
     */
    void read(final int[] ahead, final int start, final int end)
    {
        final int count = end - start;
        int balancesFound = 0;
        for (int i = 0; i < count; i++)
        {
            rows[i] = accounts.firstPosition(ahead[start + i]);
        }
        for (int link = 0; link < LINKS; link++)
        {
            for (int i = 0; i < count; i++)
            {
                rows[i] = rows[i] == NONE ? NONE : positions.next(rows[i]);
            }
        }
        for (int i = 0; i < count; i++)
        {
            final int row = accounts.firstBalance(ahead[start + i]);
            if (row != NONE)
            {
                balancesFound += balances.asset(row);
            }
        }
        // What is read must be of use to somebody, or it need not be read.
        sum += balancesFound + rows[0];
    }
}
