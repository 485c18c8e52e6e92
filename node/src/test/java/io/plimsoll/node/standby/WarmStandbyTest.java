package io.plimsoll.node.standby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.journal.Follower;
import io.plimsoll.journal.JournalSettings;
import io.plimsoll.journal.RecoveredJournal;
import io.plimsoll.journal.ReplayProgress;
import io.plimsoll.journal.SnapshotFile;
import io.plimsoll.journal.SnapshotNotice;
import io.plimsoll.journal.Takeover;
import io.plimsoll.journal.Verification;
import io.plimsoll.node.FoldMachine;
import io.plimsoll.node.Plimsoll;
import io.plimsoll.node.PlimsollBuilder;
import io.plimsoll.node.RecordingListener;
import io.plimsoll.node.TestCommands;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Snapshots and standbys through the embedding API.
 */
@Timeout(60)
class WarmStandbyTest
{
    @TempDir
    private Path directory;

    private final RecordingListener listener = new RecordingListener();

    @Test
    void shouldRecoverFromASnapshotUnlessToldOtherwise()
    {
        final long firstHash = run(builder(), 1, 100);
        final SnapshotFile snapshot;
        try (Follower follower = follower())
        {
            assertEquals(60, follower.poll(60));
            snapshot = follower.snapshot(1).orElseThrow();
        }
        try (Plimsoll plimsoll = builder().recover().launch())
        {
            assertEquals(snapshot, plimsoll.recoveredSnapshot().orElseThrow());
            assertEquals(40, plimsoll.recovery().orElseThrow().commands());
            assertEquals(firstHash, plimsoll.recovery().orElseThrow().stateHash());
            assertEquals(2, plimsoll.epoch());
        }
        try (Plimsoll plimsoll = builder().recover().replayingAll().launch())
        {
            assertTrue(plimsoll.recoveredSnapshot().isEmpty());
            assertEquals(100, plimsoll.recovery().orElseThrow().commands());
            assertEquals(3, plimsoll.epoch());
        }
    }

    @Test
    void shouldStampNoOlderTimeBehindASnapshotWithAnEmptyTail()
    {
        run(builder(), 1, 10);
        try (Follower follower = follower())
        {
            assertEquals(10, follower.poll(100));
            assertTrue(follower.snapshot(1).isPresent());
        }
        final UnsafeBuffer command = TestCommands.command(2, 30);
        try (Plimsoll plimsoll = builder().clock(() -> 5).recover().launch())
        {
            assertEquals(0, plimsoll.recovery().orElseThrow().commands());
            assertEquals(11, plimsoll.offer(command, 0, command.capacity()));
            assertTrue(plimsoll.drain());
        }
        try (Follower follower = follower())
        {
            assertEquals(1, follower.poll(100));
            assertEquals(TestCommands.timeNs(10), follower.timeNs());
            final FoldMachine expected = new FoldMachine();
            for (long sequence = 1; sequence <= 10; sequence++)
            {
                apply(expected, sequence, TestCommands.timeNs(sequence), TestCommands.command(sequence));
            }
            apply(expected, 11, TestCommands.timeNs(10), command);
            assertEquals(expected.stateHash(), follower.machine().stateHash(), "stamped with another time");
        }
    }

    @Test
    void shouldLaunchWithTheStateOfAFollower()
    {
        final long firstHash = run(builder(), 1, 100);
        final List<String> first = listener.events();
        try (Follower follower = follower())
        {
            assertEquals(100, follower.poll(1000));
            final JournalSettings settings = TestCommands.journal(directory);
            final RecoveredJournal taken = follower.promote(
                settings, Takeover.ALWAYS, listener, ReplayProgress.NONE).orElseThrow();
            assertEquals(0, taken.replay().commands());
            assertEquals(firstHash, taken.machine().stateHash());
            assertSame(follower.machine(), taken.machine());
            run(Plimsoll.builder().listener(listener).takenOver(taken), 101, 150);
        }
        final List<String> both = listener.events();
        assertEquals(first, both.subList(0, first.size()));
        final RecordingListener straight = new RecordingListener();
        directory = directory.resolve("straight");
        run(builder().listener(straight), 1, 150);
        assertEquals(straight.events(), both);
        assertTrue(Verification.run(directory.getParent(), new FoldMachine(), ReplayProgress.NONE).ok());
    }

    private static void apply(
        final FoldMachine machine, final long sequence, final long timeNs, final UnsafeBuffer command)
    {
        machine.apply(sequence, timeNs, command, 0, command.capacity(), (seq, ordinal, buffer, offset, length) ->
        {
        });
    }

    /** Returns the state hash at the end. */
    private static long run(final PlimsollBuilder builder, final long from, final long to)
    {
        final Plimsoll plimsoll = builder.launch();
        try (plimsoll)
        {
            for (long sequence = from; sequence <= to; sequence++)
            {
                final UnsafeBuffer command = TestCommands.command(sequence);
                assertEquals(sequence,
                    plimsoll.offer(command, 0, command.capacity(), TestCommands.timeNs(sequence)));
            }
        }
        return plimsoll.stateHash();
    }

    private Follower follower()
    {
        return Follower.open(directory, FoldMachine::new, SnapshotNotice.NONE);
    }

    private PlimsollBuilder builder()
    {
        return Plimsoll.builder()
            .limits(TestCommands.limits())
            .stateMachine(limits -> new FoldMachine())
            .journal(TestCommands.journal(directory))
            .listener(listener);
    }
}
