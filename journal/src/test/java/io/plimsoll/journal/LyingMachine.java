package io.plimsoll.journal;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.snapshot.SnapshotInput;
import io.plimsoll.core.snapshot.SnapshotOutput;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A {@link FoldMachine} that gives other events for one command.
 */
final class LyingMachine implements StateMachine
{
    private final FoldMachine machine = new FoldMachine();
    private final long lyingSequence;

    LyingMachine(final long lyingSequence)
    {
        this.lyingSequence = lyingSequence;
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
        machine.apply(sequence, timeNs, buffer, offset, length, (seq, ordinal, event, at, eventLength) ->
        {
            final byte[] bytes = JournalDiff.bytes(event, at, eventLength);
            bytes[9] += seq == lyingSequence ? 1 : 0;
            sink.onEvent(seq, ordinal, new UnsafeBuffer(bytes), 0, bytes.length);
        });
    }

    @Override
    public long lastSequence()
    {
        return machine.lastSequence();
    }

    @Override
    public long stateHash()
    {
        return machine.stateHash();
    }

    @Override
    public void save(final SnapshotOutput output)
    {
        machine.save(output);
    }

    @Override
    public void load(final SnapshotInput input)
    {
        machine.load(input);
    }
}
