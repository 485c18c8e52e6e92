package io.plimsoll.config;

import io.plimsoll.core.CoreLimits;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers the settings of prices, breakers and governance, which stand in many sections: indices first, for assets and
 * instruments name them.
 */
final class PriceReader
{
    private final Section root;
    private final Map<String, IndexSettings> indicesByName = new HashMap<>();
    private final List<SourceSettings> sources = new ArrayList<>();
    private final List<IndexSettings> indices = new ArrayList<>();
    private final List<MarkSettings> marks = new ArrayList<>();
    private final List<AssetPriceSettings> assets = new ArrayList<>();
    private final List<VolatilitySettings> volatilities = new ArrayList<>();
    private final List<BreakerSettings> breakers = new ArrayList<>();

    PriceReader(final Section root, final CoreLimits limits)
    {
        this.root = root;
        final Map<String, SourceSettings> sourcesByName = new HashMap<>();
        if (root.has("sources"))
        {
            final Section section = root.section("sources");
            section.sections().forEach((name, row) ->
            {
                final SourceSettings source = IndexReader.source(name, row);
                sources.add(source);
                sourcesByName.put(name, source);
            });
            RiskConfigReader.checkIds(section, sources, SourceSettings::id);
        }
        if (root.has("indices"))
        {
            final Section section = root.section("indices");
            final int maxId = limits.maxInstruments() + limits.maxAssets() - 1;
            section.sections().forEach((name, row) ->
            {
                RiskRules.checkName(name, row);
                final IndexSettings index = IndexReader.index(name, row, maxId, sourcesByName);
                indices.add(index);
                indicesByName.put(name, index);
            });
            RiskConfigReader.checkIds(section, indices, IndexSettings::id);
        }
    }

    void asset(final AssetSettings asset, final Section section)
    {
        if (section.has("price"))
        {
            assets.add(PriceRulesReader.asset(asset.id(), section.section("price"), indicesByName));
        }
    }

    /**
     * @param pool of the instrument; null after a problem.
     */
    void instrument(final InstrumentSettings instrument, final PoolSettings pool, final Section section)
    {
        if (section.has("mark"))
        {
            marks.add(PriceRulesReader.mark(instrument.id(), section.section("mark"), indicesByName));
        }
        final boolean hasVolatility = section.has("volatility");
        if (hasVolatility)
        {
            volatilities.add(BreakerReader.volatility(instrument.id(), section.section("volatility")));
        }
        if (section.has("breaker"))
        {
            final boolean hasFund = pool == null || pool.fundAccount() != PoolSettings.NO_FUND;
            final boolean hasWindow = root.has("liquidation") && root.section("liquidation").has("capacity");
            breakers.add(BreakerReader.breaker(
                instrument, section.section("breaker"), hasVolatility, hasFund, hasWindow));
        }
    }

    /**
     * @return all of it, once assets and instruments have been read.
     */
    PriceSettings settings()
    {
        final List<OperatorSettings> operators = new ArrayList<>();
        if (root.has("operators"))
        {
            final Section section = root.section("operators");
            section.sections().forEach((name, row) -> operators.add(GovernanceReader.operator(name, row)));
            RiskConfigReader.checkIds(section, operators, OperatorSettings::id);
        }
        marks.sort(Comparator.comparingInt(MarkSettings::instrument));
        assets.sort(Comparator.comparingInt(AssetPriceSettings::asset));
        volatilities.sort(Comparator.comparingInt(VolatilitySettings::instrument));
        breakers.sort(Comparator.comparingInt(BreakerSettings::instrument));
        return new PriceSettings(
            List.copyOf(sources),
            List.copyOf(indices),
            root.has("actions") ? PriceRulesReader.actions(root.section("actions")) : null,
            List.copyOf(marks),
            List.copyOf(assets),
            List.copyOf(volatilities),
            List.copyOf(breakers),
            root.has("venue-breaker") ? BreakerReader.venue(root.section("venue-breaker")) : null,
            List.copyOf(operators),
            root.has("governance") ? GovernanceReader.governance(root.section("governance"), operators) : null);
    }
}
