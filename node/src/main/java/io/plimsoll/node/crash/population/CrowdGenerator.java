package io.plimsoll.node.crash.population;

import io.plimsoll.node.crash.market.Coin;
import io.plimsoll.node.crash.market.CrashMarket;
import io.plimsoll.node.demo.market.Contract;
import io.plimsoll.node.demo.market.Market;
import io.plimsoll.node.demo.population.PopulationGenerator;
import io.plimsoll.node.demo.population.PopulationRules;
import io.plimsoll.node.demo.population.PositionPlan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Draws accounts by {@link CrowdRules} and sizes their positions so that the engine accepts every one of them at the
 * opening prices. Estimates margin in floating point with a cushion of 2 %: the engine decides exactly.
 */
public final class CrowdGenerator
{
    private static final double CUSHION = 1.02;
    private static final double SHRINK = 0.9;
    private static final double PPM = 1e6;
    private static final double MAX_SHARE_OF_TURNOVER = 0.0025;

    private final CrashMarket market;
    private final List<Integer> byTurnover;
    private final double[] maxNotionalUsdt;
    private final SplittableRandom root;

    private CrowdGenerator(final CrashMarket market, final long seed)
    {
        this.market = market;
        root = new SplittableRandom(seed);
        final Market book = market.book();
        maxNotionalUsdt = new double[market.size()];
        for (int i = 0; i < maxNotionalUsdt.length; i++)
        {
            maxNotionalUsdt[i] = book.turnoverUsdt(i) * MAX_SHARE_OF_TURNOVER;
        }
        byTurnover = IntStream.range(0, market.size()).boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -maxNotionalUsdt[i]).thenComparing(i -> i))
            .collect(Collectors.toList());
    }

    /**
     * Draw a crowd.
     *
     * @param market   whose contracts are traded.
     * @param accounts number of customers and makers together.
     * @param seed     of all draws.
     * @return accounts 1 to {@code accounts}, makers last.
     */
    public static List<CrashAccount> generate(final CrashMarket market, final int accounts, final long seed)
    {
        final CrowdGenerator generator = new CrowdGenerator(market, seed);
        final int makers = Math.max(CrowdRules.LEAST_MAKERS, (int)(accounts * CrowdRules.MAKER_SHARE));
        final List<CrashAccount> crowd = new ArrayList<>(accounts);
        for (long account = 1; account <= accounts - makers; account++)
        {
            crowd.add(generator.customer(account));
        }
        generator.makers(crowd, makers);
        return crowd;
    }

    private CrashAccount customer(final long account)
    {
        final SplittableRandom random = root.split();
        final Role drawn = CrowdRules.customer(random);
        // With one contract there is nothing to hedge with.
        final Role role = drawn == Role.HEDGED && market.size() == 1 ? Role.LONG : drawn;
        final double equityUsdt = PopulationRules.equityUsdt(random) *
            (role == Role.HEDGED ? CrowdRules.HEDGED_EQUITY_FACTOR : 1);
        final double leverage = CrowdRules.leverage(random, role, equityUsdt, market.day().isCalm());
        final int[] instruments = role == Role.HEDGED ? pair(random) : several(random);
        final double[] shares = role == Role.HEDGED ?
            new double[]{0.5, 0.5} : PopulationRules.shares(random, instruments.length);
        final boolean[] isLong = new boolean[instruments.length];
        for (int i = 0; i < instruments.length; i++)
        {
            isLong[i] = role == Role.HEDGED ? i == 0 :
                (role == Role.LONG) == (i == 0 || random.nextDouble() < CrowdRules.FOLLOW_SHARE);
        }
        final Deposit deposit = deposit(random, equityUsdt);
        final double largestUsdt = role == Role.HEDGED ?
            2 * Math.min(maxNotionalUsdt[instruments[0]], maxNotionalUsdt[instruments[1]]) : Double.MAX_VALUE;
        final double[] notionals = fitting(instruments, shares, Math.min(largestUsdt, equityUsdt * leverage), leverage,
            deposit.initialUsdt());
        final boolean isIsolated = role == Role.LONG && deposit.coinAsset() == 0 && instruments.length > 1 &&
            random.nextDouble() < CrowdRules.ISOLATED_SHARE;
        final List<PositionPlan> positions = new ArrayList<>();
        double notionalUsdt = 0;
        for (int i = 0; i < instruments.length; i++)
        {
            final PositionPlan position =
                position(instruments[i], notionals[i], isLong[i], leverage, isIsolated && i == 0);
            if (position.lots() != 0)
            {
                positions.add(position);
                notionalUsdt += Math.abs(usdt(position));
            }
        }
        return new CrashAccount(account, role, equityUsdt, deposit.usdtMicros(), deposit.coinAsset(),
            deposit.coinUnits(), notionalUsdt / equityUsdt, positions);
    }

    private int[] several(final SplittableRandom random)
    {
        final int[] ranks = PopulationRules.instruments(
            random, Math.min(PopulationRules.positionCount(random), market.size()), market.size());
        for (int i = 0; i < ranks.length; i++)
        {
            ranks[i] = byTurnover.get(ranks[i]);
        }
        return ranks;
    }

    /** Two contracts, of one pool or of two. */
    private int[] pair(final SplittableRandom random)
    {
        final int first = byTurnover.get(PopulationRules.instruments(random, 1, market.size())[0]);
        final boolean isSamePool = random.nextDouble() >= CrowdRules.ACROSS_POOLS_SHARE;
        final int pool = market.marks().contract(first).riskPool();
        final List<Integer> others = byTurnover.stream()
            .filter(i -> i != first && (market.marks().contract(i).riskPool() == pool) == isSamePool)
            .collect(Collectors.toList());
        final List<Integer> choice = others.isEmpty() ?
            byTurnover.stream().filter(i -> i != first).collect(Collectors.toList()) : others;
        return new int[]{first, choice.get(PopulationRules.instruments(random, 1, choice.size())[0])};
    }

    private double[] fitting(
        final int[] instruments,
        final double[] shares,
        final double notionalUsdt,
        final double leverage,
        final double initialUsdt)
    {
        final double[] notionals = new double[shares.length];
        for (int i = 0; i < shares.length; i++)
        {
            notionals[i] = Math.min(shares[i] * notionalUsdt, maxNotionalUsdt[instruments[i]]);
        }
        while (initialMarginUsdt(instruments, notionals, leverage) * CUSHION > initialUsdt)
        {
            for (int i = 0; i < notionals.length; i++)
            {
                notionals[i] *= SHRINK;
            }
        }
        return notionals;
    }

    /** With a setting that the tier allows, notional over setting is the whole requirement (rulebook R3.3). */
    private double initialMarginUsdt(final int[] instruments, final double[] notionals, final double leverage)
    {
        double sum = 0;
        for (int i = 0; i < instruments.length; i++)
        {
            final Contract contract = market.marks().contract(instruments[i]);
            final double notionalUsdt = Math.max(notionals[i], lotUsdt(instruments[i]));
            sum += notionals[i] / PopulationGenerator.setting(contract, notionalUsdt, leverage);
        }
        return sum;
    }

    private PositionPlan position(
        final int instrument,
        final double notionalUsdt,
        final boolean isLong,
        final double leverage,
        final boolean isIsolated)
    {
        final double lotUsdt = lotUsdt(instrument);
        final long lots = (long)(notionalUsdt / lotUsdt);
        final int setting =
            PopulationGenerator.setting(market.marks().contract(instrument), lots * lotUsdt, leverage);
        final long margin = isIsolated ? (long)(lots * lotUsdt / setting * CUSHION * PPM) : 0;
        return new PositionPlan(instrument, isLong ? lots : -lots, openPrice(instrument), setting, margin, 0);
    }

    private void makers(final List<CrashAccount> crowd, final int makers)
    {
        final long[] restLots = new long[market.size()];
        for (final CrashAccount account : crowd)
        {
            for (final PositionPlan position : account.positions())
            {
                restLots[position.instrument()] -= position.lots();
            }
        }
        final double[] shares = PopulationRules.shares(root.split(), makers);
        double restShare = 1;
        for (int i = 0; i < makers; i++)
        {
            final double part = i == makers - 1 ? 1 : Math.min(1, shares[i] / restShare);
            crowd.add(maker(crowd.size() + 1, restLots, part));
            restShare -= shares[i];
        }
    }

    /** Takes a part of what is left of each contract. */
    private CrashAccount maker(final long account, final long[] restLots, final double part)
    {
        final SplittableRandom random = root.split();
        final double leverage = CrowdRules.leverage(random, Role.MAKER, 0, market.day().isCalm());
        final List<PositionPlan> positions = new ArrayList<>();
        double notionalUsdt = 0;
        for (int instrument = 0; instrument < restLots.length; instrument++)
        {
            final long lots = part == 1 ? restLots[instrument] : (long)(restLots[instrument] * part);
            if (lots != 0)
            {
                restLots[instrument] -= lots;
                final double worth = Math.abs(lots) * lotUsdt(instrument);
                final int setting =
                    PopulationGenerator.setting(market.marks().contract(instrument), worth, 2 * leverage);
                positions.add(new PositionPlan(instrument, lots, openPrice(instrument), setting, 0, 0));
                notionalUsdt += worth;
            }
        }
        final double needUsdt = positions.stream().mapToDouble(p -> Math.abs(usdt(p)) / p.leverage()).sum() * CUSHION;
        final double equityUsdt = Math.max(PopulationRules.equityUsdt(random),
            Math.max(needUsdt, notionalUsdt / leverage));
        return new CrashAccount(account, Role.MAKER, equityUsdt, (long)(equityUsdt * PPM), 0, 0,
            notionalUsdt / equityUsdt, positions);
    }

    private Deposit deposit(final SplittableRandom random, final double equityUsdt)
    {
        final double share = CrowdRules.usdtShare(random);
        final int index = CrowdRules.coin(random, market.coins().size());
        if (share == 1)
        {
            return new Deposit((long)(equityUsdt * PPM), 0, 0, equityUsdt);
        }
        final Coin coin = market.coins().get(index);
        final double coinUsdt =
            market.marks().coinPriceMicros(coin.instrument(), openPrice(coin.instrument())) / PPM;
        final double coins = equityUsdt * (1 - share) / coinUsdt;
        return new Deposit((long)(equityUsdt * share * PPM), coin.asset(),
            (long)(coins * coin.terms().unitsPerCoin()),
            equityUsdt * share + coin.terms().initialCoins(coins) * coinUsdt);
    }

    private double usdt(final PositionPlan position)
    {
        return position.lots() * lotUsdt(position.instrument());
    }

    private double lotUsdt(final int instrument)
    {
        return market.marks().contract(instrument).worthMicros(1, openPrice(instrument)) / PPM;
    }

    private long openPrice(final int instrument)
    {
        return market.marks().candles(instrument).open(0);
    }

    private record Deposit(long usdtMicros, int coinAsset, long coinUnits, double initialUsdt)
    {
    }
}
