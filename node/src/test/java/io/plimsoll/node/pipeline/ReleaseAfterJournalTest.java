package io.plimsoll.node.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.snapshot.SnapshotInput;
import io.plimsoll.core.snapshot.SnapshotOutput;
import io.plimsoll.journal.CommandAppender;
import io.plimsoll.journal.OutcomeAppender;
import io.plimsoll.node.FoldMachine;
import io.plimsoll.node.RecordingListener;
import io.plimsoll.node.TestCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * With journals that can be watched, held up and broken.
 */
@Timeout(60)
class ReleaseAfterJournalTest
{
    private final RecordingListener listener = new RecordingListener();
    private final Commands commands = new Commands();
    private final Outcomes outcomes = new Outcomes();
    private final WatchedMachine machine = new WatchedMachine();

    @ParameterizedTest
    @EnumSource(Topology.class)
    void shouldReleaseNothingBeforeItIsJournaled(final Topology topology)
    {
        final EventSink checking = (sequence, ordinal, buffer, offset, length) ->
        {
            if (sequence > commands.flushedSequence)
            {
                throw new AssertionError("released " + sequence + ", journaled " + commands.flushedSequence);
            }
            listener.onEvent(sequence, ordinal, buffer, offset, length);
        };
        try (Pipeline pipeline = start(topology, checking))
        {
            for (long sequence = 1; sequence <= 20_000; sequence++)
            {
                offer(pipeline, sequence);
            }
            assertTrue(pipeline.drain(), () -> String.valueOf(pipeline.failure()));
            assertEquals(20_000, commands.flushedSequence);
            assertEquals(20_000, outcomes.releasedSequence);
        }
        assertEquals(30_000, listener.events().size());
        assertEquals(30_000, outcomes.flushed);
    }

    @Test
    void shouldHoldEventsBackUntilTheJournalerIsThrough() throws Exception
    {
        try (Pipeline pipeline = start(Topology.PIPELINED, listener))
        {
            commands.gate = new CountDownLatch(1);
            offer(pipeline, 1);
            offer(pipeline, 2);
            offer(pipeline, 3);
            assertTrue(machine.third.await(30, TimeUnit.SECONDS));
            // The core is through with all three; their commands are not in the journal.
            assertEquals(0, commands.flushedSequence);
            assertEquals(0, pipeline.releasedSequence());
            assertEquals(List.of(), listener.events());
            commands.gate.countDown();
            assertTrue(pipeline.drain());
            assertEquals(6, listener.events().size());
        }
    }

    @Test
    void shouldNotEvenApplyInlineBeforeTheBatchIsJournaled() throws Exception
    {
        try (Pipeline pipeline = start(Topology.INLINE, listener))
        {
            commands.gate = new CountDownLatch(1);
            offer(pipeline, 3);
            assertTrue(commands.atGate.await(30, TimeUnit.SECONDS));
            assertEquals(0, machine.lastSequence());
            assertEquals(List.of(), listener.events());
            commands.gate.countDown();
            assertTrue(pipeline.drain());
            assertEquals(3, listener.events().size());
        }
    }

    @ParameterizedTest
    @EnumSource(Topology.class)
    void shouldStopWhenTheCommandJournalFails(final Topology topology) throws Exception
    {
        commands.failingSequence = 300;
        try (Pipeline pipeline = start(topology, listener))
        {
            offerUntilFailed(pipeline);
            assertSame(commands.failure, listener.awaitFatal());
            assertFalse(pipeline.drain());
            assertTrue(pipeline.releasedSequence() < 300);
        }
        assertTrue(listener.lastSequence() <= commands.flushedSequence);
        assertEquals(listener.events().size(), outcomes.flushed, "what was released is flushed");
        assertEquals(1, listener.fatalCalls());
    }

    @ParameterizedTest
    @EnumSource(Topology.class)
    void shouldStopWhenTheOutcomeJournalFails(final Topology topology) throws Exception
    {
        outcomes.failingSequence = 301;
        try (Pipeline pipeline = start(topology, listener))
        {
            final long accepted = offerUntilFailed(pipeline);
            assertSame(outcomes.failure, listener.awaitFatal());
            assertFalse(pipeline.drain());
            if (topology == Topology.PIPELINED)
            {
                // All that was in the ring; the last may have been on its way into it when everything stopped.
                assertTrue(commands.flushedSequence >= accepted - 1, commands.flushedSequence + " of " + accepted);
            }
        }
        assertEquals(301, listener.lastSequence());
        assertEquals(1, listener.fatalCalls());
    }

    private Pipeline start(final Topology topology, final EventSink sink)
    {
        final PipelineSettings settings = new PipelineSettings(topology, WaitMode.SLEEPING, 256, 128, 32, 1 << 16);
        return Pipeline.start(settings,
            new PipelineStages(commands, machine, outcomes, new TestSpace(), sink, listener::onFatal, 0, 0),
            SystemEpochNanoClock.INSTANCE, Thread::new);
    }

    private static void offer(final Pipeline pipeline, final long sequence)
    {
        final UnsafeBuffer command = TestCommands.command(sequence);
        while (pipeline.ingress().offer(command, 0, command.capacity(), sequence) == OfferResult.BACK_PRESSURED)
        {
            Thread.onSpinWait();
        }
    }

    private static long offerUntilFailed(final Pipeline pipeline)
    {
        final UnsafeBuffer command = TestCommands.command(1L);
        long accepted = 0;
        long result = 0;
        while (result != OfferResult.FAILED)
        {
            result = pipeline.ingress().offer(command, 0, command.capacity(), 1);
            accepted = Math.max(accepted, result);
        }
        return accepted;
    }

    private static final class Commands implements CommandAppender
    {
        private final RuntimeException failure = new IllegalStateException("command journal");
        private final CountDownLatch atGate = new CountDownLatch(1);
        private volatile CountDownLatch gate;
        private volatile long flushedSequence;
        private volatile long failingSequence = Long.MAX_VALUE;
        private long lastSequence;

        @Override
        public void append(
            final long sequence, final long timeNs, final DirectBuffer buffer, final int offset, final int length)
        {
            assertEquals(lastSequence + 1, sequence);
            lastSequence = sequence;
        }

        @Override
        public void flush()
        {
            if (lastSequence >= failingSequence)
            {
                throw failure;
            }
            if (gate != null)
            {
                atGate.countDown();
                try
                {
                    assertTrue(gate.await(30, TimeUnit.SECONDS));
                }
                catch (final InterruptedException e)
                {
                    throw new AssertionError(e);
                }
            }
            flushedSequence = lastSequence;
        }
    }

    private static final class Outcomes implements OutcomeAppender
    {
        private final RuntimeException failure = new IllegalStateException("outcome journal");
        private final List<Long> batch = new ArrayList<>();
        private volatile long failingSequence = Long.MAX_VALUE;
        private volatile long releasedSequence;
        private volatile int flushed;

        @Override
        public void append(
            final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
        {
            if (sequence >= failingSequence)
            {
                throw failure;
            }
            batch.add(sequence);
        }

        @Override
        public void flush(final long sequence)
        {
            assertTrue(sequence >= releasedSequence);
            releasedSequence = sequence;
            flushed += batch.size();
            batch.clear();
        }
    }

    private static final class WatchedMachine implements StateMachine
    {
        private final FoldMachine machine = new FoldMachine();
        private final CountDownLatch third = new CountDownLatch(3);

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
            third.countDown();
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
