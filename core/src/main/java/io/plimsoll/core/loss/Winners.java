package io.plimsoll.core.loss;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.PositionTable;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.margin.Valuation;

import static io.plimsoll.core.account.AccountTable.NONE;

/**
 * Customers' margin accounts with positive P&amp;L in a pool, netted over its instruments and not above what they would
 * be left with (rulebook R7.5). A pass over all accounts: only where a fund was not enough, or on demand.
 */
final class Winners
{
    private final AccountTable accounts;
    private final PositionTable positions;
    private final Contracts contracts;
    private final Valuation valuation;
    private final LegPnl pnl;
    private final Ranking ranking;
    private final long[] profits;
    private final int[] ranks;
    private long total;

    /**
     * Over given tables.
     *
     * @param book        of margin accounts.
     * @param contracts   listed.
     * @param valuation   to evaluate with, of its own.
     * @param pnl         of legs.
     * @param ranking     to use.
     * @param maxAccounts margin accounts.
     */
    Winners(
        final Accounts book,
        final Contracts contracts,
        final Valuation valuation,
        final LegPnl pnl,
        final Ranking ranking,
        final int maxAccounts)
    {
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.contracts = contracts;
        this.valuation = valuation;
        this.pnl = pnl;
        this.ranking = ranking;
        profits = new long[maxAccounts];
        ranks = new int[maxAccounts];
    }

    /**
     * Find the winners of a pool, and rank them by their P&amp;L.
     *
     * @param pool id.
     */
    void gather(final int pool)
    {
        ranking.clear();
        for (int row = 0; row < accounts.highWater(); row++)
        {
            if (accounts.isOpen(row) && accounts.isWatched(row) && hasLeg(row, pool))
            {
                final long profit = profit(row, pool);
                if (profit > 0)
                {
                    ranking.add(row, profit);
                }
            }
        }
        addUp();
        ranking.sortByKey();
        for (int place = 0; place < ranking.count(); place++)
        {
            ranks[ranking.entry(place)] = place + 1;
        }
    }

    private boolean hasLeg(final int account, final int pool)
    {
        int row = accounts.firstPosition(account);
        while (row != NONE && (positions.lots(row) == 0 ||
            contracts.instrument(positions.instrument(row)).riskPool() != pool))
        {
            row = positions.next(row);
        }
        return row != NONE;
    }

    private long profit(final int account, final int pool)
    {
        valuation.evaluate(account);
        return Math.min(pnl.ofPool(valuation, pool), valuation.equityNoHaircut());
    }

    /**
     * The total must fit 63 bits: who would take it beyond counts with what is left.
     */
    private void addUp()
    {
        ranking.sortByAccount();
        total = 0;
        for (int place = 0; place < ranking.count(); place++)
        {
            final int entry = ranking.entry(place);
            final long profit = Math.min(ranking.key(entry), Long.MAX_VALUE - total);
            ranking.key(entry, profit);
            profits[entry] = profit;
            total += profit;
        }
    }

    int count()
    {
        return ranking.count();
    }

    /**
     * P&amp;L of all winners.
     *
     * @return money.
     */
    long total()
    {
        return total;
    }

    /**
     * P&amp;L of a winner.
     *
     * @param entry below the count.
     * @return money.
     */
    long profit(final int entry)
    {
        return profits[entry];
    }

    /**
     * Rank of a winner.
     *
     * @param entry below the count.
     * @return 1 for the one with most.
     */
    int rank(final int entry)
    {
        return ranks[entry];
    }
}
