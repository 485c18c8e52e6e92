package io.plimsoll.node.whatif;

import org.agrona.DirectBuffer;

import java.nio.ByteOrder;

/**
 * A fingerprint of some events, to see whether two runs have the same.
 */
final class EventTrace
{
    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final int ROTATION = 29;

    private long hash;

    void clear()
    {
        hash = 0;
    }

    void add(final DirectBuffer buffer, final int offset, final int length)
    {
        mix(length);
        int at = 0;
        for (; at + Long.BYTES <= length; at += Long.BYTES)
        {
            mix(buffer.getLong(offset + at, ByteOrder.LITTLE_ENDIAN));
        }
        for (; at < length; at++)
        {
            mix(buffer.getByte(offset + at));
        }
    }

    private void mix(final long value)
    {
        hash = (Long.rotateLeft(hash, ROTATION) ^ value) * FACTOR;
    }

    boolean isSameAs(final EventTrace other)
    {
        return hash == other.hash;
    }
}
