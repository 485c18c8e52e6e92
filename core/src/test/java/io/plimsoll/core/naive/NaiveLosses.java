package io.plimsoll.core.naive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.plimsoll.core.message.FundCause;
import io.plimsoll.core.message.HaircutAppliedEncoder;
import io.plimsoll.core.message.HaircutReason;
import io.plimsoll.core.message.LossAllocatedEncoder;
import io.plimsoll.core.message.LossRule;

import static io.plimsoll.core.naive.NaiveMath.saturatedSum;

/**
 * Who bears the deficits of pools: fund, common fund, winners, backstop (R7.4, R7.5, R7.8).
 */
final class NaiveLosses
{
    /**
     * A margin account that has won in a pool.
     */
    record Winner(NaiveMarginAccount owner, long positivePnl, long equityRaw)
    {
    }

    private final NaiveState state;
    private final NaiveMargin margin;
    private final NaivePools pools;
    private final NaiveEvents events;

    NaiveLosses(final NaiveState state, final NaiveMargin margin, final NaiveEvents events)
    {
        this.state = state;
        this.margin = margin;
        this.pools = new NaivePools(state, events);
        this.events = events;
    }

    /**
     * R7.8: what the pool owes already is part of what its backstop lacks.
     */
    void review()
    {
        for (final NaivePool pool : state.pools.values())
        {
            if (pool.hasRules() && pool.rules.reviewNs() > 0 &&
                state.timeNs - pool.lastReviewNs >= pool.rules.reviewNs())
            {
                pool.lastReviewNs = state.timeNs;
                final long lacking = NaiveEstates.deficit(margin.equityRaw(state.backstop(pool.id).cross));
                pool.carried = Math.min(pool.carried, lacking);
                pool.deficit = Math.max(pool.deficit, lacking - pool.carried);
            }
        }
    }

    /**
     * Allocates all deficits.
     *
     * @return false if there was nothing to be done, and nobody to be looked at.
     */
    boolean allocate()
    {
        boolean isWork = state.isAnybodyTouched;
        state.isAnybodyTouched = false;
        for (final NaivePool pool : state.pools.values())
        {
            if (pool.deficit > 0)
            {
                isWork = true;
                allocate(pool);
            }
        }
        return isWork;
    }

    /**
     * Winners of a pool by account id and scope (R7.5); their sum stays a long.
     */
    List<Winner> winners(final int pool)
    {
        final List<Winner> winners = new ArrayList<>();
        long room = Long.MAX_VALUE;
        for (final NaiveMarginAccount owner : state.marginAccounts())
        {
            if (owner.account.isCustomer() && !owner.isEstate())
            {
                final long equityRaw = margin.equityRaw(owner);
                final long pnl = margin.unrealisedMoney(owner, leg -> leg.instrument.riskPool == pool);
                final long positive = Math.min(room, Math.min(Math.max(0, pnl), Math.max(0, equityRaw)));
                if (positive > 0)
                {
                    room -= positive;
                    winners.add(new Winner(owner, positive, equityRaw));
                }
            }
        }
        return winners;
    }

    static long total(final List<Winner> winners)
    {
        long total = 0;
        for (final Winner winner : winners)
        {
            total = Math.addExact(total, winner.positivePnl());
        }
        return total;
    }

    /**
     * Place of a winner by positive P&L, 1 for the first.
     */
    static int rank(final List<Winner> winners, final NaiveMarginAccount owner)
    {
        final List<Winner> byPnl = new ArrayList<>(winners);
        byPnl.sort(Comparator.comparingLong(Winner::positivePnl).reversed());
        for (int i = 0; i < byPnl.size(); i++)
        {
            if (byPnl.get(i).owner() == owner)
            {
                return i + 1;
            }
        }
        return 0;
    }

    private void allocate(final NaivePool pool)
    {
        final long deficit = pool.deficit;
        pool.deficit = 0;
        final long fundBefore = pool.balance();
        final long peak = pool.peak(state.timeNs);
        final HaircutReason bound = pool.bound(state.timeNs);
        final long fundPaid = Math.min(deficit, pool.payable(state.timeNs));
        final long commonPaid = Math.min(deficit - fundPaid, pools.tranche(pool));
        final long rest = deficit - fundPaid - commonPaid;
        final List<Winner> winners =
            rest > 0 && pool.lossRule() == LossRule.HAIRCUT ? winners(pool.id) : List.of();
        final long positivePnl = total(winners);
        final long winnersPaid = Math.min(rest, positivePnl);
        final HaircutReason reason = rest == 0 ? HaircutReason.NONE : bound;
        pool.trancheDrawn += commonPaid;
        pool.deficits = saturatedSum(pool.deficits, deficit);
        pool.fundPaid = saturatedSum(pool.fundPaid, fundPaid);
        pool.winnersPaid = saturatedSum(pool.winnersPaid, winnersPaid);
        pool.uncovered = saturatedSum(pool.uncovered, rest - winnersPaid);
        pool.carried = saturatedSum(pool.carried, rest - winnersPaid);
        events.send(new LossAllocatedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
            .riskPool(pool.id).lossRule(pool.lossRule()).reason(reason).winners(winners.size())
            .deficit(deficit).fundPaid(fundPaid).commonPaid(commonPaid).winnersPaid(winnersPaid)
            .uncovered(rest - winnersPaid).positivePnl(positivePnl).fundBefore(fundBefore).fundPeak(peak)
            .trancheDrawn(pool.trancheDrawn).encodedLength());
        payFromFunds(pool, fundPaid, commonPaid);
        if (winnersPaid > 0)
        {
            cut(pool, winners, winnersPaid, reason);
        }
    }

    private void payFromFunds(final NaivePool pool, final long fundPaid, final long commonPaid)
    {
        final NaiveMarginAccount backstop = state.backstop(pool.id).cross;
        if (fundPaid > 0)
        {
            pool.earn(-fundPaid, state.timeNs);
            backstop.addBalance(NaiveAsset.NUMERAIRE, fundPaid);
            pools.tell(pool, FundCause.LOSS, -fundPaid);
        }
        if (commonPaid > 0)
        {
            state.commonFund.cross.addBalance(NaiveAsset.NUMERAIRE, -commonPaid);
            backstop.addBalance(NaiveAsset.NUMERAIRE, commonPaid);
            pools.tellCommon(pool.id, FundCause.TRANCHE, -commonPaid);
        }
    }

    /**
     * R7.5.
     */
    private void cut(
        final NaivePool pool, final List<Winner> winners, final long winnersPaid, final HaircutReason reason)
    {
        final List<Long> weights = new ArrayList<>();
        winners.forEach(winner -> weights.add(winner.positivePnl()));
        final long[] parts = NaiveShares.split(winnersPaid, weights);
        final NaiveMarginAccount backstop = state.backstop(pool.id).cross;
        for (int i = 0; i < parts.length; i++)
        {
            final Winner winner = winners.get(i);
            if (parts[i] > 0)
            {
                winner.owner().addBalance(NaiveAsset.NUMERAIRE, -parts[i]);
                backstop.addBalance(NaiveAsset.NUMERAIRE, parts[i]);
                state.isAnybodyTouched = true;
                events.send(new HaircutAppliedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
                    .account(winner.owner().account.id).scope(winner.owner().scope).riskPool(pool.id)
                    .reason(reason).rank(rank(winners, winner.owner())).winners(winners.size())
                    .haircut(parts[i]).positivePnl(winner.positivePnl()).deficit(winnersPaid)
                    .totalPositivePnl(total(winners)).equityNoHaircut(winner.equityRaw()).encodedLength());
            }
        }
    }
}
