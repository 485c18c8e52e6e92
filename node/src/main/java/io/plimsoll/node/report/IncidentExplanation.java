package io.plimsoll.node.report;

import io.plimsoll.node.text.MessageCatalog;
import io.plimsoll.node.text.NumberText;
import io.plimsoll.node.text.Times;

import java.math.BigInteger;
import java.util.Map;

/**
 * An incident in words: what was decided in which order, how often, and who bore what.
 */
public final class IncidentExplanation
{
    private static final String INDENT = "  ";

    private final IncidentReplay replay;
    private final MessageCatalog catalog;
    private final Style style;
    private final StoryText story = new StoryText();

    private IncidentExplanation(final IncidentReplay replay, final MessageCatalog catalog, final Style style)
    {
        this.replay = replay;
        this.catalog = catalog;
        this.style = style;
    }

    /**
     * Explain an incident.
     *
     * @param replay  of its journal.
     * @param catalog of all messages.
     * @param style   of the text.
     * @return the text.
     */
    public static String of(final IncidentReplay replay, final MessageCatalog catalog, final Style style)
    {
        final IncidentExplanation explanation = new IncidentExplanation(replay, catalog, style);
        explanation.write();
        return explanation.story.text();
    }

    private void write()
    {
        story.line(style.bold("What was decided"));
        if (replay.decisions().isEmpty())
        {
            story.line(INDENT + "nothing: no margin account changed its zone, and no pool had a loss");
            return;
        }
        long sequence = -1;
        for (final IncidentReplay.Decision decision : replay.decisions())
        {
            if (decision.sequence() != sequence)
            {
                sequence = decision.sequence();
                story.line(style.bold(INDENT + Times.shortText(decision.timeNs()) + "  #" + sequence + " " +
                    decision.cause()));
            }
            story.wrap(INDENT + INDENT, decision.text());
        }
        if (replay.untold() > 0)
        {
            story.line(INDENT + "(and " + replay.untold() + " more: choose a narrower --from and --to)");
        }
        counts();
        if (!replay.totals().pools().isEmpty())
        {
            losses();
        }
    }

    private void counts()
    {
        story.line("");
        story.line(style.bold("How often"));
        final TextTable table = new TextTable(INDENT, "decision", "times");
        for (final Map.Entry<Integer, Long> entry : replay.totals().counts().entrySet())
        {
            table.row(catalog.typeName(entry.getKey()), NumberText.grouped(Long.toString(entry.getValue())));
        }
        story.append(table.text(style));
    }

    private void losses()
    {
        story.line("");
        story.line(style.bold("Who bore what"));
        final TextTable table = new TextTable(
            INDENT, "pool", "owed", "fund", "common fund", "winners", "backstop", "taken - owed");
        for (final Map.Entry<Integer, IncidentTotals.Pool> entry : replay.totals().pools().entrySet())
        {
            final IncidentTotals.Pool pool = entry.getValue();
            table.row(
                Integer.toString(entry.getKey()), money(pool.deficit), money(pool.fund), money(pool.common),
                money(pool.winners), money(pool.uncovered), money(pool.difference()));
        }
        story.append(table.text(style));
    }

    private static String money(final BigInteger micros)
    {
        return NumberText.money(micros.longValueExact());
    }
}
