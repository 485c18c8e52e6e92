package io.plimsoll.core.price;

import java.util.HexFormat;
import java.util.List;

import org.agrona.concurrent.UnsafeBuffer;

import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.AdvanceTimeEncoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.QueryIndexEncoder;
import io.plimsoll.core.message.SourceTickEncoder;

/**
 * Commands about indices for any core, from its time on; events are kept as bytes.
 */
final class IndexFeed
{
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;

    private final RiskCore core;
    private final List<String> events;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private long nowNs = IndexVenue.START + 10 * IndexVenue.SECOND;

    IndexFeed(final RiskCore core, final List<String> events)
    {
        this.core = core;
        this.events = events;
    }

    IndexFeed after(final long durationNs)
    {
        nowNs += durationNs;
        return apply(new AdvanceTimeEncoder().wrapAndApplyHeader(buffer, 0, header).encodedLength());
    }

    IndexFeed tick(final int index, final int source, final long price)
    {
        return apply(new SourceTickEncoder().wrapAndApplyHeader(buffer, 0, header).index(index).source((short)source)
            .price(price).confidence(1).sourceTimeNs(nowNs - 1).pulledBy(0).encodedLength());
    }

    IndexFeed query(final int index)
    {
        return apply(new QueryIndexEncoder().wrapAndApplyHeader(buffer, 0, header).index(index).encodedLength());
    }

    private IndexFeed apply(final int length)
    {
        core.apply(core.lastSequence() + 1, nowNs, buffer, 0, HEADER + length, (sequence, ordinal, event, from, size) ->
        {
            final byte[] bytes = new byte[size];
            event.getBytes(from, bytes);
            events.add(HexFormat.of().formatHex(bytes));
        });
        return this;
    }
}
