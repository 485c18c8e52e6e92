package io.plimsoll.journal.fault;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import io.plimsoll.journal.CommandAppender;
import io.plimsoll.journal.FaultAccess;
import io.plimsoll.journal.OutcomeAppender;
import io.plimsoll.journal.StagedEvents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The run without a fault: what each command of the fault tests gives, and the state after it. It does not end.
 */
final class Truth
{
    private final StateMachine machine = FaultAccess.machine();
    private final List<List<byte[]>> events = new ArrayList<>(List.of(List.of()));
    private final List<Long> stateHashes = new ArrayList<>(List.of(machine.stateHash()));

    /** The events of a command, in their order. */
    List<byte[]> events(final long sequence)
    {
        runTo(sequence);
        return events.get((int)sequence);
    }

    /** The state after a command. */
    long stateHash(final long sequence)
    {
        runTo(sequence);
        return stateHashes.get((int)sequence);
    }

    boolean isCommand(
        final long sequence, final long timeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        final UnsafeBuffer expected = FaultAccess.command(sequence);
        final byte[] found = new byte[length];
        buffer.getBytes(offset, found);
        return timeNs == FaultAccess.timeNs(sequence) && Arrays.equals(expected.byteArray(), found);
    }

    boolean isEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        final List<byte[]> expected = events(sequence);
        final byte[] found = new byte[length];
        buffer.getBytes(offset, found);
        return ordinal >= 0 && ordinal < expected.size() && Arrays.equals(expected.get(ordinal), found);
    }

    /**
     * Does what an engine does with these commands: in batches, each journaled, then applied, then released.
     *
     * @param batches seed of the sizes of the batches, 1 to 8.
     */
    static void write(
        final CommandAppender commands,
        final OutcomeAppender outcomes,
        final StateMachine machine,
        final long to,
        final SplittableRandom batches)
    {
        write(commands, outcomes, machine, to, batches, (sequence, ordinal, buffer, offset, length) ->
        {
        });
    }

    static void write(
        final CommandAppender commands,
        final OutcomeAppender outcomes,
        final StateMachine machine,
        final long to,
        final SplittableRandom batches,
        final EventSink listener)
    {
        final StagedEvents staged = new StagedEvents();
        while (machine.lastSequence() < to)
        {
            final long first = machine.lastSequence() + 1;
            final long last = Math.min(to, first + batches.nextInt(8));
            for (long sequence = first; sequence <= last; sequence++)
            {
                final UnsafeBuffer command = FaultAccess.command(sequence);
                commands.append(sequence, FaultAccess.timeNs(sequence), command, 0, command.capacity());
            }
            commands.flush();
            for (long sequence = first; sequence <= last; sequence++)
            {
                final UnsafeBuffer command = FaultAccess.command(sequence);
                staged.begin(sequence);
                machine.apply(sequence, FaultAccess.timeNs(sequence), command, 0, command.capacity(), staged);
                staged.releaseTo(listener);
                staged.releaseTo(outcomes::append);
            }
            outcomes.flush(last);
        }
    }

    private void runTo(final long target)
    {
        while (machine.lastSequence() < target)
        {
            final long sequence = machine.lastSequence() + 1;
            final List<byte[]> given = new ArrayList<>();
            final UnsafeBuffer command = FaultAccess.command(sequence);
            machine.apply(sequence, FaultAccess.timeNs(sequence), command, 0, command.capacity(),
                (seq, ordinal, buffer, offset, length) ->
                {
                    final byte[] bytes = new byte[length];
                    buffer.getBytes(offset, bytes);
                    given.add(bytes);
                });
            events.add(given);
            stateHashes.add(machine.stateHash());
        }
    }
}
