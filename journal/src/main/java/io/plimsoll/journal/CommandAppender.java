package io.plimsoll.journal;

import org.agrona.DirectBuffer;

/**
 * Takes commands in the order of their sequences. Not thread-safe.
 */
public interface CommandAppender
{
    /**
     * Adds one command to the batch. It is in the journal only when {@link #flush()} has returned.
     *
     * @param sequence of the command: one more than the one before.
     * @param timeNs   of the command, nanoseconds since the epoch.
     * @param buffer   holding the SBE message header and body.
     * @param offset   of the message header.
     * @param length   of header and body in bytes.
     */
    void append(long sequence, long timeNs, DirectBuffer buffer, int offset, int length);

    /**
     * Ends the batch: everything appended is journaled when this returns, as durably as configured.
     */
    void flush();
}
