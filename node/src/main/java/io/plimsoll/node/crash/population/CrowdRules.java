package io.plimsoll.node.crash.population;

import io.plimsoll.node.demo.population.PopulationRules;

import java.util.SplittableRandom;

/**
 * How the crowd of a crash is distributed. Nobody publishes the books of a venue's customers, so these are assumptions:
 * <table>
 * <caption>The crowd</caption>
 * <tr><th>what</th><th>distribution</th></tr>
 * <tr><td>roles</td><td>longs 52 %, shorts 28 %, hedged 17 %, makers 3 % (at least 4)</td></tr>
 * <tr><td>equity</td><td>as in the demo; hedged accounts have five times as much, makers what their positions
 * need</td></tr>
 * <tr><td>leverage</td><td>longs as in the demo, 2x to 50x; shorts 0.1x to 10x and hedged 2x to 10x gross, makers 0.1x
 * to 1.5x, all log-uniform; in the calm week 0.5x to 2x for all but makers</td></tr>
 * <tr><td>positions</td><td>as in the demo; hedged accounts have two of about the same worth: three quarters in one
 * risk pool, one quarter across pools</td></tr>
 * <tr><td>makers</td><td>hold the other side of all that customers hold, each a share by exponential weights</td></tr>
 * <tr><td>collateral</td><td>USDT 65 %, a coin 20 %, half and half 15 %; of LUNA's days every second coin is
 * LUNA</td></tr>
 * <tr><td>isolated margin</td><td>the first position of 8 % of the longs with USDT and several positions</td></tr>
 * </table>
 */
final class CrowdRules
{
    static final double MAKER_SHARE = 0.03;
    static final int LEAST_MAKERS = 4;
    static final double ISOLATED_SHARE = 0.08;
    static final double ACROSS_POOLS_SHARE = 0.25;
    static final double HEDGED_EQUITY_FACTOR = 5;
    static final double FOLLOW_SHARE = 0.9;

    private static final double LONG_SHARE = 0.52;
    private static final double SHORT_SHARE = 0.28;
    private static final double CUSTOMER_SHARE = 0.97;

    private static final double USDT_SHARE = 0.65;
    private static final double COIN_SHARE = 0.20;

    private CrowdRules()
    {
    }

    static Role customer(final SplittableRandom random)
    {
        final double at = random.nextDouble() * CUSTOMER_SHARE;
        return at < LONG_SHARE ? Role.LONG : at < LONG_SHARE + SHORT_SHARE ? Role.SHORT : Role.HEDGED;
    }

    static double leverage(
        final SplittableRandom random, final Role role, final double equityUsdt, final boolean isCalm)
    {
        if (role == Role.MAKER)
        {
            return logUniform(random, 0.1, 1.5);
        }
        if (isCalm)
        {
            return logUniform(random, 0.5, 2);
        }
        return switch (role)
        {
            case LONG -> PopulationRules.leverage(random, equityUsdt);
            case SHORT -> logUniform(random, 0.1, 10);
            default -> logUniform(random, 2, 10);
        };
    }

    /** Part of the equity that is held in USDT; the rest in one coin. */
    static double usdtShare(final SplittableRandom random)
    {
        final double at = random.nextDouble();
        return at < USDT_SHARE ? 1 : at < USDT_SHARE + COIN_SHARE ? 0 : 0.5;
    }

    /** Index of a coin: the last is as frequent as all others together. */
    static int coin(final SplittableRandom random, final int coins)
    {
        final double at = random.nextDouble();
        return coins == 1 || at < 0.5 ? coins - 1 : (int)((at - 0.5) * 2 * (coins - 1));
    }

    private static double logUniform(final SplittableRandom random, final double from, final double to)
    {
        return from * StrictMath.pow(to / from, random.nextDouble());
    }
}
