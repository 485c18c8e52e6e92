package io.plimsoll.node.demo.report;

import io.plimsoll.node.demo.record.Audit;
import io.plimsoll.node.demo.record.Measure;
import io.plimsoll.node.demo.record.MinuteSeries;
import io.plimsoll.node.page.Conditions;
import io.plimsoll.node.page.Figures;
import io.plimsoll.node.page.Html;
import io.plimsoll.node.page.HtmlPage;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One HTML file with everything in it: styles, scripts, numbers. It loads nothing.
 */
public final class HtmlReport
{
    private static final String FOLDER = "/io/plimsoll/node/demo/report/";

    private final DemoResult result;
    private final MinuteSeries series;

    /**
     * A report about a run.
     *
     * @param result of the run.
     */
    public HtmlReport(final DemoResult result)
    {
        this.result = result;
        series = result.record().series();
    }

    /**
     * Write the file; an old one is replaced.
     *
     * @param file of the report; its directory must exist or be possible to create.
     */
    public void write(final Path file)
    {
        HtmlPage.write(file, html());
    }

    String html()
    {
        final PopulationSection population = new PopulationSection(result);
        final HourTable hours = new HourTable(result.market(), series);
        final Map<String, String> parts = new LinkedHashMap<>();
        parts.put("title", "the crash of 19 May 2021, replayed");
        parts.put("heading", "The crash of 19 May 2021, replayed");
        parts.put("lead", Html.escape(lead()));
        parts.put("tiles", tiles());
        parts.put("hours", Html.table(HourTable.HEADINGS, 2, hours.rows(), hours.totals()));
        parts.put("top",
            Html.table(TopAccounts.HEADINGS, TopAccounts.TEXT_COLUMNS, TopAccounts.rows(result), null));
        parts.put("crowd", Html.escape(population.sentence()));
        parts.put("population", population.html());
        parts.put("latency", latency());
        parts.put("conditions", conditions());
        parts.put("data", new ChartData(result.market(), series).json());
        return HtmlPage.report(FOLDER + "report.html", FOLDER + "report.js", parts);
    }

    private String lead()
    {
        return "Binance spot prices of " + result.market().size() + " pairs, minute by minute from " +
            Figures.clock(series.fromMinute()) + " to " + Figures.clock(series.toMinute()) +
            " UTC, run through Plimsoll's pipeline: every tick, fill and timer is a journaled command, every " +
            "margin call, slice and takeover an event of the deterministic core.";
    }

    private String tiles()
    {
        final Audit audit = result.record().audit();
        return Html.tile(Figures.number(result.plans().size()), "customers with " +
            Figures.number(result.population().positions()) + " positions") +
            Html.tile(
                Figures.number(result.liquidatedCustomers()), "customers liquidated or taken over at least once") +
            Html.tile(Figures.number(series.total(Measure.LIQUIDATIONS)), "liquidations begun, " +
                Figures.number(series.total(Measure.SLICES)) + " slices; " +
                Figures.number(series.total(Measure.MARGIN_CALLS)) + " margin calls") +
            Html.tile(Figures.usdt(series.total(Measure.LIQUIDATED)), "USDT closed by slices, at " +
                Figures.usdt(series.total(Measure.SLIPPAGE)) + " slippage") +
            Html.tile(Figures.number(series.total(Measure.TAKEOVERS)), "takeovers, " +
                Figures.usdt(series.total(Measure.TAKEN_OVER)) + " USDT at the mark") +
            Html.tile(Figures.usdt(series.total(Measure.SHORTFALL)), "USDT shortfall from " +
                Figures.number(series.total(Measure.BANKRUPTCIES)) + " bankrupt accounts") +
            Html.tile(Figures.duration(result.ticks().getValueAtPercentile(50)), "core time per price tick, median; " +
                "p99.9 " + Figures.duration(result.ticks().getValueAtPercentile(99.9))) +
            Html.tile(audit.isConserved() ? "exact" : "BROKEN", "conservation of money and contracts; " +
                Figures.number(result.commands()) + " commands journaled");
    }

    private String latency()
    {
        return Html.table(
            LatencyLine.HEADINGS, 0, Collections.singletonList(LatencyLine.cells(result.ticks())), null);
    }

    private String conditions()
    {
        final Conditions conditions = result.conditions();
        return Html.list(
            "run at", conditions.runAt(),
            "build", conditions.version() + ", commit " + conditions.commit(),
            "JVM", conditions.jvm() + ", largest heap " + conditions.heapMib() + " MiB",
            "machine", conditions.system() + ", " + conditions.cores() + " cores",
            "seed", Long.toString(conditions.seed()),
            "wall time", "set-up " + Figures.duration(result.openingNs()) + ", replay " +
                Figures.duration(result.replayNs()),
            "journal", result.verification().replaceFirst("^Journal ", ""),
            "data", "Binance spot 1-minute candles, 19 May 2021; path inside a minute: open, low, high, close");
    }
}
