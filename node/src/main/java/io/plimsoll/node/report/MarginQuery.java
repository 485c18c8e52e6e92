package io.plimsoll.node.report;

import io.plimsoll.core.StateMachine;
import io.plimsoll.core.message.MarginReportedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.QueryMarginEncoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.RejectedDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Asks a core for margin numbers, now or after a hypothetical fill. The question is applied to the core, which it does
 * not change but for its sequence, and goes into no journal.
 */
final class MarginQuery
{
    private final StateMachine core;
    private final long timeNs;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private MarginNumbers numbers;
    private Reason refusal;

    /**
     * @param core   to ask.
     * @param timeNs of its last command, so that no timer fires for the question.
     */
    MarginQuery(final StateMachine core, final long timeNs)
    {
        this.core = core;
        this.timeNs = timeNs;
    }

    /**
     * @return the numbers as they are, or null if the core refuses: {@link #refusal()} says why.
     */
    MarginNumbers ask(final long account, final int scope)
    {
        return ask(account, scope, 0, 0, 0);
    }

    /**
     * @param lots  signed, of the hypothetical fill; 0 asks for the present numbers.
     * @param price increments; 0 is the mark.
     * @return the numbers after the fill, or null if the core refuses: {@link #refusal()} says why.
     */
    MarginNumbers ask(
        final long account, final int scope, final int instrument, final long lots, final long price)
    {
        final QueryMarginEncoder query = new QueryMarginEncoder();
        query.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .account(account).scope(scope).instrument(instrument).lots(lots).price(price);
        numbers = null;
        refusal = null;
        core.apply(core.lastSequence() + 1, timeNs, buffer, 0,
            MessageHeaderEncoder.ENCODED_LENGTH + query.encodedLength(), this::onEvent);
        return numbers;
    }

    Reason refusal()
    {
        return refusal;
    }

    private void onEvent(
        final long sequence, final int ordinal, final DirectBuffer events, final int offset, final int length)
    {
        header.wrap(events, offset);
        if (header.templateId() == MarginReportedDecoder.TEMPLATE_ID)
        {
            numbers = MarginNumbers.of(events, offset);
        }
        else if (header.templateId() == RejectedDecoder.TEMPLATE_ID)
        {
            refusal = new RejectedDecoder().wrapAndApplyHeader(events, offset, header).reason();
        }
    }
}
