package io.plimsoll.node.demo.report;

import io.plimsoll.node.demo.record.DayRecord;
import io.plimsoll.node.demo.record.Measure;
import io.plimsoll.node.demo.record.MinuteSeries;
import io.plimsoll.node.page.Figures;

import java.io.PrintWriter;

/**
 * The results on the console.
 */
public final class ConsoleReport
{
    private ConsoleReport()
    {
    }

    /**
     * Print the table per hour, totals and latency.
     *
     * @param result of the run; what verification showed is printed elsewhere.
     * @param out    where to.
     */
    public static void print(final DemoResult result, final PrintWriter out)
    {
        final DayRecord record = result.record();
        final MinuteSeries series = record.series();
        new HourTable(result.market(), series).print(out);
        out.println("Money in USDT. Liquidated: closed by slices. Taken over: by the backstop, at the mark.");
        out.println();
        out.println("Customers liquidated or taken over at least once: " +
            Figures.number(result.liquidatedCustomers()) + " of " + Figures.number(result.plans().size()));
        out.println("Slices: " + Figures.number(series.total(Measure.SLICES)) + " issued, " +
            Figures.number(series.total(Measure.FILLS)) + " filled in whole or in part");
        out.println("Backstop: took over " + Figures.usdt(series.total(Measure.ESTATES)) + " of equity and " +
            Figures.usdt(series.total(Measure.SHORTFALL)) + " of shortfall (" +
            Figures.number(series.total(Measure.BANKRUPTCIES)) + " bankrupt), earned " +
            Figures.usdt(series.total(Measure.LIQUIDATION_FEES)) + " in fees,");
        out.println("  unwound " + Figures.usdt(series.total(Measure.UNWOUND)) + " at " +
            Figures.usdt(series.total(Measure.UNWINDING_SLIPPAGE)) + " slippage; stands at " +
            Figures.usdt(backstopMicros(series)) + " at the last prices");
        out.println("Core time per price tick, " + LatencyLine.text(result.ticks()));
        out.println("Conservation of money and contracts: " + (record.audit().isConserved() ? "exact" : "BROKEN") +
            "; refused commands: " + (record.refusals().rejected() + record.refusals().denied()));
        out.println("Wall time: set-up " + Figures.duration(result.openingNs()) + ", replay " +
            Figures.duration(result.replayNs()) + "; " + Figures.number(result.commands()) + " commands, " +
            Figures.number(record.events()) + " events");
    }

    private static long backstopMicros(final MinuteSeries series)
    {
        final int last = series.toMinute() - 1;
        return series.value(Measure.BACKSTOP_USDT, last) +
            series.value(Measure.BACKSTOP_BTC, last) +
            series.value(Measure.BACKSTOP_ETH, last);
    }
}
