package io.plimsoll.node.whatif;

import io.plimsoll.node.report.Style;
import io.plimsoll.node.report.TextTable;
import io.plimsoll.node.text.Times;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * The results for a terminal.
 */
final class ConsoleReport
{
    /**
     * What a reader must know of the model, in both reports.
     */
    static final List<String> LIMITS = List.of(
        "As recorded: prices, funding, deposits, withdrawals, orders and trades, wherever the core takes them.",
        "Modelled: slices that only the what-if run asks for trade at once and whole at the mark moved by the",
        "slippage, or not at all; backstops trade the share of their holdings that they traded in the recorded run.",
        "Not modelled: how traders would have acted on other margins, and what more or less selling does to prices.");

    private static final String INDENT = "  ";
    private static final int SHOWN_CHANGES = 20;

    private final WhatIfResult result;
    private final Style style;
    private final StringBuilder out = new StringBuilder();

    ConsoleReport(final WhatIfResult result, final Style style)
    {
        this.result = result;
        this.style = style;
    }

    String text()
    {
        out.append(style.bold(result.journal() + " under " + result.parameters())).append('\n');
        out.append(String.format(Locale.ROOT, "%,d commands, %s to %s%n%n", result.commands(),
            Times.shortText(result.firstTimeNs()), Times.shortText(result.lastTimeNs())));
        figures();
        instruments();
        changes();
        model();
        LIMITS.forEach(line -> out.append(line).append('\n'));
        out.append('\n').append(verdict()).append('\n');
        return out.toString();
    }

    private void figures()
    {
        final TextTable table = new TextTable(INDENT, "", "recorded", "what-if", "change");
        for (final Figure figure : Figure.values())
        {
            table.row(FigureText.row(figure, result.recorded(), result.whatIf()));
        }
        out.append(table.text(style)).append('\n');
    }

    private void instruments()
    {
        final TreeSet<Integer> ids = new TreeSet<>(result.recorded().instruments().keySet());
        ids.addAll(result.whatIf().instruments().keySet());
        if (ids.isEmpty())
        {
            return;
        }
        final TextTable table = new TextTable(INDENT, "liquidated notional", "recorded", "what-if", "change");
        for (final int id : ids)
        {
            table.row(FigureText.row(result.numbers().symbols().instrumentName(id), Figure.Unit.MONEY,
                liquidated(result.recorded(), id), liquidated(result.whatIf(), id)));
        }
        out.append(table.text(style)).append('\n');
    }

    private static long liquidated(final RunFigures run, final int instrument)
    {
        final InstrumentFigures figures = run.instruments().get(instrument);
        return figures == null ? 0 : figures.liquidatedMicros();
    }

    private void changes()
    {
        if (result.changes().isEmpty())
        {
            out.append("No parameter differs.\n\n");
            return;
        }
        final TextTable table = new TextTable(INDENT, "parameter", "recorded", "what-if");
        for (final Change change : result.changes().subList(0, Math.min(SHOWN_CHANGES, result.changes().size())))
        {
            table.row(change.path(), orNone(change.recorded()), orNone(change.whatIf()));
        }
        out.append(table.text(style));
        final int hidden = result.changes().size() - SHOWN_CHANGES;
        out.append(hidden > 0 ? INDENT + "and " + hidden + " more, which --json and --html have\n\n" : "\n");
    }

    static String orNone(final String value)
    {
        return value.isEmpty() ? FigureText.NONE : value;
    }

    private void model()
    {
        final TextTable table = new TextTable(INDENT, "how the what-if run was made", "");
        for (final ModelTally.Count count : ModelTally.Count.values())
        {
            table.row(count.label(), FigureText.text(Figure.Unit.COUNT, result.tally().value(count)));
        }
        out.append(table.text(style));
        out.append(INDENT).append("slippage of the model: ").append(result.slippage()).append('\n');
        out.append(INDENT).append("fee of the model: ").append(result.fee()).append("\n\n");
    }

    private String verdict()
    {
        final String hashes = String.format(
            Locale.ROOT, "state hash recorded %016x, what-if %016x", result.recordedHash(), result.whatIfHash());
        if (result.firstDifference() == 0)
        {
            return style.good("Every event is the same in both runs; " + hashes);
        }
        return "The runs differ from command " + result.firstDifference() + " on; " + hashes;
    }
}
