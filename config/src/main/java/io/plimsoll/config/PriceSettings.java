package io.plimsoll.config;

import java.util.List;

/**
 * Where prices come from, what may be done with them, what stops trading, and who may change all that.
 *
 * @param sources      by id.
 * @param indices      by id.
 * @param actions      null: the core's own table.
 * @param marks        of instruments that follow an index, by instrument.
 * @param assets       that follow an index, by asset.
 * @param volatilities that the core measures, by instrument.
 * @param breakers     by instrument.
 * @param venueBreaker null for none.
 * @param operators    by id.
 * @param governance   null for none.
 */
public record PriceSettings(
    List<SourceSettings> sources,
    List<IndexSettings> indices,
    ActionSettings actions,
    List<MarkSettings> marks,
    List<AssetPriceSettings> assets,
    List<VolatilitySettings> volatilities,
    List<BreakerSettings> breakers,
    VenueBreakerSettings venueBreaker,
    List<OperatorSettings> operators,
    GovernanceSettings governance)
{
    /**
     * Nothing set.
     */
    static final PriceSettings NONE = new PriceSettings(
        List.of(), List.of(), null, List.of(), List.of(), List.of(), List.of(), null, List.of(), null);
}
