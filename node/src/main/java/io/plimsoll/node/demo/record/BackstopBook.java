package io.plimsoll.node.demo.record;

import io.plimsoll.node.demo.market.CollateralTerms;
import io.plimsoll.node.demo.market.Market;

/**
 * The backstop's gains and losses, marked to market, kept from events alone. What it started with counts as nothing.
 */
public final class BackstopBook
{
    private final Market market;
    private final long[] lots;
    private final long[] costMicros;
    private final long[] balanceUnits = new long[Market.ASSET_COUNT];
    private final long[] assetPriceMicros = new long[Market.ASSET_COUNT];

    BackstopBook(final Market market)
    {
        this.market = market;
        lots = new long[market.size()];
        costMicros = new long[market.size()];
    }

    /** Its desk bought or sold; or it took a position over (then without a fee). */
    void onPosition(final int instrument, final long newLots, final long newCostMicros, final long realisedMicros)
    {
        lots[instrument] = newLots;
        costMicros[instrument] = newCostMicros;
        balanceUnits[Market.USDT] += realisedMicros;
    }

    void onCollateral(final int asset, final long amountUnits)
    {
        balanceUnits[asset] += amountUnits;
    }

    void onAssetPrice(final int asset, final long priceMicros)
    {
        assetPriceMicros[asset] = priceMicros;
    }

    void onFunding(final int instrument, final long paymentMicros)
    {
        balanceUnits[Market.USDT] -= lots[instrument] * paymentMicros;
    }

    /**
     * Lots it holds of a contract.
     *
     * @param instrument id.
     * @return signed lots.
     */
    public long lots(final int instrument)
    {
        return lots[instrument];
    }

    /**
     * Worth of what it gained or lost in an asset; contracts count as USDT.
     *
     * @param asset id.
     * @param marks prices of the contracts.
     * @return micro-USDT.
     */
    public long valueMicros(final int asset, final long[] marks)
    {
        if (asset != Market.USDT)
        {
            final long unitsPerCoin =
                (asset == Market.BTC ? CollateralTerms.BTC : CollateralTerms.ETH).unitsPerCoin();
            final long coins = Math.floorDiv(balanceUnits[asset], unitsPerCoin);
            final long rest = Math.floorMod(balanceUnits[asset], unitsPerCoin);
            return coins * assetPriceMicros[asset] + rest * assetPriceMicros[asset] / unitsPerCoin;
        }
        long sum = balanceUnits[Market.USDT];
        for (int instrument = 0; instrument < lots.length; instrument++)
        {
            sum += market.contract(instrument).worthMicros(lots[instrument], marks[instrument]) -
                costMicros[instrument];
        }
        return sum;
    }
}
