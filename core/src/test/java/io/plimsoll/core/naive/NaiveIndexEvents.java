package io.plimsoll.core.naive;

import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.IndexPublishedEncoder;
import io.plimsoll.core.message.IndexReportedEncoder;
import io.plimsoll.core.message.SourceChangedEncoder;
import io.plimsoll.core.message.SourceStatus;

/**
 * Events about indices and their sources (R8.3, R8.13).
 */
final class NaiveIndexEvents
{
    private final NaiveEvents events;

    NaiveIndexEvents(final NaiveEvents events)
    {
        this.events = events;
    }

    void sourceChanged(final NaiveIndex index, final NaiveSource source, final SourceStatus from)
    {
        events.send(new SourceChangedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
            .index(index.id).source((short)source.id).fromStatus(from).toStatus(source.status)
            .price(source.price).heldPrice(source.heldPrice).median(index.median).sourceTimeNs(source.stampNs)
            .meanLagNs(source.meanLagNs).meanDistanceE9(source.meanDistanceE9)
            .meanDistanceBeforeE9(source.meanDistanceBeforeE9).encodedLength());
    }

    void published(final NaiveIndex index)
    {
        events.send(new IndexPublishedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
            .index(index.id).validity(index.validity).live((short)index.live).price(index.value)
            .candidate(index.candidate).uncertainty(index.uncertainty).meanPrice(index.meanPrice())
            .encodedLength());
    }

    void reported(final NaiveIndex index, final long timeNs)
    {
        final IndexReportedEncoder encoder =
            new IndexReportedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header());
        encoder.index(index.id).validity(index.validity).live((short)index.live)
            .moving(index.isMoving(timeNs) ? Flag.YES : Flag.NO).price(index.value).candidate(index.candidate)
            .uncertainty(index.uncertainty).meanPrice(index.meanPriceAt(timeNs))
            .invalidSinceNs(index.invalidSinceNs);
        final IndexReportedEncoder.SourcesEncoder rows = encoder.sourcesCount(index.sources.size());
        for (final NaiveSource source : index.sources.values())
        {
            rows.next().source((short)source.id).own(source.isOwn ? Flag.YES : Flag.NO).status(source.status)
                .weight((int)source.countedWeight).price(source.price).heldPrice(source.heldPrice)
                .sourceTimeNs(source.stampNs).meanLagNs(source.meanLagNs).meanIntervalNs(source.meanIntervalNs)
                .meanDistanceE9(source.meanDistanceE9).meanDistanceBeforeE9(source.meanDistanceBeforeE9)
                .ticks(source.ticks);
        }
        events.send(encoder.encodedLength());
    }
}
