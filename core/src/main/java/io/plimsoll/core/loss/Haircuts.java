package io.plimsoll.core.loss;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.message.HaircutReason;
import io.plimsoll.core.outcome.LossEvents;

/**
 * Winners of a pool bear part of its deficit in proportion to their P&amp;L, exactly, by largest remainder (rulebook
 * R7.5). Nobody pays more than his P&amp;L, nor more than he has.
 */
final class Haircuts
{
    private final Accounts book;
    private final AccountTable accounts;
    private final Winners winners;
    private final Ranking ranking;
    private final Valuation valuation;
    private final TouchedAccounts touched;
    private final LossEvents events;

    Haircuts(
        final Accounts book,
        final Winners winners,
        final Ranking ranking,
        final Valuation valuation,
        final TouchedAccounts touched,
        final LossEvents events)
    {
        this.book = book;
        this.accounts = book.accounts();
        this.winners = winners;
        this.ranking = ranking;
        this.valuation = valuation;
        this.touched = touched;
        this.events = events;
    }

    /**
     * Take from the winners last gathered; the backstop of the pool gets it.
     *
     * @param pool   id.
     * @param whole  money to share, not above the winners' total.
     * @param reason why.
     */
    void take(final int pool, final long whole, final HaircutReason reason)
    {
        if (whole == 0)
        {
            return;
        }
        divide(whole);
        ranking.sortByAccount();
        for (int place = 0; place < ranking.count(); place++)
        {
            final int entry = ranking.entry(place);
            final long haircut = ranking.key(entry);
            if (haircut > 0)
            {
                final int account = ranking.account(entry);
                valuation.evaluate(account);
                events.haircut()
                    .account(accounts.id(account)).scope(accounts.scope(account)).riskPool(pool).reason(reason)
                    .rank(winners.rank(entry)).winners(ranking.count()).haircut(haircut)
                    .positivePnl(winners.profit(entry)).deficit(whole).totalPositivePnl(winners.total())
                    .equityNoHaircut(valuation.equityNoHaircut());
                events.publishHaircut();
                book.credit(account, 0, -haircut);
                touched.add(account);
            }
        }
        book.credit(book.backstop(pool), 0, whole);
    }

    /**
     * Make each entry's number its part of the whole.
     */
    private void divide(final long whole)
    {
        final long total = winners.total();
        long missing = whole;
        for (int entry = 0; entry < ranking.count(); entry++)
        {
            missing -= Share.floor(whole, winners.profit(entry), total);
            ranking.key(entry, Share.remainder(whole, winners.profit(entry), total));
        }
        ranking.sortByKey();
        for (int place = 0; place < ranking.count(); place++)
        {
            final int entry = ranking.entry(place);
            final long part = Share.floor(whole, winners.profit(entry), total);
            ranking.key(entry, place < missing ? part + 1 : part);
        }
    }
}
