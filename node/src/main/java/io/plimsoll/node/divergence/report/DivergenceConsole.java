package io.plimsoll.node.divergence.report;

import io.plimsoll.node.crash.record.CrashRun;
import io.plimsoll.node.divergence.market.Source;
import io.plimsoll.node.divergence.record.DivergenceRun;
import io.plimsoll.node.page.Figures;
import io.plimsoll.node.report.Style;
import io.plimsoll.node.report.TextTable;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The results of a window on the console.
 */
public final class DivergenceConsole
{
    private static final int LIMIT = 40;
    private static final String INDENT = "  ";

    private final PrintWriter out;
    private final Style style;

    /**
     * A console.
     *
     * @param out   where to print.
     * @param style of headings.
     */
    public DivergenceConsole(final PrintWriter out, final Style style)
    {
        this.out = out;
        this.style = style;
    }

    /**
     * Print a window.
     *
     * @param result of its runs.
     */
    public void print(final DivergenceResult result)
    {
        final CrashRun run = result.ours().run();
        out.println(style.bold(result.market().day().title()) + ": " + result.market().day().story());
        out.println(INDENT + run.market().size() + " contracts, " +
            Figures.number(run.crowd().accounts().size()) + " accounts with " +
            Figures.number(run.crowd().positions()) + " positions; sources: " + result.market().sources().stream()
            .map(Source::name).collect(Collectors.joining(", ")));
        out.println();
        table("Prices", PriceTable.HEADINGS, PriceTable.rows(result));
        if (result.market().day().isOfSeconds())
        {
            table("Beside the mark that the venue published", MarkDistance.HEADINGS, MarkDistance.rows(result));
        }
        final RunTable runs = new RunTable(result);
        table("What each mark did, USDT", runs.headings(), runs.rows());
        final List<String[]> decisions = DecisionTable.rows(result.ours().record().happenings());
        table("What was decided" + (decisions.size() <= LIMIT ? "" : ", the first " + LIMIT + " of " +
            decisions.size()), DecisionTable.HEADINGS, decisions.stream().limit(LIMIT).collect(Collectors.toList()));
        checks(result);
    }

    private void table(final String heading, final String[] headings, final List<String[]> rows)
    {
        out.println(style.bold(heading));
        final TextTable table = new TextTable(INDENT, headings);
        rows.forEach(table::row);
        out.print(table.text(style));
        out.println();
    }

    private void checks(final DivergenceResult result)
    {
        for (final DivergenceRun each : result.runs())
        {
            final CrashRun run = each.run();
            out.println(each.name() + ": " + (run.isSound() ? style.good("sound") : style.bad("NOT SOUND")) +
                ", deficit taken - deficit owed " + run.record().tally().takenLessOwedMicros() +
                ", conservation of money and contracts " +
                (run.record().audit().isConserved() ? "exact" : "BROKEN") + ", " +
                Figures.number(run.commands()) + " commands, " + Figures.number(run.record().events()) + " events, " +
                Figures.duration(run.wallNs()));
        }
        out.println(result.isVerified() ? result.verification() : style.bad(result.verification()));
    }
}
