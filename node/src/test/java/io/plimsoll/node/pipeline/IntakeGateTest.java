package io.plimsoll.node.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.message.IntakeReason;
import io.plimsoll.core.message.IntakeState;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.NoteIntakeDecoder;
import io.plimsoll.journal.CommandAppender;
import io.plimsoll.journal.OutcomeAppender;
import io.plimsoll.node.FoldMachine;
import io.plimsoll.node.TestCommands;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the entry does when the journal's space is low.
 */
@Timeout(60)
class IntakeGateTest
{
    private static final long NOW_NS = 1_700_000_000_000_000_000L;

    private final TestSpace space = new TestSpace();
    private final UnsafeBuffer command = TestCommands.command(0, 20);
    /** What was journaled: notes in words, commands by their times. */
    private final List<String> journaled = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @EnumSource(Topology.class)
    void shouldSayWhenItStopsAndWhenItGoesOn(final Topology topology)
    {
        try (Pipeline pipeline = start(topology, 256))
        {
            assertEquals(1, offer(pipeline, 100));
            space.isLow = true;
            assertEquals(OfferResult.NO_SPACE, offer(pipeline, 200));
            assertEquals(OfferResult.NO_SPACE, pipeline.ingress().claim(20));
            assertTrue(pipeline.drain());
            final String suspended = "SUSPENDED JOURNAL_SPACE 1000 2000 at " + NOW_NS + " @100";
            assertEquals(List.of("@100", suspended), journaled);
            space.isRefillable = true;
            awaitTaken(pipeline, 300);
            assertEquals(5, offer(pipeline, 400));
            assertTrue(pipeline.drain());
            // The notes have the time of the command before: it is not the machine's here.
            assertEquals(List.of("@100", suspended, suspended.replace("SUSPENDED", "RESUMED"), "@300", "@400"),
                journaled);
        }
    }

    @Test
    void shouldNotAskForSpaceMoreThanTenTimesASecond()
    {
        try (Pipeline pipeline = start(Topology.INLINE, 256))
        {
            space.isLow = true;
            final long startNs = System.nanoTime();
            for (int i = 0; i < 100_000; i++)
            {
                assertEquals(OfferResult.NO_SPACE, offer(pipeline, 1));
            }
            final long tenths = (System.nanoTime() - startNs) / 100_000_000;
            assertTrue(space.refills <= tenths + 1, space.refills + " in " + tenths + " tenths of a second");
            assertTrue(pipeline.drain());
            assertEquals(1, journaled.size());
        }
    }

    /** Neither the note nor the refusal may touch what is claimed and not yet published. */
    @Test
    void shouldPublishWhatWasClaimedBefore()
    {
        try (Pipeline pipeline = start(Topology.INLINE, 256))
        {
            assertEquals(1, pipeline.ingress().claim(command.capacity()));
            pipeline.ingress().buffer().putBytes(pipeline.ingress().offset(), command, 0, command.capacity());
            space.isLow = true;
            assertThrows(IllegalStateException.class, () -> offer(pipeline, 7));
            assertThrows(IllegalStateException.class, () -> pipeline.ingress().claim(10));
            assertEquals(1, pipeline.ingress().publish(command.capacity(), 8));
            assertEquals(OfferResult.NO_SPACE, offer(pipeline, 9));
            assertTrue(pipeline.drain());
            assertEquals(2, journaled.size());
            assertEquals("@8", journaled.get(0));
        }
    }

    /** A note needs a slot: while there is none the answer is that the ring is full. */
    @Test
    void shouldWaitForASlotToSayIt()
    {
        try (Pipeline pipeline = start(Topology.INLINE, 1))
        {
            space.isLow = true;
            long result = offer(pipeline, 1);
            assertEquals(OfferResult.NO_SPACE, result);
            space.isRefillable = true;
            while (result < 0)
            {
                assertTrue(result == OfferResult.NO_SPACE || result == OfferResult.BACK_PRESSURED);
                LockSupport.parkNanos(100_000);
                result = offer(pipeline, 1);
            }
            assertEquals(3, result);
        }
        assertEquals(3, journaled.size());
        assertFalse(journaled.get(1).startsWith("@"));
        assertEquals("NO_SPACE", OfferResult.describe(OfferResult.NO_SPACE));
    }

    private long offer(final Pipeline pipeline, final long timeNs)
    {
        return pipeline.ingress().offer(command, 0, command.capacity(), timeNs);
    }

    private void awaitTaken(final Pipeline pipeline, final long timeNs)
    {
        while (offer(pipeline, timeNs) == OfferResult.NO_SPACE)
        {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private Pipeline start(final Topology topology, final int ringSize)
    {
        final StateMachine machine = new FoldMachine();
        final EventSink listener = (sequence, ordinal, buffer, offset, length) ->
        {
        };
        return Pipeline.start(
            new PipelineSettings(topology, WaitMode.BLOCKING, ringSize, 64, 32, 1 << 16),
            new PipelineStages(new Commands(), machine, new Outcomes(), space, listener, cause -> journaled.add(
                cause.toString()), 0, 0),
            () -> NOW_NS, Thread::new);
    }

    private final class Commands implements CommandAppender
    {
        @Override
        public void append(
            final long sequence, final long timeNs, final DirectBuffer buffer, final int offset, final int length)
        {
            final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
            String text = "@" + timeNs;
            if (header.templateId() == NoteIntakeDecoder.TEMPLATE_ID)
            {
                final NoteIntakeDecoder note = new NoteIntakeDecoder().wrapAndApplyHeader(buffer, offset, header);
                final IntakeState state = note.state();
                final IntakeReason reason = note.reason();
                text = state + " " + reason + " " + note.freeBytes() + " " + note.reservedBytes() + " at " +
                    note.notedNs() + " " + text;
            }
            journaled.add(text);
        }

        @Override
        public void flush()
        {
        }
    }

    private static final class Outcomes implements OutcomeAppender
    {
        @Override
        public void append(
            final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
        {
        }

        @Override
        public void flush(final long releasedSequence)
        {
        }
    }
}
