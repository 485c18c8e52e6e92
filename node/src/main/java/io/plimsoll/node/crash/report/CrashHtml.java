package io.plimsoll.node.crash.report;

import io.plimsoll.node.crash.market.ReplayDay;
import io.plimsoll.node.crash.population.Crowd;
import io.plimsoll.node.crash.population.Role;
import io.plimsoll.node.crash.record.Count;
import io.plimsoll.node.crash.record.CrashRun;
import io.plimsoll.node.crash.record.GuardedRun;
import io.plimsoll.node.crash.record.Tally;
import io.plimsoll.node.crash.record.Touched;
import io.plimsoll.node.page.Conditions;
import io.plimsoll.node.page.Figures;
import io.plimsoll.node.page.Html;
import io.plimsoll.node.page.HtmlPage;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One HTML file with everything in it: styles, scripts, numbers. It loads nothing.
 */
public final class CrashHtml
{
    private static final String FOLDER = "/io/plimsoll/node/crash/report/";
    private static final String[] BEARER_HEADINGS = {"", "USDT", "share"};

    private final CrashResult result;
    private final CrashRun run;
    private final Tally tally;

    /**
     * A report about a day.
     *
     * @param result of its runs.
     */
    public CrashHtml(final CrashResult result)
    {
        this.result = result;
        run = result.main();
        tally = run.record().tally();
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
        final ReplayDay day = run.market().day();
        final ComparisonTable comparison = new ComparisonTable(result.compared());
        final Map<String, String> parts = new LinkedHashMap<>();
        final String title = day.title() + ", replayed";
        parts.put("title", Html.escape(title));
        parts.put("heading", Html.escape(Character.toUpperCase(title.charAt(0)) + title.substring(1)));
        parts.put("lead", Html.escape(lead()));
        parts.put("tiles", tiles());
        parts.put("bearers", Html.table(BEARER_HEADINGS, 1, RuleTable.bearers(run), null));
        parts.put("haircuts", haircuts());
        parts.put("funds", Html.table(FundRows.HEADINGS, 1,
            run.record().pools().stream().map(pool -> FundRows.row(run, pool)).collect(Collectors.toList()), null));
        parts.put("rules", Html.table(RuleTable.HEADINGS, RuleTable.TEXT_COLUMNS, RuleTable.rows(run), null));
        parts.put("roles", Html.table(LoserTables.ROLE_HEADINGS, 1, LoserTables.roles(run), null));
        parts.put("top",
            Html.table(LoserTables.TOP_HEADINGS, LoserTables.TOP_TEXT_COLUMNS, LoserTables.topRows(run), null));
        parts.put("comparison", Html.table(comparison.headings(), 1, comparison.rows(), null));
        parts.put("book", book());
        parts.put("breakers", breakers());
        parts.put("conditions", conditions());
        parts.put("data", new CrashChart(run).json());
        return HtmlPage.report(FOLDER + "crash.html", FOLDER + "crash.js", parts);
    }

    private String lead()
    {
        return run.market().day().story() + " " + run.market().size() + " contracts at real prices, run through " +
            "Plimsoll's pipeline with " + Figures.number(run.crowd().accounts().size()) + " made-up accounts. Loss " +
            "rule: " + ComparisonTable.name(run.lossRule()) + ".";
    }

    private String tiles()
    {
        final Touched touched = run.record().losses().touched();
        return Html.tile(Figures.number(run.liquidatedAccounts()), "of " +
            Figures.number(run.crowd().accounts().size()) + " accounts liquidated or taken over") +
            Html.tile(money(tally.total(Count.LIQUIDATED)), "USDT closed by slices, at " +
                money(tally.total(Count.SLIPPAGE)) + " slippage") +
            Html.tile(Figures.number(tally.total(Count.TAKEOVERS)), "estates, " +
                Figures.number(tally.total(Count.INSOLVENT_ESTATES)) + " of them insolvent") +
            Html.tile(money(tally.total(Count.OWED)), "USDT of deficits owed, " +
                money(tally.total(Count.BY_FUNDS) + tally.total(Count.BY_COMMON)) + " paid by funds") +
            Html.tile(money(ComparisonTable.fromWinners(run)), "USDT taken from " +
                Figures.number(touched.accounts()) + " winners, " +
                String.format(Locale.ROOT, "median leverage %.2fx", touched.medianLeverage())) +
            Html.tile(Figures.number(touched.hedgesCutByDeleveraging()),
                "hedges that deleveraging left with one leg") +
            Html.tile(Long.toString(tally.takenLessOwedMicros()), "deficit taken - deficit owed, micro-USDT") +
            Html.tile(run.record().audit().isConserved() ? "exact" : "BROKEN",
                "conservation of money and contracts; " + Figures.number(run.commands()) + " commands journaled");
    }

    private static String money(final long micros)
    {
        return micros == 0 ? "0" : Figures.usdt(micros);
    }

    private String haircuts()
    {
        return run.record().losses().touched().haircutShares().length == 0 ?
            "<p class=\"note\">No haircuts in this run.</p>" : HaircutBars.html(run.record().losses().touched());
    }

    private String book()
    {
        if (result.atBook() == null)
        {
            return "";
        }
        return "<section>\n<h2>Index and own book</h2>\n<p class=\"note\">The perpetual's own trades against the " +
            "index, here the spot book of the same venue; the venue's published mark of the day beside them. Only " +
            "contracts that have an index.</p>\n<div class=\"scroll\">\n" +
            Html.table(BookTables.PRICE_HEADINGS, 1, BookTables.prices(run.market()), null) +
            "</div>\n<p class=\"note\">The same day and crowd with marks from the venue's own book:</p>\n" +
            Html.table(BookTables.RUN_HEADINGS, 1, BookTables.runs(run, result.atBook()), null) + "</section>\n";
    }

    private String breakers()
    {
        final BreakerTables tables = new BreakerTables(result.guarded());
        final GuardedRun both = result.guarded().get(result.guarded().size() - 1);
        final StringBuilder html = new StringBuilder("<section>\n<h2>Breakers</h2>\n<p class=\"note\">The same day " +
            "with volatility measured by the core, without a breaker and with one: 10 % within five minutes from an " +
            "extreme limits, 12 standard deviations within fifteen minutes halt. The same widths on every day; " +
            "docs/crash.md says where they come from.</p>\n<div class=\"scroll\">\n");
        html.append(Html.table(tables.headings(), 1, tables.rows(), null)).append("</div>\n");
        for (final String finding : tables.findings())
        {
            html.append("<p class=\"note\">").append(Html.escape(finding)).append("</p>\n");
        }
        if (BreakerTables.begun(both) > 0)
        {
            html.append("<h3>When they fired, with both bounds: ").append(Figures.number(BreakerTables.begun(both)))
                .append(" times, the first ").append(BreakerTables.LIMIT).append("</h3>\n<div class=\"scroll\">\n")
                .append(Html.table(BreakerTables.FIRED_HEADINGS, BreakerTables.FIRED_TEXT_COLUMNS,
                BreakerTables.fired(both), null)).append("</div>\n");
        }
        return html.append("</section>\n").toString();
    }

    private String conditions()
    {
        final Conditions conditions = result.conditions();
        final Crowd crowd = run.crowd();
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
            "wall time", Figures.duration(run.wallNs()) + " with journal",
            "journal", result.verification().replaceFirst("^Journal ", ""));
    }
}
