package io.plimsoll.node.demo.market;

/**
 * How a coin counts as collateral: the demo's own figures, two marginal haircut rows (rulebook R2.2). Initial rates are
 * those for opening positions, maintenance rates those for zones.
 *
 * @param asset          id.
 * @param decimals       one coin is 10^decimals units.
 * @param secondRowCoins coins from which the second row counts.
 * @param initialPpm     initial haircuts of the two rows.
 * @param maintenancePpm maintenance haircuts of the two rows.
 */
public record CollateralTerms(
    int asset, int decimals, long secondRowCoins, Rates initialPpm, Rates maintenancePpm)
{
    /** Bitcoin: 5 % and 3 %, above 100 coins 10 % and 6 %. */
    public static final CollateralTerms BTC =
        new CollateralTerms(Market.BTC, 8, 100, new Rates(50_000, 100_000), new Rates(30_000, 60_000));

    /** Ether: 7.5 % and 5 %, above 1,000 coins 15 % and 10 %. */
    public static final CollateralTerms ETH =
        new CollateralTerms(Market.ETH, 8, 1000, new Rates(75_000, 150_000), new Rates(50_000, 100_000));

    private static final double PPM = 1e6;

    /**
     * Haircuts of both rows.
     *
     * @param first  parts per million up to the second row.
     * @param second parts per million from there on.
     */
    public record Rates(int first, int second)
    {
    }

    /**
     * Units of one coin.
     *
     * @return 10^decimals.
     */
    public long unitsPerCoin()
    {
        long units = 1;
        for (int i = 0; i < decimals; i++)
        {
            units *= 10;
        }
        return units;
    }

    /**
     * What an amount counts for when positions are opened, as an estimate: the engine decides exactly.
     *
     * @param coins held.
     * @return coins after the initial haircut.
     */
    public double initialCoins(final double coins)
    {
        final double first = Math.min(coins, secondRowCoins);
        return first * (1 - initialPpm.first() / PPM) + (coins - first) * (1 - initialPpm.second() / PPM);
    }
}
