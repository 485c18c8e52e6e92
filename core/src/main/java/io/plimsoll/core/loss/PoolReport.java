package io.plimsoll.core.loss;

import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.auction.Auctions;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.core.outcome.PoolEvents;

/**
 * Answers about one risk pool (rulebook R7.9).
 */
public final class PoolReport
{
    private final Accounts book;
    private final Valuation valuation;
    private final Pools pools;
    private final Funds funds;
    private final PoolEvents events;

    PoolReport(
        final Accounts book,
        final Valuation valuation,
        final Pools pools,
        final Funds funds,
        final PoolEvents events)
    {
        this.book = book;
        this.valuation = valuation;
        this.pools = pools;
        this.funds = funds;
        this.events = events;
    }

    /**
     * Report.
     *
     * @param pool     with a backstop.
     * @param auctions to count.
     */
    public void report(final int pool, final Auctions auctions)
    {
        final PoolRecord of = pools.of(pool);
        valuation.evaluate(book.backstop(pool));
        events.pool()
            .riskPool(pool).lossRule(LossRule.get((short)of.rules().lossRule())).fundBalance(funds.balance(pool))
            .fundPeak(funds.peak(pool)).fundAvailable(funds.payable(pool)).commonBalance(funds.commonBalance())
            .trancheCap(of.rules().trancheCap()).trancheDrawn(of.trancheDrawn())
            .backstopEquity(valuation.equityNoHaircut()).deficits(of.deficits()).fundPaid(of.fundPaid())
            .winnersPaid(of.winnersPaid()).uncovered(of.uncovered()).auctions(auctions.running(pool));
        events.publishPool();
    }
}
