package io.plimsoll.node.demo.population;

import io.plimsoll.node.demo.market.Contract;
import io.plimsoll.node.demo.market.Market;

import java.util.List;

/**
 * The crowd in numbers, for the report and for the tests that hold it against {@link PopulationRules}.
 */
public final class PopulationSummary
{
    /** Lower ends of the leverage buckets. */
    private static final double[] LEVERAGE_FROM = {0, 2, 3, 5, 10, 20};
    private static final String[] LEVERAGE_LABELS = {
        "below 2x", "2x - 3x", "3x - 5x", "5x - 10x", "10x - 20x", "20x - 50x"};

    /** Lower ends of the equity buckets, USDT. */
    private static final double[] EQUITY_FROM = {0, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000, 300_000};
    private static final String[] EQUITY_LABELS = {
        "< 100", "100 - 300", "300 - 1k", "1k - 3k", "3k - 10k", "10k - 30k", "30k - 100k", "100k - 300k", ">= 300k"};

    private final int[] byLeverage = new int[LEVERAGE_FROM.length];
    private final int[] byEquity = new int[EQUITY_FROM.length];
    private final int[] byCollateral = new int[Collateral.values().length];
    private final double[] longUsdt;
    private final double[] shortUsdt;
    private final int accounts;
    private int positions;
    private int isolated;
    private int netLong;
    private double equityUsdt;

    /**
     * Count.
     *
     * @param market of the contracts.
     * @param plans  all customers.
     */
    public PopulationSummary(final Market market, final List<AccountPlan> plans)
    {
        longUsdt = new double[market.size()];
        shortUsdt = new double[market.size()];
        accounts = plans.size();
        for (final AccountPlan plan : plans)
        {
            byLeverage[leverageBucket(plan.leverage())]++;
            byEquity[bucket(EQUITY_FROM, plan.equityUsdt())]++;
            byCollateral[plan.collateral().ordinal()]++;
            equityUsdt += plan.equityUsdt();
            netLong += plan.isNetLong(market) ? 1 : 0;
            for (final PositionPlan position : plan.positions())
            {
                add(market.contract(position.instrument()), position);
            }
        }
    }

    private void add(final Contract contract, final PositionPlan position)
    {
        positions++;
        isolated += position.isIsolated() ? 1 : 0;
        final double usdt = (double)contract.worthMicros(position.lots(), position.price()) / Contract.MICROS;
        longUsdt[contract.instrument()] += Math.max(0, usdt);
        shortUsdt[contract.instrument()] += Math.max(0, -usdt);
    }

    /**
     * Bucket of a leverage.
     *
     * @param leverage of an account.
     * @return index into {@link #leverageLabels()}.
     */
    public static int leverageBucket(final double leverage)
    {
        return bucket(LEVERAGE_FROM, leverage);
    }

    /**
     * Names of the leverage buckets, for people.
     *
     * @return the labels.
     */
    public static String[] leverageLabels()
    {
        return LEVERAGE_LABELS.clone();
    }

    /**
     * Names of the equity buckets in USDT, for people.
     *
     * @return the labels.
     */
    public static String[] equityLabels()
    {
        return EQUITY_LABELS.clone();
    }

    /**
     * Accounts per leverage bucket.
     *
     * @return the counts.
     */
    public int[] byLeverage()
    {
        return byLeverage.clone();
    }

    /**
     * Accounts per equity bucket.
     *
     * @return the counts.
     */
    public int[] byEquity()
    {
        return byEquity.clone();
    }

    /**
     * Accounts per kind of {@link Collateral}.
     *
     * @return the counts.
     */
    public int[] byCollateral()
    {
        return byCollateral.clone();
    }

    /**
     * What customers hold long per contract.
     *
     * @return USDT at the opening prices.
     */
    public double[] longUsdt()
    {
        return longUsdt.clone();
    }

    /**
     * What customers hold short per contract.
     *
     * @return USDT at the opening prices, positive.
     */
    public double[] shortUsdt()
    {
        return shortUsdt.clone();
    }

    /**
     * Number of customers.
     *
     * @return the number.
     */
    public int accounts()
    {
        return accounts;
    }

    /**
     * Number of their positions.
     *
     * @return the number.
     */
    public int positions()
    {
        return positions;
    }

    /**
     * Number of positions with isolated margin.
     *
     * @return the number.
     */
    public int isolated()
    {
        return isolated;
    }

    /**
     * Number of customers that are net long.
     *
     * @return the number.
     */
    public int netLong()
    {
        return netLong;
    }

    /**
     * Worth of all deposits.
     *
     * @return USDT.
     */
    public double equityUsdt()
    {
        return equityUsdt;
    }

    private static int bucket(final double[] from, final double value)
    {
        int found = 0;
        for (int i = 0; i < from.length; i++)
        {
            if (value >= from[i])
            {
                found = i;
            }
        }
        return found;
    }
}
