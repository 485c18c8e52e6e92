package io.plimsoll.core.liquidation;

import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.loss.BankruptcyPrice;
import io.plimsoll.core.margin.Valuation;

/**
 * Worst price that a slice may trade at: inside the band, not beyond bankruptcy, and not further from the mark than the
 * account's health calls for (rulebook R6.4, R6.10, R6.11).
 */
final class SliceLimit
{
    private static final int MILLION = 1_000_000;

    private final Valuation valuation;
    private final LiquidationRules rules;

    SliceLimit(final Valuation valuation, final LiquidationRules rules)
    {
        this.valuation = valuation;
        this.rules = rules;
    }

    /**
     * Bankruptcy price of a leg of the account last evaluated.
     *
     * @param leg             index.
     * @param mark            price in increments.
     * @param settlePrice     of the settle asset.
     * @param equityNoHaircut of the account.
     * @return price in increments, or {@link BankruptcyPrice#NO_PRICE}. With several legs sliced at once each has only
     * its share of the equity to lose, by maintenance margin.
     */
    long bankruptcyPrice(final int leg, final long mark, final long settlePrice, final long equityNoHaircut)
    {
        final long slack = rules.isLeastCost() ? share(equityNoHaircut, leg) : equityNoHaircut;
        return BankruptcyPrice.of(
            valuation.legInstrument(leg), valuation.legLots(leg), mark, slack, settlePrice);
    }

    private long share(final long equityNoHaircut, final int leg)
    {
        final long margin = valuation.maintenanceMargin();
        return margin == 0 ? 0 : WideMath.mulDivFloorSaturated(equityNoHaircut, valuation.legMargin(leg), margin);
    }

    /**
     * Limit of a slice of a leg of the account last evaluated.
     *
     * @param leg             index.
     * @param mark            price in increments.
     * @param settlePrice     of the settle asset.
     * @param bankruptcyPrice in increments, or {@link BankruptcyPrice#NO_PRICE}.
     * @return limit in increments.
     */
    long limit(final int leg, final long mark, final long settlePrice, final long bankruptcyPrice)
    {
        final Instrument instrument = valuation.legInstrument(leg);
        final boolean isBuy = valuation.legLots(leg) < 0;
        final long limit = SliceRule.limit(instrument, isBuy, mark, bankruptcyPrice);
        return rules.fillableAdjustmentPpm() == 0 ?
            limit : tighter(isBuy, limit, fillablePrice(leg, mark, settlePrice));
    }

    private static long tighter(final boolean isBuy, final long limit, final long fillablePrice)
    {
        if (fillablePrice == BankruptcyPrice.NO_PRICE)
        {
            return limit;
        }
        return isBuy ? Math.min(limit, fillablePrice) : Math.max(limit, fillablePrice);
    }

    private long fillablePrice(final int leg, final long mark, final long settlePrice)
    {
        final long costPpm = WideMath.floorPpm(badnessPpm(), rules.fillableSpreadPpm());
        final long cost = WideMath.mulDivFloorSaturated(valuation.legMargin(leg), costPpm, MILLION);
        return BankruptcyPrice.of(
            valuation.legInstrument(leg), valuation.legLots(leg), mark, cost, settlePrice);
    }

    /**
     * How far below its maintenance margin the account is, scaled.
     *
     * @return 0 (healthy) to 10^6.
     */
    private long badnessPpm()
    {
        final long margin = valuation.maintenanceMargin();
        final long equity = valuation.equity();
        if (margin == 0 || equity >= margin)
        {
            return 0;
        }
        final long adjustment = rules.fillableAdjustmentPpm();
        // Apart, because the difference may not fit for a debt of an account with very many legs.
        final long badness = equity >= 0 ?
            WideMath.mulDivFloorSaturated(margin - equity, adjustment, margin) :
            WideMath.addSaturated(adjustment, WideMath.mulDivFloorSaturated(-equity, adjustment, margin));
        return Math.min(badness, MILLION);
    }
}
