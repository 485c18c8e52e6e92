package io.plimsoll.node.crash.market;

import io.plimsoll.node.demo.market.CollateralTerms;

/**
 * A coin that counts as collateral.
 *
 * @param name       of the coin.
 * @param instrument whose price is the coin's.
 * @param terms      haircuts and decimals, with the asset's id.
 */
public record Coin(String name, int instrument, CollateralTerms terms)
{
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
