package io.plimsoll.core.model;

import java.util.ArrayList;
import java.util.List;

import org.agrona.DirectBuffer;

import io.plimsoll.core.message.AssetPricedDecoder;
import io.plimsoll.core.message.IndexPublishedDecoder;
import io.plimsoll.core.message.IndexReportedDecoder;
import io.plimsoll.core.message.MarkPublishedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.PriceReportedDecoder;
import io.plimsoll.core.message.SourceChangedDecoder;
import io.plimsoll.core.message.SourceStatus;
import io.plimsoll.core.message.Validity;

/**
 * How often a history reached what of indices, marks and asset prices (R8.1 to R8.9, R9.1).
 */
final class PriceCounts
{
    private PriceCounts()
    {
    }

    static void count(final EventCounts counts, final int templateId, final DirectBuffer buffer, final int offset)
    {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        switch (templateId)
        {
            case SourceChangedDecoder.TEMPLATE_ID ->
            {
                final SourceChangedDecoder event =
                    new SourceChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
                counts.add("source from " + event.fromStatus());
                counts.add("source to " + event.toStatus());
                counts.add("source " + event.fromStatus() + " to " + event.toStatus());
            }
            case IndexPublishedDecoder.TEMPLATE_ID ->
            {
                final IndexPublishedDecoder event =
                    new IndexPublishedDecoder().wrapAndApplyHeader(buffer, offset, header);
                counts.add("index " + event.validity() + (event.price() == 0 ? " without a value" : ""));
            }
            case MarkPublishedDecoder.TEMPLATE_ID ->
                marked(counts, new MarkPublishedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case AssetPricedDecoder.TEMPLATE_ID ->
            {
                final AssetPricedDecoder event = new AssetPricedDecoder().wrapAndApplyHeader(buffer, offset, header);
                counts.add("asset " + event.asset() + " priced " +
                    (event.validity() == Validity.VALID ? "well" : "not well"));
                counts.add("asset stable price " + side(event.stablePrice(), event.price()));
            }
            case IndexReportedDecoder.TEMPLATE_ID -> counts.add(
                "index moving " + new IndexReportedDecoder().wrapAndApplyHeader(buffer, offset, header).moving());
            case PriceReportedDecoder.TEMPLATE_ID -> counts.add("price reported " + (new PriceReportedDecoder()
                .wrapAndApplyHeader(buffer, offset, header).presentPpm() > 0 ? "measured" : "not measured"));
            default ->
            {
            }
        }
    }

    /**
     * What every run of enough seeds must reach.
     */
    static List<String> everything()
    {
        final List<String> names = new ArrayList<>();
        for (final int event : new int[]{130, 131, 132, 133, 138, 139})
        {
            names.add("event " + event);
        }
        for (final SourceStatus status : SourceStatus.values())
        {
            if (status != SourceStatus.NULL_VAL)
            {
                names.add("source from " + status);
                // Who has had a price never is without one again.
                names.add("source " + (status == SourceStatus.NONE ? "from " : "to ") + status);
            }
        }
        for (final Validity validity : Validity.values())
        {
            if (validity != Validity.NULL_VAL)
            {
                names.add("index " + validity);
                names.add("mark " + validity);
            }
        }
        for (final String of : List.of(
            "OUT_OF_RANGE of 30", "OUT_OF_RANGE of 31", "OUT_OF_RANGE of 32", "OUT_OF_RANGE of 33",
            "OUT_OF_RANGE of 34", "OUT_OF_RANGE of 37", "OUT_OF_RANGE of 41", "UNKNOWN_ACCOUNT of 30",
            "WRONG_ACCOUNT_KIND of 30", "UNKNOWN_INDEX of 30", "UNKNOWN_SOURCE of 30", "UNKNOWN_INDEX of 31",
            "UNKNOWN_INDEX of 33", "UNKNOWN_INDEX of 34", "UNKNOWN_INDEX of 37", "UNKNOWN_INDEX of 38",
            "UNKNOWN_ASSET of 34", "UNKNOWN_INSTRUMENT of 31", "UNKNOWN_INSTRUMENT of 33", "UNKNOWN_INSTRUMENT of 37",
            "UNKNOWN_INSTRUMENT of 39", "UNKNOWN_INSTRUMENT of 41", "INSTRUMENT_CLOSED of 31",
            "INSTRUMENT_CLOSED of 33", "INSTRUMENT_CLOSED of 37", "INSTRUMENT_CLOSED of 41", "PRICED_BY_INDEX of 12",
            "PRICED_BY_INDEX of 13", "MEASURED_HERE of 40"))
        {
            names.add("rejected " + of);
        }
        for (int asset = 1; asset < RandomWorld.ASSETS; asset++)
        {
            names.add("asset " + asset + " priced well");
            names.add("asset " + asset + " priced not well");
        }
        for (final String side : List.of("above", "below", "at"))
        {
            names.add("mark stable price " + side);
            names.add("asset stable price " + side);
        }
        names.addAll(List.of(
            "parameters INDEX", "parameters MARK", "parameters ASSET_PRICE", "parameters VOLATILITY",
            "mark by funding", "mark by basis", "mark by book", "mark held", "index moving YES", "index moving NO",
            "price reported measured", "price reported not measured", "index VALID",
            "index TOO_FEW_SOURCES without a value", "source QUARANTINED to LIVE", "source NON_POSITIVE to LIVE",
            "source FUTURE to LIVE", "source STALE to LIVE", "source NONE to QUARANTINED"));
        return names;
    }

    private static void marked(final EventCounts counts, final MarkPublishedDecoder event)
    {
        counts.add("mark " + event.validity());
        counts.add("mark stable price " + side(event.stablePrice(), event.mark()));
        final long funding = event.fundingPrice();
        final long basis = event.basisPrice();
        final long book = event.bookPrice();
        if (event.validity() != Validity.VALID || funding == basis || basis == book || book == funding)
        {
            return;
        }
        final long mark = event.candidate();
        counts.add("mark " + (mark == funding ? "by funding" : mark == basis ? "by basis" :
            mark == book ? "by book" : "held"));
    }

    private static String side(final long stablePrice, final long price)
    {
        return stablePrice == price ? "at" : stablePrice > price ? "above" : "below";
    }
}
