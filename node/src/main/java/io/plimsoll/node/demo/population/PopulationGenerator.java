package io.plimsoll.node.demo.population;

import io.plimsoll.node.demo.market.CollateralTerms;
import io.plimsoll.node.demo.market.Contract;
import io.plimsoll.node.demo.market.Market;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws customers by {@link PopulationRules} and sizes their positions so that the engine accepts every one of them at
 * the opening prices. Estimates margin in floating point with a cushion of 2 %: the engine decides exactly.
 */
public final class PopulationGenerator
{
    private static final double CUSHION = 1.02;
    private static final double SHRINK = 0.9;
    private static final int[] LEVERAGE_SETTINGS = {2, 3, 5, 10, 20, 25, 50, 75, 100, 125};
    private static final double SETTING_HEADROOM = 1.25;
    private static final double PPM = 1e6;

    private final Market market;
    private final int fromMinute;
    private final SplittableRandom root;
    private final double[] maxNotionalUsdt;
    private final double btcUsdt;
    private final double ethUsdt;

    private PopulationGenerator(final Market market, final int fromMinute, final long seed)
    {
        this.market = market;
        this.fromMinute = fromMinute;
        root = new SplittableRandom(seed);
        maxNotionalUsdt = new double[market.size()];
        for (int i = 0; i < market.size(); i++)
        {
            maxNotionalUsdt[i] = market.turnoverUsdt(i) * PopulationRules.MAX_SHARE_OF_TURNOVER;
        }
        btcUsdt = coinUsdt(Market.BTC);
        ethUsdt = coinUsdt(Market.ETH);
    }

    /**
     * Draw a crowd.
     *
     * @param market     whose contracts are traded.
     * @param fromMinute minute at whose opening prices the positions are opened.
     * @param accounts   number of customers.
     * @param seed       of all draws.
     * @return customers 1 to {@code accounts}.
     */
    public static List<AccountPlan> generate(
        final Market market, final int fromMinute, final int accounts, final long seed)
    {
        final PopulationGenerator generator = new PopulationGenerator(market, fromMinute, seed);
        final List<AccountPlan> plans = new ArrayList<>(accounts);
        for (long account = 1; account <= accounts; account++)
        {
            plans.add(generator.draw(account));
        }
        return plans;
    }

    private AccountPlan draw(final long account)
    {
        final SplittableRandom random = root.split();
        final double equityUsdt = PopulationRules.equityUsdt(random);
        final double leverage = PopulationRules.leverage(random, equityUsdt);
        final int count = PopulationRules.positionCount(random);
        final int[] instruments = PopulationRules.instruments(random, count, market.size());
        final double[] notionals = PopulationRules.shares(random, count);
        final boolean leansLong = random.nextDouble() < PopulationRules.LONG_SHARE;
        final boolean[] isLong = new boolean[count];
        final boolean[] takesProfit = new boolean[count];
        for (int i = 0; i < count; i++)
        {
            notionals[i] = Math.min(notionals[i] * equityUsdt * leverage, maxNotionalUsdt[instruments[i]]);
            isLong[i] = leansLong == (i == 0 || random.nextDouble() < PopulationRules.FOLLOW_SHARE);
            takesProfit[i] = isLong[i] && random.nextDouble() < PopulationRules.TAKE_PROFIT_SHARE;
        }
        final Holdings holdings = holdings(random, equityUsdt);
        final boolean isolated = holdings.kind() == Collateral.USDT && count > 1 &&
            random.nextDouble() < PopulationRules.ISOLATED_SHARE;
        while (initialMarginUsdt(instruments, notionals, leverage) * CUSHION > holdings.initialUsdt())
        {
            for (int i = 0; i < count; i++)
            {
                notionals[i] *= SHRINK;
            }
        }
        final List<PositionPlan> positions = new ArrayList<>(count);
        double notionalUsdt = 0;
        for (int i = 0; i < count; i++)
        {
            final PositionPlan position = position(instruments[i], notionals[i], isLong[i], leverage);
            notionalUsdt += usdt(position);
            positions.add(isolated && i == 0 ? isolate(position) : takesProfit[i] ? rest(position) : position);
        }
        return new AccountPlan(account, holdings.kind(), equityUsdt, holdings.usdtMicros(), holdings.btcUnits(),
            holdings.ethUnits(), notionalUsdt / equityUsdt, positions);
    }

    private PositionPlan position(
        final int instrument, final double notionalUsdt, final boolean isLong, final double leverage)
    {
        final Contract contract = market.contract(instrument);
        final long price = market.candles(instrument).open(fromMinute);
        final double lotUsdt = contract.worthMicros(1, price) / PPM;
        final long lots = Math.max(1, (long)(notionalUsdt / lotUsdt));
        return new PositionPlan(
            instrument, isLong ? lots : -lots, price, setting(contract, lots * lotUsdt, leverage), 0, 0);
    }

    private PositionPlan isolate(final PositionPlan cross)
    {
        final double marginUsdt = usdt(cross) / cross.leverage() * CUSHION;
        return new PositionPlan(
            cross.instrument(), cross.lots(), cross.price(), cross.leverage(), (long)(marginUsdt * PPM), 0);
    }

    private static PositionPlan rest(final PositionPlan plain)
    {
        final long limit = plain.price() + (long)(plain.price() * PopulationRules.TAKE_PROFIT_GAIN);
        return new PositionPlan(plain.instrument(), plain.lots(), plain.price(), plain.leverage(), 0, limit);
    }

    /** With a setting that the tier allows, notional over setting is the whole requirement (rulebook R3.3). */
    private double initialMarginUsdt(final int[] instruments, final double[] notionals, final double leverage)
    {
        double sum = 0;
        for (int i = 0; i < instruments.length; i++)
        {
            sum += notionals[i] / setting(market.contract(instruments[i]), notionals[i], leverage);
        }
        return sum;
    }

    /**
     * The first setting of the menu that leaves headroom over the leverage drawn, or the largest the tier allows.
     *
     * @param contract     of the position.
     * @param notionalUsdt of the position.
     * @param leverage     of the account.
     * @return the setting.
     */
    public static int setting(final Contract contract, final double notionalUsdt, final double leverage)
    {
        final int allowed = contract.tierOf(notionalUsdt).maxLeverage();
        int chosen = 1;
        for (final int setting : LEVERAGE_SETTINGS)
        {
            if (setting <= allowed && chosen < leverage * SETTING_HEADROOM)
            {
                chosen = setting;
            }
        }
        return chosen;
    }

    private Holdings holdings(final SplittableRandom random, final double equityUsdt)
    {
        final Collateral kind = PopulationRules.collateral(random);
        final double usdtShare = switch (kind)
        {
            case USDT -> 1;
            case BTC, ETH -> 0;
            case MIX -> 0.2 + 0.6 * random.nextDouble();
        };
        final double btcShare = switch (kind)
        {
            case USDT, ETH -> 0;
            case BTC -> 1;
            case MIX -> Math.max(0, Math.min(1, 1.5 - 2 * random.nextDouble())) * (1 - usdtShare);
        };
        final double btc = equityUsdt * btcShare / btcUsdt;
        final double eth = equityUsdt * (1 - usdtShare - btcShare) / ethUsdt;
        return new Holdings(
            kind,
            (long)(equityUsdt * usdtShare * PPM),
            (long)(btc * CollateralTerms.BTC.unitsPerCoin()),
            (long)(eth * CollateralTerms.ETH.unitsPerCoin()),
            equityUsdt * usdtShare +
                CollateralTerms.BTC.initialCoins(btc) * btcUsdt +
                CollateralTerms.ETH.initialCoins(eth) * ethUsdt);
    }

    private double usdt(final PositionPlan position)
    {
        return Math.abs(market.contract(position.instrument()).worthMicros(position.lots(), position.price())) / PPM;
    }

    private double coinUsdt(final int asset)
    {
        final int instrument = market.instrumentOf(asset);
        return market.coinPriceMicros(instrument, market.candles(instrument).open(fromMinute)) / PPM;
    }

    private record Holdings(Collateral kind, long usdtMicros, long btcUnits, long ethUnits, double initialUsdt)
    {
    }
}
