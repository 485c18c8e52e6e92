package io.plimsoll.node.demo.record;

import io.plimsoll.core.message.OrderDeniedDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.RejectedDecoder;

/**
 * Commands that the core refused. The demo expects none.
 */
public final class Refusals
{
    private long rejected;
    private long denied;
    private String first;

    void onRejected(final long sequence, final RejectedDecoder event)
    {
        rejected++;
        note("command " + event.command(), sequence, event.reason(), event.account(), event.reference());
    }

    void onDenied(final long sequence, final OrderDeniedDecoder event)
    {
        denied++;
        note("order", sequence, event.reason(), event.account(), event.orderId());
    }

    private void note(
        final String what, final long sequence, final Reason reason, final long account, final long reference)
    {
        if (first == null)
        {
            first = what + " at sequence " + sequence + ": " + reason + ", account " + account +
                ", reference " + reference;
        }
    }

    /**
     * Commands rejected.
     *
     * @return the number.
     */
    public long rejected()
    {
        return rejected;
    }

    /**
     * Orders denied.
     *
     * @return the number.
     */
    public long denied()
    {
        return denied;
    }

    /**
     * The first refusal, for people.
     *
     * @return the text, or null when there was none.
     */
    public String first()
    {
        return first;
    }
}
