package io.plimsoll.node.demo.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Reads contracts, ladders and candles from resources.
 */
public final class MarketLoader
{
    private static final String FOLDER = "/io/plimsoll/node/demo/market/";
    private static final String DAY = FOLDER + "2021-05-19/";
    private static final long DAY_START_MS = Market.DAY_START_NS / 1_000_000;
    private static final long MINUTE_MS = 60_000;

    private MarketLoader()
    {
    }

    /**
     * Read everything.
     *
     * @return the market.
     */
    public static Market load()
    {
        final Map<String, List<Tier>> ladders = ladders();
        final List<Contract> contracts = new ArrayList<>();
        final List<Candles> candles = new ArrayList<>();
        for (final String[] row : rows(FOLDER + "contracts.csv"))
        {
            final Contract contract = new Contract(
                contracts.size(), row[0], Integer.parseInt(row[1]), Long.parseLong(row[2]), ladders.get(row[3]));
            contracts.add(contract);
            candles.add(candles(contract));
        }
        return new Market(contracts, candles);
    }

    /**
     * Read the margin ladders.
     *
     * @return rows by the name of the ladder.
     */
    public static Map<String, List<Tier>> ladders()
    {
        final Map<String, List<Tier>> ladders = new HashMap<>();
        for (final String[] row : rows(FOLDER + "tiers.csv"))
        {
            ladders.computeIfAbsent(row[0], ladder -> new ArrayList<>())
                .add(new Tier(Long.parseLong(row[1]), Integer.parseInt(row[2]), Integer.parseInt(row[3])));
        }
        return ladders;
    }

    private static Candles candles(final Contract contract)
    {
        final String name = DAY + contract.symbol() + ".csv.gz";
        final Candles candles = candles(name, contract, DAY_START_MS, MINUTE_MS);
        if (candles.size() != Candles.MINUTES)
        {
            throw new IllegalStateException(
                name + ": " + candles.size() + " candles instead of " + Candles.MINUTES);
        }
        return candles;
    }

    /**
     * Read candles without gaps.
     *
     * @param name     of the resource: a gzipped CSV with a head.
     * @param contract whose increments the prices become.
     * @param startMs  opening time of the first candle.
     * @param lengthMs of a candle.
     * @return the candles.
     */
    public static Candles candles(
        final String name, final Contract contract, final long startMs, final long lengthMs)
    {
        final List<String[]> rows = rows(name);
        final int count = rows.size();
        final long[] open = new long[count];
        final long[] high = new long[count];
        final long[] low = new long[count];
        final long[] close = new long[count];
        final double[] volume = new double[count];
        for (int minute = 0; minute < count; minute++)
        {
            final String[] row = rows.get(minute);
            if (Long.parseLong(row[0]) != startMs + minute * lengthMs)
            {
                throw new IllegalStateException(name + ": row " + minute + " is not of candle " + minute);
            }
            open[minute] = increments(row[1], contract);
            high[minute] = increments(row[2], contract);
            low[minute] = increments(row[3], contract);
            close[minute] = increments(row[4], contract);
            volume[minute] = Double.parseDouble(row[5]);
        }
        return new Candles(open, high, low, close, volume);
    }

    private static long increments(final String price, final Contract contract)
    {
        return new BigDecimal(price).movePointRight(contract.priceDecimals()).longValueExact();
    }

    /**
     * Read a CSV, gzipped or not.
     *
     * @param name of the resource.
     * @return the rows behind the head.
     */
    public static List<String[]> rows(final String name)
    {
        final List<String[]> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
            new InputStreamReader(open(name), StandardCharsets.US_ASCII)))
        {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine())
            {
                rows.add(line.split(","));
            }
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException(name + " cannot be read", ex);
        }
        return rows;
    }

    private static InputStream open(final String name) throws IOException
    {
        final InputStream in = MarketLoader.class.getResourceAsStream(name);
        if (in == null)
        {
            throw new IOException("resource " + name + " is missing");
        }
        return name.endsWith(".gz") ? new GZIPInputStream(in) : in;
    }
}
