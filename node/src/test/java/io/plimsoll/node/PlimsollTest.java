package io.plimsoll.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.journal.CommandJournalReader;
import io.plimsoll.journal.JournalException;
import io.plimsoll.journal.ReplayProgress;
import io.plimsoll.journal.Verification;
import io.plimsoll.journal.VerificationResult;
import io.plimsoll.node.pipeline.OfferResult;
import io.plimsoll.node.pipeline.PipelineSettings;
import io.plimsoll.node.pipeline.Topology;
import io.plimsoll.node.pipeline.WaitMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class PlimsollTest
{
    private static final int COMMANDS = 5_000;

    @TempDir
    private Path directory;

    private final RecordingListener listener = new RecordingListener();

    @Test
    void shouldGiveTheSameJournalAndEventsInBothTopologies()
    {
        final Path inline = directory.resolve("inline");
        final Path pipelined = directory.resolve("pipelined");
        final RecordingListener other = new RecordingListener();
        run(builder(inline, listener).topology(Topology.INLINE), COMMANDS);
        run(builder(pipelined, other).topology(Topology.PIPELINED), COMMANDS);

        assertEquals(expectedEvents(COMMANDS), listener.events().size());
        assertEquals(listener.events(), other.events());
        assertEquals(commands(inline), commands(pipelined));
        // Batches, and with them positions and heads, are where the threads happened to meet.
        final VerificationResult one = verify(inline);
        final VerificationResult two = verify(pipelined);
        assertEquals(one.commands(), two.commands());
        assertEquals(one.events(), two.events());
        assertEquals(one.stateHash(), two.stateHash());
    }

    @ParameterizedTest
    @EnumSource(WaitMode.class)
    void shouldRunWithEveryWaitMode(final WaitMode waitMode)
    {
        run(builder(directory, listener).waitMode(waitMode), 200);
        assertEquals(expectedEvents(200), listener.events().size());
        verify(directory);
    }

    @ParameterizedTest
    @EnumSource(Topology.class)
    void shouldContinueAfterRecovery(final Topology topology)
    {
        final long firstHash = run(builder(directory, listener).topology(topology), 100);
        final RecordingListener second = new RecordingListener();
        try (Plimsoll plimsoll = builder(directory, second).topology(topology).recover().launch())
        {
            assertEquals(100, plimsoll.publishedSequence());
            assertEquals(100, plimsoll.releasedSequence());
            assertEquals(100, plimsoll.recovery().orElseThrow().commands());
            assertEquals(firstHash, plimsoll.recovery().orElseThrow().stateHash());
            assertEquals(0, plimsoll.recoveredEvents());
            offer(plimsoll, 101, 150);
            assertTrue(plimsoll.drain());
            assertEquals(150, plimsoll.releasedSequence());
        }
        final RecordingListener straight = new RecordingListener();
        run(builder(directory.resolve("straight"), straight), 150);
        final List<String> both = new ArrayList<>(listener.events());
        both.addAll(second.events());
        assertEquals(straight.events(), both);
        verify(directory);
    }

    @Test
    void shouldRefuseANewRunOverAJournal()
    {
        run(builder(directory, listener), 10);
        final PlimsollBuilder again = builder(directory, listener);
        assertEquals(JournalException.Reason.NOT_EMPTY,
            assertThrows(JournalException.class, again::launch).reason());
        verify(directory);
    }

    @Test
    void shouldRefuseToRecoverNothing()
    {
        final PlimsollBuilder builder = builder(directory, listener).recover();
        assertEquals(JournalException.Reason.NOT_FOUND,
            assertThrows(JournalException.class, builder::launch).reason());
    }

    @ParameterizedTest
    @EnumSource(Topology.class)
    void shouldPublishWhatWasEncodedIntoAClaim(final Topology topology)
    {
        try (Plimsoll plimsoll = builder(directory, listener).topology(topology).launch())
        {
            assertEquals(1, plimsoll.claim(100));
            TestCommands.encode(plimsoll.buffer(), plimsoll.offset(), 3, 60);
            plimsoll.abort();
            assertEquals(1, plimsoll.claim(100));
            TestCommands.encode(plimsoll.buffer(), plimsoll.offset(), 2, 60);
            assertEquals(1, plimsoll.publish(60, 7_000));
            assertEquals(2, plimsoll.claim(30));
            TestCommands.encode(plimsoll.buffer(), plimsoll.offset(), 1, 30);
            assertThrows(IllegalStateException.class, () -> plimsoll.claim(10));
            assertThrows(IllegalStateException.class, () -> plimsoll.offer(TestCommands.command(9), 0, 20));
            assertThrows(IllegalArgumentException.class, () -> plimsoll.publish(31));
            assertThrows(IndexOutOfBoundsException.class, () -> plimsoll.buffer().putByte(30, (byte)1));
            assertEquals(2, plimsoll.publish(30));
            assertThrows(IllegalStateException.class, () -> plimsoll.publish(30));
            plimsoll.abort();
            assertTrue(plimsoll.drain());
        }
        assertEquals(3, listener.events().size());
        assertEquals(2, commands(directory).size());
        assertEquals("1 7000", commands(directory).get(0).substring(0, 6));
        verify(directory);
    }

    @Test
    void shouldRefuseACommandThatDoesNotFitIntoASlot()
    {
        final int longest = PipelineSettings.defaults().maxCommandLength();
        final UnsafeBuffer command = TestCommands.command(1, longest + 1);
        try (Plimsoll plimsoll = builder(directory, listener).launch())
        {
            assertEquals(OfferResult.TOO_LARGE, plimsoll.offer(command, 0, longest + 1));
            assertEquals(OfferResult.TOO_LARGE, plimsoll.claim(longest + 1));
            assertEquals(1, plimsoll.offer(command, 0, longest));
            assertEquals(2, plimsoll.claim(longest));
            plimsoll.buffer().putBytes(0, command, 0, longest);
            assertEquals(2, plimsoll.publish(longest));
        }
        assertEquals(2, listener.events().size());
        verify(directory);
    }

    @ParameterizedTest
    @EnumSource(Topology.class)
    void shouldRefuseWhileTheRingIsFullAndLoseNothing(final Topology topology) throws Exception
    {
        final CountDownLatch gate = new CountDownLatch(1);
        final EventListener slow = (sequence, ordinal, buffer, offset, length) ->
        {
            await(gate);
            listener.onEvent(sequence, ordinal, buffer, offset, length);
        };
        final PipelineSettings tiny = new PipelineSettings(topology, WaitMode.SLEEPING, 4, 64, 2, 4096);
        long sequence = 0;
        try (Plimsoll plimsoll = builder(directory, slow).pipeline(tiny).launch())
        {
            // Each command fills half the outcome ring, so that the core stands still too.
            final UnsafeBuffer command = TestCommands.command(40, 20);
            long result;
            long acceptedNs = System.nanoTime();
            // A stage may still give back a slot or two; when none has for a while, all stand still.
            do
            {
                result = plimsoll.offer(command, 0, 20, 1);
                sequence = Math.max(sequence, result);
                acceptedNs = result > 0 ? System.nanoTime() : acceptedNs;
                Thread.sleep(1);
            }
            while (System.nanoTime() - acceptedNs < 300_000_000L);
            assertEquals(OfferResult.BACK_PRESSURED, result);
            assertTrue(sequence >= 4, "accepted " + sequence);
            assertEquals(OfferResult.BACK_PRESSURED, plimsoll.claim(8));
            gate.countDown();
            assertTrue(plimsoll.drain());
            assertEquals(sequence, plimsoll.releasedSequence());
            assertEquals(sequence + 1, plimsoll.offer(command, 0, 20, 1));
        }
        assertEquals(40 * (sequence + 1), listener.events().size());
        verify(directory);
    }

    @ParameterizedTest
    @EnumSource(Topology.class)
    void shouldReleaseACommandWithMoreEventsThanAnyBufferHolds(final Topology topology)
    {
        final PipelineSettings tiny = new PipelineSettings(topology, WaitMode.SLEEPING, 4, 64, 2, 4096);
        try (Plimsoll plimsoll = builder(directory, listener)
            .stateMachine(limits -> new FloodMachine(3_000)).pipeline(tiny).launch())
        {
            assertEquals(1, plimsoll.offer(TestCommands.command(1, 20), 0, 20, 1));
            assertTrue(plimsoll.drain());
        }
        assertEquals(3_000, listener.events().size());
        assertTrue(Verification.run(directory, new FloodMachine(3_000), ReplayProgress.NONE).ok());
    }

    @ParameterizedTest
    @EnumSource(Topology.class)
    void shouldCloseCleanly(final Topology topology)
    {
        final Plimsoll plimsoll = builder(directory, listener).topology(topology).launch();
        assertTrue(threads() > 0);
        assertThrows(IllegalStateException.class, plimsoll::stateHash);
        offer(plimsoll, 1, 1_000);
        plimsoll.close();
        assertEquals(0, threads());
        assertEquals(expectedEvents(1_000), listener.events().size());
        assertEquals(OfferResult.CLOSED, plimsoll.offer(TestCommands.command(1), 0, 20));
        assertEquals(OfferResult.CLOSED, plimsoll.claim(20));
        assertTrue(plimsoll.failure().isEmpty());
        assertEquals(0, listener.fatalCalls());
        assertEquals(verify(directory).stateHash(), plimsoll.stateHash());
        plimsoll.close();
    }

    @ParameterizedTest
    @EnumSource(Topology.class)
    void shouldCloseRightAfterLaunch(final Topology topology)
    {
        builder(directory, listener).topology(topology).launch().close();
        assertEquals(0, threads());
        assertEquals(0, verify(directory).commands());
    }

    @Test
    void shouldNeverStampAnOlderTime()
    {
        final long[] times = {50, 60, 40, 70, 10};
        final int[] next = {0};
        try (Plimsoll plimsoll = builder(directory, listener).clock(() -> times[next[0]++]).launch())
        {
            final UnsafeBuffer command = TestCommands.command(0, 20);
            plimsoll.offer(command, 0, 20);
            plimsoll.offer(command, 0, 20);
            plimsoll.offer(command, 0, 20);
            plimsoll.offer(command, 0, 20, 65);
            plimsoll.offer(command, 0, 20, 5);
            plimsoll.claim(20);
            plimsoll.publish(20);
            plimsoll.offer(command, 0, 20);
        }
        try (CommandJournalReader reader = CommandJournalReader.open(directory))
        {
            final List<Long> stamped = new ArrayList<>();
            while (reader.next())
            {
                stamped.add(reader.timeNs());
            }
            assertEquals(List.of(50L, 60L, 60L, 65L, 5L, 70L, 70L), stamped);
        }
    }

    @Test
    void shouldRunWithoutAJournal()
    {
        try (Plimsoll plimsoll = builder(directory, listener).withoutJournal().launch())
        {
            offer(plimsoll, 1, 100);
            assertTrue(plimsoll.drain());
        }
        assertEquals(expectedEvents(100), listener.events().size());
        assertEquals(0, directory.toFile().list().length);
    }

    @Test
    void shouldWantToKnowWhereTheJournalIs()
    {
        final PlimsollBuilder builder =
            Plimsoll.builder().limits(TestCommands.limits()).listener(listener);
        assertThrows(IllegalStateException.class, builder::launch);
        assertThrows(IllegalStateException.class, builder.withoutJournal().recover()::launch);
    }

    @Test
    void shouldDescribeResults()
    {
        assertEquals("BACK_PRESSURED", OfferResult.describe(OfferResult.BACK_PRESSURED));
        assertEquals("CLOSED", OfferResult.describe(OfferResult.CLOSED));
        assertEquals("TOO_LARGE", OfferResult.describe(OfferResult.TOO_LARGE));
        assertEquals("FAILED", OfferResult.describe(OfferResult.FAILED));
        assertEquals("sequence 7", OfferResult.describe(7));
    }

    private PlimsollBuilder builder(final Path journal, final EventListener eventListener)
    {
        return Plimsoll.builder()
            .limits(TestCommands.limits())
            .stateMachine(limits -> new FoldMachine())
            .journal(TestCommands.journal(journal))
            .listener(eventListener);
    }

    private static long run(final PlimsollBuilder builder, final long commands)
    {
        final Plimsoll plimsoll = builder.launch();
        try (plimsoll)
        {
            offer(plimsoll, 1, commands);
            assertTrue(plimsoll.drain());
            assertEquals(commands, plimsoll.releasedSequence());
        }
        return plimsoll.stateHash();
    }

    private static void offer(final Plimsoll plimsoll, final long from, final long to)
    {
        for (long sequence = from; sequence <= to; sequence++)
        {
            final UnsafeBuffer command = TestCommands.command(sequence);
            long result;
            while ((result = plimsoll.offer(command, 0, command.capacity(), TestCommands.timeNs(sequence))) ==
                OfferResult.BACK_PRESSURED)
            {
                Thread.onSpinWait();
            }
            assertEquals(sequence, result);
        }
    }

    private static long expectedEvents(final long commands)
    {
        long events = 0;
        for (long sequence = 1; sequence <= commands; sequence++)
        {
            events += TestCommands.events(sequence);
        }
        return events;
    }

    private static List<String> commands(final Path journal)
    {
        final List<String> commands = new ArrayList<>();
        try (CommandJournalReader reader = CommandJournalReader.open(journal))
        {
            while (reader.next())
            {
                final StringBuilder text = new StringBuilder();
                text.append(reader.sequence()).append(' ').append(reader.timeNs()).append(' ');
                for (int i = 0; i < reader.length(); i++)
                {
                    text.append(Integer.toHexString(reader.buffer().getByte(reader.offset() + i)));
                }
                commands.add(text.toString());
            }
        }
        return commands;
    }

    private static VerificationResult verify(final Path journal)
    {
        final VerificationResult result =
            Verification.run(journal, new FoldMachine(), ReplayProgress.NONE);
        assertTrue(result.ok(), result.difference());
        assertFalse(result.isStateHashRecorded());
        return result;
    }

    private static long threads()
    {
        return Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("plimsoll-")).count();
    }

    private static void await(final CountDownLatch latch)
    {
        try
        {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        }
        catch (final InterruptedException e)
        {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldRefuseAReserveThatDoesNotHoldTheRing()
    {
        final PlimsollBuilder builder = Plimsoll.builder()
            .limits(TestCommands.limits())
            .stateMachine(limits -> new FoldMachine())
            .journal(TestCommands.journal(directory).withSpace(0, 1 << 20))
            .listener(new RecordingListener());
        // 1,024 commands of 496 bytes, each in an excerpt of its own, come to 623 KiB; 2,048 to twice that.
        builder.ringSize(1_024).launch().close();
        final IllegalArgumentException refused =
            assertThrows(IllegalArgumentException.class, () -> builder.recover().ringSize(2_048).launch());
        assertEquals("a journal reserve of 1048576 bytes does not hold the commands of a ring of 2048 slots: " +
            "1409024 are needed, or a smaller ring", refused.getMessage());
    }
}
