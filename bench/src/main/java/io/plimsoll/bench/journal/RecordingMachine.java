package io.plimsoll.bench.journal;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.snapshot.SnapshotInput;
import io.plimsoll.core.snapshot.SnapshotOutput;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.StagedEvents;
import org.agrona.DirectBuffer;

/**
 * A state machine whose commands and events are journaled as a node would, in batches of a fixed size.
 */
final class RecordingMachine implements StateMachine
{
    private final StateMachine machine;
    private final Journal journal;
    private final int batchSize;
    private final StagedEvents staged = new StagedEvents();
    private int inBatch;
    private long events;

    RecordingMachine(final StateMachine machine, final Journal journal, final int batchSize)
    {
        this.machine = machine;
        this.journal = journal;
        this.batchSize = batchSize;
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
        journal.commands().append(sequence, timeNs, buffer, offset, length);
        staged.begin(sequence);
        machine.apply(sequence, timeNs, buffer, offset, length, staged);
        staged.releaseTo(journal.outcomes()::append);
        staged.releaseTo(sink);
        events += staged.count();
        inBatch++;
        if (inBatch == batchSize)
        {
            flush();
        }
    }

    /**
     * Ends the batch.
     */
    void flush()
    {
        journal.commands().flush();
        journal.outcomes().flush(machine.lastSequence());
        inBatch = 0;
    }

    /**
     * Events recorded so far.
     */
    long events()
    {
        return events;
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
        throw new UnsupportedOperationException("a recording begins with the first command");
    }
}
