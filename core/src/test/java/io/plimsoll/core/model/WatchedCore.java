package io.plimsoll.core.model;

import org.agrona.DirectBuffer;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.snapshot.SnapshotInput;
import io.plimsoll.core.snapshot.SnapshotOutput;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * A core that is asked after every command whether its index has missed anybody.
 */
record WatchedCore(RiskCore core) implements StateMachine
{
    @Override
    public void apply(
        final long sequence,
        final long timeNs,
        final DirectBuffer buffer,
        final int offset,
        final int length,
        final EventSink sink)
    {
        core.apply(sequence, timeNs, buffer, offset, length, sink);
        assertEquals(0, core.misplacedAccounts(), () -> "after " + MessageText.of(buffer, length));
    }

    @Override
    public long lastSequence()
    {
        return core.lastSequence();
    }

    @Override
    public long stateHash()
    {
        return core.stateHash();
    }

    @Override
    public void save(final SnapshotOutput output)
    {
        core.save(output);
    }

    @Override
    public void load(final SnapshotInput input)
    {
        core.load(input);
    }
}
