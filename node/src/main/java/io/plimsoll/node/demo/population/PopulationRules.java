package io.plimsoll.node.demo.population;

import java.util.SplittableRandom;

/**
 * How the crowd is distributed. Nobody publishes the books of a venue's customers, so these are assumptions, chosen to
 * be plain and checked by the tests:
 * <table>
 * <caption>The crowd</caption>
 * <tr><th>what</th><th>distribution</th></tr>
 * <tr><td>equity</td><td>97 %: lognormal, median 500 USDT, sigma 1.3; 3 %: Pareto from 10,000 USDT, exponent 1.4;
 * clamped to 50 .. 2,000,000 USDT</td></tr>
 * <tr><td>leverage (all positions over equity)</td><td>2x to 3x 33 %, 3x to 5x 28 %, 5x to 10x 23 %, 10x to 20x
 * 11 %, 20x to 50x 5 %, log-uniform within each; above 100,000 USDT of equity at most 10x</td></tr>
 * <tr><td>positions</td><td>1 to 6: 30, 28, 19, 13, 7, 3 %; 2.48 on average</td></tr>
 * <tr><td>contract</td><td>Zipf over the rank by turnover, exponent 1.1, without repetition; one position is at most
 * 0.25 % of the contract's turnover of the day</td></tr>
 * <tr><td>share of each position</td><td>exponential weights plus a tenth, normalised</td></tr>
 * <tr><td>direction</td><td>70 % of the accounts lean long, 30 % short: the first position always does, each further
 * one with 85 %</td></tr>
 * <tr><td>collateral</td><td>USDT 60 %, BTC 12 %, ETH 10 %, mix 18 %: 20 to 80 % USDT, the rest BTC, ETH
 * or both</td></tr>
 * <tr><td>isolated margin</td><td>12 % of the accounts with USDT only keep their first position isolated</td></tr>
 * <tr><td>resting orders</td><td>5 % of the long cross positions: reduce-only, 30 % above the opening price</td></tr>
 * </table>
 * An account whose positions would not pass the initial margin check gets smaller ones (and so less leverage than
 * drawn).
 */
public final class PopulationRules
{
    static final double MIN_EQUITY_USDT = 50;
    static final double MAX_EQUITY_USDT = 2_000_000;
    static final double LARGE_EQUITY_USDT = 100_000;
    static final double LARGE_MAX_LEVERAGE = 10;
    static final double LONG_SHARE = 0.70;
    static final double FOLLOW_SHARE = 0.85;
    static final double ISOLATED_SHARE = 0.12;
    static final double TAKE_PROFIT_SHARE = 0.05;
    static final double TAKE_PROFIT_GAIN = 0.30;
    static final double MAX_SHARE_OF_TURNOVER = 0.0025;

    private static final double TAIL_SHARE = 0.03;
    private static final double TAIL_FROM_USDT = 10_000;
    private static final double TAIL_EXPONENT = 1.4;
    private static final double BODY_MEDIAN_USDT = 500;
    private static final double BODY_SIGMA = 1.3;

    private static final double ZIPF_EXPONENT = 1.1;
    private static final double WEIGHT_FLOOR = 0.1;

    private static final double[] LEVERAGE_FROM = {2, 3, 5, 10, 20, 50};
    private static final double[] LEVERAGE_SHARE = {0.33, 0.28, 0.23, 0.11, 0.05};
    private static final double[] COUNT_SHARE = {0.30, 0.28, 0.19, 0.13, 0.07, 0.03};
    private static final double[] COLLATERAL_SHARE = {0.60, 0.12, 0.10, 0.18};

    private PopulationRules()
    {
    }

    /**
     * Equity of an account.
     *
     * @param random of the account.
     * @return USDT.
     */
    public static double equityUsdt(final SplittableRandom random)
    {
        final double equity;
        if (random.nextDouble() < TAIL_SHARE)
        {
            equity = TAIL_FROM_USDT * StrictMath.pow(1 - random.nextDouble(), -1 / TAIL_EXPONENT);
        }
        else
        {
            equity = BODY_MEDIAN_USDT * StrictMath.exp(BODY_SIGMA * normal(random));
        }
        return Math.min(MAX_EQUITY_USDT, Math.max(MIN_EQUITY_USDT, equity));
    }

    /**
     * Leverage of an account.
     *
     * @param random     of the account.
     * @param equityUsdt of the account.
     * @return notional over equity.
     */
    public static double leverage(final SplittableRandom random, final double equityUsdt)
    {
        final int bucket = pick(random, LEVERAGE_SHARE);
        final double from = LEVERAGE_FROM[bucket];
        final double to = LEVERAGE_FROM[bucket + 1];
        final double leverage = from * StrictMath.pow(to / from, random.nextDouble());
        return equityUsdt > LARGE_EQUITY_USDT ? Math.min(LARGE_MAX_LEVERAGE, leverage) : leverage;
    }

    /**
     * Number of positions.
     *
     * @param random of the account.
     * @return 1..6.
     */
    public static int positionCount(final SplittableRandom random)
    {
        return pick(random, COUNT_SHARE) + 1;
    }

    static Collateral collateral(final SplittableRandom random)
    {
        return Collateral.values()[pick(random, COLLATERAL_SHARE)];
    }

    /**
     * Different contracts, the first ones most often.
     *
     * @param random    of the account.
     * @param count     of them.
     * @param contracts to choose from.
     * @return indexes of contracts.
     */
    public static int[] instruments(final SplittableRandom random, final int count, final int contracts)
    {
        final double[] weights = new double[contracts];
        for (int i = 0; i < contracts; i++)
        {
            weights[i] = StrictMath.pow(i + 1, -ZIPF_EXPONENT);
        }
        final int[] chosen = new int[count];
        for (int i = 0; i < count; i++)
        {
            chosen[i] = pick(random, weights);
            weights[chosen[i]] = 0;
        }
        return chosen;
    }

    /**
     * Shares that add up to one.
     *
     * @param random of the account.
     * @param count  of them.
     * @return the shares.
     */
    public static double[] shares(final SplittableRandom random, final int count)
    {
        final double[] shares = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            shares[i] = WEIGHT_FLOOR - StrictMath.log(1 - random.nextDouble());
            sum += shares[i];
        }
        for (int i = 0; i < count; i++)
        {
            shares[i] /= sum;
        }
        return shares;
    }

    private static int pick(final SplittableRandom random, final double[] weights)
    {
        double sum = 0;
        for (final double weight : weights)
        {
            sum += weight;
        }
        double rest = random.nextDouble() * sum;
        int last = 0;
        for (int i = 0; i < weights.length; i++)
        {
            if (weights[i] > 0)
            {
                last = i;
                rest -= weights[i];
                if (rest < 0)
                {
                    return i;
                }
            }
        }
        return last;
    }

    /** Standard normal by Box and Muller: the JDK's own uses functions whose last bits may differ between JDKs. */
    private static double normal(final SplittableRandom random)
    {
        final double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }
}
