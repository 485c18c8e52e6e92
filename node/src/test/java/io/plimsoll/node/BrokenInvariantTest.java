package io.plimsoll.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.journal.CommandJournalReader;
import io.plimsoll.journal.OutcomeJournalReader;
import io.plimsoll.journal.ReplayProgress;
import io.plimsoll.journal.Verification;
import io.plimsoll.journal.VerificationResult;
import io.plimsoll.node.pipeline.OfferResult;
import io.plimsoll.node.pipeline.PipelineSettings;
import io.plimsoll.node.pipeline.Topology;
import io.plimsoll.node.pipeline.WaitMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An exception in the core or in the listener: everything stops, nothing is skipped, and a sound build recovers.
 */
@Timeout(60)
class BrokenInvariantTest
{
    private static final long FAILING = 503;

    @TempDir
    private Path directory;

    private final RecordingListener listener = new RecordingListener();

    @ParameterizedTest
    @CsvSource({"INLINE,1", "INLINE,16", "INLINE,256", "PIPELINED,1", "PIPELINED,16", "PIPELINED,256"})
    void shouldStopAtTheCommandThatBreaksTheCoreAndRecover(final Topology topology, final int maxBatch)
        throws Exception
    {
        final PipelineSettings settings = new PipelineSettings(topology, WaitMode.SLEEPING, 512, 128, maxBatch, 4096);
        final PlimsollBuilder builder = builder(listener).pipeline(settings)
            .stateMachine(limits -> new FoldMachine(FAILING));
        try (Plimsoll plimsoll = builder.launch())
        {
            final long accepted = offerUntilStopped(plimsoll);
            final Throwable cause = listener.awaitFatal();
            assertEquals("broken on purpose at " + FAILING, cause.getMessage());
            assertSame(cause, plimsoll.failure().orElseThrow());
            assertEquals(OfferResult.FAILED, plimsoll.offer(TestCommands.command(1), 0, 20));
            assertEquals(OfferResult.FAILED, plimsoll.claim(20));
            assertFalse(plimsoll.drain());
            assertTrue(accepted >= FAILING);
            assertEquals(FAILING - 1, plimsoll.releasedSequence());
        }
        assertEquals(1, listener.fatalCalls());
        assertEquals(FAILING - 1, listener.lastSequence(), "of the breaking command nothing may be released");
        final long journaled = lastCommand();
        assertTrue(journaled >= FAILING, "journaled up to " + journaled);
        assertEquals(FAILING - 1, lastOutcome());

        assertRecovers(journaled);
    }

    @ParameterizedTest
    @EnumSource(Topology.class)
    void shouldStopWhenTheListenerThrows(final Topology topology) throws Exception
    {
        // the second of three events of command 503
        final EventListener throwing = new EventListener()
        {
            @Override
            public void onEvent(final long sequence, final int ordinal, final DirectBuffer buffer,
                final int offset, final int length)
            {
                if (sequence == FAILING && ordinal == 1)
                {
                    throw new IllegalStateException("listener");
                }
                listener.onEvent(sequence, ordinal, buffer, offset, length);
            }

            @Override
            public void onFatal(final Throwable cause)
            {
                listener.onFatal(cause);
            }
        };
        try (Plimsoll plimsoll = builder(throwing).topology(topology).launch())
        {
            offerUntilStopped(plimsoll);
            assertEquals("listener", listener.awaitFatal().getMessage());
            assertFalse(plimsoll.drain());
        }
        assertEquals(FAILING, lastOutcome());
        assertRecovers(lastCommand());
    }

    @ParameterizedTest
    @EnumSource(Topology.class)
    void shouldStopWhenTheListenerWaitsForItself(final Topology topology) throws Exception
    {
        final Plimsoll[] self = new Plimsoll[1];
        final EventListener waiting = new EventListener()
        {
            @Override
            public void onEvent(final long sequence, final int ordinal, final DirectBuffer buffer,
                final int offset, final int length)
            {
                self[0].drain();
            }

            @Override
            public void onFatal(final Throwable cause)
            {
                listener.onFatal(cause);
            }
        };
        try (Plimsoll plimsoll = builder(waiting).topology(topology).launch())
        {
            self[0] = plimsoll;
            plimsoll.offer(TestCommands.command(1), 0, 20);
            assertEquals("the listener must not wait for itself", listener.awaitFatal().getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource(Topology.class)
    void shouldLetTheFatalHandlerClose(final Topology topology) throws Exception
    {
        final Plimsoll[] self = new Plimsoll[1];
        final RecordingListener closing = listener;
        final EventListener other = new EventListener()
        {
            @Override
            public void onEvent(final long sequence, final int ordinal, final DirectBuffer buffer,
                final int offset, final int length)
            {
                throw new IllegalStateException("listener");
            }

            @Override
            public void onFatal(final Throwable cause)
            {
                self[0].close();
                closing.onFatal(cause);
            }
        };
        self[0] = builder(other).topology(topology).launch();
        self[0].offer(TestCommands.command(1), 0, 20);
        assertEquals("listener", listener.awaitFatal().getMessage());
        assertEquals(1, lastCommand());
    }

    private void assertRecovers(final long journaled)
    {
        final RecordingListener second = new RecordingListener();
        try (Plimsoll plimsoll = builder(second).recover().launch())
        {
            assertEquals(journaled, plimsoll.publishedSequence());
            assertEquals(second.events().size(), plimsoll.recoveredEvents());
        }
        final Set<String> unique = new HashSet<>(listener.events());
        unique.addAll(second.events());
        assertEquals(listener.events().size() + second.events().size(), unique.size(), "released twice");
        final List<String> all = new ArrayList<>(listener.events());
        all.addAll(second.events());
        final VerificationResult result =
            Verification.run(directory, new FoldMachine(), ReplayProgress.NONE);
        assertTrue(result.ok(), result.difference());
        assertEquals(journaled, result.commands());
        assertEquals(all.size(), result.events());
    }

    private PlimsollBuilder builder(final EventListener eventListener)
    {
        return Plimsoll.builder()
            .limits(TestCommands.limits())
            .stateMachine(limits -> new FoldMachine())
            .journal(TestCommands.journal(directory))
            .listener(eventListener);
    }

    /** Offers until the pipeline says that it failed; returns the last accepted sequence. */
    private static long offerUntilStopped(final Plimsoll plimsoll)
    {
        long sequence = 1;
        while (true)
        {
            final UnsafeBuffer command = TestCommands.command(sequence);
            final long result =
                plimsoll.offer(command, 0, command.capacity(), TestCommands.timeNs(sequence));
            if (result == OfferResult.FAILED)
            {
                return sequence - 1;
            }
            if (result == OfferResult.BACK_PRESSURED)
            {
                Thread.onSpinWait();
            }
            else
            {
                assertEquals(sequence, result);
                sequence++;
            }
        }
    }

    private long lastCommand()
    {
        try (CommandJournalReader reader = CommandJournalReader.open(directory))
        {
            while (reader.next())
            {
                assertTrue(reader.length() > 0);
            }
            return reader.lastSequence();
        }
    }

    private long lastOutcome()
    {
        try (OutcomeJournalReader reader = OutcomeJournalReader.open(directory))
        {
            while (reader.next())
            {
                assertTrue(reader.length() > 0);
            }
            return reader.lastSequence();
        }
    }
}
