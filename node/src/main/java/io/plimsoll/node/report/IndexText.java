package io.plimsoll.node.report;

import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.IndexReportedDecoder;
import io.plimsoll.core.message.SetIndexDecoder;
import io.plimsoll.core.message.SourceStatus;
import io.plimsoll.core.message.Validity;
import io.plimsoll.node.text.NumberText;

import java.util.HashMap;
import java.util.Map;

/**
 * An index: how it stands, who makes it, and by which rules (rulebook R8.1 to R8.3, R8.9, R8.10).
 */
final class IndexText
{
    private static final String INDENT = "    ";
    private static final String NONE = "-";

    private final NumberText numbers;
    private final Map<Integer, String> sourceNames;
    private final PriceStory story;

    IndexText(final NumberText numbers, final Map<Integer, String> sourceNames, final PriceStory story)
    {
        this.numbers = numbers;
        this.sourceNames = sourceNames;
        this.story = story;
    }

    /**
     * @param rules of the index.
     * @param now   how it stands; null where the rules are all there is.
     * @param atNs  time to which it stands so.
     */
    void write(final SetIndexDecoder rules, final IndexReportedDecoder now, final long atNs)
    {
        final int index = rules.index();
        story.title("Index " + numbers.symbols().indexName(index), " (id " + index + ")" +
            (now == null ? "" : ": " + story.validity(now.validity()) +
                (now.price() == 0 ? ", no price yet" : " at " + price(index, now.price()))));
        if (now != null)
        {
            state(index, now);
        }
        final Map<Integer, Integer> weights = rules(rules);
        if (now == null)
        {
            configured(rules);
        }
        else
        {
            sources(index, now, weights, atNs);
        }
    }

    private void state(final int index, final IndexReportedDecoder now)
    {
        final String since = now.validity() == Validity.VALID || now.invalidSinceNs() == 0 ? "" :
            "not valid since " + PriceStory.at(now.invalidSinceNs()) + "; ";
        final String say = now.candidate() == 0 ? "the sources say nothing that counts" :
            "the sources say " + price(index, now.candidate()) + " give or take " +
            numbers.indexPrice(index, now.uncertainty());
        story.line("now", since + say + (now.meanPrice() == 0 ? "" : ", mean " + price(index, now.meanPrice())) +
            "; live besides the own book: " + now.live() +
            (now.moving() == Flag.YES ? "; moving, so that nobody may add risk" : ""));
    }

    /**
     * @return weights by source.
     */
    private Map<Integer, Integer> rules(final SetIndexDecoder rules)
    {
        story.line("valid", "with " + rules.minSources() + " live sources besides the own book, within " +
            NumberText.percent(rules.deviationPpm()) + " of their median" +
            (rules.uncertaintyPpm() == 0 ? "" : ", uncertain by up to " +
                NumberText.percent(rules.uncertaintyPpm())) +
            (rules.volatileRatioPpm() == 0 ? "" : ", not beyond " + NumberText.percent(rules.volatileRatioPpm()) +
                " of its mean of " + Durations.text(rules.meanNs()) + " or that of it"));
        story.line("sources", "stale after " + Durations.text(rules.maxAgeNs()) + "; stamps up to " +
            Durations.text(rules.maxFutureNs()) + " ahead" +
            (rules.jumpPpm() == 0 ? "; jumps are taken at once" : "; a jump beyond " +
                NumberText.percent(rules.jumpPpm()) + " waits for another source or " + rules.confirmUpdates() +
                " more updates"));
        final String late = (rules.maxLagNs() == 0 ? "" : "a mean lag above " + Durations.text(rules.maxLagNs())) +
            (rules.maxLagNs() > 0 && rules.lagNoisePpm() > 0 ? ", or " : "") +
            (rules.lagNoisePpm() == 0 ? "" : "standing " + NumberText.percent(rules.lagNoisePpm()) +
                " off where the index was before");
        if (!late.isEmpty())
        {
            story.line("late", late + ": counts " + NumberText.percent(rules.lagWeightPpm()) + " of its weight");
        }
        if (rules.lagWindowNs() > 0 || rules.coolOffNs() > 0)
        {
            story.line("guard", (rules.lagWindowNs() == 0 ? "" : "no new risk while it moved more than " +
                NumberText.percent(rules.lagMovePpm()) + " within " + Durations.text(rules.lagWindowNs())) +
                (rules.lagWindowNs() > 0 && rules.coolOffNs() > 0 ? "; " : "") +
                (rules.coolOffNs() == 0 ? "" : "who pulls an update cools off for " +
                    Durations.text(rules.coolOffNs())));
        }
        final Map<Integer, Integer> weights = new HashMap<>();
        for (final SetIndexDecoder.SourcesDecoder row : rules.sources())
        {
            weights.put((int)row.source(), row.weight());
        }
        rules.sbeRewind();
        return weights;
    }

    private void configured(final SetIndexDecoder rules)
    {
        final TextTable table = new TextTable(INDENT, "source", "weight");
        for (final SetIndexDecoder.SourcesDecoder row : rules.sources())
        {
            table.row(name(row.source(), row.own()), Integer.toString(row.weight()));
        }
        story.table(table);
    }

    private void sources(
        final int index, final IndexReportedDecoder now, final Map<Integer, Integer> weights, final long atNs)
    {
        final TextTable table =
            new TextTable(INDENT, "source", "status", "weight", "of", "price", "held", "age", "lag", "every");
        for (final IndexReportedDecoder.SourcesDecoder row : now.sources())
        {
            final boolean isSilent = row.status() == SourceStatus.NONE && row.ticks() == 0;
            table.row(
                name(row.source(), row.own()),
                row.status().name(),
                Integer.toString(row.weight()),
                Integer.toString(weights.getOrDefault((int)row.source(), 0)),
                price(index, row.price()),
                price(index, row.heldPrice()),
                row.sourceTimeNs() == 0 ? NONE : Durations.measured(atNs - row.sourceTimeNs()),
                isSilent ? NONE : Durations.measured(row.meanLagNs()),
                row.ticks() < 2 ? NONE : Durations.measured(row.meanIntervalNs()));
        }
        story.table(table);
    }

    private String name(final int source, final Flag own)
    {
        final String name = sourceNames.get(source);
        return (name == null ? "source " + source : source + " " + name) + (own == Flag.YES ? " (own)" : "");
    }

    private String price(final int index, final long price)
    {
        return price == 0 ? NONE : numbers.indexPrice(index, price);
    }
}
