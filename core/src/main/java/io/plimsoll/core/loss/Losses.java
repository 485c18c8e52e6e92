package io.plimsoll.core.loss;

import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.message.FundCause;
import io.plimsoll.core.message.HaircutReason;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.core.monitor.Monitor;
import io.plimsoll.core.outcome.LossEvents;

/**
 * Deficits of pools, and who bears them: the pool's fund, its tranche of the common fund, its winners, its backstop
 * (rulebook R7.4, R7.5, R7.7, R7.8).
 */
public final class Losses
{
    private final Accounts book;
    private final Monitor monitor;
    private final Valuation valuation;
    private final Pools pools;
    private final Funds funds;
    private final Winners winners;
    private final Haircuts haircuts;
    private final TouchedAccounts touched;
    private final LossEvents events;

    Losses(
        final Accounts book,
        final Monitor monitor,
        final Valuation valuation,
        final Pools pools,
        final Funds funds,
        final Winners winners,
        final Haircuts haircuts,
        final TouchedAccounts touched,
        final LossEvents events)
    {
        this.book = book;
        this.monitor = monitor;
        this.valuation = valuation;
        this.pools = pools;
        this.funds = funds;
        this.winners = winners;
        this.haircuts = haircuts;
        this.touched = touched;
        this.events = events;
    }

    /**
     * Look at the backstops whose review is due.
     *
     * @param nowNs time.
     */
    public void review(final long nowNs)
    {
        if (pools.isReviewDue(nowNs))
        {
            for (int pool = 0; pool < Accounts.MAX_POOLS; pool++)
            {
                if (pools.of(pool).isReviewDue(nowNs))
                {
                    pools.onReviewed(pool, nowNs);
                    // What an estate of this command has left is in the backstop's equity already.
                    valuation.evaluate(book.backstop(pool));
                    final long lacking = pools.of(pool).newlyLacking(LegPnl.deficit(valuation.equityNoHaircut()));
                    pools.owe(pool, lacking - pools.owed(pool));
                }
            }
        }
    }

    /**
     * Allocate all deficits, and have the monitor look at everybody who was touched since the last call. The monitor's
     * transitions are empty before.
     *
     * @return true if anybody was looked at.
     */
    public boolean allocate()
    {
        if (pools.isAnyOwing())
        {
            for (int pool = 0; pool < Accounts.MAX_POOLS; pool++)
            {
                if (pools.owed(pool) != 0)
                {
                    allocate(pool, pools.takeOwed(pool));
                }
            }
        }
        return touched.lookAt(monitor);
    }

    private void allocate(final int pool, final long deficit)
    {
        final PoolRecord of = pools.of(pool);
        final int rule = of.rules().lossRule();
        final HaircutReason bound = funds.bound(pool);
        final long fundBefore = funds.balance(pool);
        final long fundPeak = funds.peak(pool);
        final long byFund = Math.min(deficit, funds.payable(pool));
        final long byTranche = Math.min(deficit - byFund, funds.trancheLeft(pool));
        final long rest = deficit - byFund - byTranche;
        final HaircutReason reason = rest == 0 ? HaircutReason.NONE : bound;
        final boolean isAsked = rest != 0 && rule == LossRule.HAIRCUT.value();
        long byWinners = 0;
        if (isAsked)
        {
            winners.gather(pool);
            byWinners = Math.min(rest, winners.total());
        }
        of.book(deficit, byFund, byTranche, byWinners, rest - byWinners);
        events.allocated()
            .riskPool(pool).lossRule(LossRule.get((short)rule)).reason(reason)
            .winners(isAsked ? winners.count() : 0).deficit(deficit).fundPaid(byFund).commonPaid(byTranche)
            .winnersPaid(byWinners).uncovered(rest - byWinners).positivePnl(isAsked ? winners.total() : 0)
            .fundBefore(fundBefore).fundPeak(fundPeak).trancheDrawn(of.trancheDrawn());
        events.publishAllocated();
        funds.pay(pool, FundCause.LOSS, byFund);
        funds.payTranche(pool, byTranche);
        book.credit(book.backstop(pool), 0, byFund + byTranche);
        haircuts.take(pool, byWinners, reason);
    }
}
