package io.plimsoll.node.command;

import io.plimsoll.node.crash.market.ReplayDay;
import io.plimsoll.node.report.Style;
import io.plimsoll.node.report.TextTable;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Days of a replay as they are chosen on the command line: one of them, or all.
 *
 * @param days that there are.
 * @param <D>  of days.
 */
record DayChoice<D extends ReplayDay>(List<D> days)
{
    private static final String ALL = "all";

    /**
     * Those that a word means.
     *
     * @param word  id of a day, or "all".
     * @param usage makes an error of a message.
     * @return the days.
     */
    List<D> of(final String word, final Function<String, RuntimeException> usage)
    {
        if (ALL.equals(word))
        {
            return days;
        }
        final List<D> chosen = days.stream().filter(day -> day.id().equals(word)).toList();
        if (chosen.isEmpty())
        {
            final String ids = days.stream().map(ReplayDay::id).collect(Collectors.joining(", "));
            throw usage.apply("'" + word + "' is not a day: " + ids + " or " + ALL);
        }
        return chosen;
    }

    /**
     * All of them, with what happens.
     *
     * @param style of the terminal.
     * @return a table.
     */
    String text(final Style style)
    {
        final TextTable table = new TextTable("", "day", "");
        for (final D day : days)
        {
            table.row(day.id(), day.title() + ": " + day.story());
        }
        return table.text(style);
    }
}
