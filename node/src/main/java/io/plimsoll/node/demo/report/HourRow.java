package io.plimsoll.node.demo.report;

import io.plimsoll.node.demo.market.Candles;
import io.plimsoll.node.demo.market.Market;
import io.plimsoll.node.demo.record.Measure;
import io.plimsoll.node.demo.record.MinuteSeries;
import io.plimsoll.node.page.Figures;

import java.util.ArrayList;
import java.util.List;

/**
 * One hour of the day, or the part of it that was replayed.
 */
final class HourRow
{
    private static final int MINUTES_PER_HOUR = 60;

    private final MinuteSeries series;
    private final int from;
    private final int to;
    private String worstSymbol = "";
    private double worstMove;

    private HourRow(final Market market, final MinuteSeries series, final int from, final int to)
    {
        this.series = series;
        this.from = from;
        this.to = to;
        for (int instrument = 0; instrument < market.size(); instrument++)
        {
            final double move = move(market.candles(instrument));
            if (Math.abs(move) > Math.abs(worstMove))
            {
                worstMove = move;
                worstSymbol = market.contract(instrument).symbol();
            }
        }
    }

    static List<HourRow> all(final Market market, final MinuteSeries series)
    {
        final List<HourRow> rows = new ArrayList<>();
        int from = series.fromMinute();
        while (from < series.toMinute())
        {
            final int to = Math.min(series.toMinute(), (from / MINUTES_PER_HOUR + 1) * MINUTES_PER_HOUR);
            rows.add(new HourRow(market, series, from, to));
            from = to;
        }
        return rows;
    }

    /** The furthest that a price went from where it stood at the beginning of the hour. */
    private double move(final Candles candles)
    {
        final double open = candles.open(from);
        double furthest = 0;
        for (int minute = from; minute < to; minute++)
        {
            final double down = candles.low(minute) / open - 1;
            final double up = candles.high(minute) / open - 1;
            furthest = Math.abs(down) > Math.abs(furthest) ? down : furthest;
            furthest = Math.abs(up) > Math.abs(furthest) ? up : furthest;
        }
        return furthest;
    }

    /** The cells of the table, in the order of {@link HourTable#HEADINGS}. */
    String[] cells()
    {
        return new String[]{
            Figures.clock(from),
            worstSymbol + " " + Figures.percent(worstMove),
            Figures.count(sum(Measure.MARGIN_CALLS)),
            Figures.count(sum(Measure.LIQUIDATIONS)),
            Figures.count(sum(Measure.SLICES)),
            Figures.count(sum(Measure.TAKEOVERS)),
            Figures.usdt(sum(Measure.LIQUIDATED)),
            Figures.usdt(sum(Measure.TAKEN_OVER)),
            Figures.usdt(sum(Measure.SLIPPAGE)),
            Figures.usdt(sum(Measure.SHORTFALL)),
            Figures.count(series.value(Measure.IN_CALL, to - 1)),
            Figures.count(series.value(Measure.IN_LIQUIDATION, to - 1))};
    }

    private long sum(final Measure measure)
    {
        return series.sum(measure, from, to);
    }
}
