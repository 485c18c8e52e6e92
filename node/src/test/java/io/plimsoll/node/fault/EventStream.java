package io.plimsoll.node.fault;

import io.plimsoll.node.EventListener;
import org.agrona.DirectBuffer;

/**
 * A consumer over all lives of an engine: it may get again what it has had, but nothing out of order, nothing else than
 * the straight run gives, and it may miss nothing.
 */
final class EventStream implements EventListener
{
    private final StraightRun straight;
    private long sequence;
    private int ordinal = -1;
    private boolean isAgain;
    private long again;
    private long events;
    private String complaint = "";

    EventStream(final StraightRun straight)
    {
        this.straight = straight;
    }

    /** The engine was started anew: what comes next may have come before. */
    void restarted()
    {
        isAgain = true;
    }

    @Override
    public void onEvent(
        final long eventSequence,
        final int eventOrdinal,
        final DirectBuffer buffer,
        final int offset,
        final int length)
    {
        if (!straight.isEvent(eventSequence, eventOrdinal, buffer, offset, length))
        {
            complain("got another event " + eventSequence + "/" + eventOrdinal);
        }
        final boolean isKnown =
            eventSequence < sequence || eventSequence == sequence && eventOrdinal <= ordinal;
        if (isKnown)
        {
            again++;
            if (!isAgain)
            {
                complain("got " + eventSequence + "/" + eventOrdinal + " after " + sequence + "/" + ordinal);
            }
            return;
        }
        isAgain = false;
        if (!isNext(eventSequence, eventOrdinal))
        {
            complain("missed events between " + sequence + "/" + ordinal + " and " + eventSequence + "/" +
                eventOrdinal);
        }
        sequence = eventSequence;
        ordinal = eventOrdinal;
        events++;
    }

    /** True if no event of the commands up to a sequence is missing. */
    boolean isComplete(final long lastSequence)
    {
        return sequence > lastSequence || isNext(lastSequence + 1, 0);
    }

    /** The first thing that was wrong; empty if nothing was. */
    String complaint()
    {
        return complaint;
    }

    long events()
    {
        return events;
    }

    /** Events that came more than once. */
    long again()
    {
        return again;
    }

    private boolean isNext(final long eventSequence, final int eventOrdinal)
    {
        if (eventSequence == sequence)
        {
            return eventOrdinal == ordinal + 1;
        }
        if (sequence > 0 && ordinal + 1 < straight.events(sequence).size())
        {
            return false;
        }
        for (long between = sequence + 1; between < eventSequence; between++)
        {
            if (!straight.events(between).isEmpty())
            {
                return false;
            }
        }
        return eventOrdinal == 0;
    }

    private void complain(final String text)
    {
        if (complaint.isEmpty())
        {
            complaint = text;
        }
    }
}
