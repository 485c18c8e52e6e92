package io.plimsoll.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.journal.ReplayProgress;
import io.plimsoll.journal.Verification;
import io.plimsoll.journal.VerificationResult;
import io.plimsoll.node.pipeline.Topology;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process killed in the middle (kill -9) loses nothing that anyone has seen.
 */
@Timeout(120)
class KilledProcessTest
{
    private static final int REPORT_INTERVAL = 1_000;
    private static final long KILL_AT = 20_000;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(Topology.class)
    void shouldRecoverAfterKill(final Topology topology) throws Exception
    {
        final long seen = runAndKill(topology);

        final RecordingListener listener = new RecordingListener();
        final long recovered;
        try (Plimsoll plimsoll = Plimsoll.builder()
            .limits(TestCommands.limits())
            .stateMachine(limits -> new FoldMachine())
            .journal(TestCommands.journal(directory))
            .recover()
            .listener(listener)
            .launch())
        {
            recovered = plimsoll.publishedSequence();
            assertTrue(recovered >= seen, "seen " + seen + ", recovered " + recovered);
            assertEquals(plimsoll.recoveredEvents(), listener.events().size());
            final UnsafeBuffer command = TestCommands.command(recovered + 1);
            assertEquals(recovered + 1, plimsoll.offer(
                command, 0, command.capacity(), TestCommands.timeNs(recovered + 1)));
        }

        final VerificationResult result =
            Verification.run(directory, new FoldMachine(), ReplayProgress.NONE);
        assertTrue(result.ok(), result.difference());
        assertEquals(recovered + 1, result.commands());
        // The run without a kill: the same commands, so the same state.
        final FoldMachine straight = new FoldMachine();
        for (long sequence = 1; sequence <= recovered + 1; sequence++)
        {
            final UnsafeBuffer command = TestCommands.command(sequence);
            straight.apply(sequence, TestCommands.timeNs(sequence), command, 0, command.capacity(),
                (seq, ordinal, buffer, offset, length) -> assertTrue(ordinal < 4));
        }
        assertEquals(straight.stateHash(), result.stateHash());
    }

    /** Returns the last sequence whose event the child's listener has reported. */
    private long runAndKill(final Topology topology) throws IOException, InterruptedException
    {
        final Process child = ChildJvm.start(Child.class, directory.toString(), topology.name());
        long seen = 0;
        try (BufferedReader output = child.inputReader(StandardCharsets.UTF_8))
        {
            String line = "";
            while (seen < KILL_AT && (line = output.readLine()) != null)
            {
                if (line.startsWith("seen "))
                {
                    seen = Long.parseLong(line.substring(5));
                }
            }
            assertTrue(seen >= KILL_AT, "the child ended early, with: " + line);
            // Through the handle: the process would close its output.
            assertTrue(child.toHandle().destroyForcibly());
            // What it said before it died counts too.
            while ((line = output.readLine()) != null)
            {
                if (line.startsWith("seen "))
                {
                    seen = Long.parseLong(line.substring(5));
                }
            }
        }
        finally
        {
            child.destroyForcibly();
        }
        assertTrue(child.waitFor(30, TimeUnit.SECONDS));
        return seen;
    }

    /** Runs until it is killed. */
    static final class Child
    {
        private Child()
        {
        }

        public static void main(final String[] args)
        {
            final EventListener listener = (sequence, ordinal, buffer, offset, length) ->
            {
                if (ordinal == 0 && sequence % REPORT_INTERVAL == 1)
                {
                    System.out.println("seen " + sequence);
                    System.out.flush();
                }
            };
            final Plimsoll plimsoll = Plimsoll.builder()
                .limits(TestCommands.limits())
                .stateMachine(limits -> new FoldMachine())
                .journal(TestCommands.journal(Path.of(args[0])))
                .topology(Topology.valueOf(args[1]))
                .listener(listener)
                .launch();
            long sequence = 1;
            while (plimsoll.failure().isEmpty())
            {
                final UnsafeBuffer command = TestCommands.command(sequence);
                if (plimsoll.offer(command, 0, command.capacity(), TestCommands.timeNs(sequence)) > 0)
                {
                    sequence++;
                }
            }
        }
    }
}
