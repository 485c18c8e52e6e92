package io.plimsoll.node;

import io.plimsoll.core.EventSink;
import org.agrona.DirectBuffer;

/**
 * Gets every event, in order, when its command is in the journal.
 * <p>
 * Called on one thread of the pipeline (and, while recovering, on the one that launches). It must not block for long:
 * everything waits behind it. An exception of it stops the pipeline.
 * <p>
 * Each event comes at least once. Without a crash it comes exactly once. After a crash recovery brings those events
 * again that the outcome journal does not have: at most the batch that was being released. (sequence, ordinal) only
 * ever goes up, so whoever must not see one twice remembers the last pair, or reads the outcome journal, which has
 * each event exactly once.
 */
@FunctionalInterface
public interface EventListener extends EventSink
{
    /**
     * One event. The buffer is only valid during the call.
     *
     * @param sequence of the command that caused it.
     * @param ordinal  of the event within its command, from 0.
     * @param buffer   holding the SBE message header and body.
     * @param offset   of the message header.
     * @param length   of header and body in bytes.
     */
    @Override
    void onEvent(long sequence, int ordinal, DirectBuffer buffer, int offset, int length);

    /**
     * An invariant broke: nothing is taken, applied or released any more, and what was is flushed. Called once, as the
     * last act of the pipeline; a process that can do nothing without it should exit with an error.
     *
     * @param cause of the stop.
     */
    default void onFatal(final Throwable cause)
    {
    }
}
