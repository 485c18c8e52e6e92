package io.plimsoll.core.naive;

import java.math.BigInteger;

import static io.plimsoll.core.naive.NaiveMath.PPM;
import static io.plimsoll.core.naive.NaiveMath.big;
import static io.plimsoll.core.naive.NaiveMath.ceilDiv;
import static io.plimsoll.core.naive.NaiveMath.ceilMulDiv;
import static io.plimsoll.core.naive.NaiveMath.ceilPpm;
import static io.plimsoll.core.naive.NaiveMath.floorDiv;
import static io.plimsoll.core.naive.NaiveMath.floorMulDiv;

/**
 * Which leg a liquidation closes, how much of it, and at what price at worst (R6.2 to R6.4, R6.11).
 */
final class NaiveSlice
{
    private final NaiveState state;
    private final NaiveMargin margin;

    NaiveSlice(final NaiveState state, final NaiveMargin margin)
    {
        this.state = state;
        this.margin = margin;
    }

    /**
     * The leg that names the estate's pool (R6.8), null without a position.
     */
    static NaivePosition largestLeg(final NaiveMarginAccount owner)
    {
        return largest(owner, true);
    }

    /**
     * R6.2: halted ones are not sliced. Null if there is none.
     */
    static NaivePosition largestTradedLeg(final NaiveMarginAccount owner)
    {
        return largest(owner, false);
    }

    private static NaivePosition largest(final NaiveMarginAccount owner, final boolean isHaltedToo)
    {
        NaivePosition leg = null;
        long largest = -1;
        for (final NaivePosition position : owner.positions())
        {
            final long maintenance = position.instrument.maintenance(position.lots, position.instrument.mark);
            if (maintenance > largest && (isHaltedToo || !position.instrument.isHalted()))
            {
                leg = position;
                largest = maintenance;
            }
        }
        return leg;
    }

    /**
     * R6.3.
     */
    long lots(final NaiveMarginAccount owner, final NaivePosition leg, final int targetPpm)
    {
        final long all = Math.absExact(leg.lots);
        if (above(owner, leg, all, targetPpm) < 0)
        {
            return all;
        }
        long low = 0;
        long high = all;
        while (high - low > 1)
        {
            final long middle = (low + high) >>> 1;
            if (above(owner, leg, middle, targetPpm) >= 0)
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }
        final NaiveInstrument instrument = leg.instrument;
        final boolean isRestDust =
            instrument.notional(all - high, instrument.mark) < instrument.terms.dustNotional();
        return isRestDust ? all : high;
    }

    /**
     * g of R6.3.
     */
    long above(
        final NaiveMarginAccount owner, final NaivePosition leg, final long closedLots, final int targetPpm)
    {
        final NaiveInstrument instrument = leg.instrument;
        final NaiveTerms terms = instrument.terms;
        final long rest = Math.absExact(leg.lots) - closedLots;
        final long fees = ceilPpm(
            instrument.notional(closedLots, instrument.mark), terms.takerFeePpm() + terms.liquidationFeePpm());
        final long maintenance = margin.maintenance(owner) -
            instrument.maintenance(leg.lots, instrument.mark) + instrument.maintenance(rest, instrument.mark);
        final long target = ceilPpm(maintenance, targetPpm);
        return Math.subtractExact(Math.subtractExact(margin.equity(owner), fees), target);
    }

    /**
     * Bankruptcy price of a leg that is sliced: with several legs each has its share of the equity (R6.10). 0 for none.
     */
    long bankruptcyPrice(final NaiveMarginAccount owner, final NaivePosition leg)
    {
        final long equityRaw = margin.equityRaw(owner);
        if (!state.rules.isLeastCost())
        {
            return bankruptcyPrice(leg, equityRaw);
        }
        final long maintenance = margin.maintenance(owner);
        return bankruptcyPrice(leg, maintenance == 0 ? 0 : NaiveMath.floorMulDiv(
            equityRaw, leg.instrument.maintenance(leg.lots, leg.instrument.mark), maintenance));
    }

    /**
     * Bankruptcy price of R6.4, 0 for none.
     */
    static long bankruptcyPrice(final NaivePosition leg, final long equityRaw)
    {
        final NaiveInstrument instrument = leg.instrument;
        final NaiveAsset asset = instrument.settleAsset;
        final BigInteger slack =
            floorDiv(big(equityRaw).multiply(big(asset.unitsPerWhole)), big(asset.price));
        final BigInteger price = instrument.isInverse() ?
            inverseBankruptcy(leg, slack) : linearBankruptcy(leg, slack);
        final boolean isPrice = price.signum() > 0 && price.compareTo(big(instrument.maxPrice)) <= 0;
        return isPrice ? price.longValueExact() : 0;
    }

    private static BigInteger linearBankruptcy(final NaivePosition leg, final BigInteger slack)
    {
        final BigInteger mark = big(leg.instrument.mark);
        final BigInteger move = floorDiv(slack, big(leg.lots).abs().multiply(big(leg.instrument.tickUnits())));
        return leg.lots > 0 ? mark.subtract(move) : mark.add(move);
    }

    private static BigInteger inverseBankruptcy(final NaivePosition leg, final BigInteger slack)
    {
        final BigInteger coins = big(leg.lots).abs().multiply(big(leg.instrument.coinConstant()));
        final BigInteger mark = big(leg.instrument.mark);
        final boolean isLong = leg.lots > 0;
        final BigInteger divisor = isLong ?
            ceilDiv(coins, mark).add(slack) : floorDiv(coins, mark).subtract(slack);
        if (divisor.signum() <= 0)
        {
            return BigInteger.ZERO;
        }
        return isLong ? ceilDiv(coins, divisor) : floorDiv(coins, divisor);
    }

    /**
     * Limit of R6.4 and, if there is such a rule, R6.11.
     *
     * @param bankruptcyPrice 0 for none.
     */
    long limit(final NaiveMarginAccount owner, final NaivePosition leg, final long bankruptcyPrice)
    {
        final long limit = limit(leg, bankruptcyPrice);
        final long fillable = state.rules.adjustmentPpm() > 0 ? bankruptcyPrice(leg, closingCost(owner, leg)) : 0;
        if (fillable == 0)
        {
            return limit;
        }
        return leg.lots > 0 ? Math.max(limit, fillable) : Math.min(limit, fillable);
    }

    /**
     * Most that closing the whole leg may cost, in money (R6.11).
     */
    private long closingCost(final NaiveMarginAccount owner, final NaivePosition leg)
    {
        final long maintenance = margin.maintenance(owner);
        if (maintenance == 0)
        {
            return 0;
        }
        final BigInteger missing = big(maintenance).subtract(big(margin.equity(owner)));
        final BigInteger adjusted =
            floorDiv(missing.multiply(big(state.rules.adjustmentPpm())), big(maintenance));
        final long badness = adjusted.max(BigInteger.ZERO).min(big(PPM)).longValueExact();
        final long spread = floorMulDiv(badness, state.rules.spreadPpm(), PPM);
        return floorMulDiv(spread, leg.instrument.maintenance(leg.lots, leg.instrument.mark), PPM);
    }

    /**
     * Limit of R6.4 for closing a leg.
     *
     * @param bankruptcyPrice 0 for none.
     */
    static long limit(final NaivePosition leg, final long bankruptcyPrice)
    {
        final NaiveInstrument instrument = leg.instrument;
        final long band = instrument.terms.priceBandPpm();
        if (leg.lots > 0)
        {
            return Math.max(Math.max(bankruptcyPrice, ceilMulDiv(instrument.mark, PPM - band, PPM)), 1);
        }
        final long highest = Math.min(floorMulDiv(instrument.mark, PPM + band, PPM), instrument.maxPrice);
        return bankruptcyPrice == 0 ? highest : Math.min(bankruptcyPrice, highest);
    }
}
