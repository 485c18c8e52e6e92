package io.plimsoll.core.price;

import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.IndexReportedEncoder;
import io.plimsoll.core.message.SourceStatus;
import io.plimsoll.core.message.Validity;
import io.plimsoll.core.outcome.IndexEvents;

/**
 * Tells what is known of an index: when it changes, and when somebody asks (rulebook R8.3, R8.13).
 */
final class IndexReport
{
    private final IndexEvents events;

    IndexReport(final IndexEvents events)
    {
        this.events = events;
    }

    /**
     * Tell of the sources whose status has changed, by id.
     */
    void sourcesChanged(final PriceIndex index, final IndexCalculation calculation)
    {
        for (int rows = calculation.changedRows(); rows != 0; rows &= rows - 1)
        {
            final int row = Integer.numberOfTrailingZeros(rows);
            final Source source = index.source(row);
            final LagStatistics statistics = source.statistics();
            events.sourceChanged().index(index.id()).source((short)source.id())
                .fromStatus(SourceStatus.get((short)calculation.statusBefore(row)))
                .toStatus(SourceStatus.get((short)source.status()))
                .price(source.price()).heldPrice(source.heldPrice()).median(calculation.median())
                .sourceTimeNs(source.stampNs()).meanLagNs(statistics.meanLagNs())
                .meanDistanceE9(statistics.meanDistanceE9())
                .meanDistanceBeforeE9(statistics.meanDistanceBeforeE9());
            events.publishSourceChanged();
        }
    }

    /**
     * Tell of a value or a validity that has changed.
     */
    void published(final PriceIndex index)
    {
        events.published().index(index.id()).validity(Validity.get((short)index.validity()))
            .live((short)index.live()).price(index.value()).candidate(index.candidate())
            .uncertainty(index.uncertainty()).meanPrice(index.mean().price());
        events.publishPublished();
    }

    /**
     * Tell all of it, as of now.
     */
    void reported(final PriceIndex index, final long nowNs)
    {
        final IndexRules rules = index.rules();
        final boolean isMoving = index.window().isMoving(nowNs, index.value(), rules.lagMovePpm);
        events.reported().index(index.id()).validity(Validity.get((short)index.validity()))
            .live((short)index.live()).moving(isMoving ? Flag.YES : Flag.NO).price(index.value())
            .candidate(index.candidate()).uncertainty(index.uncertainty())
            .meanPrice(index.mean().price(nowNs, rules.meanNs)).invalidSinceNs(index.invalidSinceNs());
        events.beginSources(index.count());
        for (int row = 0; row < index.count(); row++)
        {
            reportSource(events.nextSource(), index.source(row));
        }
        events.publishReported();
    }

    private static void reportSource(final IndexReportedEncoder.SourcesEncoder row, final Source source)
    {
        final LagStatistics statistics = source.statistics();
        row.source((short)source.id()).own(source.isOwn() ? Flag.YES : Flag.NO)
            .status(SourceStatus.get((short)source.status())).weight(source.countedWeight())
            .price(source.price()).heldPrice(source.heldPrice()).sourceTimeNs(source.stampNs())
            .meanLagNs(statistics.meanLagNs()).meanIntervalNs(statistics.meanIntervalNs())
            .meanDistanceE9(statistics.meanDistanceE9())
            .meanDistanceBeforeE9(statistics.meanDistanceBeforeE9()).ticks(statistics.ticks());
    }
}
