package io.plimsoll.journal;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.snapshot.SnapshotInput;
import io.plimsoll.core.snapshot.SnapshotOutput;
import java.nio.file.Path;
import org.agrona.DirectBuffer;

/**
 * States and positions within a journal, found by reading it from its beginning.
 */
final class Places
{
    private static final EventSink NOWHERE = (sequence, ordinal, buffer, offset, length) ->
    {
    };

    private Places()
    {
    }

    /** The state after a command. */
    static FoldMachine machineAt(final Path directory, final long sequence)
    {
        final FoldMachine machine = new FoldMachine();
        try (CommandJournalReader commands = CommandJournalReader.open(directory))
        {
            while (commands.lastSequence() < sequence && commands.next())
            {
                machine.apply(commands.sequence(), commands.timeNs(), commands.buffer(), commands.offset(),
                    commands.length(), NOWHERE);
            }
        }
        return machine;
    }

    /** The place behind a command and its events, with heads. */
    static JournalStart startAt(final Path directory, final long sequence)
    {
        try (CommandJournalReader commands = CommandJournalReader.open(directory).withHead();
            OutcomeJournalReader outcomes = OutcomeJournalReader.open(directory).withHead())
        {
            long timeNs = 0;
            while (commands.lastSequence() < sequence && commands.next())
            {
                timeNs = Math.max(timeNs, commands.timeNs());
            }
            JournalPosition position = outcomes.position();
            while (outcomes.next() && outcomes.sequence() <= sequence)
            {
                position = outcomes.position();
            }
            return new JournalStart(commands.position(), position, timeNs);
        }
    }

    /** A snapshot of the state after a command. */
    static SnapshotFile snapshotAt(final Path directory, final long sequence)
    {
        return new SnapshotStore(directory)
            .write(machineAt(directory, sequence), startAt(directory, sequence), 99).orElseThrow();
    }

    /** A fold machine, with something of it changed. */
    static class Changed implements StateMachine
    {
        private final FoldMachine machine = new FoldMachine();

        @Override
        public void apply(
            final long sequence,
            final long timeNs,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final EventSink sink)
        {
            machine.apply(sequence, timeNs, buffer, offset, length, sink);
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
}
