package io.plimsoll.core.loss;

import io.plimsoll.core.account.PositionTable;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.price.Market;

/**
 * Unrealised P&amp;L and funding of the legs that a valuation has found, in money without haircut, netted per settle
 * asset (rulebook R7.2, R7.5, R7.6).
 */
final class LegPnl
{
    private static final int ALL = -1;

    private final PositionTable positions;
    private final Contracts contracts;
    private final Market market;
    private final long[] unitsByAsset;
    private final int[] assets;
    private int assetCount;

    LegPnl(final PositionTable positions, final Contracts contracts, final Market market)
    {
        this.positions = positions;
        this.contracts = contracts;
        this.market = market;
        unitsByAsset = new long[contracts.maxAssets()];
        assets = new int[contracts.maxAssets()];
    }

    /**
     * Of the legs in a pool's instruments.
     *
     * @param valuation of the margin account.
     * @param pool      id.
     * @return money, each asset rounded down; within 10^17.
     */
    long ofPool(final Valuation valuation, final int pool)
    {
        return Instrument.clamp(sum(valuation, pool));
    }

    /**
     * Of all legs.
     *
     * @param valuation of the margin account.
     * @return money, each asset rounded down; within 10^17.
     */
    long ofAll(final Valuation valuation)
    {
        return Instrument.clamp(sum(valuation, ALL));
    }

    /**
     * Of one leg.
     *
     * @param valuation of the margin account.
     * @param leg       index.
     * @return money, rounded down.
     */
    long ofLeg(final Valuation valuation, final int leg)
    {
        return money(valuation.legInstrument(leg).settleAsset(), units(valuation, leg));
    }

    /**
     * What one leg cost, whichever way: its entry value.
     *
     * @param valuation of the margin account.
     * @param leg       index.
     * @return money, rounded down.
     */
    long entryValue(final Valuation valuation, final int leg)
    {
        final int asset = valuation.legInstrument(leg).settleAsset();
        return money(asset, Math.abs(positions.cost(valuation.legRow(leg))));
    }

    private long sum(final Valuation valuation, final int pool)
    {
        assetCount = 0;
        for (int leg = 0; leg < valuation.legCount(); leg++)
        {
            final Instrument instrument = valuation.legInstrument(leg);
            if (pool == ALL || instrument.riskPool() == pool)
            {
                add(instrument.settleAsset(), units(valuation, leg));
            }
        }
        long sum = 0;
        for (int i = 0; i < assetCount; i++)
        {
            sum += money(assets[i], unitsByAsset[assets[i]]);
            unitsByAsset[assets[i]] = 0;
        }
        return sum;
    }

    private void add(final int asset, final long units)
    {
        int i = 0;
        while (i < assetCount && assets[i] != asset)
        {
            i++;
        }
        if (i == assetCount)
        {
            assets[assetCount++] = asset;
        }
        unitsByAsset[asset] = Math.addExact(unitsByAsset[asset], units);
    }

    private long units(final Valuation valuation, final int leg)
    {
        final int row = valuation.legRow(leg);
        final Instrument instrument = valuation.legInstrument(leg);
        final long lots = valuation.legLots(leg);
        final long unpaid = market.fundingIndex(instrument.id()) - positions.fundingIndex(row);
        return instrument.worth(lots, market.mark(instrument.id())) - positions.cost(row) -
            Math.multiplyExact(lots, unpaid);
    }

    private long money(final int asset, final long units)
    {
        return contracts.asset(asset).valueRaw(units, market.assetPrice(asset));
    }

    /**
     * Deficit of an equity.
     *
     * @param equityNoHaircut money.
     * @return what is missing, 0..10^17.
     */
    static long deficit(final long equityNoHaircut)
    {
        return Instrument.clamp(Math.max(0, -equityNoHaircut));
    }
}
