package io.plimsoll.core.model;

import java.util.concurrent.TimeUnit;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.naive.NaiveEngine;
import io.plimsoll.core.snapshot.SnapshotInput;
import io.plimsoll.core.snapshot.SnapshotOutput;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The comparison itself: it must be repeatable, and it must notice a single wrong bit.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
final class TwinRunTest
{
    private static final int COMMANDS = 1_500;

    @Test
    void shouldRepeatAHistoryFromItsSeed()
    {
        final TwinRun first = new TwinRun(7, NaiveEngine::new);
        final TwinRun second = new TwinRun(7, NaiveEngine::new);
        first.run(COMMANDS);
        second.run(COMMANDS);
        assertEquals(first.counts().toString(), second.counts().toString());
    }

    @Test
    void shouldNoticeOneWrongBit()
    {
        final AssertionError error = assertThrows(
            AssertionError.class, () -> new TwinRun(7, limits -> new Liar(limits, 1_000)).run(COMMANDS));
        assertTrue(error.getMessage().startsWith("seed 7, command "), error.getMessage());
    }

    @Test
    void shouldNoticeAMissingEvent()
    {
        assertThrows(
            AssertionError.class, () -> new TwinRun(7, limits -> new Liar(limits, -1_000)).run(COMMANDS));
    }

    /**
     * Right until an event of a late command: that one is spoilt, or withheld if the number is negative.
     */
    private static final class Liar implements StateMachine
    {
        private final NaiveEngine engine;
        private final long fromSequence;

        Liar(final CoreLimits limits, final long fromSequence)
        {
            this.engine = new NaiveEngine(limits);
            this.fromSequence = fromSequence;
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
            engine.apply(
                sequence, timeNs, buffer, offset, length,
                (eventSequence, ordinal, event, eventOffset, eventLength) ->
                {
                    final byte[] bytes = new byte[eventLength];
                    event.getBytes(eventOffset, bytes);
                    if (sequence >= Math.abs(fromSequence))
                    {
                        bytes[eventLength - 1] ^= 1;
                    }
                    if (sequence < Math.abs(fromSequence) || fromSequence > 0)
                    {
                        sink.onEvent(eventSequence, ordinal, new UnsafeBuffer(bytes), 0, eventLength);
                    }
                });
        }

        @Override
        public long lastSequence()
        {
            return engine.lastSequence();
        }

        @Override
        public long stateHash()
        {
            return engine.stateHash();
        }

        @Override
        public void save(final SnapshotOutput output)
        {
            engine.save(output);
        }

        @Override
        public void load(final SnapshotInput input)
        {
            engine.load(input);
        }
    }
}
