package io.plimsoll.config;

import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.SetActionTableEncoder;
import io.plimsoll.core.message.SetAssetRulesEncoder;
import io.plimsoll.core.message.SetIndexEncoder;
import io.plimsoll.core.message.SetMarkRulesEncoder;
import org.agrona.ExpandableArrayBuffer;

/**
 * Encodes the settings of prices as commands.
 */
final class PricePublisher
{
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(512);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final CommandSink sink;

    PricePublisher(final CommandSink sink)
    {
        this.sink = sink;
    }

    /**
     * Indices before what hangs on them; the table before anything may be refused by it.
     */
    void prices(final PriceSettings settings)
    {
        if (settings.actions() != null)
        {
            actions(settings.actions());
        }
        settings.indices().forEach(this::index);
        settings.marks().forEach(this::mark);
        settings.assets().forEach(this::asset);
    }

    private void actions(final ActionSettings actions)
    {
        final SetActionTableEncoder encoder = new SetActionTableEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, header)
            .priceOrder(ActionSettings.mask(actions.priceOrder()))
            .openRisk(ActionSettings.mask(actions.openRisk()))
            .withdraw(ActionSettings.mask(actions.withdraw()))
            .liquidate(ActionSettings.mask(actions.liquidate()))
            .settle(ActionSettings.mask(actions.settle()))
            .fund(ActionSettings.mask(actions.fund()));
        publish(encoder.encodedLength());
    }

    private void index(final IndexSettings index)
    {
        final SetIndexEncoder encoder = new SetIndexEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, header)
            .index(index.id())
            .name(index.name())
            .priceIncrementE9(index.priceIncrementE9())
            .maxPrice(index.maxPrice())
            .minSources((short)index.minSources())
            .confirmUpdates((short)index.confirmUpdates())
            .deviationPpm(index.deviationPpm())
            .jumpPpm(index.jumpPpm())
            .uncertaintyPpm(index.uncertaintyPpm())
            .volatileRatioPpm(index.volatileRatioPpm())
            .meanNs(index.meanNs())
            .maxAgeNs(index.maxAgeNs())
            .maxFutureNs(index.maxFutureNs())
            .maxLagNs(index.lag().maxNs())
            .lagNoisePpm(index.lag().noisePpm())
            .lagWeightPpm(index.lag().weightPpm())
            .lagWindowNs(index.lag().windowNs())
            .lagMovePpm(index.lag().movePpm())
            .coolOffNs(index.coolOffNs());
        final SetIndexEncoder.SourcesEncoder rows = encoder.sourcesCount(index.sources().size());
        for (final IndexSettings.Part part : index.sources())
        {
            rows.next()
                .source((short)part.source().id())
                .own(part.source().isOwn() ? Flag.YES : Flag.NO)
                .weight(part.weight());
        }
        publish(encoder.encodedLength());
    }

    private void mark(final MarkSettings mark)
    {
        final SetMarkRulesEncoder encoder = new SetMarkRulesEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, header)
            .instrument(mark.instrument())
            .index(mark.index())
            .maxBasisPpm(mark.maxBasisPpm())
            .basisNs(mark.basisNs())
            .bookAgeNs(mark.bookAgeNs())
            .meanNs(mark.meanNs())
            .distancePpm(mark.distancePpm())
            .stableRatePpm(mark.stableRatePpm())
            .refusalNs(mark.refusalNs());
        publish(encoder.encodedLength());
    }

    private void asset(final AssetPriceSettings asset)
    {
        final SetAssetRulesEncoder encoder = new SetAssetRulesEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, header)
            .asset(asset.asset())
            .index(asset.index())
            .stableRatePpm(asset.stableRatePpm())
            .floorPrice(asset.floorPrice())
            .outageNs(asset.outageNs())
            .rampNs(asset.rampNs())
            .refusalNs(asset.refusalNs());
        publish(encoder.encodedLength());
    }

    private void publish(final int bodyLength)
    {
        sink.onCommand(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
    }
}
