package io.plimsoll.core.loss;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.PositionTable;
import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.message.AdlRankReportedEncoder;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.core.outcome.PoolEvents;

/**
 * Answers where a position stands among those who would pay for a loss of its pool (rulebook R7.6).
 */
public final class AdlRank
{
    private static final long MILLION = 1_000_000L;

    private final Accounts book;
    private final AccountTable accounts;
    private final PositionTable positions;
    private final Pools pools;
    private final Deleveraging deleveraging;
    private final Winners winners;
    private final Ranking ranking;
    private final PoolEvents events;

    AdlRank(
        final Accounts book,
        final Pools pools,
        final Deleveraging deleveraging,
        final Winners winners,
        final Ranking ranking,
        final PoolEvents events)
    {
        this.book = book;
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.pools = pools;
        this.deleveraging = deleveraging;
        this.winners = winners;
        this.ranking = ranking;
        this.events = events;
    }

    /**
     * Report.
     *
     * @param account    row of the margin account.
     * @param instrument of the position; the margin account need not have one.
     */
    public void report(final int account, final Instrument instrument)
    {
        final PoolRules rules = pools.of(instrument.riskPool()).rules();
        final AdlRankReportedEncoder report = events.rank()
            .account(accounts.id(account)).scope(accounts.scope(account)).instrument(instrument.id())
            .lossRule(LossRule.get((short)rules.lossRule()));
        if (rules.isRanked())
        {
            rank(report, account, instrument, rules.lossRule());
        }
        else
        {
            share(report, account, instrument.riskPool());
        }
        events.publishRank();
    }

    private void rank(
        final AdlRankReportedEncoder report, final int account, final Instrument instrument, final int rule)
    {
        final int row = book.position(account, instrument.id());
        final long lots = row == PositionTable.NONE ? 0 : positions.lots(row);
        ranking.clear();
        if (lots != 0)
        {
            deleveraging.rank(instrument, lots > 0, rule, 0);
        }
        final int rank = ranking.rank(account);
        report.rank(rank).candidates(ranking.count())
            .scorePpm(rank == 0 ? 0 : ranking.key(ranking.entry(rank - 1))).positivePnl(0).sharePpm(0);
    }

    private void share(final AdlRankReportedEncoder report, final int account, final int pool)
    {
        winners.gather(pool);
        final int rank = ranking.rank(account);
        final long profit = rank == 0 ? 0 : winners.profit(ranking.entry(rank - 1));
        report.rank(rank).candidates(ranking.count()).scorePpm(0).positivePnl(profit)
            .sharePpm(profit == 0 ? 0 : WideMath.mulDivFloor(profit, MILLION, winners.total()));
    }
}
