package io.plimsoll.journal;

import org.agrona.DirectBuffer;

/**
 * Takes released events in the order of (sequence, ordinal). Not thread-safe.
 */
public interface OutcomeAppender
{
    /**
     * Adds one released event to the batch. It is in the journal only when {@link #flush(long)} has returned.
     *
     * @param sequence of the command that caused it.
     * @param ordinal  of the event within its command: 0, or one more than the one before.
     * @param buffer   holding the SBE message header and body.
     * @param offset   of the message header.
     * @param length   of header and body in bytes.
     */
    void append(long sequence, int ordinal, DirectBuffer buffer, int offset, int length);

    /**
     * Ends the batch: everything appended is journaled when this returns, as durably as configured.
     *
     * @param releasedSequence every event of this command and of all before it has been appended.
     */
    void flush(long releasedSequence);
}
