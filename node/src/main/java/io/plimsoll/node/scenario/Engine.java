package io.plimsoll.node.scenario;

import org.agrona.DirectBuffer;

/**
 * What takes the commands of a scenario and gives their events to a sink that it was made with.
 */
public interface Engine extends AutoCloseable
{
    /**
     * The last command taken.
     *
     * @return its sequence; 0 before the first.
     */
    long lastSequence();

    /**
     * Take a command, as the next in sequence.
     *
     * @param timeNs of the command, nanoseconds since the epoch.
     * @param buffer holding the message header and body.
     * @param offset of the message header.
     * @param length of header and body in bytes.
     */
    void apply(long timeNs, DirectBuffer buffer, int offset, int length);

    /**
     * Wait until the sink has all events of the commands taken. Nothing may be taken afterwards.
     *
     * @return the state hash.
     */
    long finish();

    /**
     * Let go of threads and files.
     */
    @Override
    void close();
}
