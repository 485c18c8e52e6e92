package io.plimsoll.node.demo.report;

import io.plimsoll.node.demo.market.Market;
import io.plimsoll.node.demo.record.Measure;
import io.plimsoll.node.demo.record.MinuteSeries;
import io.plimsoll.node.page.Figures;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The table per hour, with totals.
 */
final class HourTable
{
    static final String[] HEADINGS = {
        "UTC", "worst move", "calls", "liquidations", "slices", "takeovers", "liquidated", "taken over", "slippage",
        "shortfall", "in call", "in liq."};

    private final List<String[]> rows = new ArrayList<>();
    private final String[] totals;

    HourTable(final Market market, final MinuteSeries series)
    {
        for (final HourRow row : HourRow.all(market, series))
        {
            rows.add(row.cells());
        }
        totals = new String[]{
            "total", "",
            Figures.count(series.total(Measure.MARGIN_CALLS)),
            Figures.count(series.total(Measure.LIQUIDATIONS)),
            Figures.count(series.total(Measure.SLICES)),
            Figures.count(series.total(Measure.TAKEOVERS)),
            Figures.usdt(series.total(Measure.LIQUIDATED)),
            Figures.usdt(series.total(Measure.TAKEN_OVER)),
            Figures.usdt(series.total(Measure.SLIPPAGE)),
            Figures.usdt(series.total(Measure.SHORTFALL)),
            "", ""};
    }

    List<String[]> rows()
    {
        return rows;
    }

    String[] totals()
    {
        return totals.clone();
    }

    void print(final PrintWriter out)
    {
        final int[] widths = widths();
        out.println(line(HEADINGS, widths));
        out.println(rule(widths));
        for (final String[] row : rows)
        {
            out.println(line(row, widths));
        }
        out.println(rule(widths));
        out.println(line(totals, widths));
    }

    private int[] widths()
    {
        final int[] widths = new int[HEADINGS.length];
        widen(widths, HEADINGS);
        widen(widths, totals);
        for (final String[] row : rows)
        {
            widen(widths, row);
        }
        return widths;
    }

    private static void widen(final int[] widths, final String[] cells)
    {
        for (int i = 0; i < widths.length; i++)
        {
            widths[i] = Math.max(widths[i], cells[i].length());
        }
    }

    /** Text to the left, numbers to the right. */
    private static String line(final String[] cells, final int[] widths)
    {
        final StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++)
        {
            final String padding = " ".repeat(widths[i] - cells[i].length());
            line.append(i == 0 ? "" : "  ").append(i < 2 ? cells[i] + padding : padding + cells[i]);
        }
        return line.toString().stripTrailing();
    }

    private static String rule(final int[] widths)
    {
        int width = -2;
        for (final int column : widths)
        {
            width += column + 2;
        }
        return "-".repeat(width);
    }
}
