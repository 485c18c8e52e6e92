package io.plimsoll.node.crash.record;

import io.plimsoll.core.message.LossRule;
import io.plimsoll.node.crash.book.Books;
import io.plimsoll.node.crash.market.CrashMarket;
import io.plimsoll.node.crash.population.Crowd;

/**
 * One run of a day under one rule.
 *
 * @param market   that was played.
 * @param crowd    that traded.
 * @param lossRule of all pools.
 * @param record   what happened.
 * @param books    what everybody holds at the end.
 * @param start    equity by role when all positions were open.
 * @param commands that were sent.
 * @param bids     that were sent in auctions.
 * @param wallNs   time it took.
 */
public record CrashRun(
    CrashMarket market,
    Crowd crowd,
    LossRule lossRule,
    CrashRecord record,
    Books books,
    RoleSums start,
    long commands,
    long bids,
    long wallNs)
{
    /**
     * Accounts of the crowd that were liquidated or taken over.
     *
     * @return the number.
     */
    public long liquidatedAccounts()
    {
        return record.losses().all().stream()
            .filter(loss -> loss.isLiquidated() && loss.account() <= crowd.accounts().size()).count();
    }

    /**
     * Whether everything holds that must: money, contracts and deficits add up and the core refused nothing but bids.
     *
     * @return true if so.
     */
    public boolean isSound()
    {
        return record.tally().takenLessOwedMicros() == 0 && record.audit().isConserved() &&
            record.refused().others() == 0 && isPoolsAgreed();
    }

    /**
     * Whether the core's own sums per pool are those that the events add up to.
     *
     * @return true if so.
     */
    public boolean isPoolsAgreed()
    {
        final Tally tally = record.tally();
        long owed = 0;
        long byWinners = 0;
        long uncovered = 0;
        for (final PoolState pool : record.pools())
        {
            owed += pool.deficits();
            byWinners += pool.winnersPaid();
            uncovered += pool.uncovered();
        }
        return owed == tally.total(Count.OWED) && byWinners == tally.total(Count.BY_WINNERS) &&
            uncovered == tally.total(Count.UNCOVERED);
    }
}
