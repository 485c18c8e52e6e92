package io.plimsoll.node.report;

import io.plimsoll.core.StateMachine;
import io.plimsoll.core.message.IndexReportedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.PriceReportedDecoder;
import io.plimsoll.core.message.QueryIndexEncoder;
import io.plimsoll.core.message.QueryPriceEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Asks a core for an index, or for the price of an instrument. The question is applied to the core, which it does not
 * change but for its sequence, and goes into no journal.
 */
final class PriceQuery
{
    private final StateMachine core;
    private final long timeNs;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private DirectBuffer answer;

    /**
     * @param core   to ask.
     * @param timeNs of its last command, so that no timer fires for the question.
     */
    PriceQuery(final StateMachine core, final long timeNs)
    {
        this.core = core;
        this.timeNs = timeNs;
    }

    /**
     * @return the index as it stands, or null if the core knows none.
     */
    IndexReportedDecoder index(final int index)
    {
        final QueryIndexEncoder query = new QueryIndexEncoder();
        query.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).index(index);
        ask(query.encodedLength(), IndexReportedDecoder.TEMPLATE_ID);
        return answer == null ? null : new IndexReportedDecoder().wrapAndApplyHeader(answer, 0, header);
    }

    /**
     * @return what the instrument's price is made of, or null if the core knows no such instrument.
     */
    PriceReportedDecoder price(final int instrument)
    {
        final QueryPriceEncoder query = new QueryPriceEncoder();
        query.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).instrument(instrument);
        ask(query.encodedLength(), PriceReportedDecoder.TEMPLATE_ID);
        return answer == null ? null : new PriceReportedDecoder().wrapAndApplyHeader(answer, 0, header);
    }

    private void ask(final int bodyLength, final int expected)
    {
        answer = null;
        core.apply(
            core.lastSequence() + 1, timeNs, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + bodyLength,
            (sequence, ordinal, events, offset, length) ->
            {
                if (header.wrap(events, offset).templateId() == expected)
                {
                    final byte[] copy = new byte[length];
                    events.getBytes(offset, copy);
                    answer = new UnsafeBuffer(copy);
                }
            });
    }
}
