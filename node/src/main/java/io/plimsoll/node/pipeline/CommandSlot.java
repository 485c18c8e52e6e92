package io.plimsoll.node.pipeline;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Flyweight over one slot of the command ring, valid while its consumer owns the slot.
 */
final class CommandSlot
{
    private final UnsafeBuffer buffer;
    private int slotOffset;

    CommandSlot(final UnsafeBuffer buffer)
    {
        this.buffer = buffer;
    }

    CommandSlot wrap(final int offset)
    {
        slotOffset = offset;
        return this;
    }

    long timeNs()
    {
        return buffer.getLong(slotOffset + SlotLayout.TIME_OFFSET);
    }

    int length()
    {
        return buffer.getInt(slotOffset + SlotLayout.LENGTH_OFFSET);
    }

    DirectBuffer buffer()
    {
        return buffer;
    }

    /**
     * Offset of the message header in the buffer.
     */
    int offset()
    {
        return slotOffset + SlotLayout.HEADER_LENGTH;
    }
}
