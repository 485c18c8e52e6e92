package io.plimsoll.node.demo.venue;

import org.agrona.DirectBuffer;

/**
 * The door through which every command enters the engine.
 */
public interface CommandPort
{
    /**
     * Hand over one command. Waits while the engine is full.
     *
     * @param timeNs of the command, nanoseconds since the epoch; never older than the one before.
     * @param buffer holding the SBE message header and body.
     * @param offset of the message header.
     * @param length of header and body in bytes.
     */
    void send(long timeNs, DirectBuffer buffer, int offset, int length);

    /**
     * Wait until every event of every command sent so far has been delivered, and is visible to the caller.
     */
    void awaitEvents();
}
