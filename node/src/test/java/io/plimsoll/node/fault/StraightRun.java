package io.plimsoll.node.fault;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.EventSink;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.SliceIssuedDecoder;
import io.plimsoll.core.snapshot.SnapshotInput;
import io.plimsoll.core.snapshot.SnapshotOutput;
import io.plimsoll.node.EventListener;
import io.plimsoll.node.Plimsoll;
import io.plimsoll.node.replay.SeededVenue;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The commands of a seeded venue, with what they give in a run without a fault. Sequences start at 1.
 */
final class StraightRun
{
    static final CoreLimits LIMITS = SeededVenue.LIMITS;

    private static final int STEPS_PER_ANSWER = 10;

    private final List<byte[]> commands;
    private final List<Long> timesNs;
    private final List<List<byte[]>> events;

    private StraightRun(final List<byte[]> commands, final List<Long> timesNs, final List<List<byte[]>> events)
    {
        this.commands = commands;
        this.timesNs = timesNs;
        this.events = events;
    }

    /** Plays a venue through a real core, without a journal: at least this many commands. */
    static StraightRun play(final long seed, final int minCommands)
    {
        final StraightRun run = new StraightRun(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        final Slices slices = new Slices();
        try (Plimsoll plimsoll = Plimsoll.builder()
            .limits(LIMITS)
            .withoutJournal()
            .stateMachine(limits -> run.new RecordingMachine())
            .listener(slices)
            .launch())
        {
            final SeededVenue venue = new SeededVenue(plimsoll, seed);
            venue.open();
            while (plimsoll.publishedSequence() < minCommands)
            {
                for (int i = 0; i < STEPS_PER_ANSWER; i++)
                {
                    venue.step();
                }
                plimsoll.drain();
                slices.answer(venue);
            }
            venue.audit();
        }
        return run;
    }

    int commands()
    {
        return commands.size();
    }

    byte[] command(final long sequence)
    {
        return commands.get((int)sequence - 1);
    }

    long timeNs(final long sequence)
    {
        return timesNs.get((int)sequence - 1);
    }

    /** Events of a command, in their order. */
    List<byte[]> events(final long sequence)
    {
        return events.get((int)sequence - 1);
    }

    boolean isCommand(
        final long sequence, final long timeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        return sequence <= commands.size() && timeNs == timeNs(sequence) &&
            isSame(command(sequence), buffer, offset, length);
    }

    boolean isEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        return sequence >= 1 && sequence <= commands.size() && ordinal < events(sequence).size() &&
            isSame(events(sequence).get(ordinal), buffer, offset, length);
    }

    /** State of a core that has had the commands up to a sequence and nothing else. */
    long stateHash(final long sequence)
    {
        final RiskCore core = RiskCore.create(LIMITS);
        for (long next = 1; next <= sequence; next++)
        {
            final byte[] command = command(next);
            core.apply(next, timeNs(next), new UnsafeBuffer(command), 0, command.length,
                (seq, ordinal, buffer, offset, length) ->
                {
                });
        }
        return core.stateHash();
    }

    void write(final Path file) throws IOException
    {
        try (DataOutputStream out = new DataOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(file))))
        {
            out.writeInt(commands.size());
            for (int i = 0; i < commands.size(); i++)
            {
                out.writeLong(timesNs.get(i));
                out.writeInt(events.get(i).size());
                out.writeInt(commands.get(i).length);
                out.write(commands.get(i));
            }
        }
    }

    /** The commands of a run that was written; of the events only how many there are. */
    static StraightRun read(final Path file) throws IOException
    {
        final StraightRun run = new StraightRun(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(file))))
        {
            final int size = in.readInt();
            for (int i = 0; i < size; i++)
            {
                run.timesNs.add(in.readLong());
                run.events.add(Arrays.asList(new byte[in.readInt()][]));
                run.commands.add(in.readNBytes(in.readInt()));
            }
        }
        return run;
    }

    private static boolean isSame(
        final byte[] expected, final DirectBuffer buffer, final int offset, final int length)
    {
        return expected.length == length &&
            new UnsafeBuffer(expected).equals(new UnsafeBuffer(buffer, offset, length));
    }

    /** Notes each command and its events on the way into a core. */
    private final class RecordingMachine implements StateMachine
    {
        private final RiskCore core = RiskCore.create(LIMITS);

        @Override
        public void apply(
            final long sequence,
            final long timeNs,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final EventSink sink)
        {
            final byte[] command = new byte[length];
            buffer.getBytes(offset, command);
            commands.add(command);
            timesNs.add(timeNs);
            final List<byte[]> given = new ArrayList<>();
            core.apply(sequence, timeNs, buffer, offset, length, (seq, ordinal, event, eventOffset, eventLength) ->
            {
                final byte[] bytes = new byte[eventLength];
                event.getBytes(eventOffset, bytes);
                given.add(bytes);
                sink.onEvent(seq, ordinal, event, eventOffset, eventLength);
            });
            events.add(given);
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

    /** Keeps the slices for the venue to answer. */
    private static final class Slices implements EventListener
    {
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final ArrayDeque<SliceIssuedDecoder> pending = new ArrayDeque<>();

        @Override
        public synchronized void onEvent(
            final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
        {
            if (header.wrap(buffer, offset).templateId() == SliceIssuedDecoder.TEMPLATE_ID)
            {
                final byte[] copy = new byte[length];
                buffer.getBytes(offset, copy);
                pending.add(new SliceIssuedDecoder().wrapAndApplyHeader(
                    new UnsafeBuffer(copy), 0, new MessageHeaderDecoder()));
            }
        }

        synchronized void answer(final SeededVenue venue)
        {
            while (!pending.isEmpty())
            {
                final SliceIssuedDecoder slice = pending.poll();
                venue.answerSlice(
                    slice.orderId(), slice.instrument(), slice.side(), slice.lots(), slice.limitPrice());
            }
        }
    }
}
