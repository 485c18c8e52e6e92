package io.plimsoll.core.naive;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

import io.plimsoll.core.message.AuctionAssetMovedEncoder;
import io.plimsoll.core.message.AuctionEndCause;
import io.plimsoll.core.message.AuctionGoal;
import io.plimsoll.core.message.AuctionLotMovedEncoder;
import io.plimsoll.core.message.AuctionResetCause;
import io.plimsoll.core.message.AuctionTakenEncoder;
import io.plimsoll.core.message.FundCause;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.TakeAuctionDecoder;
import io.plimsoll.core.message.Zone;

import static io.plimsoll.core.naive.NaiveMath.big;
import static io.plimsoll.core.naive.NaiveMath.ceilPpm;

/**
 * Carries out bids, or undoes them (R6.15).
 */
final class NaiveBids
{
    private static final long MAX_PREMIUM = 100_000_000_000_000_000L;

    /**
     * What the trades of one leg realised.
     */
    private record Realised(long estateUnits, long takerUnits)
    {
    }

    private final NaiveState state;
    private final NaiveMargin margin;
    private final NaiveRows rows;
    private final NaivePools pools;
    private final NaiveAuctions auctions;
    private final NaiveEstates estates;
    private final NaiveEvents events;
    private NaiveLiquidation liquidation;

    NaiveBids(
        final NaiveState state,
        final NaiveMargin margin,
        final NaiveAuctions auctions,
        final NaiveEstates estates,
        final NaiveEvents events)
    {
        this.state = state;
        this.margin = margin;
        this.rows = new NaiveRows(state);
        this.pools = new NaivePools(state, events);
        this.auctions = auctions;
        this.estates = estates;
        this.events = events;
    }

    /**
     * Who gives accounts back.
     */
    void liquidation(final NaiveLiquidation accounts)
    {
        liquidation = accounts;
    }

    Reason take(final TakeAuctionDecoder command)
    {
        final int scope = command.scope();
        final boolean isCross = scope == NaiveMarginAccount.CROSS;
        final NaiveAccount taker = state.accounts.get(command.taker());
        final NaiveAccount account = state.accounts.get(command.account());
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(command.fractionE9(), 1, NaiveCurve.E9)
            .range(command.minPremium(), -MAX_PREMIUM, MAX_PREMIUM)
            .when(!isCross && !state.instruments.containsKey(scope), Reason.UNKNOWN_INSTRUMENT)
            .when(taker == null || account == null, Reason.UNKNOWN_ACCOUNT);
        if (!verdict.isClear())
        {
            return verdict.reason();
        }
        final NaiveMarginAccount estate = isCross ? account.cross : account.isolated(scope);
        final NaiveAuction auction = estate == null ? null : estate.auction;
        verdict
            .when(!taker.isCustomer(), Reason.WRONG_ACCOUNT_KIND)
            .when(auction != null && isIsolatedInALeg(taker, estate), Reason.WRONG_MARGIN_MODE)
            .when(taker.cross.zone == Zone.LIQUIDATING || taker.cross.isEstate(), Reason.IN_LIQUIDATION)
            .when(auction == null, Reason.NO_AUCTION)
            .when(taker == account, Reason.OWN_ESTATE);
        if (!verdict.isClear())
        {
            return verdict.reason();
        }
        if (auctions.isSolvent(auction) != auction.isSolvent)
        {
            auctions.reset(auction, auction.isSolvent ? AuctionResetCause.INSOLVENT : AuctionResetCause.SOLVENT);
            return null;
        }
        return decide(
            new NaiveBid(state, margin, auction, taker.cross, command.fractionE9()), command.minPremium(), verdict);
    }

    private static boolean isIsolatedInALeg(final NaiveAccount taker, final NaiveMarginAccount estate)
    {
        return estate.positions().stream().anyMatch(leg -> taker.isolated(leg.instrument.id) != null);
    }

    /**
     * Everything is tried out first; a bid that is refused leaves no trace.
     */
    private Reason decide(final NaiveBid bid, final long minPremium, final NaiveVerdict verdict)
    {
        final NaiveMarginAccount estate = bid.auction.owner;
        verdict
            .when(!isRoom(bid), Reason.TABLE_FULL)
            .when(bid.isBelowLeastTake(), Reason.BELOW_LEAST_TAKE)
            .when(bid.premium < minPremium, Reason.PREMIUM_BELOW_LIMIT)
            .when(!bid.isWithin(state.capacity), Reason.CAPACITY_EXHAUSTED)
            .when(!state.pricing.holds.isUsable(estate, state.actions.settle()), Reason.PRICE_NOT_USABLE)
            .when(state.pricing.pulls.isTouching(estate, bid.taker.account.id), Reason.COOL_OFF);
        final NaiveMarginAccount takerBefore = bid.taker.copy();
        final NaiveMarginAccount estateBefore = estate.copy();
        final TreeMap<Integer, BigInteger> dustBefore = new TreeMap<>();
        state.assets.values().forEach(asset -> dustBefore.put(asset.id, asset.dust));
        final Map<Integer, Realised> realised = move(bid);
        verdict
            .when(isBeyondPosition(bid, takerBefore), Reason.POSITION_LIMIT)
            .when(isBeyondBalance(bid), Reason.BALANCE_LIMIT);
        if (verdict.isClear())
        {
            verdict.when(
                margin.equityInitial(bid.taker) < margin.initial(bid.taker), Reason.INSUFFICIENT_MARGIN);
        }
        if (verdict.isClear())
        {
            carryOut(bid, realised);
        }
        else
        {
            bid.taker.takeNumbers(takerBefore);
            estate.takeNumbers(estateBefore);
            state.assets.values().forEach(asset -> asset.dust = dustBefore.get(asset.id));
        }
        return verdict.reason();
    }

    /**
     * Lots at the mark, assets at their price, and the premium (what the fund pays of it is not taken from it yet).
     */
    private Map<Integer, Realised> move(final NaiveBid bid)
    {
        final NaiveMarginAccount estate = bid.auction.owner;
        final Map<Integer, Realised> realised = new TreeMap<>();
        bid.lots.forEach((instrument, lots) ->
        {
            final BigInteger takerCost = instrument.cost(lots, instrument.mark);
            final BigInteger estateCost = instrument.cost(-lots, instrument.mark);
            final NaiveAsset asset = instrument.settleAsset;
            final long takerUnits = bid.taker.trade(instrument, lots, takerCost.longValueExact());
            final long estateUnits = estate.trade(instrument, -lots, estateCost.longValueExact());
            asset.dust = asset.dust.add(takerCost).add(estateCost);
            realised.put(instrument.id, new Realised(estateUnits, takerUnits));
        });
        bid.units.forEach((asset, units) ->
        {
            pass(estate, bid.taker, asset.id, units);
            pass(bid.taker, estate, NaiveAsset.NUMERAIRE, bid.price(asset));
        });
        bid.taker.addBalance(NaiveAsset.NUMERAIRE, bid.premium);
        if (bid.auction.isSolvent)
        {
            estate.addBalance(NaiveAsset.NUMERAIRE, -bid.premium);
        }
        return realised;
    }

    private static void pass(
        final NaiveMarginAccount from, final NaiveMarginAccount to, final int asset, final long units)
    {
        from.addBalance(asset, -units);
        to.addBalance(asset, units);
    }

    private boolean isRoom(final NaiveBid bid)
    {
        int positions = 0;
        for (final NaiveInstrument instrument : bid.lots.keySet())
        {
            positions += rows.hasPositionRow(bid.taker, instrument) ? 0 : 1;
        }
        int balances = 0;
        for (final NaiveAsset asset : bid.assets())
        {
            balances += rows.hasBalanceRow(bid.taker, asset.id) ? 0 : 1;
        }
        return positions <= rows.freePositionRows() && balances <= rows.freeBalanceRows();
    }

    private static boolean isBeyondPosition(final NaiveBid bid, final NaiveMarginAccount before)
    {
        return bid.lots.keySet().stream().anyMatch(instrument ->
        {
            final long size = Math.absExact(bid.taker.lots(instrument));
            return size > Math.absExact(before.lots(instrument)) && size > instrument.maxPositionLots;
        });
    }

    private boolean isBeyondBalance(final NaiveBid bid)
    {
        final NaiveAsset numeraire = state.assets.get(NaiveAsset.NUMERAIRE);
        return isBeyond(bid.taker, numeraire) || bid.assets().stream().anyMatch(asset -> isBeyond(bid.taker, asset));
    }

    private static boolean isBeyond(final NaiveMarginAccount owner, final NaiveAsset asset)
    {
        return !NaiveFunds.isWithinBounds(asset, big(owner.balance(asset.id)));
    }

    private void carryOut(final NaiveBid bid, final Map<Integer, Realised> realised)
    {
        final NaiveAuction auction = bid.auction;
        final long fundPaid = auction.isSolvent ? 0 : bid.premium;
        bid.lots.keySet().forEach(instrument -> state.capacity.charge(instrument, bid.notional(instrument)));
        tell(bid, realised, fundPaid);
        if (fundPaid > 0)
        {
            auction.pool.earn(-fundPaid, state.timeNs);
            pools.tell(auction.pool, FundCause.AUCTION_PREMIUM, -fundPaid);
        }
        if (auction.isSolvent)
        {
            auction.reserve = Math.addExact(auction.reserve, bid.paidIn());
        }
        endIfDone(auction);
        auctions.lookAtClocks();
    }

    private void endIfDone(final NaiveAuction auction)
    {
        final NaiveMarginAccount estate = auction.owner;
        final long target = ceilPpm(margin.maintenance(estate), state.levels.liquidationExitPpm());
        final boolean isRestored = auction.rules.goal() == AuctionGoal.RESTORE && auction.isSolvent &&
            margin.equity(estate) >= target;
        if (isRestored)
        {
            auctions.end(auction, AuctionEndCause.RESTORED);
            liquidation.restore(estate);
        }
        else if (!estate.isForSale())
        {
            auctions.end(auction, AuctionEndCause.SOLD);
            estates.settle(estate, auction.pool);
        }
    }

    private void tell(final NaiveBid bid, final Map<Integer, Realised> realised, final long fundPaid)
    {
        final NaiveAuction auction = bid.auction;
        final NaiveMarginAccount estate = auction.owner;
        events.send(new AuctionTakenEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
            .account(estate.account.id).scope(estate.scope).auction(auction.id).taker(bid.taker.account.id)
            .phase(auction.phase()).wantedE9(bid.wanted).fractionE9(bid.fraction).factorE9(bid.factor)
            .elapsedNs(bid.elapsedNs).equityNoHaircut(bid.equityRaw).reserve(bid.reserve)
            .maintenanceMargin(bid.maintenance).notional(bid.notional()).premium(bid.premium)
            .fundPaid(fundPaid).encodedLength());
        bid.lots.forEach((instrument, lots) ->
            events.send(new AuctionLotMovedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
                .account(estate.account.id).scope(estate.scope).auction(auction.id).taker(bid.taker.account.id)
                .instrument(instrument.id).lots(lots).markPrice(instrument.mark)
                .estateLots(estate.lots(instrument)).estateRealisedUnits(realised.get(instrument.id).estateUnits())
                .takerLots(bid.taker.lots(instrument))
                .takerRealisedUnits(realised.get(instrument.id).takerUnits()).encodedLength()));
        bid.units.forEach((asset, units) ->
            events.send(new AuctionAssetMovedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
                .account(estate.account.id).scope(estate.scope).auction(auction.id).taker(bid.taker.account.id)
                .asset(asset.id).amountUnits(units).paid(bid.price(asset)).encodedLength()));
    }
}
