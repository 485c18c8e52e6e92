package io.plimsoll.node.divergence.market;

import io.plimsoll.node.crash.market.Coin;
import io.plimsoll.node.crash.market.CrashDay;
import io.plimsoll.node.crash.market.CrashLoader;
import io.plimsoll.node.crash.market.CrashMarket;
import io.plimsoll.node.demo.market.Candles;
import io.plimsoll.node.demo.market.CollateralTerms;
import io.plimsoll.node.demo.market.Contract;
import io.plimsoll.node.demo.market.Market;
import io.plimsoll.node.demo.market.MarketLoader;
import io.plimsoll.node.demo.market.Tier;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the markets of a window from resources.
 */
public final class DivergenceLoader
{
    private static final String FOLDER = "/io/plimsoll/node/divergence/market/";
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS = 1_000_000_000;
    private static final long MILLIS = 1_000;
    private static final int MINUTE = 60;
    private static final List<String> POOLS = List.of("majors", "alts", "stable");

    /** A coin that is a dollar: 5 % initial, 3 % maintenance, twice that above 10 million coins. */
    private static final CollateralTerms.Rates STABLE_INITIAL = new CollateralTerms.Rates(50_000, 100_000);
    private static final CollateralTerms.Rates STABLE_MAINTENANCE = new CollateralTerms.Rates(30_000, 60_000);
    private static final long STABLE_SECOND_ROW = 10_000_000;
    private static final int STABLE_DECIMALS = 6;
    private static final long STABLE_MAX_PRICE_MICROS = 100_000_000;

    /** A coin that venues take with a large haircut: 15 % initial, 10 % maintenance, twice that above 10,000 coins. */
    private static final CollateralTerms.Rates COIN_INITIAL = new CollateralTerms.Rates(150_000, 300_000);
    private static final CollateralTerms.Rates COIN_MAINTENANCE = new CollateralTerms.Rates(100_000, 200_000);
    private static final long COIN_SECOND_ROW = 10_000;
    private static final int COIN_DECIMALS = 8;

    private DivergenceLoader()
    {
    }

    /**
     * Read a window.
     *
     * @param day to read.
     * @return its markets.
     * @throws IllegalStateException if a resource does not hold what it must.
     */
    public static DivergenceMarket load(final DivergenceDay day)
    {
        return switch (day)
        {
            case OCTOBER_2025 -> october(day);
            case SECONDS_2023 -> seconds(day);
            case USDC_2023 -> venues(day, "kucoin", "KuCoin", new Venue("binance", "Binance", 5 * MINUTE));
            default -> venues(day, "bitfinex", "Bitfinex", null);
        };
    }

    /** Spot outside, perpetuals inside: of the crash replay's day, the contracts that have both. */
    private static DivergenceMarket october(final DivergenceDay day)
    {
        final CrashMarket whole = CrashLoader.load(CrashDay.OCTOBER_2025);
        final int from = (int)((day.startNs() - CrashDay.OCTOBER_2025.startNs()) / (day.candleSeconds() * NANOS));
        final List<Contract> contracts = new ArrayList<>();
        final List<Source.Series> spot = new ArrayList<>();
        final List<Source.Series> perpetual = new ArrayList<>();
        for (final Contract contract : whole.marks().contracts())
        {
            final Candles index = whole.marks().candles(contract.instrument());
            final Candles book = whole.book().candles(contract.instrument());
            if (index != book)
            {
                contracts.add(new Contract(contracts.size(), contract.symbol(), contract.priceDecimals(),
                    contract.lotSizeE9(), contract.tiers(), contract.riskPool()));
                spot.add(SeriesReader.part(index, from, day.candles()));
                perpetual.add(SeriesReader.part(book, from, day.candles()));
            }
        }
        final CrashMarket market = new CrashMarket(day, market(contracts, spot), market(contracts, perpetual),
            coins(day, contracts), whole.pools(), whole.ranges());
        return new DivergenceMarket(day, market, List.of(
            new Source(0, "own perpetual", true, day.candleSeconds(), perpetual),
            new Source(1, "spot", false, day.candleSeconds(), spot)), List.of());
    }

    /** One venue's own candles, which are the book that slices are sold into as well, and another's perhaps. */
    private static DivergenceMarket venues(
        final DivergenceDay day, final String folder, final String name, final Venue other)
    {
        final List<Contract> contracts = contracts(day);
        final List<Source> sources = new ArrayList<>();
        final Venue first = new Venue(folder, name, day.candleSeconds());
        final List<Source.Series> own = series(day, contracts, first);
        sources.add(new Source(1, name, false, day.candleSeconds(), own));
        if (other != null)
        {
            sources.add(
                new Source(2, other.name(), false, other.candleSeconds(), series(day, contracts, other)));
        }
        final Market book = market(contracts, own);
        return new DivergenceMarket(
            day, new CrashMarket(day, book, book, coins(day, contracts), POOLS, List.of()), sources, List.of());
    }

    private static DivergenceMarket seconds(final DivergenceDay day)
    {
        final List<Contract> contracts = contracts(day);
        final Contract contract = contracts.get(0);
        final List<String[]> rows = MarketLoader.rows(FOLDER + day.id() + "/BTC.csv.gz");
        final long[] index = new long[rows.size()];
        final long[] last = new long[rows.size()];
        final double[] volume = new double[rows.size()];
        final List<Second> seconds = new ArrayList<>();
        for (int i = 0; i < index.length; i++)
        {
            final String[] row = rows.get(i);
            index[i] = SeriesReader.increments(row[1], contract);
            last[i] = SeriesReader.increments(row[7], contract);
            volume[i] = Double.parseDouble(row[8]);
            seconds.add(new Second(SeriesReader.increments(row[2], contract),
                SeriesReader.increments(row[5], contract), SeriesReader.increments(row[6], contract),
                new BigDecimal(row[3]).movePointRight(9).longValueExact(), Long.parseLong(row[4])));
        }
        final List<Source.Series> outside = List.of(SeriesReader.flat(index, volume));
        final List<Source.Series> inside = List.of(SeriesReader.flat(last, volume));
        final CrashMarket market = new CrashMarket(day, market(contracts, outside), market(contracts, inside),
            coins(day, contracts), List.of(POOLS.get(0)), List.of());
        return new DivergenceMarket(
            day, market, List.of(new Source(1, "the venue's index", false, 1, outside)), seconds);
    }

    private static List<Contract> contracts(final DivergenceDay day)
    {
        final Map<String, List<Tier>> ladders = MarketLoader.ladders();
        final List<Contract> contracts = new ArrayList<>();
        for (final String[] row : MarketLoader.rows(FOLDER + day.id() + "/contracts.csv"))
        {
            contracts.add(new Contract(contracts.size(), row[0], Integer.parseInt(row[1]), Long.parseLong(row[2]),
                ladders.get(row[3]), Integer.parseInt(row[4])));
        }
        return contracts;
    }

    /** A stable coin has a contract for its price; nobody trades it. */
    private static List<Source.Series> series(
        final DivergenceDay day, final List<Contract> contracts, final Venue venue)
    {
        final List<Source.Series> series = new ArrayList<>();
        final int candles = day.candles() * day.candleSeconds() / venue.candleSeconds();
        for (final Contract contract : contracts)
        {
            final String name = FOLDER + day.id() + "/" + venue.folder() + "/" + contract.symbol() + ".csv.gz";
            series.add(DivergenceLoader.class.getResource(name) == null ? null :
                SeriesReader.read(MarketLoader.rows(name), contract, day.startNs() / NANOS_PER_MILLI,
                    venue.candleSeconds() * MILLIS, candles, !isStable(contract.symbol())));
        }
        return series;
    }

    private static Market market(final List<Contract> contracts, final List<Source.Series> series)
    {
        final List<Candles> candles = new ArrayList<>();
        for (final Source.Series each : series)
        {
            candles.add(each.candles());
        }
        return new Market(contracts, candles);
    }

    private static List<Coin> coins(final DivergenceDay day, final List<Contract> contracts)
    {
        final List<Coin> coins = new ArrayList<>();
        for (final String name : day.collateral())
        {
            for (final Contract contract : contracts)
            {
                if (contract.symbol().equals(name))
                {
                    final CollateralTerms terms = terms(name, coins.size() + 1);
                    coins.add(isStable(name) ?
                        new Coin(name, contract.instrument(), terms, STABLE_MAX_PRICE_MICROS) :
                        new Coin(name, contract.instrument(), terms));
                }
            }
        }
        return coins;
    }

    private static CollateralTerms terms(final String name, final int asset)
    {
        return switch (name)
        {
            case "BTC" -> withAsset(CollateralTerms.BTC, asset);
            case "ETH" -> withAsset(CollateralTerms.ETH, asset);
            default -> isStable(name) ?
                new CollateralTerms(asset, STABLE_DECIMALS, STABLE_SECOND_ROW, STABLE_INITIAL, STABLE_MAINTENANCE) :
                new CollateralTerms(asset, COIN_DECIMALS, COIN_SECOND_ROW, COIN_INITIAL, COIN_MAINTENANCE);
        };
    }

    private static CollateralTerms withAsset(final CollateralTerms terms, final int asset)
    {
        return new CollateralTerms(
            asset, terms.decimals(), terms.secondRowCoins(), terms.initialPpm(), terms.maintenancePpm());
    }

    /**
     * Whether a coin is meant to be worth a dollar.
     *
     * @param symbol of the coin.
     * @return true if so.
     */
    public static boolean isStable(final String symbol)
    {
        return "USDC".equals(symbol);
    }

    /**
     * Whose candles to read.
     *
     * @param folder        of them.
     * @param name          for people.
     * @param candleSeconds length of a candle.
     */
    private record Venue(String folder, String name, int candleSeconds)
    {
    }
}
