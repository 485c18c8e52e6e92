package io.plimsoll.node.crash.market;

import io.plimsoll.node.demo.market.Candles;
import io.plimsoll.node.demo.market.CollateralTerms;
import io.plimsoll.node.demo.market.Contract;
import io.plimsoll.node.demo.market.Market;
import io.plimsoll.node.demo.market.MarketLoader;
import io.plimsoll.node.demo.market.Tier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the markets of a day from resources.
 */
public final class CrashLoader
{
    private static final String FOLDER = "/io/plimsoll/node/crash/market/";
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long MILLIS = 1_000;

    private static final List<String> POOLS = List.of("majors", "alts", "small");
    private static final Set<String> MAJORS_2021 = Set.of("BTC", "ETH", "XRP", "LTC", "BCH");
    private static final Set<String> SMALL_2021 = Set.of("BTT", "DASH", "XTZ", "IOTA", "BAT", "ALGO", "NEO");

    /** A haircut of 15 % initial and 10 % maintenance, twice that above 10,000 coins: what small coins got. */
    private static final CollateralTerms.Rates SMALL_INITIAL = new CollateralTerms.Rates(150_000, 300_000);
    private static final CollateralTerms.Rates SMALL_MAINTENANCE = new CollateralTerms.Rates(100_000, 200_000);
    private static final long SMALL_SECOND_ROW = 10_000;
    private static final int COIN_DECIMALS = 8;

    private CrashLoader()
    {
    }

    /**
     * Read a day.
     *
     * @param day to read.
     * @return its markets.
     * @throws IllegalStateException if a resource does not hold what it must.
     */
    public static CrashMarket load(final CrashDay day)
    {
        if (day == CrashDay.MAY_2021)
        {
            final Market market = demoMarket();
            return new CrashMarket(day, market, market, coins(day, market), POOLS, List.of());
        }
        final String folder = FOLDER + day.id() + "/";
        final Market market = market(day, folder);
        final Market book = day == CrashDay.OCTOBER_2025 ? book(day, market, folder + "book/") : market;
        final List<MarkRange> ranges = day == CrashDay.OCTOBER_2025 ? ranges(folder + "marks.csv") : List.of();
        final List<String> pools = day == CrashDay.LUNA_2022 ? List.of(POOLS.get(0), POOLS.get(1), "LUNA") : POOLS;
        return new CrashMarket(day, market, book, coins(day, market), pools, ranges);
    }

    private static Market demoMarket()
    {
        final Market demo = MarketLoader.load();
        final List<Contract> contracts = new ArrayList<>();
        final List<Candles> candles = new ArrayList<>();
        for (final Contract contract : demo.contracts())
        {
            final int pool =
                MAJORS_2021.contains(contract.symbol()) ? 0 : SMALL_2021.contains(contract.symbol()) ? 2 : 1;
            contracts.add(new Contract(contract.instrument(), contract.symbol(), contract.priceDecimals(),
                contract.lotSizeE9(), contract.tiers(), pool));
            candles.add(demo.candles(contract.instrument()));
        }
        return new Market(contracts, candles);
    }

    private static Market market(final CrashDay day, final String folder)
    {
        final Map<String, List<Tier>> ladders = MarketLoader.ladders();
        final List<Contract> contracts = new ArrayList<>();
        final List<Candles> candles = new ArrayList<>();
        for (final String[] row : MarketLoader.rows(folder + "contracts.csv"))
        {
            final Contract contract = new Contract(contracts.size(), row[0], Integer.parseInt(row[1]),
                Long.parseLong(row[2]), ladders.get(row[3]), Integer.parseInt(row[4]));
            contracts.add(contract);
            candles.add(candles(day, contract, folder));
        }
        return new Market(contracts, candles);
    }

    /** Contracts that the venue trades without an index of their own are marked at their book in any case. */
    private static Market book(final CrashDay day, final Market market, final String folder)
    {
        final List<Candles> candles = new ArrayList<>();
        for (final Contract contract : market.contracts())
        {
            candles.add(CrashLoader.class.getResource(folder + contract.symbol() + ".csv.gz") == null ?
                market.candles(contract.instrument()) : candles(day, contract, folder));
        }
        return new Market(market.contracts(), candles);
    }

    private static Candles candles(final CrashDay day, final Contract contract, final String folder)
    {
        return MarketLoader.candles(folder + contract.symbol() + ".csv.gz", contract,
            day.startNs() / NANOS_PER_MILLI, day.candleSeconds() * MILLIS);
    }

    private static List<MarkRange> ranges(final String name)
    {
        final List<MarkRange> ranges = new ArrayList<>();
        for (final String[] row : MarketLoader.rows(name))
        {
            ranges.add(new MarkRange(row[0], Double.parseDouble(row[1]), Double.parseDouble(row[2])));
        }
        return ranges;
    }

    private static List<Coin> coins(final CrashDay day, final Market market)
    {
        final List<Coin> coins = new ArrayList<>();
        for (final String name : day.collateral())
        {
            coins.add(new Coin(name, instrument(market, name), terms(name, coins.size() + 1)));
        }
        return coins;
    }

    private static CollateralTerms terms(final String name, final int asset)
    {
        return switch (name)
        {
            case "BTC" -> withAsset(CollateralTerms.BTC, asset);
            case "ETH" -> withAsset(CollateralTerms.ETH, asset);
            default -> new CollateralTerms(
                asset, COIN_DECIMALS, SMALL_SECOND_ROW, SMALL_INITIAL, SMALL_MAINTENANCE);
        };
    }

    private static CollateralTerms withAsset(final CollateralTerms terms, final int asset)
    {
        return new CollateralTerms(
            asset, terms.decimals(), terms.secondRowCoins(), terms.initialPpm(), terms.maintenancePpm());
    }

    private static int instrument(final Market market, final String symbol)
    {
        for (final Contract contract : market.contracts())
        {
            if (contract.symbol().equals(symbol))
            {
                return contract.instrument();
            }
        }
        throw new IllegalStateException("no contract on " + symbol);
    }
}
