package io.plimsoll.core.price;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

import org.agrona.concurrent.UnsafeBuffer;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.IndexPublishedDecoder;
import io.plimsoll.core.message.IndexReportedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.ParametersChangedDecoder;
import io.plimsoll.core.message.QueryIndexEncoder;
import io.plimsoll.core.message.RejectedDecoder;
import io.plimsoll.core.message.SourceChangedDecoder;
import io.plimsoll.core.message.SourceTickEncoder;
import io.plimsoll.core.model.CoreVenue;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * A core with indices, one call per command. Every tick is stamped with its time of arrival unless it says otherwise.
 */
public final class IndexVenue
{
    /**
     * Room for eight instruments and four assets, so for twelve indices.
     */
    public static final CoreLimits LIMITS = new CoreLimits(16, 16, 16, 16, 8, 4);

    static final long SECOND = 1_000_000_000L;
    static final long START = 1_000 * SECOND;
    static final int INDEX = 3;

    private final CoreVenue venue = new CoreVenue(LIMITS);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private long nowNs = START;

    /**
     * Three indices, one without a value; sources of all kinds: one that lags, one that jumped, one that says what no
     * price can be; a value, a mean, and a window.
     *
     * @return the core.
     */
    public static RiskCore withIndices()
    {
        final IndexVenue venue = new IndexVenue();
        venue.set(terms ->
        {
            terms.sources = new int[][]{{1, 0, 100}, {2, 0, 100}, {3, 0, 80}, {7, 1, 100}, {63, 0, 90}};
            terms.jumpPpm = 20_000;
            terms.confirmUpdates = 5;
            terms.maxLagNs = SECOND;
            terms.lagWindowNs = 80 * SECOND;
            terms.lagMovePpm = 10;
            terms.coolOffNs = 5;
            terms.volatileRatioPpm = 2_000_000;
            terms.uncertaintyPpm = 900_000;
            terms.lagNoisePpm = 7;
        });
        for (int round = 0; round < 3; round++)
        {
            venue.after(SECOND).tick(1, 1_000 + round).tick(2, 1_001).tick(7, 1_003 + round)
                .tick(3, 1_002, 2, venue.now() - 3 * SECOND);
        }
        venue.tick(63, 0).tick(2, 1_103).tick(2, 1_100, 4, venue.now());
        venue.set(terms -> terms.index = 11);
        venue.tick(11, 2, 50, 0, venue.now(), 0);
        venue.set(terms ->
        {
            terms.index = 5;
            terms.name = "NEVER-VALID";
        }).after(SECOND);
        return venue.core();
    }

    public RiskCore core()
    {
        return venue.core();
    }

    CoreVenue venue()
    {
        return venue;
    }

    long now()
    {
        return nowNs;
    }

    IndexVenue send(final ToIntFunction<UnsafeBuffer> encode)
    {
        venue.spoil(writer -> writer.length(encode.applyAsInt(writer.buffer()))).pass();
        return this;
    }

    /**
     * The terms of {@link IndexTerms}, changed.
     */
    IndexVenue set(final Consumer<IndexTerms> change)
    {
        final IndexTerms terms = new IndexTerms();
        change.accept(terms);
        return send(terms::encode);
    }

    IndexVenue tick(final int source, final long price)
    {
        return tick(source, price, 0, nowNs);
    }

    IndexVenue tick(final int source, final long price, final long confidence, final long stampNs)
    {
        return tick(INDEX, source, price, confidence, stampNs, 0);
    }

    IndexVenue tick(
        final int index,
        final int source,
        final long price,
        final long confidence,
        final long stampNs,
        final long pulledBy)
    {
        return send(buffer -> MessageHeaderEncoder.ENCODED_LENGTH + new SourceTickEncoder()
            .wrapAndApplyHeader(buffer, 0, header).index(index).source((short)source).price(price)
            .confidence(confidence).sourceTimeNs(stampNs).pulledBy(pulledBy).encodedLength());
    }

    IndexVenue query()
    {
        return query(INDEX);
    }

    IndexVenue query(final int index)
    {
        return send(buffer -> MessageHeaderEncoder.ENCODED_LENGTH +
            new QueryIndexEncoder().wrapAndApplyHeader(buffer, 0, header).index(index).encodedLength());
    }

    IndexVenue after(final long durationNs)
    {
        nowNs += durationNs;
        venue.after(durationNs);
        return this;
    }

    /**
     * The events of the last command are these and no others, in this order.
     */
    IndexVenue expect(final String... lines)
    {
        assertEquals(String.join("\n", lines), String.join("\n", lines()));
        return this;
    }

    /**
     * Status of a source, as a question says.
     */
    String status(final int source)
    {
        return source(source).status().name();
    }

    /**
     * A source, as a question says.
     */
    IndexReportedDecoder.SourcesDecoder source(final int source)
    {
        for (final IndexReportedDecoder.SourcesDecoder row : report().sources())
        {
            if (row.source() == source)
            {
                return row;
            }
        }
        throw new AssertionError("no source " + source);
    }

    IndexReportedDecoder report()
    {
        query();
        assertEquals(1, venue.events().size(), () -> lines().toString());
        return new IndexReportedDecoder().wrapAndApplyHeader(venue.events().get(0), 0, new MessageHeaderDecoder());
    }

    List<String> lines()
    {
        return venue.events().stream().map(IndexVenue::line).toList();
    }

    private static String line(final UnsafeBuffer event)
    {
        final MessageHeaderDecoder h = new MessageHeaderDecoder();
        final String text = switch (h.wrap(event, 0).templateId())
        {
            case SourceChangedDecoder.TEMPLATE_ID ->
                new SourceChangedDecoder().wrapAndApplyHeader(event, 0, h).toString();
            case IndexPublishedDecoder.TEMPLATE_ID ->
                new IndexPublishedDecoder().wrapAndApplyHeader(event, 0, h).toString();
            case IndexReportedDecoder.TEMPLATE_ID ->
                new IndexReportedDecoder().wrapAndApplyHeader(event, 0, h).toString();
            case ParametersChangedDecoder.TEMPLATE_ID ->
                new ParametersChangedDecoder().wrapAndApplyHeader(event, 0, h).toString();
            case RejectedDecoder.TEMPLATE_ID -> new RejectedDecoder().wrapAndApplyHeader(event, 0, h).toString();
            default -> "event " + h.templateId();
        };
        return text.replaceFirst("^\\[(\\w+)]\\([^)]*\\):", "$1 ");
    }

    /**
     * Line of a source that has changed, of the index of the terms.
     */
    static String changed(
        final int source, final String from, final String to, final long price, final long held, final long median,
        final long stampNs)
    {
        return changed(source, from, to, new long[]{price, held, median, stampNs}, new long[]{0, 0, 0});
    }

    /**
     * The same with numbers: price, held price, median, stamp; mean lag, mean distances.
     */
    static String changed(
        final int source, final String from, final String to, final long[] said, final long[] means)
    {
        return "SourceChanged index=3|source=" + source + "|fromStatus=" + from + "|toStatus=" + to + "|price=" +
            said[0] + "|heldPrice=" + said[1] + "|median=" + said[2] + "|sourceTimeNs=" + said[3] + "|meanLagNs=" +
            means[0] + "|meanDistanceE9=" + means[1] + "|meanDistanceBeforeE9=" + means[2];
    }

    /**
     * Line of an index that has changed.
     */
    static String published(
        final String validity, final int live, final long price, final long candidate, final long uncertainty,
        final long mean)
    {
        return "IndexPublished index=3|validity=" + validity + "|live=" + live + "|price=" + price + "|candidate=" +
            candidate + "|uncertainty=" + uncertainty + "|meanPrice=" + mean;
    }

    /**
     * Line of a command of this package that was refused.
     */
    static String refused(final int command, final String reason, final long account, final long reference)
    {
        return "Rejected command=" + command + "|reason=" + reason + "|account=" + account + "|reference=" + reference;
    }
}
