package io.plimsoll.node.divergence.report;

import io.plimsoll.node.crash.population.Crowd;
import io.plimsoll.node.crash.population.Role;
import io.plimsoll.node.divergence.market.DivergenceDay;
import io.plimsoll.node.divergence.market.Source;
import io.plimsoll.node.divergence.record.DivergenceRun;
import io.plimsoll.node.divergence.record.Happening;
import io.plimsoll.node.page.Conditions;
import io.plimsoll.node.page.Figures;
import io.plimsoll.node.page.Html;
import io.plimsoll.node.page.HtmlPage;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One HTML file with everything in it: styles, scripts, numbers. It loads nothing.
 */
public final class DivergenceHtml
{
    private static final String FOLDER = "/io/plimsoll/node/divergence/report/";

    private final DivergenceResult result;

    /**
     * A report about a window.
     *
     * @param result of its runs.
     */
    public DivergenceHtml(final DivergenceResult result)
    {
        this.result = result;
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
        final DivergenceDay day = result.market().day();
        final List<Happening> happenings = result.ours().record().happenings();
        final RunTable runs = new RunTable(result);
        final Map<String, String> parts = new LinkedHashMap<>();
        parts.put("title", Html.escape(day.title() + ", replayed"));
        parts.put("heading", Html.escape(day.title() + ": last trade and mark"));
        parts.put("lead", Html.escape(lead()));
        parts.put("tiles", tiles());
        parts.put("charts", charts());
        parts.put("runs", Html.table(runs.headings(), 1, runs.rows(), null));
        parts.put("prices", Html.table(PriceTable.HEADINGS, 1, PriceTable.rows(result), null));
        parts.put("seconds", seconds());
        parts.put("decisions", Html.table(
            DecisionTable.HEADINGS, DecisionTable.TEXT_COLUMNS, DecisionTable.rows(happenings), null));
        parts.put("listed", happenings.size() > DecisionTable.LIMIT ?
            "The first " + DecisionTable.LIMIT + " of " + Figures.number(happenings.size()) + "; the JSON has all." :
            "All of them.");
        parts.put("list", Html.table(
            DecisionTable.LIST_HEADINGS, DecisionTable.LIST_HEADINGS.length, DecisionTable.list(happenings), null));
        parts.put("conditions", conditions());
        parts.put("data", new DivergenceChart(result).json());
        return HtmlPage.report(FOLDER + "divergence.html", FOLDER + "divergence.js", parts);
    }

    private String lead()
    {
        return result.market().day().story() + " The same " +
            Figures.number(result.ours().run().crowd().accounts().size()) + " made-up accounts at real prices, once " +
            "marked at the last trade of the venue's own book and once by Plimsoll's index, mark, volatility and " +
            "breakers. Sources: " +
            result.market().sources().stream().map(Source::name).collect(Collectors.joining(", ")) + ".";
    }

    private String tiles()
    {
        final DivergenceRun naive = result.naive();
        final DivergenceRun ours = result.ours();
        final Set<Long> spared = DivergenceResult.onlyBy(naive, ours);
        return Html.tile(Figures.number(naive.liquidated().size()), "accounts liquidated at the last trade") +
            Html.tile(Figures.number(ours.liquidated().size()), "accounts liquidated at our mark") +
            Html.tile(Figures.number(spared.size()), "only at the last trade; " +
                Figures.number(DivergenceResult.onlyBy(ours, naive).size()) + " only at our mark") +
            Html.tile(money(ours.equityMicros(spared)), "USDT that those of the last trade alone have at the end " +
                "with our mark; " + money(naive.equityMicros(spared)) + " with the last trade") +
            Html.tile(money(naive.record().lostMicros()), "USDT of positions lost at the last trade") +
            Html.tile(money(ours.record().lostMicros()), "USDT of positions lost at our mark") +
            Html.tile(money(naive.takenMicros()), "USDT taken by rules at the last trade") +
            Html.tile(money(ours.takenMicros()), "USDT taken by rules at our mark");
    }

    private static String money(final long micros)
    {
        return micros == 0 ? "0" : Figures.usdt(micros);
    }

    private String charts()
    {
        final StringBuilder html = new StringBuilder();
        for (final String symbol : result.market().day().shown())
        {
            html.append("<section>\n<h2>").append(Html.escape(symbol)).append("</h2>\n<p class=\"note\">Prices at " +
                "the end of each part, and below them what was decided within it.</p>\n<div class=\"chart\" " +
                "id=\"prices-").append(Html.escape(symbol)).append("\"></div>\n<div class=\"chart bands\" " +
                "id=\"bands-").append(Html.escape(symbol)).append("\"></div>\n</section>\n");
        }
        return html.toString();
    }

    private String seconds()
    {
        return result.market().seconds().isEmpty() ? "" :
            "<section>\n<h2>Beside the mark that the venue published</h2>\n<div class=\"scroll\">\n" +
            Html.table(MarkDistance.HEADINGS, 1, MarkDistance.rows(result), null) + "</div>\n</section>\n";
    }

    private String conditions()
    {
        final Conditions conditions = result.conditions();
        final Crowd crowd = result.ours().run().crowd();
        return Html.list(
            "run at", conditions.runAt(),
            "build", conditions.version() + ", commit " + conditions.commit(),
            "JVM", conditions.jvm() + ", largest heap " + conditions.heapMib() + " MiB",
            "machine", conditions.system() + ", " + conditions.cores() + " cores",
            "seed", Long.toString(conditions.seed()),
            "crowd", Figures.number(crowd.count(Role.LONG)) + " longs, " + Figures.number(crowd.count(Role.SHORT)) +
                " shorts, " + Figures.number(crowd.count(Role.HEDGED)) + " hedged, " +
                Figures.number(crowd.count(Role.MAKER)) + " makers, " + Figures.number(crowd.positions()) +
                " positions; distribution and venue are assumptions, stated in docs/crash.md",
            "wall time", Figures.duration(result.ours().run().wallNs()) + " with journal",
            "journal", result.verification().replaceFirst("^Journal ", ""));
    }
}
