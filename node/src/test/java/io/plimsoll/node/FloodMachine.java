package io.plimsoll.node;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.snapshot.SnapshotInput;
import io.plimsoll.core.snapshot.SnapshotOutput;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Gives very many events for each command.
 */
final class FloodMachine implements StateMachine
{
    private final UnsafeBuffer event = new UnsafeBuffer(new byte[64]);
    private final int events;
    private long lastSequence;

    FloodMachine(final int events)
    {
        this.events = events;
    }

    @Override
    public void apply(
        final long sequence,
        final long timeNs,
        final DirectBuffer buffer,
        final int offset,
        final int length,
        final EventSink sink)
    {
        lastSequence = sequence;
        for (int ordinal = 0; ordinal < events; ordinal++)
        {
            event.putInt(8, ordinal);
            sink.onEvent(sequence, ordinal, event, 0, 8 + ordinal % 57);
        }
    }

    @Override
    public long lastSequence()
    {
        return lastSequence;
    }

    @Override
    public long stateHash()
    {
        return lastSequence;
    }

    @Override
    public void save(final SnapshotOutput output)
    {
        throw new UnsupportedOperationException("a flood has no snapshots");
    }

    @Override
    public void load(final SnapshotInput input)
    {
        throw new UnsupportedOperationException("a flood has no snapshots");
    }
}
