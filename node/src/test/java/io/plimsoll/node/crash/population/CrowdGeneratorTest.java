package io.plimsoll.node.crash.population;

import io.plimsoll.node.crash.market.CrashDay;
import io.plimsoll.node.crash.market.CrashLoader;
import io.plimsoll.node.crash.market.CrashMarket;
import io.plimsoll.node.demo.population.PositionPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CrowdGeneratorTest
{
    private static final CrashMarket OCTOBER = CrashLoader.load(CrashDay.OCTOBER_2025);
    private static final CrashMarket CALM = CrashLoader.load(CrashDay.CALM_2025);

    @Test
    void shouldDrawTheSameCrowdFromTheSameSeed()
    {
        final List<CrashAccount> crowd = CrowdGenerator.generate(OCTOBER, 500, 3);

        assertEquals(crowd, CrowdGenerator.generate(OCTOBER, 500, 3));
        assertNotEquals(crowd, CrowdGenerator.generate(OCTOBER, 500, 4));
        assertEquals(500, crowd.size());
        assertEquals(500, crowd.get(499).account());
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveABuyerForEverySeller(final CrashDay day)
    {
        final CrashMarket market = CrashLoader.load(day);
        final long[] net = new long[market.size()];
        for (final CrashAccount account : CrowdGenerator.generate(market, 700, 11))
        {
            for (final PositionPlan position : account.positions())
            {
                net[position.instrument()] += position.lots();
            }
        }
        assertArrayEquals(new long[market.size()], net);
    }

    @Test
    void shouldDrawRolesAsStated()
    {
        final Crowd crowd = new Crowd(OCTOBER, CrowdGenerator.generate(OCTOBER, 20_000, 5));

        assertEquals(600, crowd.count(Role.MAKER));
        assertEquals(0.52, crowd.count(Role.LONG) / 20_000.0, 0.02);
        assertEquals(0.28, crowd.count(Role.SHORT) / 20_000.0, 0.02);
        assertEquals(0.17, crowd.count(Role.HEDGED) / 20_000.0, 0.02);
        assertTrue(crowd.isolated() > 100, "isolated positions: " + crowd.isolated());
    }

    @Test
    void shouldHedgeWithAboutTheSameWorthMostlyWithinAPool()
    {
        int pairs = 0;
        int samePool = 0;
        for (final CrashAccount account : CrowdGenerator.generate(OCTOBER, 3_000, 5))
        {
            if (account.role() == Role.HEDGED && account.positions().size() == 2 && account.equityUsdt() > 500)
            {
                final double first = worth(account.positions().get(0));
                final double second = worth(account.positions().get(1));
                assertTrue(first > 0 && second < 0, account::toString);
                assertEquals(1, first / -second, 0.2, account::toString);
                pairs++;
                samePool += OCTOBER.marks().contract(account.positions().get(0).instrument()).riskPool() ==
                    OCTOBER.marks().contract(account.positions().get(1).instrument()).riskPool() ? 1 : 0;
            }
        }
        assertTrue(pairs > 300, "pairs: " + pairs);
        assertEquals(0.75, (double)samePool / pairs, 0.08);
    }

    @Test
    void shouldBorrowLittleInACalmWeek()
    {
        for (final CrashAccount account : CrowdGenerator.generate(CALM, 3_000, 5))
        {
            assertTrue(account.leverage() <= 2.01, account::toString);
        }
    }

    private static double worth(final PositionPlan position)
    {
        return OCTOBER.marks().contract(position.instrument()).worthMicros(position.lots(), position.price());
    }
}
