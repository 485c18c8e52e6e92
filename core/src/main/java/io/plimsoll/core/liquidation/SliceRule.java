package io.plimsoll.core.liquidation;

import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.loss.BankruptcyPrice;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.price.Market;

/**
 * How many lots of a leg to close, and at what limit (rulebook R6.3, R6.4). The closed form for one tier ({@code
 * (target * MM - E) / (P * (target * mmr - fee))}, as Drift's) is tried first; it is taken if it is exact to the lot,
 * which the bisection that defines the rule would find too.
 */
final class SliceRule
{
    private static final int MILLION = 1_000_000;
    private static final int ROUNDINGS_OF_A_SIZE = 4;

    private final Valuation valuation;
    private final Market market;

    private int targetPpm;
    private Instrument instrument;
    private long size;
    private long mark;
    private long settlePrice;
    private long otherMargin;

    SliceRule(final Valuation valuation, final Market market)
    {
        this.valuation = valuation;
        this.market = market;
    }

    /**
     * Lots to close of a leg of the account last evaluated.
     *
     * @param leg      index.
     * @param levelPpm target: multiple of maintenance margin.
     * @return lots, 1 up to the whole leg.
     */
    long lots(final int leg, final int levelPpm)
    {
        targetPpm = levelPpm;
        instrument = valuation.legInstrument(leg);
        size = Math.abs(valuation.legLots(leg));
        mark = market.mark(instrument.id());
        settlePrice = market.assetPrice(instrument.settleAsset());
        otherMargin = valuation.maintenanceMargin() - valuation.legMargin(leg);
        final long lots = isRestored(size) ? smallest(leg) : size;
        final long rest = instrument.notional(size - lots, mark, settlePrice);
        return rest < instrument.dustNotional() ? size : lots;
    }

    private long smallest(final int leg)
    {
        final long guess = closedForm(leg);
        if (guess >= 1 && guess <= size && isRestored(guess) && !(guess > 1 && isRestored(guess - 1)))
        {
            return guess;
        }
        long low = 0;
        long high = size;
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

    /**
     * The size where nothing is rounded, no tier is left and rounding cannot disturb the order of sizes; else 0.
     * <p>
     * A guess that restores, while one lot less does not, is the bisection's answer only where every further lot helps.
     * So one lot, at the lowest rate, must free more than the roundings of fee, margin and target can take back.
     */
    private long closedForm(final int leg)
    {
        final long perLot = instrument.notional(1, mark, settlePrice);
        if (freed(perLot, instrument.tiers().maintenancePpm(0)) < ROUNDINGS_OF_A_SIZE)
        {
            return 0;
        }
        final long missing = WideMath.ceilPpm(valuation.maintenanceMargin(), targetPpm) - valuation.equity();
        final long freedPerLot = freed(perLot, instrument.tiers().maintenancePpm(valuation.legTier(leg)));
        return freedPerLot <= 0 ? 0 : WideMath.ceilDiv(missing, freedPerLot);
    }

    private long freed(final long notional, final long ratePpm)
    {
        final long freedPpm = WideMath.floorPpm(ratePpm, targetPpm) - instrument.closingFeePpm();
        return freedPpm <= 0 ? 0 : WideMath.floorPpm(notional, freedPpm);
    }

    /**
     * Is the target met once some lots are closed at the mark?
     */
    private boolean isRestored(final long lots)
    {
        final long fee = WideMath.ceilPpm(instrument.notional(lots, mark, settlePrice), instrument.closingFeePpm());
        final long margin = otherMargin +
            instrument.tiers().maintenanceMargin(instrument.notional(size - lots, mark, settlePrice));
        return valuation.equity() - fee >= WideMath.ceilPpm(margin, targetPpm);
    }

    /**
     * Limit price of a slice: inside the price band and not beyond bankruptcy.
     *
     * @param contract        of the leg.
     * @param isBuy           closing a short.
     * @param markPrice       in increments.
     * @param bankruptcyPrice in increments, or 0 for none.
     * @return limit in increments.
     */
    static long limit(
        final Instrument contract, final boolean isBuy, final long markPrice, final long bankruptcyPrice)
    {
        if (isBuy)
        {
            final long band = WideMath.floorPpm(markPrice, MILLION + contract.priceBandPpm());
            final long bounded = Math.min(band, contract.maxPrice());
            return bankruptcyPrice == BankruptcyPrice.NO_PRICE ? bounded : Math.min(bounded, bankruptcyPrice);
        }
        final long band = Math.max(1, WideMath.ceilPpm(markPrice, MILLION - contract.priceBandPpm()));
        return Math.max(band, bankruptcyPrice);
    }
}
