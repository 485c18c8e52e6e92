package io.plimsoll.journal;

import io.plimsoll.core.EventSink;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableDirectByteBuffer;

/**
 * Holds the events of one command until the command is through: an exception half-way must release none of them.
 * <p>
 * Grows to the largest command seen, then allocates nothing. Not thread-safe.
 */
public final class StagedEvents implements EventSink
{
    private static final int LENGTH_BYTES = Long.BYTES;
    private static final int INITIAL_CAPACITY = 64 << 10;

    private final ExpandableDirectByteBuffer buffer = new ExpandableDirectByteBuffer(INITIAL_CAPACITY);
    private long sequence;
    private int count;
    private int tail;

    /**
     * Starts a command: drops what was staged.
     *
     * @param commandSequence of the command that is about to be applied.
     */
    public void begin(final long commandSequence)
    {
        sequence = commandSequence;
        count = 0;
        tail = 0;
    }

    /**
     * Stages one event.
     *
     * @throws IllegalStateException if it is not the next event of the command: a broken invariant of the core.
     */
    @Override
    public void onEvent(
        final long commandSequence, final int ordinal, final DirectBuffer source, final int offset, final int length)
    {
        if (commandSequence != sequence || ordinal != count)
        {
            throw new IllegalStateException("expected event " + sequence + "/" + count + ", the core emitted " +
                commandSequence + "/" + ordinal);
        }
        buffer.putInt(tail, length);
        buffer.putBytes(tail + LENGTH_BYTES, source, offset, length);
        tail = next(tail, length);
        count++;
    }

    /**
     * Passes the staged events on, in order. They stay staged.
     *
     * @param sink that takes them.
     */
    public void releaseTo(final EventSink sink)
    {
        int position = 0;
        for (int ordinal = 0; ordinal < count; ordinal++)
        {
            final int length = buffer.getInt(position);
            sink.onEvent(sequence, ordinal, buffer, position + LENGTH_BYTES, length);
            position = next(position, length);
        }
    }

    /**
     * Number of staged events.
     *
     * @return the number.
     */
    public int count()
    {
        return count;
    }

    private static int next(final int position, final int length)
    {
        return Math.addExact(position, LENGTH_BYTES + length + Long.BYTES - 1) & -Long.BYTES;
    }
}
