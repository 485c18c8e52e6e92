package io.plimsoll.node.crash.market;

import io.plimsoll.node.demo.market.CollateralTerms;

/**
 * A coin that counts as collateral.
 *
 * @param name           of the coin.
 * @param instrument     whose price is the coin's.
 * @param terms          haircuts and decimals, with the asset's id.
 * @param maxPriceMicros highest price of a coin; balances are bounded by it.
 */
public record Coin(String name, int instrument, CollateralTerms terms, long maxPriceMicros)
{
    private static final long MAX_PRICE_MICROS = 1_000_000_000_000L;

    /**
     * A coin of at most a million USDT.
     *
     * @param name       of the coin.
     * @param instrument whose price is the coin's.
     * @param terms      haircuts and decimals, with the asset's id.
     */
    public Coin(final String name, final int instrument, final CollateralTerms terms)
    {
        this(name, instrument, terms, MAX_PRICE_MICROS);
    }

    /**
     * Id of the asset.
     *
     * @return from 1.
     */
    public int asset()
    {
        return terms.asset();
    }
}
