package io.plimsoll.core.loss;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.PositionTable;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.message.CancelCause;
import io.plimsoll.core.monitor.Monitor;
import io.plimsoll.core.outcome.PoolEvents;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.settlement.OrderCancels;
import io.plimsoll.core.settlement.Settlement;

/**
 * Closes a contract: all its orders are cancelled, all its positions settled at a last price (rulebook R7.10). A pass
 * over all positions.
 */
public final class Delisting
{
    private final Accounts book;
    private final AccountTable accounts;
    private final PositionTable positions;
    private final Contracts contracts;
    private final Market market;
    private final Settlement settlement;
    private final OrderCancels cancels;
    private final Monitor monitor;
    private final Ranking ranking;
    private final PoolEvents events;

    Delisting(
        final Accounts book,
        final Contracts contracts,
        final Market market,
        final Settlement settlement,
        final OrderCancels cancels,
        final Monitor monitor,
        final Ranking ranking,
        final PoolEvents events)
    {
        this.book = book;
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.contracts = contracts;
        this.market = market;
        this.settlement = settlement;
        this.cancels = cancels;
        this.monitor = monitor;
        this.ranking = ranking;
        this.events = events;
    }

    /**
     * Settle and close.
     *
     * @param instrument      that is not closed yet; its settle asset has a price.
     * @param settlementPrice in increments, within its range.
     */
    public void carryOut(final Instrument instrument, final long settlementPrice)
    {
        market.mark(instrument.id(), settlementPrice);
        market.countAccepted();
        instrument.tradingState(Instrument.CLOSED);
        final int open = gather(instrument.id());
        events.delisted(instrument.id(), settlementPrice, open);
        for (int place = 0; place < ranking.count(); place++)
        {
            cancels.cancelPosition(position(place, instrument.id()), CancelCause.DELISTED);
        }
        long worths = 0;
        for (int place = 0; place < ranking.count(); place++)
        {
            worths += settle(instrument, position(place, instrument.id()), settlementPrice);
        }
        // Long and short lots are as many, so what is missing is what rounding took from each. Sums may wrap, dust not.
        contracts.asset(instrument.settleAsset()).bookDust(-worths);
        for (int place = 0; place < ranking.count(); place++)
        {
            monitor.onAccount(ranking.account(ranking.entry(place)));
        }
    }

    /**
     * Put all who have a position row into their order.
     *
     * @return positions that are not flat.
     */
    private int gather(final int instrument)
    {
        ranking.clear();
        int open = 0;
        for (int account = 0; account < accounts.highWater(); account++)
        {
            if (accounts.isOpen(account))
            {
                final int row = book.position(account, instrument);
                if (row != PositionTable.NONE)
                {
                    ranking.add(account, 0);
                    open += positions.lots(row) == 0 ? 0 : 1;
                }
            }
        }
        ranking.sortByAccount();
        return open;
    }

    private int position(final int place, final int instrument)
    {
        return book.position(ranking.account(ranking.entry(place)), instrument);
    }

    private long settle(final Instrument instrument, final int row, final long price)
    {
        final long lots = positions.lots(row);
        if (lots == 0)
        {
            return 0;
        }
        final int account = positions.account(row);
        final long worth = instrument.worth(lots, price);
        final long realised = settlement.trade(row, instrument, -lots, -worth);
        events.settled(accounts.id(account), accounts.scope(account), instrument.id(), lots, price, realised);
        book.releaseIfEmpty(row, instrument);
        return worth;
    }
}
