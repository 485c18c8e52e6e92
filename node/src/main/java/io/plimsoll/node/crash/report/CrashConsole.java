package io.plimsoll.node.crash.report;

import io.plimsoll.node.crash.population.Crowd;
import io.plimsoll.node.crash.population.Role;
import io.plimsoll.node.crash.record.CrashRun;
import io.plimsoll.node.crash.record.GuardedRun;
import io.plimsoll.node.crash.record.PoolState;
import io.plimsoll.node.page.Figures;
import io.plimsoll.node.report.Style;
import io.plimsoll.node.report.TextTable;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The results of a day on the console.
 */
public final class CrashConsole
{
    private static final String INDENT = "  ";

    private final PrintWriter out;
    private final Style style;

    /**
     * A console.
     *
     * @param out   where to print.
     * @param style of headings.
     */
    public CrashConsole(final PrintWriter out, final Style style)
    {
        this.out = out;
        this.style = style;
    }

    /**
     * Print a day.
     *
     * @param result of its runs.
     */
    public void print(final CrashResult result)
    {
        final CrashRun run = result.main();
        final Crowd crowd = run.crowd();
        out.println(style.bold(run.market().day().title()) + ": " + run.market().day().story());
        out.println(INDENT + run.market().size() + " contracts, " + Figures.number(crowd.accounts().size()) +
            " accounts with " + Figures.number(crowd.positions()) + " positions (" +
            Figures.number(crowd.count(Role.LONG)) + " longs, " + Figures.number(crowd.count(Role.SHORT)) +
            " shorts, " + Figures.number(crowd.count(Role.HEDGED)) + " hedged, " +
            Figures.number(crowd.count(Role.MAKER)) + " makers), loss rule " +
            ComparisonTable.name(run.lossRule()));
        out.println();
        if (result.fired() == 0)
        {
            out.println(INDENT + "Nothing fired: no call, no slice, no takeover, no haircut.");
            out.println();
        }
        else
        {
            tables(result);
        }
        breakers(result);
        checks(result);
    }

    private void breakers(final CrashResult result)
    {
        final BreakerTables breakers = new BreakerTables(result.guarded());
        final GuardedRun both = result.guarded().get(result.guarded().size() - 1);
        if (both.breakers().changes().isEmpty())
        {
            out.println(INDENT + "No breaker fired.");
            out.println();
            return;
        }
        table("Breakers, volatility measured by the core", breakers.headings(), breakers.rows());
        breakers.findings().forEach(finding -> out.println(INDENT + finding));
        out.println();
        table("When they fired, both bounds: " + Figures.number(BreakerTables.begun(both)) + " times, the first " +
            BreakerTables.LIMIT, BreakerTables.FIRED_HEADINGS, BreakerTables.fired(both));
    }

    private void tables(final CrashResult result)
    {
        final CrashRun run = result.main();
        table("What each rule did", new String[]{"", "number", "USDT"}, RuleTable.lines(run));
        table("Who bore the deficits, USDT", new String[]{"", "USDT", "share"}, RuleTable.bearers(run));
        table("Who lost what, USDT", LoserTables.ROLE_HEADINGS, LoserTables.roles(run));
        table("Whom rules took most from, USDT", LoserTables.TOP_HEADINGS, LoserTables.topRows(run));
        funds(run);
        final ComparisonTable comparison = new ComparisonTable(result.compared());
        table("The same day under other loss rules", comparison.headings(), comparison.rows());
        if (result.atBook() != null)
        {
            table("Index and own book", BookTables.PRICE_HEADINGS, BookTables.prices(run.market()));
            table("What a mark from its own book would have done", BookTables.RUN_HEADINGS,
                BookTables.runs(run, result.atBook()));
        }
    }

    private void funds(final CrashRun run)
    {
        final TextTable table = new TextTable(INDENT, FundRows.HEADINGS);
        for (final PoolState pool : run.record().pools())
        {
            table.row(FundRows.row(run, pool));
        }
        heading("Funds, USDT");
        out.print(table.text(style));
        out.println();
    }

    private void table(final String heading, final String[] headings, final List<String[]> rows)
    {
        heading(heading);
        final TextTable table = new TextTable(INDENT, headings);
        rows.forEach(table::row);
        out.print(table.text(style));
        out.println();
    }

    private void heading(final String text)
    {
        out.println(style.bold(text));
    }

    private void checks(final CrashResult result)
    {
        final CrashRun run = result.main();
        final long difference = run.record().tally().takenLessOwedMicros();
        out.println("deficit taken - deficit owed: " +
            (difference == 0 ? style.good("0") : style.bad(Long.toString(difference))) +
            "; conservation of money and contracts: " +
            (run.record().audit().isConserved() ? style.good("exact") : style.bad("BROKEN")) +
            "; the core's sums per pool: " + (run.isPoolsAgreed() ? style.good("equal") : style.bad("DIFFERENT")));
        out.println("Commands refused: " + bids(run) + ", others " + run.record().refused().others() + "; " +
            Figures.number(run.commands()) + " commands, " + Figures.number(run.record().events()) + " events, " +
            Figures.duration(run.wallNs()) + (result.others().isEmpty() ? "" : String.format(Locale.ROOT,
            "; %d more runs, %s", result.others().size() + result.guarded().size() +
            (result.atBook() == null ? 0 : 1),
            Figures.duration(otherNs(result)))));
        out.println(result.isVerified() ? result.verification() : style.bad(result.verification()));
    }

    private static long otherNs(final CrashResult result)
    {
        long sum = result.atBook() == null ? 0 : result.atBook().wallNs();
        for (final CrashRun run : result.others())
        {
            sum += run.wallNs();
        }
        for (final GuardedRun each : result.guarded())
        {
            sum += each.run().wallNs();
        }
        return sum;
    }

    private static String bids(final CrashRun run)
    {
        final StringBuilder text = new StringBuilder();
        int sum = 0;
        for (final Map.Entry<?, Integer> entry : run.record().refused().bids().entrySet())
        {
            sum += entry.getValue();
            text.append(text.length() == 0 ? " (" : ", ").append(entry.getKey()).append(' ')
                .append(Figures.number(entry.getValue()));
        }
        return "bids " + Figures.number(sum) + " of " + Figures.number(run.bids()) +
            (text.length() == 0 ? "" : text + ")");
    }
}
