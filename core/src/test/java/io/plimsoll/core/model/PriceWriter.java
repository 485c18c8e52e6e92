package io.plimsoll.core.model;

import org.agrona.concurrent.UnsafeBuffer;

import io.plimsoll.core.message.BookTickEncoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.FundingRateTickEncoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.QueryIndexEncoder;
import io.plimsoll.core.message.QueryPriceEncoder;
import io.plimsoll.core.message.SetAssetRulesEncoder;
import io.plimsoll.core.message.SetIndexEncoder;
import io.plimsoll.core.message.SetMarkRulesEncoder;
import io.plimsoll.core.message.SetVolatilityRulesEncoder;
import io.plimsoll.core.message.SourceTickEncoder;

/**
 * Encodes commands of indices, marks and volatility into the buffer of a {@link CommandWriter}.
 */
final class PriceWriter
{
    private final CommandWriter writer;
    private final UnsafeBuffer buffer;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    PriceWriter(final CommandWriter writer)
    {
        this.writer = writer;
        this.buffer = writer.buffer();
    }

    void sourceTick(
        final int index,
        final int source,
        final long price,
        final long confidence,
        final long sourceTimeNs,
        final long pulledBy)
    {
        written(new SourceTickEncoder().wrapAndApplyHeader(buffer, 0, header)
            .index(index).source((short)source).price(price).confidence(confidence)
            .sourceTimeNs(sourceTimeNs).pulledBy(pulledBy).encodedLength());
    }

    void bookTick(final int instrument, final long bid, final long ask, final long last)
    {
        written(new BookTickEncoder().wrapAndApplyHeader(buffer, 0, header)
            .instrument(instrument).bid(bid).ask(ask).last(last).encodedLength());
    }

    void setIndex(final IndexSpec spec)
    {
        final SetIndexEncoder encoder = new SetIndexEncoder().wrapAndApplyHeader(buffer, 0, header);
        encoder.index(spec.index()).name(spec.name()).priceIncrementE9(spec.incrementE9()).maxPrice(spec.maxPrice())
            .minSources((short)spec.least()[0]).confirmUpdates((short)spec.least()[1])
            .deviationPpm(spec.ppm()[IndexSpec.DEVIATION]).jumpPpm(spec.ppm()[IndexSpec.JUMP])
            .uncertaintyPpm(spec.ppm()[IndexSpec.UNCERTAINTY])
            .volatileRatioPpm(spec.ppm()[IndexSpec.VOLATILE_RATIO])
            .meanNs(spec.ns()[IndexSpec.MEAN]).maxAgeNs(spec.ns()[IndexSpec.MAX_AGE])
            .maxFutureNs(spec.ns()[IndexSpec.MAX_FUTURE]).maxLagNs(spec.ns()[IndexSpec.MAX_LAG])
            .lagNoisePpm(spec.ppm()[IndexSpec.LAG_NOISE]).lagWeightPpm(spec.ppm()[IndexSpec.LAG_WEIGHT])
            .lagWindowNs(spec.ns()[IndexSpec.LAG_WINDOW]).lagMovePpm(spec.ppm()[IndexSpec.LAG_MOVE])
            .coolOffNs(spec.ns()[IndexSpec.COOL_OFF]);
        final SetIndexEncoder.SourcesEncoder rows = encoder.sourcesCount(spec.sources().length);
        for (final int[] row : spec.sources())
        {
            rows.next().source((short)row[0]).own(row[1] == 1 ? Flag.YES : Flag.NO).weight(row[2]);
        }
        written(encoder.encodedLength());
    }

    /**
     * @param ppm largest basis, distance and stable rate.
     * @param ns  basis, book age, mean and refusal.
     */
    void setMarkRules(final int instrument, final int index, final int[] ppm, final long[] ns)
    {
        written(new SetMarkRulesEncoder().wrapAndApplyHeader(buffer, 0, header)
            .instrument(instrument).index(index).maxBasisPpm(ppm[0]).basisNs(ns[0]).bookAgeNs(ns[1])
            .meanNs(ns[2]).distancePpm(ppm[1]).stableRatePpm(ppm[2]).refusalNs(ns[3]).encodedLength());
    }

    /**
     * @param ns outage, ramp and refusal.
     */
    void setAssetRules(
        final int asset, final int index, final int stableRatePpm, final long floorPrice, final long[] ns)
    {
        written(new SetAssetRulesEncoder().wrapAndApplyHeader(buffer, 0, header)
            .asset(asset).index(index).stableRatePpm(stableRatePpm).floorPrice(floorPrice).outageNs(ns[0])
            .rampNs(ns[1]).refusalNs(ns[2]).encodedLength());
    }

    void fundingRateTick(
        final int instrument, final long rateE9, final long nextFundingNs, final long intervalNs)
    {
        written(new FundingRateTickEncoder().wrapAndApplyHeader(buffer, 0, header)
            .instrument(instrument).rateE9(rateE9).nextFundingNs(nextFundingNs).intervalNs(intervalNs)
            .encodedLength());
    }

    void queryIndex(final int index)
    {
        written(new QueryIndexEncoder().wrapAndApplyHeader(buffer, 0, header).index(index).encodedLength());
    }

    void queryPrice(final int instrument)
    {
        written(new QueryPriceEncoder().wrapAndApplyHeader(buffer, 0, header).instrument(instrument).encodedLength());
    }

    /**
     * @param ppm initial, floor and cap.
     * @param ns  sample, present and long run.
     */
    void setVolatilityRules(final int instrument, final int[] ppm, final long[] ns)
    {
        written(new SetVolatilityRulesEncoder().wrapAndApplyHeader(buffer, 0, header)
            .instrument(instrument).initialPpm(ppm[0]).floorPpm(ppm[1]).capPpm(ppm[2]).sampleNs(ns[0])
            .presentNs(ns[1]).longRunNs(ns[2]).encodedLength());
    }

    private void written(final int bodyLength)
    {
        writer.length(MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
    }
}
