package io.plimsoll.core.naive;

import io.plimsoll.core.message.AuctionPhase;

/**
 * A running auction with its clock (R6.14).
 */
final class NaiveAuction
{
    final long id;
    final NaiveMarginAccount owner;
    final NaivePool pool;
    /**
     * As they were at the start.
     */
    final NaiveAuctionRules rules;
    boolean isSolvent;
    int resets;
    /**
     * Paid in by takers, at the price of then.
     */
    long reserve;

    private boolean isPaused;
    /**
     * Time on the clock when it last began to run or stopped.
     */
    private long elapsedNs;
    private long sinceNs;

    NaiveAuction(final long id, final NaiveMarginAccount owner, final NaivePool pool)
    {
        this.id = id;
        this.owner = owner;
        this.pool = pool;
        this.rules = pool.auctionRules;
    }

    AuctionPhase phase()
    {
        return isSolvent ? AuctionPhase.SOLVENT : AuctionPhase.INSOLVENT;
    }

    boolean isPaused()
    {
        return isPaused;
    }

    long elapsedNs(final long timeNs)
    {
        return isPaused ? elapsedNs : elapsedNs + timeNs - sinceNs;
    }

    /**
     * Sets the clock, and the deadline of the margin account with it.
     */
    void clock(final long newElapsedNs, final boolean isToPause, final long timeNs)
    {
        elapsedNs = newElapsedNs;
        isPaused = isToPause;
        sinceNs = timeNs;
        final long durationNs = isSolvent ? new NaiveCurve(rules).solventNs() : rules.insolventNs();
        owner.deadlineNs = isPaused ?
            NaiveMarginAccount.NO_DEADLINE : NaiveMath.saturatedSum(timeNs, durationNs - newElapsedNs);
    }

    /**
     * As events tell it: 0 while a halt stops the clock.
     */
    long deadlineNs()
    {
        return isPaused ? 0 : owner.deadlineNs;
    }
}
