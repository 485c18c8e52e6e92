package io.plimsoll.node.demo.report;

import io.plimsoll.node.demo.market.Contract;
import io.plimsoll.node.demo.population.AccountPlan;
import io.plimsoll.node.demo.population.Collateral;
import io.plimsoll.node.demo.population.PopulationSummary;
import io.plimsoll.node.demo.record.AccountFate;
import io.plimsoll.node.page.Bars;
import io.plimsoll.node.page.Figures;

import java.util.List;

/**
 * How the crowd was distributed, and which of it was liquidated.
 */
final class PopulationSection
{
    private static final double MILLION = 1e6;

    private final DemoResult result;
    private final PopulationSummary summary;
    private final int[] liquidatedByLeverage;
    private final int[] liquidatedByCollateral = new int[Collateral.values().length];

    PopulationSection(final DemoResult result)
    {
        this.result = result;
        summary = result.population();
        liquidatedByLeverage = new int[PopulationSummary.leverageLabels().length];
        final List<AccountPlan> plans = result.plans();
        for (final AccountFate fate : result.record().fates())
        {
            if (fate.isLiquidated() && fate.account() <= plans.size())
            {
                final AccountPlan plan = plans.get((int)fate.account() - 1);
                liquidatedByLeverage[PopulationSummary.leverageBucket(plan.leverage())]++;
                liquidatedByCollateral[plan.collateral().ordinal()]++;
            }
        }
    }

    String sentence()
    {
        return Figures.number(summary.accounts()) + " seeded customers with " + Figures.number(summary.positions()) +
            " positions (" + Figures.number(summary.isolated()) + " of them isolated) and " +
            Figures.usdt((long)(summary.equityUsdt() * Contract.MICROS)) + " USDT of collateral; " +
            Figures.share(summary.netLong(), summary.accounts()) +
            " are net long, market makers hold the other side. The distribution is an assumption, stated in " +
            "docs/demo.md.";
    }

    String html()
    {
        return leverage() + collateral() + equity() + openInterest();
    }

    private String leverage()
    {
        return outcome("Accounts by leverage", PopulationSummary.leverageLabels(), summary.byLeverage(),
            liquidatedByLeverage);
    }

    private String collateral()
    {
        final String[] labels = new String[Collateral.values().length];
        for (final Collateral collateral : Collateral.values())
        {
            labels[collateral.ordinal()] = collateral.label();
        }
        return outcome("Accounts by collateral", labels, summary.byCollateral(), liquidatedByCollateral);
    }

    private static String outcome(
        final String heading, final String[] labels, final int[] accounts, final int[] liquidated)
    {
        final Bars bars = new Bars(heading, max(accounts), "c2", "liquidated or taken over", "c1", "never");
        for (int i = 0; i < accounts.length; i++)
        {
            bars.add(labels[i], liquidated[i], accounts[i] - liquidated[i],
                Figures.number(accounts[i]) + ", " + Figures.share(liquidated[i], accounts[i]) + " liq.");
        }
        return bars.html();
    }

    private String equity()
    {
        final int[] accounts = summary.byEquity();
        final String[] labels = PopulationSummary.equityLabels();
        final Bars bars = new Bars("Accounts by equity, USDT", max(accounts), "c1", null, null, null);
        for (int i = 0; i < accounts.length; i++)
        {
            bars.add(labels[i], accounts[i], 0, Figures.number(accounts[i]));
        }
        return bars.html();
    }

    private String openInterest()
    {
        final double[] longs = summary.longUsdt();
        final double[] shorts = summary.shortUsdt();
        double longest = 1;
        for (int i = 0; i < longs.length; i++)
        {
            longest = Math.max(longest, longs[i] + shorts[i]);
        }
        final Bars bars =
            new Bars("Customers' positions by contract, USDT", longest, "c3", "long", "c4", "short");
        for (int i = 0; i < longs.length; i++)
        {
            bars.add(result.market().contract(i).symbol(), longs[i], shorts[i],
                Figures.usdt((long)(longs[i] * MILLION)) + " / " + Figures.usdt((long)(shorts[i] * MILLION)));
        }
        return bars.html();
    }

    private static int max(final int[] counts)
    {
        int max = 1;
        for (final int count : counts)
        {
            max = Math.max(max, count);
        }
        return max;
    }
}
