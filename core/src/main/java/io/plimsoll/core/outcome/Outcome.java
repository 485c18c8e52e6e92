package io.plimsoll.core.outcome;

import io.plimsoll.core.EventSink;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The events of the command at hand: one buffer to encode into, and the sink they go to, tagged (sequence, ordinal).
 */
public final class Outcome
{
    private static final int CAPACITY = 256 * 1024;

    private final UnsafeBuffer buffer =
        new UnsafeBuffer(ByteBuffer.allocateDirect(CAPACITY).order(ByteOrder.LITTLE_ENDIAN));
    private EventSink sink;
    private long sequence;
    private int ordinal;

    /**
     * Start the outcome of a command.
     *
     * @param sequence of the command.
     * @param sink     for its events.
     */
    public void begin(final long sequence, final EventSink sink)
    {
        this.sequence = sequence;
        this.sink = sink;
        this.ordinal = 0;
    }

    UnsafeBuffer buffer()
    {
        return buffer;
    }

    void publish(final int length)
    {
        sink.onEvent(sequence, ordinal++, buffer, 0, length);
    }
}
