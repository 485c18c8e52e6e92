package io.plimsoll.node.demo.population;

import io.plimsoll.node.demo.market.Market;
import io.plimsoll.node.demo.market.MarketLoader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PopulationGeneratorTest
{
    private static final int ACCOUNTS = 20_000;
    private static final long SEED = 7;

    private static Market market;
    private static List<AccountPlan> plans;
    private static PopulationSummary summary;

    @BeforeAll
    static void generate()
    {
        market = MarketLoader.load();
        plans = PopulationGenerator.generate(market, 0, ACCOUNTS, SEED);
        summary = new PopulationSummary(market, plans);
    }

    @Test
    void shouldGiveTheSameCrowdForTheSameSeed()
    {
        assertEquals(plans, PopulationGenerator.generate(market, 0, ACCOUNTS, SEED));
        assertNotEquals(plans, PopulationGenerator.generate(market, 0, ACCOUNTS, SEED + 1));
    }

    @Test
    void shouldBeginLikeALargerCrowd()
    {
        assertEquals(plans.subList(0, 100), PopulationGenerator.generate(market, 0, 100, SEED));
    }

    @Test
    void shouldLeanLong()
    {
        assertShare(0.70, summary.netLong(), ACCOUNTS, 0.03);
        double longs = 0;
        double shorts = 0;
        for (int instrument = 0; instrument < market.size(); instrument++)
        {
            assertTrue(summary.longUsdt()[instrument] > summary.shortUsdt()[instrument],
                market.contract(instrument).symbol());
            longs += summary.longUsdt()[instrument];
            shorts += summary.shortUsdt()[instrument];
        }
        assertTrue(longs > 1.5 * shorts && longs < 3 * shorts, longs + " long, " + shorts + " short");
    }

    @Test
    void shouldSpreadLeverageAsStated()
    {
        final int[] accounts = summary.byLeverage();
        assertTrue(accounts[0] < ACCOUNTS / 50, "below 2x only where margin asked for smaller positions");
        assertShare(0.33, accounts[1], ACCOUNTS, 0.02);
        assertShare(0.28, accounts[2], ACCOUNTS, 0.02);
        assertShare(0.23, accounts[3], ACCOUNTS, 0.02);
        assertShare(0.11, accounts[4], ACCOUNTS, 0.015);
        assertShare(0.05, accounts[5], ACCOUNTS, 0.01);
    }

    @Test
    void shouldSpreadCollateralAndIsolationAsStated()
    {
        final int[] accounts = summary.byCollateral();
        assertShare(0.60, accounts[Collateral.USDT.ordinal()], ACCOUNTS, 0.02);
        assertShare(0.12, accounts[Collateral.BTC.ordinal()], ACCOUNTS, 0.01);
        assertShare(0.10, accounts[Collateral.ETH.ordinal()], ACCOUNTS, 0.01);
        assertShare(0.18, accounts[Collateral.MIX.ordinal()], ACCOUNTS, 0.01);
        // 12 % of the 60 % with USDT only, where there are two positions or more (70 %).
        assertShare(0.05, summary.isolated(), ACCOUNTS, 0.01);
    }

    @Test
    void shouldHoldTwoAndAHalfDifferentPositionsOnAverage()
    {
        assertEquals(2.48, (double)summary.positions() / ACCOUNTS, 0.05);
        for (final AccountPlan plan : plans)
        {
            final Set<Integer> instruments = new HashSet<>();
            plan.positions().forEach(position -> instruments.add(position.instrument()));
            assertEquals(plan.positions().size(), instruments.size(), () -> "account " + plan.account());
        }
    }

    @Test
    void shouldHaveManySmallCustomersAndAFewLargeOnes()
    {
        final double[] equities = plans.stream().mapToDouble(AccountPlan::equityUsdt).sorted().toArray();
        assertTrue(equities[0] >= PopulationRules.MIN_EQUITY_USDT);
        assertTrue(equities[ACCOUNTS - 1] <= PopulationRules.MAX_EQUITY_USDT);
        assertEquals(520, equities[ACCOUNTS / 2], 60);
        double top = 0;
        for (int i = ACCOUNTS - ACCOUNTS / 100; i < ACCOUNTS; i++)
        {
            top += equities[i];
        }
        assertTrue(top > 0.2 * summary.equityUsdt(), "the richest percent owns " + top / summary.equityUsdt());
    }

    @Test
    void shouldPreferBusyContracts()
    {
        final double[] longs = summary.longUsdt();
        assertTrue(longs[0] > longs[4] && longs[4] > longs[market.size() - 1]);
    }

    private static void assertShare(final double expected, final long part, final long whole, final double tolerance)
    {
        assertEquals(expected, (double)part / whole, tolerance);
    }
}
