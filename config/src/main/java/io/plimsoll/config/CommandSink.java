package io.plimsoll.config;

import org.agrona.DirectBuffer;

/**
 * Takes encoded commands, in order.
 */
@FunctionalInterface
public interface CommandSink
{
    /**
     * One command. The buffer is only valid during the call.
     *
     * @param buffer holding the SBE message header and body.
     * @param offset of the message header.
     * @param length of header and body in bytes.
     */
    void onCommand(DirectBuffer buffer, int offset, int length);
}
