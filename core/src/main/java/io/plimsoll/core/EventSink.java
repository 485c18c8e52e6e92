package io.plimsoll.core;

import org.agrona.DirectBuffer;

/**
 * Takes the events of a command, in order.
 */
@FunctionalInterface
public interface EventSink
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
    void onEvent(long sequence, int ordinal, DirectBuffer buffer, int offset, int length);
}
