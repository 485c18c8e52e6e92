package io.plimsoll.node.pipeline;

import static org.agrona.BitUtil.SIZE_OF_INT;
import static org.agrona.BitUtil.SIZE_OF_LONG;

import io.plimsoll.core.EventSink;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.ControlledMessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Events on their way from the core's thread to the publisher's: one writes, one reads.
 * <pre>
 *   0                   4                   8
 *   +-------------------+-------------------+
 *   | sequence                              |
 *   +-------------------+-------------------+
 *   | ordinal           | unused            |
 *   +-------------------+-------------------+
 *   | SBE header and body of the event      |
 *   +---------------------------------------+
 * </pre>
 */
final class OutcomeRing
{
    private static final int SEQUENCE_OFFSET = 0;
    private static final int ORDINAL_OFFSET = SEQUENCE_OFFSET + SIZE_OF_LONG;
    private static final int HEADER_LENGTH = ORDINAL_OFFSET + SIZE_OF_INT + SIZE_OF_INT;
    private static final int MESSAGE_TYPE = 1;
    private static final int CACHE_LINE = 64;

    private final OneToOneRingBuffer ring;
    private final Reader reader = new Reader();

    OutcomeRing(final int capacityBytes)
    {
        ring = new OneToOneRingBuffer(new UnsafeBuffer(BufferUtil.allocateDirectAligned(
            capacityBytes + RingBufferDescriptor.TRAILER_LENGTH, CACHE_LINE)));
    }

    /**
     * Core: puts one event in.
     *
     * @return false if there is no room now.
     */
    boolean offer(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        if (length > ring.maxMsgLength() - HEADER_LENGTH)
        {
            throw new IllegalStateException("event " + sequence + "/" + ordinal + " has " + length +
                " bytes, the outcome ring takes " + (ring.maxMsgLength() - HEADER_LENGTH) + ": raise its size");
        }
        final int index = ring.tryClaim(MESSAGE_TYPE, HEADER_LENGTH + length);
        if (index < 0)
        {
            return false;
        }
        final MutableDirectBuffer message = ring.buffer();
        message.putLong(index + SEQUENCE_OFFSET, sequence);
        message.putInt(index + ORDINAL_OFFSET, ordinal);
        message.putBytes(index + HEADER_LENGTH, buffer, offset, length);
        ring.commit(index);
        return true;
    }

    /**
     * Publisher: takes out events of commands up to a sequence, in order.
     *
     * @param maxSequence of a command whose events may leave.
     * @param sink        that takes them.
     * @param limit       of events taken at once.
     * @return how many.
     */
    int read(final long maxSequence, final EventSink sink, final int limit)
    {
        reader.maxSequence = maxSequence;
        reader.sink = sink;
        reader.isExhausted = false;
        int events = 0;
        while (events < limit && !reader.isExhausted)
        {
            final long position = ring.consumerPosition();
            events += ring.controlledRead(reader, limit - events);
            reader.isExhausted |= ring.consumerPosition() == position;
        }
        return events;
    }

    /**
     * Publisher: true if the last read left nothing that it might have taken.
     */
    boolean isExhausted()
    {
        return reader.isExhausted;
    }

    private static final class Reader implements ControlledMessageHandler
    {
        private long maxSequence;
        private EventSink sink;
        private boolean isExhausted;

        @Override
        public Action onMessage(
            final int messageType, final MutableDirectBuffer buffer, final int index, final int length)
        {
            final long sequence = buffer.getLong(index + SEQUENCE_OFFSET);
            if (sequence > maxSequence)
            {
                isExhausted = true;
                return Action.ABORT;
            }
            sink.onEvent(sequence, buffer.getInt(index + ORDINAL_OFFSET), buffer, index + HEADER_LENGTH,
                length - HEADER_LENGTH);
            return Action.CONTINUE;
        }
    }
}
