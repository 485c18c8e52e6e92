package io.plimsoll.core.naive;

import io.plimsoll.core.message.AuctionCurve;
import io.plimsoll.core.message.AuctionEndCause;
import io.plimsoll.core.message.AuctionEndedEncoder;
import io.plimsoll.core.message.AuctionGoal;
import io.plimsoll.core.message.AuctionPausedEncoder;
import io.plimsoll.core.message.AuctionResetCause;
import io.plimsoll.core.message.AuctionResetEncoder;
import io.plimsoll.core.message.AuctionStartedEncoder;
import io.plimsoll.core.message.Flag;

import static io.plimsoll.core.naive.NaiveMath.big;

/**
 * Auctions from their start to their end (R6.13, R6.14).
 */
final class NaiveAuctions
{
    private static final int MOST_AUCTIONS = 65_536;

    private final NaiveState state;
    private final NaiveMargin margin;
    private final NaiveEstates estates;
    private final NaiveEvents events;
    private NaiveLiquidation liquidation;

    NaiveAuctions(
        final NaiveState state, final NaiveMargin margin, final NaiveEstates estates, final NaiveEvents events)
    {
        this.state = state;
        this.margin = margin;
        this.estates = estates;
        this.events = events;
    }

    /**
     * An estate is offered, or settled at once (R6.13).
     */
    void offer(final NaiveMarginAccount owner, final NaivePool pool)
    {
        final boolean isCurve = pool.auctionRules != null && pool.auctionRules.curve() != AuctionCurve.NONE;
        if (isCurve && owner.isForSale() && running() < Math.min(MOST_AUCTIONS, state.limits.maxMarginAccounts()))
        {
            start(owner, pool);
        }
        else
        {
            estates.settle(owner, pool);
        }
    }

    /**
     * The deadline of an auction is due.
     */
    void expire(final NaiveMarginAccount owner)
    {
        final NaiveAuction auction = owner.auction;
        final long target = NaiveMath.ceilPpm(margin.maintenance(owner), state.levels.liquidationExitPpm());
        if (auction.rules.goal() == AuctionGoal.RESTORE && isSolvent(auction) && margin.equity(owner) >= target)
        {
            end(auction, AuctionEndCause.RESTORED);
            liquidation.restore(owner);
        }
        else if (auction.resets < auction.rules.maxResets())
        {
            auction.resets++;
            reset(auction, AuctionResetCause.EXPIRED);
        }
        else
        {
            end(auction, AuctionEndCause.EXPIRED);
            estates.settle(owner, auction.pool);
        }
    }

    void liquidation(final NaiveLiquidation newLiquidation)
    {
        liquidation = newLiquidation;
    }

    /**
     * The phase is decided again, and the clock begins again.
     */
    void reset(final NaiveAuction auction, final AuctionResetCause cause)
    {
        auction.isSolvent = isSolvent(auction);
        auction.clock(0, isHalted(auction.owner), state.timeNs);
        events.send(new AuctionResetEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
            .account(auction.owner.account.id).scope(auction.owner.scope).auction(auction.id)
            .cause(cause).phase(auction.phase()).resets(auction.resets)
            .equityNoHaircut(margin.equityRaw(auction.owner)).reserve(auction.reserve)
            .maintenanceMargin(margin.maintenance(auction.owner)).deadlineNs(auction.deadlineNs())
            .encodedLength());
    }

    void end(final NaiveAuction auction, final AuctionEndCause cause)
    {
        auction.owner.auction = null;
        auction.owner.deadlineNs = NaiveMarginAccount.NO_DEADLINE;
        events.send(new AuctionEndedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
            .account(auction.owner.account.id).scope(auction.owner.scope).auction(auction.id)
            .cause(cause).resets(auction.resets).reserve(auction.reserve)
            .equityNoHaircut(margin.equityRaw(auction.owner))
            .maintenanceMargin(margin.maintenance(auction.owner)).encodedLength());
    }

    /**
     * Whether the estate has more than what was paid in for it.
     */
    boolean isSolvent(final NaiveAuction auction)
    {
        return big(margin.equityRaw(auction.owner)).compareTo(big(auction.reserve)) >= 0;
    }

    /**
     * Clocks that a halt stops or lets go on, by account id and scope.
     */
    void lookAtClocks()
    {
        for (final NaiveMarginAccount owner : state.marginAccounts())
        {
            final NaiveAuction auction = owner.auction;
            if (auction != null && auction.isPaused() != isHalted(owner))
            {
                auction.clock(auction.elapsedNs(state.timeNs), isHalted(owner), state.timeNs);
                events.send(new AuctionPausedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
                    .account(owner.account.id).scope(owner.scope).auction(auction.id)
                    .paused(auction.isPaused() ? Flag.YES : Flag.NO)
                    .elapsedNs(auction.elapsedNs(state.timeNs)).deadlineNs(auction.deadlineNs()).encodedLength());
            }
        }
    }

    private void start(final NaiveMarginAccount owner, final NaivePool pool)
    {
        state.auctionsStarted++;
        final NaiveAuction auction = new NaiveAuction(state.auctionsStarted, owner, pool);
        owner.auction = auction;
        auction.isSolvent = isSolvent(auction);
        auction.clock(0, isHalted(owner), state.timeNs);
        final NaiveAuctionRules rules = auction.rules;
        events.send(new AuctionStartedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
            .account(owner.account.id).scope(owner.scope).auction(auction.id).riskPool(pool.id)
            .phase(auction.phase()).curve(rules.curve()).goal(rules.goal()).maxResets(rules.maxResets())
            .startPpm(rules.startPpm()).cutPpm(rules.cutPpm()).cuspPpm(rules.cuspPpm())
            .maxDiscountPpm(rules.maxDiscountPpm()).minTakePpm(rules.minTakePpm())
            .stepNs(rules.stepNs()).tailNs(rules.tailNs()).insolventNs(rules.insolventNs())
            .equityNoHaircut(margin.equityRaw(owner)).maintenanceMargin(margin.maintenance(owner))
            .deadlineNs(auction.deadlineNs()).encodedLength());
    }

    private int running()
    {
        int running = 0;
        for (final NaiveMarginAccount owner : state.marginAccounts())
        {
            running += owner.auction == null ? 0 : 1;
        }
        return running;
    }

    private static boolean isHalted(final NaiveMarginAccount owner)
    {
        return owner.positions().stream().anyMatch(position -> position.instrument.isHalted());
    }
}
