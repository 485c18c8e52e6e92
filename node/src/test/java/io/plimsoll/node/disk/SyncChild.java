package io.plimsoll.node.disk;

import io.plimsoll.journal.Durability;
import io.plimsoll.journal.JournalSettings;
import io.plimsoll.node.EventListener;
import io.plimsoll.node.FoldMachine;
import io.plimsoll.node.Plimsoll;
import io.plimsoll.node.TestCommands;
import io.plimsoll.node.pipeline.PipelineSettings;
import io.plimsoll.node.pipeline.Topology;
import io.plimsoll.node.pipeline.WaitMode;
import java.io.PrintStream;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A process that says which events it has released, and up to which command all of them are flushed.
 * <p>
 * Arguments: directory, durability, topology, number of commands.
 */
final class SyncChild
{
    static final String EVENT = "event ";
    static final String RELEASED = "released ";

    private static final int BATCH = 16;

    private SyncChild()
    {
    }

    static JournalSettings settings(final Path directory, final Durability durability)
    {
        // Small blocks, so that excerpts lie across their ends.
        return JournalSettings.of(directory).withSizes(16 << 10, 256 << 10)
            .withSpace(1 << 20, 4 << 20).withDurability(durability);
    }

    public static void main(final String[] args)
    {
        final PrintStream out = System.out;
        final EventListener listener = (sequence, ordinal, buffer, offset, length) ->
            out.println(EVENT + sequence + "/" + ordinal);
        final long commands = Long.parseLong(args[3]);
        try (Plimsoll plimsoll = Plimsoll.builder()
            .limits(TestCommands.limits())
            .stateMachine(limits -> new FoldMachine())
            .journal(settings(Path.of(args[0]), Durability.valueOf(args[1])))
            .pipeline(new PipelineSettings(
                Topology.valueOf(args[2]), WaitMode.BLOCKING, 64, 512, BATCH, 1 << 16))
            .listener(listener)
            .launch())
        {
            long sequence = 1;
            while (sequence <= commands && plimsoll.failure().isEmpty())
            {
                final UnsafeBuffer command = TestCommands.command(sequence);
                if (plimsoll.offer(command, 0, command.capacity(), TestCommands.timeNs(sequence)) > 0)
                {
                    if (sequence % BATCH == 0)
                    {
                        plimsoll.drain();
                        out.println(RELEASED + plimsoll.releasedSequence());
                        out.flush();
                    }
                    sequence++;
                }
            }
        }
    }
}
