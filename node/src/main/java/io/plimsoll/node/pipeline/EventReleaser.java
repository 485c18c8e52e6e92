package io.plimsoll.node.pipeline;

import io.plimsoll.core.EventSink;
import io.plimsoll.journal.OutcomeAppender;
import org.agrona.DirectBuffer;

/**
 * Releases one event: to the listener, then into the outcome journal's batch. In this order, so that the journal never
 * has an event that the listener did not get (ADR 0004).
 */
final class EventReleaser implements EventSink
{
    private final EventSink listener;
    private final OutcomeAppender outcomes;
    private long lastSequence;

    EventReleaser(final EventSink listener, final OutcomeAppender outcomes)
    {
        this.listener = listener;
        this.outcomes = outcomes;
    }

    @Override
    public void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        listener.onEvent(sequence, ordinal, buffer, offset, length);
        outcomes.append(sequence, ordinal, buffer, offset, length);
        lastSequence = sequence;
    }

    /**
     * Command sequence of the last event released.
     */
    long lastSequence()
    {
        return lastSequence;
    }
}
