package io.plimsoll.core.settlement;

import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.PositionTable;
import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.price.Market;

import static io.plimsoll.core.account.AccountTable.NONE;

/**
 * What a trade and funding do to a position and its balance (rulebook R1.7, R1.8). Nothing is created or lost: what
 * leaves the cost enters the balance.
 */
public final class Settlement
{
    private final Accounts book;
    private final PositionTable positions;
    private final Contracts contracts;
    private final Market market;

    /**
     * Over given tables.
     *
     * @param book      of margin accounts.
     * @param contracts listed.
     * @param market    of funding indices.
     */
    public Settlement(final Accounts book, final Contracts contracts, final Market market)
    {
        this.book = book;
        this.positions = book.positions();
        this.contracts = contracts;
        this.market = market;
    }

    /**
     * Pay what has accrued on one position.
     *
     * @param row        of the position.
     * @param instrument of the position.
     */
    public void settleFunding(final int row, final Instrument instrument)
    {
        final long index = market.fundingIndex(instrument.id());
        final long accrued = -Math.multiplyExact(positions.lots(row), index - positions.fundingIndex(row));
        positions.fundingIndex(row, index);
        if (accrued != 0)
        {
            book.credit(positions.account(row), instrument.settleAsset(), accrued);
        }
    }

    /**
     * Pay what has accrued on all positions of a margin account.
     *
     * @param account row.
     */
    public void settleFunding(final int account)
    {
        for (int row = book.accounts().firstPosition(account); row != NONE; row = positions.next(row))
        {
            settleFunding(row, contracts.instrument(positions.instrument(row)));
        }
    }

    /**
     * Apply a trade, funding first; realised P&amp;L goes to the balance.
     *
     * @param row        of the position.
     * @param instrument of the position.
     * @param lots       signed, not 0.
     * @param cost       signed, settle units.
     * @return realised P&amp;L in settle units.
     */
    public long trade(final int row, final Instrument instrument, final long lots, final long cost)
    {
        settleFunding(row, instrument);
        final long before = positions.lots(row);
        final long costBefore = positions.cost(row);
        final long costAfter = costAfter(before, costBefore, lots, cost);
        final long after = before + lots;
        final long realised = -(costBefore + cost - costAfter);
        positions.lots(row, after);
        positions.cost(row, costAfter);
        instrument.addLongLots(Math.max(after, 0) - Math.max(before, 0));
        if (realised != 0)
        {
            book.credit(positions.account(row), instrument.settleAsset(), realised);
        }
        return realised;
    }

    /**
     * Cost of a position after a trade (rulebook R1.7).
     *
     * @param lots       signed, before.
     * @param cost       signed, before.
     * @param tradeLots  signed.
     * @param tradeCost  signed.
     * @return signed cost, rounded against the account where only part is closed.
     */
    public static long costAfter(final long lots, final long cost, final long tradeLots, final long tradeCost)
    {
        if (lots == 0 || lots > 0 == tradeLots > 0)
        {
            return cost + tradeCost;
        }
        final long size = Math.abs(lots);
        final long tradeSize = Math.abs(tradeLots);
        return tradeSize <= size ?
            WideMath.mulDivFloor(cost, size - tradeSize, size) :
            tradeCost - WideMath.mulDivCeil(tradeCost, size, tradeSize);
    }
}
