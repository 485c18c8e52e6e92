package io.plimsoll.config;

import io.plimsoll.core.message.Validity;

import java.util.Map;

/**
 * Reads what hangs on an index, and the table of actions. The bounds are those of the rulebook (R1.2, R8.4 to R8.8).
 */
final class PriceRulesReader
{
    private static final int MILLION = 1_000_000;
    private static final int MONEY_DIGITS = 6;
    private static final int NUMERAIRE = 0;
    private static final int STEPS_OF_A_RAMP = 64;
    private static final long MAX_ASSET_PRICE = 10_000_000_000_000L;

    private PriceRulesReader()
    {
    }

    static MarkSettings mark(final int instrument, final Section section, final Map<String, IndexSettings> indices)
    {
        final MarkSettings settings = new MarkSettings(
            instrument,
            index(section, indices),
            section.ppm("max-basis", 1, MILLION),
            section.durationNs("basis", 1, RiskRules.MAX_DURATION_NS),
            section.durationNs("book-age", 1, RiskRules.MAX_DURATION_NS),
            section.durationNs("mean", 1, RiskRules.MAX_DURATION_NS),
            rate(section, "distance"),
            rate(section, "stable-rate"),
            duration(section, "refusal"));
        section.refuseUnknown();
        if (settings.distancePpm() > 0 && settings.refusalNs() == 0)
        {
            section.problem("distance", "needs refusal beside it: how long liquidation may be refused");
        }
        return settings;
    }

    static AssetPriceSettings asset(final int asset, final Section section, final Map<String, IndexSettings> indices)
    {
        final AssetPriceSettings settings = new AssetPriceSettings(
            asset,
            index(section, indices),
            rate(section, "stable-rate"),
            section.has("floor") ? section.scaled("floor", MONEY_DIGITS, 0, MAX_ASSET_PRICE) : 0,
            duration(section, "outage"),
            section.durationNs("ramp", STEPS_OF_A_RAMP, RiskRules.MAX_DURATION_NS),
            duration(section, "refusal"));
        section.refuseUnknown();
        if (asset == NUMERAIRE)
        {
            section.problem("the numeraire (id 0) has the price 1, and follows no index");
        }
        return settings;
    }

    /**
     * Nobody may take on what could not be closed, or withdraw what could not be settled (R8.7).
     */
    static ActionSettings actions(final Section section)
    {
        final ActionSettings settings = new ActionSettings(
            worst(section, "price-order"),
            worst(section, "open-risk"),
            worst(section, "withdraw"),
            worst(section, "liquidate"),
            worst(section, "settle"),
            worst(section, "fund"));
        section.refuseUnknown();
        checkNotMore(section, "open-risk", settings.openRisk(), "price-order", settings.priceOrder());
        checkNotMore(section, "open-risk", settings.openRisk(), "liquidate", settings.liquidate());
        checkNotMore(section, "withdraw", settings.withdraw(), "settle", settings.settle());
        return settings;
    }

    private static void checkNotMore(
        final Section section, final String key, final Validity worst, final String other, final Validity worstOfOther)
    {
        if (worst.value() > worstOfOther.value())
        {
            section.problem(key, "contradicts " + other + ": " + key + " is allowed with a price that is " +
                Section.word(worst) + ", but " + other + " ends at " + Section.word(worstOfOther) + " (R8.7)");
        }
    }

    private static Validity worst(final Section section, final String key)
    {
        return Validity.get((short)section.choice(key, Worst.class).ordinal());
    }

    private static int index(final Section section, final Map<String, IndexSettings> indices)
    {
        final IndexSettings index = RiskConfigReader.lookUp(indices, section, "index", "index");
        return index == null ? 0 : index.id();
    }

    private static int rate(final Section section, final String key)
    {
        return section.has(key) ? section.ppm(key, 0, MILLION) : 0;
    }

    private static long duration(final Section section, final String key)
    {
        return section.has(key) ? section.durationNs(key, 0, RiskRules.MAX_DURATION_NS) : 0;
    }

    /**
     * In the order of the schema's Validity.
     */
    private enum Worst
    {
        VALID,
        TOO_FEW_SOURCES,
        STALE,
        TOO_UNCERTAIN,
        TOO_VOLATILE,
        NON_POSITIVE
    }
}
