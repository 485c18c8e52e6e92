package io.plimsoll.node.divergence.market;

import io.plimsoll.node.demo.market.Candles;
import io.plimsoll.node.demo.market.Contract;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * Makes candles of a window out of rows. A candle without a row had no trade: it stands at the close before it.
 */
final class SeriesReader
{
    private final long[] open;
    private final long[] high;
    private final long[] low;
    private final long[] close;
    private final double[] volume;
    private final boolean[] isTraded;

    private SeriesReader(final int candles)
    {
        open = new long[candles];
        high = new long[candles];
        low = new long[candles];
        close = new long[candles];
        volume = new double[candles];
        isTraded = new boolean[candles];
    }

    /**
     * Read rows of time, open, high, low, close, volume.
     */
    static Source.Series read(
        final List<String[]> rows,
        final Contract contract,
        final long startMs,
        final long lengthMs,
        final int candles,
        final boolean isHeld)
    {
        final SeriesReader reader = new SeriesReader(candles);
        for (final String[] row : rows)
        {
            final long at = (Long.parseLong(row[0]) - startMs) / lengthMs;
            if (at >= 0 && at < candles)
            {
                reader.row((int)at, row, contract, isHeld);
            }
        }
        reader.fill();
        return reader.series();
    }

    /**
     * One price for each candle.
     */
    static Source.Series flat(final long[] prices, final double[] volume)
    {
        final boolean[] isTraded = new boolean[prices.length];
        Arrays.fill(isTraded, true);
        return new Source.Series(new Candles(prices, prices, prices, prices, volume), isTraded);
    }

    /**
     * A part of candles without gaps.
     */
    static Source.Series part(final Candles candles, final int from, final int count)
    {
        final SeriesReader reader = new SeriesReader(count);
        for (int i = 0; i < count; i++)
        {
            reader.open[i] = candles.open(from + i);
            reader.high[i] = candles.high(from + i);
            reader.low[i] = candles.low(from + i);
            reader.close[i] = candles.close(from + i);
            reader.volume[i] = candles.volume(from + i);
            reader.isTraded[i] = true;
        }
        return reader.series();
    }

    static long increments(final String price, final Contract contract)
    {
        return new BigDecimal(price).movePointRight(contract.priceDecimals()).longValueExact();
    }

    private void row(final int at, final String[] row, final Contract contract, final boolean isHeld)
    {
        open[at] = increments(row[1], contract);
        high[at] = increments(row[2], contract);
        low[at] = increments(row[3], contract);
        close[at] = increments(row[4], contract);
        volume[at] = isHeld ? Double.parseDouble(row[5]) : 0;
        isTraded[at] = true;
    }

    private void fill()
    {
        int first = 0;
        while (!isTraded[first])
        {
            first++;
        }
        long last = open[first];
        for (int i = 0; i < open.length; i++)
        {
            if (isTraded[i])
            {
                last = close[i];
            }
            else
            {
                open[i] = last;
                high[i] = last;
                low[i] = last;
                close[i] = last;
            }
        }
    }

    private Source.Series series()
    {
        return new Source.Series(new Candles(open, high, low, close, volume), isTraded);
    }
}
