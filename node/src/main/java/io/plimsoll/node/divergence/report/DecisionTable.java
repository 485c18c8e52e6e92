package io.plimsoll.node.divergence.report;

import io.plimsoll.node.divergence.record.Happening;
import io.plimsoll.node.page.Figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was decided about prices: how often, when first, and on which numbers.
 */
final class DecisionTable
{
    static final String[] HEADINGS = {"", "of", "decision", "the first time", "number", "first at"};
    static final int TEXT_COLUMNS = 4;
    static final String[] LIST_HEADINGS = {"at", "", "of", "decision", "numbers"};
    static final int LIMIT = 400;

    private DecisionTable()
    {
    }

    static List<String[]> rows(final List<Happening> happenings)
    {
        final Map<String, List<Happening>> groups = new LinkedHashMap<>();
        for (final Happening.Kind kind : Happening.Kind.values())
        {
            for (final Happening happening : happenings)
            {
                if (happening.kind() == kind)
                {
                    groups.computeIfAbsent(kind + happening.subject() + happening.what(), key -> new ArrayList<>())
                        .add(happening);
                }
            }
        }
        final List<String[]> rows = new ArrayList<>();
        for (final List<Happening> group : groups.values())
        {
            final Happening first = group.get(0);
            rows.add(new String[]{first.kind().label(), first.subject(), first.what(), first.numbers(),
                Figures.count(group.size()), FrameClock.text(first.timeNs())});
        }
        return rows;
    }

    /** The first of them, one by one. */
    static List<String[]> list(final List<Happening> happenings)
    {
        return happenings.stream().limit(LIMIT)
            .map(each -> new String[]{FrameClock.text(each.timeNs()), each.kind().label(), each.subject(),
                each.what(), each.numbers()})
            .collect(Collectors.toList());
    }
}
