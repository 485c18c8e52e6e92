package io.plimsoll.node.demo.report;

import io.plimsoll.node.demo.market.Market;
import io.plimsoll.node.demo.population.AccountPlan;
import io.plimsoll.node.demo.population.PositionPlan;
import io.plimsoll.node.demo.record.AccountFate;
import io.plimsoll.node.page.Figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The customers that lost the largest positions.
 */
final class TopAccounts
{
    static final String[] HEADINGS = {
        "account", "positions", "collateral", "called", "liquidated", "taken over at", "equity", "leverage",
        "slices", "closed by slices", "taken over", "slippage", "shortfall"};
    static final int TEXT_COLUMNS = 6;

    private static final int LIMIT = 10;
    private static final double MICROS = 1e6;

    private TopAccounts()
    {
    }

    static List<String[]> rows(final DemoResult result)
    {
        final List<AccountFate> fates = new ArrayList<>();
        for (final AccountFate fate : result.record().fates())
        {
            if (fate.isLiquidated() && fate.account() <= result.plans().size())
            {
                fates.add(fate);
            }
        }
        fates.sort(Comparator.comparingLong(TopAccounts::closedMicros).reversed()
            .thenComparingLong(AccountFate::account));
        final List<String[]> rows = new ArrayList<>();
        for (final AccountFate fate : fates.subList(0, Math.min(LIMIT, fates.size())))
        {
            rows.add(cells(result.market(), result.plans().get((int)fate.account() - 1), fate));
        }
        return rows;
    }

    private static String[] cells(final Market market, final AccountPlan plan, final AccountFate fate)
    {
        return new String[]{
            Long.toString(fate.account()),
            positions(market, plan),
            plan.collateral().label(),
            Figures.clock(fate.firstCallMinute()),
            Figures.clock(fate.firstLiquidationMinute()),
            Figures.clock(fate.takeoverMinute()),
            Figures.usdt((long)(plan.equityUsdt() * MICROS)),
            Figures.times(plan.leverage()),
            Figures.count(fate.slices()),
            Figures.usdt(fate.liquidatedMicros()),
            Figures.usdt(fate.takenOverMicros()),
            Figures.usdt(fate.slippageMicros()),
            Figures.usdt(fate.shortfallMicros())};
    }

    private static String positions(final Market market, final AccountPlan plan)
    {
        final StringBuilder text = new StringBuilder();
        for (final PositionPlan position : plan.positions())
        {
            final long worth = market.contract(position.instrument()).worthMicros(position.lots(), position.price());
            text.append(text.length() == 0 ? "" : ", ")
                .append(market.contract(position.instrument()).symbol())
                .append(' ')
                .append(worth > 0 ? "+" : "")
                .append(Figures.usdt(worth));
        }
        return text.toString();
    }

    private static long closedMicros(final AccountFate fate)
    {
        return fate.liquidatedMicros() + fate.takenOverMicros();
    }
}
