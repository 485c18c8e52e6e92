package io.plimsoll.node.crash.report;

import io.plimsoll.node.crash.market.CrashMarket;
import io.plimsoll.node.crash.market.MarkRange;
import io.plimsoll.node.crash.record.Count;
import io.plimsoll.node.crash.record.CrashRun;
import io.plimsoll.node.demo.market.Candles;
import io.plimsoll.node.demo.market.Contract;
import io.plimsoll.node.page.Figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What it would have been to mark at the venue's own book instead of the index.
 */
final class BookTables
{
    static final String[] PRICE_HEADINGS = {
        "contract", "index, lowest", "own book, lowest", "published mark, lowest", "widest gap, book to index", "at"};
    static final String[] RUN_HEADINGS = {"", "marked at the index", "marked at its own book"};

    private static final double E9 = 1e9;
    private static final int MINUTES_PER_HOUR = 60;
    private static final int SECONDS_PER_MINUTE = 60;

    private BookTables()
    {
    }

    static List<String[]> prices(final CrashMarket market)
    {
        final List<String[]> rows = new ArrayList<>();
        for (int instrument = 0; instrument < market.size(); instrument++)
        {
            if (market.book().candles(instrument) != market.marks().candles(instrument))
            {
                rows.add(price(market, instrument));
            }
        }
        return rows;
    }

    private static String[] price(final CrashMarket market, final int instrument)
    {
        final Contract contract = market.marks().contract(instrument);
        final Candles index = market.marks().candles(instrument);
        final Candles book = market.book().candles(instrument);
        int widest = 0;
        for (int candle = 0; candle < index.size(); candle++)
        {
            widest = Math.abs(gap(index, book, candle)) > Math.abs(gap(index, book, widest)) ? candle : widest;
        }
        final int minute = widest * market.day().candleSeconds() / SECONDS_PER_MINUTE;
        return new String[]{
            contract.symbol(),
            text(lowest(index) * contract.priceIncrementE9() / E9),
            text(lowest(book) * contract.priceIncrementE9() / E9),
            published(market, contract.symbol()),
            Figures.percent(gap(index, book, widest)),
            String.format(Locale.ROOT, "%02d:%02d", minute / MINUTES_PER_HOUR, minute % MINUTES_PER_HOUR)};
    }

    /** Between the lows of the same candle, or its closes if they are further apart. */
    private static double gap(final Candles index, final Candles book, final int candle)
    {
        final double low = (double)book.low(candle) / index.low(candle) - 1;
        final double close = (double)book.close(candle) / index.close(candle) - 1;
        return Math.abs(low) > Math.abs(close) ? low : close;
    }

    private static long lowest(final Candles candles)
    {
        long lowest = Long.MAX_VALUE;
        for (int candle = 0; candle < candles.size(); candle++)
        {
            lowest = Math.min(lowest, candles.low(candle));
        }
        return lowest;
    }

    private static String published(final CrashMarket market, final String symbol)
    {
        for (final MarkRange range : market.ranges())
        {
            if (range.symbol().equals(symbol))
            {
                return text(range.low());
            }
        }
        return "-";
    }

    private static String text(final double price)
    {
        return String.format(Locale.ROOT, price >= 1000 ? "%,.0f" : price >= 1 ? "%.2f" : "%.4f", price);
    }

    static List<String[]> runs(final CrashRun index, final CrashRun book)
    {
        return List.of(
            counts("margin accounts called", index, book, Count.CALL_ZONES),
            counts("liquidations begun", index, book, Count.LIQUIDATIONS),
            new String[]{"accounts liquidated", Figures.count(index.liquidatedAccounts()),
                Figures.count(book.liquidatedAccounts())},
            counts("estates", index, book, Count.TAKEOVERS),
            counts("insolvent estates", index, book, Count.INSOLVENT_ESTATES),
            money("closed by slices", index, book, Count.LIQUIDATED),
            money("slices lost against the mark", index, book, Count.SLIPPAGE),
            money("deficit owed", index, book, Count.OWED),
            money("taken from winners by haircut", index, book, Count.BY_WINNERS));
    }

    private static String[] counts(
        final String what, final CrashRun index, final CrashRun book, final Count count)
    {
        return new String[]{what, Figures.count(index.record().tally().total(count)),
            Figures.count(book.record().tally().total(count))};
    }

    private static String[] money(
        final String what, final CrashRun index, final CrashRun book, final Count count)
    {
        return new String[]{what, Figures.usdt(index.record().tally().total(count)),
            Figures.usdt(book.record().tally().total(count))};
    }
}
