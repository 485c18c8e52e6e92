package io.plimsoll.core.liquidation;

import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.price.Market;

/**
 * How many lots of each leg to close so that a target is restored at least expected cost (rulebook R6.10).
 * <p>
 * Within one tier a lot of a leg frees margin, less its own fee, at one rate and costs its fee: a fractional knapsack,
 * solved by closing the best rate per fee first. A leg's tiers come in falling order by themselves, so the next best of
 * all is the best among the legs' present tiers, and nothing is sorted. Sizes are then found by bisection on the exact
 * rule with all its roundings. Pure: works on the account last evaluated, changes nothing.
 */
final class SlicePlan
{
    private static final int NO_LEG = -1;

    private final Valuation valuation;
    private final Market market;

    private final long[] lots;
    private final long[] fees;
    private final long[] margins;
    private final int[] tiers;
    private final long[] tierEnds;
    private final long[] releasedPpms;
    private final int[] touched;
    private int touchedCount;
    private int targetPpm;

    private int leg;
    private Instrument instrument;
    private long size;
    private long mark;
    private long settlePrice;
    private long otherFees;
    private long otherMargin;

    /**
     * Room for a leg per instrument.
     *
     * @param valuation      that has evaluated the account.
     * @param market         of prices.
     * @param maxInstruments most legs.
     */
    SlicePlan(final Valuation valuation, final Market market, final int maxInstruments)
    {
        this.valuation = valuation;
        this.market = market;
        lots = new long[maxInstruments];
        fees = new long[maxInstruments];
        margins = new long[maxInstruments];
        tiers = new int[maxInstruments];
        tierEnds = new long[maxInstruments];
        releasedPpms = new long[maxInstruments];
        touched = new int[maxInstruments];
    }

    /**
     * Lots to close of a leg.
     *
     * @param ofLeg index.
     * @return 0 up to the whole leg.
     */
    long lots(final int ofLeg)
    {
        return lots[ofLeg];
    }

    /**
     * Plan for the account last evaluated, whose equity is below the target.
     *
     * @param levelPpm target: multiple of maintenance margin.
     * @return true if the plan restores the target; false if nothing does, so that all that trades is closed.
     */
    boolean solve(final int levelPpm)
    {
        begin(levelPpm);
        if (!closeBest())
        {
            closeAll();
            return false;
        }
        trim();
        sweepDust();
        return true;
    }

    private void begin(final int levelPpm)
    {
        targetPpm = levelPpm;
        touchedCount = 0;
        for (int i = 0; i < valuation.legCount(); i++)
        {
            lots[i] = 0;
            fees[i] = 0;
            margins[i] = valuation.legMargin(i);
            tiers[i] = valuation.legInstrument(i).isHalted() ? NO_LEG : valuation.legTier(i);
            findTier(i);
        }
    }

    /**
     * Find the tier in which the next lot of a leg stands, if closing it helps.
     */
    private void findTier(final int i)
    {
        final Instrument contract = valuation.legInstrument(i);
        while (tiers[i] >= 0)
        {
            final int tier = tiers[i];
            final long end = tierEnd(i, contract, tier);
            if (end > lots[i])
            {
                final int ratePpm = contract.tiers().maintenancePpm(tier);
                releasedPpms[i] = WideMath.floorPpm(ratePpm, targetPpm) - contract.closingFeePpm();
                tierEnds[i] = end;
                // The tiers below free no more than this one.
                tiers[i] = releasedPpms[i] > 0 ? tier : NO_LEG;
                return;
            }
            tiers[i] = tier - 1;
        }
    }

    /**
     * Fewest lots that bring a leg down to the lower end of a tier.
     */
    private long tierEnd(final int i, final Instrument contract, final int tier)
    {
        final long whole = Math.abs(valuation.legLots(i));
        return tier == 0 ? whole : whole - contract.lotsWithin(
            contract.tiers().lower(tier), whole, market.mark(contract.id()),
            market.assetPrice(contract.settleAsset()));
    }

    private boolean closeBest()
    {
        for (int best = bestLeg(); best != NO_LEG; best = bestLeg())
        {
            lookAt(best);
            final long start = lots[best];
            final long end = tierEnds[best];
            if (start == 0)
            {
                touched[touchedCount++] = best;
            }
            if (isRestored(end))
            {
                close(smallest(start, end));
                return true;
            }
            close(end);
            tiers[best]--;
            findTier(best);
        }
        return false;
    }

    /**
     * Leg whose present tier frees most for its fee; the lowest instrument on ties.
     */
    private int bestLeg()
    {
        int best = NO_LEG;
        for (int i = 0; i < valuation.legCount(); i++)
        {
            if (tiers[i] >= 0 && (best == NO_LEG || isBetter(i, best)))
            {
                best = i;
            }
        }
        return best;
    }

    private boolean isBetter(final int a, final int b)
    {
        final long byA = releasedPpms[a] * valuation.legInstrument(b).closingFeePpm();
        final long byB = releasedPpms[b] * valuation.legInstrument(a).closingFeePpm();
        return byA != byB ? byA > byB : releasedPpms[a] > releasedPpms[b];
    }

    private void closeAll()
    {
        for (int i = 0; i < valuation.legCount(); i++)
        {
            lots[i] = valuation.legInstrument(i).isHalted() ? 0 : Math.abs(valuation.legLots(i));
        }
    }

    /**
     * What was closed early may not be needed for what was closed late, because whole lots and tiers overshoot.
     */
    private void trim()
    {
        for (int i = touchedCount - 1; i >= 0; i--)
        {
            lookAt(touched[i]);
            close(isRestored(0) ? 0 : smallest(0, lots[leg]));
        }
    }

    private void sweepDust()
    {
        for (int i = 0; i < touchedCount; i++)
        {
            lookAt(touched[i]);
            if (lots[leg] > 0 && instrument.notional(size - lots[leg], mark, settlePrice) < instrument.dustNotional())
            {
                lots[leg] = size;
            }
        }
    }

    private void lookAt(final int next)
    {
        leg = next;
        instrument = valuation.legInstrument(next);
        size = Math.abs(valuation.legLots(next));
        mark = market.mark(instrument.id());
        settlePrice = market.assetPrice(instrument.settleAsset());
        otherFees = 0;
        otherMargin = 0;
        for (int i = 0; i < valuation.legCount(); i++)
        {
            if (i != next)
            {
                otherFees = WideMath.addSaturated(otherFees, fees[i]);
                otherMargin = WideMath.addSaturated(otherMargin, margins[i]);
            }
        }
    }

    private void close(final long closed)
    {
        lots[leg] = closed;
        fees[leg] = fee(closed);
        margins[leg] = margin(closed);
    }

    private long fee(final long closed)
    {
        return WideMath.ceilPpm(instrument.notional(closed, mark, settlePrice), instrument.closingFeePpm());
    }

    private long margin(final long closed)
    {
        return instrument.tiers().maintenanceMargin(instrument.notional(size - closed, mark, settlePrice));
    }

    /**
     * Is the target met once so many lots of the leg looked at are closed, and of the others what is planned?
     */
    private boolean isRestored(final long closed)
    {
        final long allFees = WideMath.addSaturated(otherFees, fee(closed));
        final long target = WideMath.ceilPpm(WideMath.addSaturated(otherMargin, margin(closed)), targetPpm);
        return valuation.equity() >= WideMath.addSaturated(allFees, target);
    }

    /**
     * Fewest lots that restore, between some that do not and some that do.
     */
    private long smallest(final long notEnough, final long enough)
    {
        long low = notEnough;
        long high = enough;
        while (high - low > 1)
        {
            final long middle = low + high >>> 1;
            if (isRestored(middle))
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }
        return high;
    }
}
