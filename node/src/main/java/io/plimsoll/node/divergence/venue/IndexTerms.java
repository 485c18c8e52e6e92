package io.plimsoll.node.divergence.venue;

import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.SetAssetRulesEncoder;
import io.plimsoll.core.message.SetIndexEncoder;
import io.plimsoll.core.message.SetMarkRulesEncoder;
import io.plimsoll.node.demo.market.Contract;
import io.plimsoll.node.demo.venue.Commands;
import io.plimsoll.node.divergence.market.Source;

import java.util.List;

/**
 * How indices, marks and prices of assets are made: the same on every day; a coin that is meant to be a dollar has
 * tighter bounds than others.
 */
public final class IndexTerms
{
    /** Sources further from the median are dropped. */
    public static final int DEVIATION_PPM = 50_000;

    /** A price that jumps further from one update to the next waits for confirmation. */
    public static final int JUMP_PPM = 100_000;

    /** The same of a stable coin. */
    public static final int STABLE_JUMP_PPM = 10_000;

    /** Further updates that confirm a jump. */
    public static final int CONFIRM_UPDATES = 3;

    /** Further from its own mean a stable coin's index is not valid. */
    public static final int STABLE_RATIO_PPM = 1_030_000;

    /** Older prices are stale. */
    public static final long MAX_AGE_NS = 300_000_000_000L;

    /** Furthest that a mark stands from its index. */
    public static final int MAX_BASIS_PPM = 50_000;

    /** Further from its mean of five minutes a mark does not liquidate. */
    public static final int DISTANCE_PPM = 100_000;

    /** Longest refusal of liquidation at a mark. */
    public static final long REFUSAL_NS = 120_000_000_000L;

    /** Longest refusal of liquidation at an asset's price. */
    public static final long ASSET_REFUSAL_NS = 1_800_000_000_000L;

    /** Most that a stable price moves in an hour. */
    public static final int STABLE_RATE_PPM = 100_000;

    /** A dollar below this has failed. */
    public static final long FLOOR_MICROS = 800_000;

    /** What if it had been here. */
    public static final long HIGH_FLOOR_MICROS = 900_000;

    private static final int MIN_SOURCES = 1;
    private static final int UNCERTAINTY_PPM = 20_000;
    private static final int LAG_WEIGHT_PPM = 250_000;
    private static final int WEIGHT = 1_000;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long INDEX_MEAN_NS = 3_600 * SECOND_NS;
    private static final long FUTURE_NS = SECOND_NS;
    private static final long BASIS_NS = 900 * SECOND_NS;
    private static final long BOOK_AGE_NS = 60 * SECOND_NS;
    private static final long MEAN_NS = 300 * SECOND_NS;
    private static final long OUTAGE_NS = 6 * 3_600 * SECOND_NS;
    private static final long RAMP_NS = 6 * 3_600 * SECOND_NS;
    private static final long MAX_PRICE_FACTOR = 10;

    private final Commands commands;
    private final SetIndexEncoder setIndex = new SetIndexEncoder();
    private final SetMarkRulesEncoder setMarkRules = new SetMarkRulesEncoder();
    private final SetAssetRulesEncoder setAssetRules = new SetAssetRulesEncoder();

    /**
     * Terms that are sent on demand.
     *
     * @param commands to the engine.
     */
    public IndexTerms(final Commands commands)
    {
        this.commands = commands;
    }

    void index(final Contract contract, final boolean isStable, final long firstPrice, final List<Source> sources)
    {
        setIndex.wrapAndApplyHeader(commands.buffer(), 0, commands.header())
            .index(contract.instrument())
            .name(contract.symbol())
            .priceIncrementE9(contract.priceIncrementE9())
            .maxPrice(firstPrice * MAX_PRICE_FACTOR)
            .minSources((short)MIN_SOURCES)
            .confirmUpdates((short)CONFIRM_UPDATES)
            .deviationPpm(DEVIATION_PPM)
            .jumpPpm(isStable ? STABLE_JUMP_PPM : JUMP_PPM)
            .uncertaintyPpm(UNCERTAINTY_PPM)
            .volatileRatioPpm(isStable ? STABLE_RATIO_PPM : 0)
            .meanNs(INDEX_MEAN_NS)
            .maxAgeNs(MAX_AGE_NS)
            .maxFutureNs(FUTURE_NS)
            .maxLagNs(0)
            .lagNoisePpm(0)
            .lagWeightPpm(LAG_WEIGHT_PPM)
            .lagWindowNs(0)
            .lagMovePpm(0)
            .coolOffNs(0);
        final SetIndexEncoder.SourcesEncoder rows = setIndex.sourcesCount(sources.size());
        for (final Source source : sources)
        {
            rows.next()
                .source((short)source.id())
                .own(source.isOwn() ? Flag.YES : Flag.NO)
                .weight(WEIGHT);
        }
        commands.sendEncoded(setIndex.encodedLength());
    }

    void mark(final int instrument)
    {
        setMarkRules.wrapAndApplyHeader(commands.buffer(), 0, commands.header())
            .instrument(instrument)
            .index(instrument)
            .maxBasisPpm(MAX_BASIS_PPM)
            .basisNs(BASIS_NS)
            .bookAgeNs(BOOK_AGE_NS)
            .meanNs(MEAN_NS)
            .distancePpm(DISTANCE_PPM)
            .stableRatePpm(STABLE_RATE_PPM)
            .refusalNs(REFUSAL_NS);
        commands.sendEncoded(SetMarkRulesEncoder.BLOCK_LENGTH);
    }

    void asset(final int asset, final int index, final long floorMicros)
    {
        setAssetRules.wrapAndApplyHeader(commands.buffer(), 0, commands.header())
            .asset(asset)
            .index(index)
            .stableRatePpm(STABLE_RATE_PPM)
            .floorPrice(floorMicros)
            .outageNs(floorMicros > 0 ? OUTAGE_NS : 0)
            .rampNs(RAMP_NS)
            .refusalNs(ASSET_REFUSAL_NS);
        commands.sendEncoded(SetAssetRulesEncoder.BLOCK_LENGTH);
    }
}
