package io.plimsoll.core.naive;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.plimsoll.core.message.AuctionGoal;

import static io.plimsoll.core.naive.NaiveCurve.E9;
import static io.plimsoll.core.naive.NaiveMath.big;
import static io.plimsoll.core.naive.NaiveMath.ceilDiv;
import static io.plimsoll.core.naive.NaiveMath.ceilMulDiv;
import static io.plimsoll.core.naive.NaiveMath.ceilPpm;
import static io.plimsoll.core.naive.NaiveMath.floorDiv;
import static io.plimsoll.core.naive.NaiveMath.floorMulDiv;

/**
 * What a bid takes and what it is paid for it, on the estate as it is (R6.15).
 */
final class NaiveBid
{
    private static final BigInteger E18 = BigInteger.TEN.pow(18);

    final NaiveAuction auction;
    final NaiveMarginAccount taker;
    final long wanted;
    /**
     * Taken, in parts of 10^9.
     */
    final long fraction;
    /**
     * Largest that the goal allows.
     */
    final long mostFraction;
    final long elapsedNs;
    /**
     * 0 when insolvent.
     */
    final long factor;
    final long equityRaw;
    final long maintenance;
    final long reserve;
    /**
     * To the taker.
     */
    final long premium;
    /**
     * Lots that leave the estate, signed as they were in it, by instrument; only where there are any.
     */
    final Map<NaiveInstrument, Long> lots = new TreeMap<>((a, b) -> Integer.compare(a.id, b.id));
    /**
     * Units that leave the estate by asset; only where there are any.
     */
    final Map<NaiveAsset, Long> units = new TreeMap<>((a, b) -> Integer.compare(a.id, b.id));

    NaiveBid(
        final NaiveState state,
        final NaiveMargin margin,
        final NaiveAuction auction,
        final NaiveMarginAccount taker,
        final long wanted)
    {
        this.auction = auction;
        this.taker = taker;
        this.wanted = wanted;
        final NaiveMarginAccount estate = auction.owner;
        final long equity = margin.equity(estate);
        elapsedNs = auction.elapsedNs(state.timeNs);
        equityRaw = margin.equityRaw(estate);
        maintenance = margin.maintenance(estate);
        reserve = auction.reserve;
        factor = auction.isSolvent ?
            new NaiveCurve(auction.rules).factor(elapsedNs, equity, maintenance) : 0;
        final boolean isRestoring = auction.isSolvent && auction.rules.goal() == AuctionGoal.RESTORE;
        mostFraction = isRestoring ?
            restoring(ceilPpm(maintenance, state.levels.liquidationExitPpm()) - equity) : E9;
        fraction = Math.min(wanted, mostFraction);
        premium = auction.isSolvent ? solventPremium() : insolventPremium(state);
        final boolean isLargest = isRestoring && fraction == mostFraction;
        takeLots(estate, isLargest);
        takeUnits(state, estate, isLargest);
    }

    /**
     * f_max: as much as brings the account to its target.
     */
    private long restoring(final long missing)
    {
        final BigInteger lacking = big(Math.max(1, missing));
        final BigInteger paid = floorDiv(big(equityRaw).multiply(big(factor)), big(E9));
        final BigInteger kept = floorDiv(big(reserve).multiply(big(E9 - factor)), big(E9));
        final BigInteger whole = lacking.add(paid.add(kept).max(BigInteger.ZERO));
        return ceilDiv(lacking.multiply(big(E9)), whole).min(big(E9)).longValueExact();
    }

    boolean isBelowLeastTake()
    {
        return fraction < auction.rules.minTakePpm() * 1000L && fraction < mostFraction ||
            lots.isEmpty() && units.isEmpty();
    }

    private long solventPremium()
    {
        final BigInteger rest = big(equityRaw).subtract(big(reserve));
        return floorDiv(rest.multiply(big(fraction)).multiply(big(E9 - factor)), E18).longValueExact();
    }

    private long insolventPremium(final NaiveState state)
    {
        final long insolventNs = auction.rules.insolventNs();
        final BigInteger risen = big(fraction).multiply(big(maintenance))
            .multiply(big(Math.min(elapsedNs, insolventNs)));
        return floorDiv(risen, big(insolventNs).multiply(big(E9)))
            .min(big(auction.pool.payable(state.timeNs))).longValueExact();
    }

    /**
     * The largest bid that the goal allows is rounded up, so that it reaches the goal.
     */
    private void takeLots(final NaiveMarginAccount estate, final boolean isLargest)
    {
        for (final NaivePosition leg : estate.positions())
        {
            final NaiveInstrument instrument = leg.instrument;
            final long size = Math.absExact(leg.lots);
            long taken = isLargest ? ceilMulDiv(size, fraction, E9) : floorMulDiv(size, fraction, E9);
            if (auction.rules.goal() == AuctionGoal.SELL_ALL &&
                instrument.notional(size - taken, instrument.mark) < instrument.terms.dustNotional())
            {
                taken = size;
            }
            if (taken > 0)
            {
                lots.put(instrument, Long.signum(leg.lots) * taken);
            }
        }
    }

    private void takeUnits(final NaiveState state, final NaiveMarginAccount estate, final boolean isLargest)
    {
        for (final int asset : estate.heldAssets())
        {
            final long balance = estate.balance(asset);
            final long size = isLargest ?
                ceilMulDiv(Math.absExact(balance), fraction, E9) : floorMulDiv(Math.absExact(balance), fraction, E9);
            final long taken = Long.signum(balance) * size;
            if (asset != NaiveAsset.NUMERAIRE && taken != 0)
            {
                units.put(state.assets.get(asset), taken);
            }
        }
    }

    /**
     * At the mark.
     */
    long notional(final NaiveInstrument instrument)
    {
        return instrument.notional(lots.get(instrument), instrument.mark);
    }

    /**
     * Of all lots taken.
     */
    long notional()
    {
        long sum = 0;
        for (final NaiveInstrument instrument : lots.keySet())
        {
            sum = NaiveMath.saturatedSum(sum, notional(instrument));
        }
        return sum;
    }

    boolean isWithin(final NaiveCapacity capacity)
    {
        boolean isWithin = lots.isEmpty() || notional() <= capacity.leftOfVenue();
        for (final NaiveInstrument instrument : lots.keySet())
        {
            isWithin &= notional(instrument) <= capacity.left(instrument);
        }
        return isWithin;
    }

    /**
     * What the taker pays for units of an asset; negative: what he gets for taking a debt.
     */
    long price(final NaiveAsset asset)
    {
        final long taken = units.get(asset);
        return taken > 0 ? asset.roundedUpValue(big(taken)) : -asset.rawValue(big(taken).negate());
    }

    /**
     * What the reserve grows by.
     */
    long paidIn()
    {
        final BigInteger part = floorDiv(big(equityRaw).subtract(big(reserve)).multiply(big(fraction)), big(E9));
        return floorDiv(part.multiply(big(factor)), big(E9)).longValueExact();
    }

    /**
     * Assets in which the taker's balance changes, or may.
     */
    List<NaiveAsset> assets()
    {
        final TreeMap<Integer, NaiveAsset> assets = new TreeMap<>();
        lots.keySet().forEach(instrument -> assets.put(instrument.settleAsset.id, instrument.settleAsset));
        units.keySet().forEach(asset -> assets.put(asset.id, asset));
        return new ArrayList<>(assets.values());
    }
}
