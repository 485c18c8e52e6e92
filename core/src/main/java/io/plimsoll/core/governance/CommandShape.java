package io.plimsoll.core.governance;

import org.agrona.DirectBuffer;

/**
 * Knows whether bytes are a whole command, before anything is read from it.
 */
public interface CommandShape
{
    /**
     * Length of a command of the present version of the schema.
     *
     * @param buffer    holding it.
     * @param offset    of its header.
     * @param available bytes from there on.
     * @return bytes of header and body; -1 if it is no such command or does not fit.
     */
    int length(DirectBuffer buffer, int offset, int available);
}
