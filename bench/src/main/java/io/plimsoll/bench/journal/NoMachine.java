package io.plimsoll.bench.journal;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.snapshot.SnapshotInput;
import io.plimsoll.core.snapshot.SnapshotOutput;
import org.agrona.DirectBuffer;

/**
 * A state machine that only remembers how far it is: what replay costs around a core.
 */
final class NoMachine implements StateMachine
{
    private long lastSequence;

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
    }

    @Override
    public long lastSequence()
    {
        return lastSequence;
    }

    @Override
    public long stateHash()
    {
        return 0;
    }

    @Override
    public void save(final SnapshotOutput output)
    {
        throw new UnsupportedOperationException("there is no state");
    }

    @Override
    public void load(final SnapshotInput input)
    {
        throw new UnsupportedOperationException("there is no state");
    }
}
