package io.plimsoll.node.pipeline;

import com.lmax.disruptor.DataProvider;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.SingleProducerSequencer;
import com.lmax.disruptor.WaitStrategy;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The Disruptor's sequencer over fixed slots of one off-heap buffer, instead of over objects.
 * <p>
 * Ring sequences count from 0. One thread produces: it writes into the next free slot and only then takes the sequence,
 * so that an abandoned claim needs no undoing.
 */
final class CommandRing
{
    private final SingleProducerSequencer sequencer;
    private final UnsafeBuffer buffer;
    private final int slotBytes;
    private final int mask;
    private long nextSequence;

    CommandRing(final int ringSize, final int slotBytes, final WaitStrategy waitStrategy)
    {
        sequencer = new SingleProducerSequencer(ringSize, waitStrategy);
        buffer = new UnsafeBuffer(
            BufferUtil.allocateDirectAligned(ringSize * slotBytes, SlotLayout.ALIGNMENT));
        this.slotBytes = slotBytes;
        mask = ringSize - 1;
    }

    /**
     * Producer: true if the next slot is free.
     */
    boolean hasRoom()
    {
        return sequencer.hasAvailableCapacity(1);
    }

    /**
     * Producer: ring sequence of the next command.
     */
    long nextSequence()
    {
        return nextSequence;
    }

    /**
     * Producer: offset of the next command's message in {@link #buffer()}.
     */
    int nextOffset()
    {
        return slotOffset(nextSequence) + SlotLayout.HEADER_LENGTH;
    }

    /**
     * Producer: hands the next slot, whose message is written, to the consumers.
     */
    void publish(final int length, final long timeNs)
    {
        final int slotOffset = slotOffset(nextSequence);
        buffer.putLong(slotOffset + SlotLayout.TIME_OFFSET, timeNs);
        buffer.putInt(slotOffset + SlotLayout.LENGTH_OFFSET, length);
        final long sequence = sequencer.next();
        if (sequence != nextSequence)
        {
            throw new IllegalStateException("the ring is at " + sequence + ", expected " + nextSequence);
        }
        nextSequence = sequence + 1;
        sequencer.publish(sequence);
    }

    UnsafeBuffer buffer()
    {
        return buffer;
    }

    /**
     * Ring sequence of the last published command; -1 before the first.
     */
    long cursor()
    {
        return sequencer.getCursor();
    }

    /**
     * The slots as one consumer sees them, through a flyweight of its own.
     */
    DataProvider<CommandSlot> newReader()
    {
        return new Reader(this);
    }

    SequenceBarrier newBarrier()
    {
        return sequencer.newBarrier();
    }

    /**
     * The producer waits for these consumers.
     */
    void gateOn(final Sequence... consumers)
    {
        sequencer.addGatingSequences(consumers);
    }

    private int slotOffset(final long sequence)
    {
        return ((int)sequence & mask) * slotBytes;
    }

    private static final class Reader implements DataProvider<CommandSlot>
    {
        private final CommandRing ring;
        private final CommandSlot slot;

        Reader(final CommandRing ring)
        {
            this.ring = ring;
            slot = new CommandSlot(ring.buffer);
        }

        @Override
        public CommandSlot get(final long sequence)
        {
            return slot.wrap(ring.slotOffset(sequence));
        }
    }
}
