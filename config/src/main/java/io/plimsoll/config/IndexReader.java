package io.plimsoll.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Reads sources and price indices. The bounds are those of the rulebook (R1.2, R8.1).
 */
final class IndexReader
{
    private static final int MILLION = 1_000_000;
    private static final int MAX_SOURCE_ID = 63;
    private static final int MAX_SOURCES = 8;
    private static final int MAX_CONFIRM_UPDATES = 100;
    private static final int MAX_RATIO_PPM = 1_000_000_000;
    private static final int PARTS_OF_A_WINDOW = 8;

    private IndexReader()
    {
    }

    static SourceSettings source(final String name, final Section section)
    {
        final SourceSettings settings = new SourceSettings(
            section.integer("id", 0, MAX_SOURCE_ID), name, section.has("own") && section.flag("own"));
        section.refuseUnknown();
        return settings;
    }

    /**
     * @param maxId largest id of an index.
     * @param known sources by name.
     */
    static IndexSettings index(
        final String name, final Section section, final int maxId, final Map<String, SourceSettings> known)
    {
        final long increment = section.scaled("price-increment", 9, 1, RiskRules.MAX_NUMBER);
        final Section jump = section.has("jump") ? section.section("jump") : null;
        final IndexSettings settings = new IndexSettings(
            section.integer("id", 0, maxId),
            name,
            increment,
            RiskRules.steps(section, "max-price", increment),
            section.integer("min-sources", 1, MAX_SOURCES),
            jump == null ? 1 : jump.integer("confirm", 1, MAX_CONFIRM_UPDATES),
            section.ppm("deviation", 1, MILLION),
            jump == null ? 0 : jump.ppm("from", 0, MILLION),
            section.has("uncertainty") ? section.ppm("uncertainty", 0, MILLION) : 0,
            section.has("volatile-ratio") ? section.ppm("volatile-ratio", MILLION + 1, MAX_RATIO_PPM) : 0,
            section.durationNs("mean", 1, RiskRules.MAX_DURATION_NS),
            section.durationNs("max-age", 1, RiskRules.MAX_DURATION_NS),
            section.durationNs("max-future", 0, RiskRules.MAX_DURATION_NS),
            lag(section),
            section.has("cool-off") ? section.durationNs("cool-off", 0, RiskRules.MAX_DURATION_NS) : 0,
            parts(section, known));
        if (jump != null)
        {
            jump.refuseUnknown();
        }
        section.refuseUnknown();
        return settings;
    }

    /**
     * A source that counts in full although it is late is one without the rule.
     */
    private static IndexSettings.Lag lag(final Section section)
    {
        final Section late = section.has("lag") ? section.section("lag") : null;
        final Section fast = section.has("fast-market") ? section.section("fast-market") : null;
        final IndexSettings.Lag lag = new IndexSettings.Lag(
            late != null && late.has("max") ? late.durationNs("max", 0, RiskRules.MAX_DURATION_NS) : 0,
            late != null && late.has("noise") ? late.ppm("noise", 0, MILLION) : 0,
            late == null ? MILLION : late.ppm("weight", 1, MILLION),
            fast == null ? 0 : fast.durationNs("window", PARTS_OF_A_WINDOW, RiskRules.MAX_DURATION_NS),
            fast == null ? 0 : fast.ppm("move", 0, MILLION));
        if (late != null)
        {
            late.refuseUnknown();
        }
        if (fast != null)
        {
            fast.refuseUnknown();
        }
        return lag;
    }

    private static List<IndexSettings.Part> parts(final Section section, final Map<String, SourceSettings> known)
    {
        final Section weights = section.section("sources");
        final List<IndexSettings.Part> parts = new ArrayList<>();
        for (final String name : weights.keys())
        {
            final int weight = weights.integer(name, 1, MILLION);
            if (known.containsKey(name))
            {
                parts.add(new IndexSettings.Part(known.get(name), weight));
            }
            else
            {
                weights.problem(name, "no source is called " + name);
            }
        }
        if (parts.isEmpty() || parts.size() > MAX_SOURCES)
        {
            section.problem("sources", "expected 1 to " + MAX_SOURCES + " sources, were " + parts.size());
        }
        final long outside = parts.stream().filter(part -> !part.source().isOwn()).count();
        if (outside < section.integer("min-sources", 1, MAX_SOURCES))
        {
            section.problem("min-sources", "is more than there are sources that are not the venue's own: " + outside);
        }
        parts.sort(Comparator.comparingInt(part -> part.source().id()));
        return List.copyOf(parts);
    }
}
