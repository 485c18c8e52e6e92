package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.snapshot.SnapshotInput;
import io.plimsoll.core.snapshot.SnapshotOutput;
import io.plimsoll.journal.JournalException.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class RecoveryTest
{
    private static final EventSink NOTHING_EXPECTED = (sequence, ordinal, buffer, offset, length) ->
    {
        throw new AssertionError("released again: " + sequence + "/" + ordinal);
    };

    @TempDir
    private Path directory;

    @Test
    void shouldContinueACompleteJournal()
    {
        TestMessages.writeJournal(directory, 17);
        final FoldMachine machine = new FoldMachine();
        final RecoveredJournal recovered = recover(machine, NOTHING_EXPECTED);
        try (Journal journal = recovered.journal())
        {
            assertEquals(17, recovered.replay().commands());
            assertEquals(25, recovered.replay().events());
            assertEquals(17, recovered.replay().lastSequence());
            assertEquals(TestMessages.timeNs(17), recovered.replay().lastTimeNs());
            assertEquals(0, recovered.releasedEvents());
            TestMessages.write(journal, machine, 18, 40);
        }
        final FoldMachine straight = new FoldMachine();
        assertVerified(40, straight);
        assertEquals(machine.stateHash(), straight.stateHash());
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,0", "2,1", "3,0", "3,1", "3,2", "12,0", "19,1"})
    void shouldReleaseExactlyTheMissingEvents(final long lastReleasedSequence, final int lastReleasedOrdinal)
    {
        // Commands 1..20 are journaled; of the outcomes only a part, up to and including one event.
        writePartly(20, lastReleasedSequence, lastReleasedOrdinal);
        final List<String> released = new ArrayList<>();
        final RecoveredJournal recovered = recover(new FoldMachine(),
            (sequence, ordinal, buffer, offset, length) -> released.add(sequence + "/" + ordinal));
        recovered.journal().close();

        final List<String> expected = new ArrayList<>();
        for (long sequence = 1; sequence <= 20; sequence++)
        {
            for (int ordinal = 0; ordinal < sequence % 4; ordinal++)
            {
                if (sequence > lastReleasedSequence ||
                    sequence == lastReleasedSequence && ordinal > lastReleasedOrdinal)
                {
                    expected.add(sequence + "/" + ordinal);
                }
            }
        }
        assertEquals(expected, released);
        assertEquals(expected.size(), recovered.releasedEvents());
        assertVerified(20, new FoldMachine());
        recover(new FoldMachine(), NOTHING_EXPECTED).journal().close();
    }

    @Test
    void shouldRecoverAnEmptyJournal()
    {
        Journal.create(TestMessages.settings(directory)).close();
        final FoldMachine machine = new FoldMachine();
        final RecoveredJournal recovered = recover(machine, NOTHING_EXPECTED);
        try (Journal journal = recovered.journal())
        {
            assertEquals(0, recovered.replay().commands());
            TestMessages.write(journal, machine, 1, 7);
        }
        assertVerified(7, new FoldMachine());
    }

    @Test
    void shouldRefuseWhereThereIsNoJournal()
    {
        final JournalException e =
            assertThrows(JournalException.class, () -> recover(new FoldMachine(), NOTHING_EXPECTED));
        assertEquals(Reason.NOT_FOUND, e.reason());
    }

    @Test
    void shouldRefuseAJournalThatIsBeingWritten()
    {
        try (Journal journal = Journal.create(TestMessages.settings(directory)))
        {
            TestMessages.write(journal, new FoldMachine(), 1, 7);
            final JournalException e =
                assertThrows(JournalException.class, () -> recover(new FoldMachine(), NOTHING_EXPECTED));
            assertEquals(Reason.IN_USE, e.reason());
        }
    }

    @Test
    void shouldRefuseWhenReplayDiverges()
    {
        TestMessages.writeJournal(directory, 17);
        final JournalException e = assertThrows(
            JournalException.class, () -> recover(new OtherMachine(), NOTHING_EXPECTED));
        assertEquals(Reason.DIVERGED, e.reason());
        assertTrue(e.getMessage().contains("9/0"), e.getMessage());
        assertVerified(17, new FoldMachine());
    }

    @Test
    void shouldRefuseOutcomesWithoutTheirCommands()
    {
        final UnsafeBuffer event = TestMessages.command(0, 20);
        try (Journal journal = Journal.create(TestMessages.settings(directory)))
        {
            TestMessages.write(journal, new FoldMachine(), 1, 3);
            journal.outcomes().append(4, 0, event, 0, 20);
            journal.outcomes().flush(4);
        }
        final JournalException e =
            assertThrows(JournalException.class, () -> recover(new FoldMachine(), NOTHING_EXPECTED));
        assertEquals(Reason.DIVERGED, e.reason());
        assertTrue(e.getMessage().contains("recorded event 4/0"), e.getMessage());
    }

    @Test
    void shouldNotReleaseAgainWhatItReleasedBeforeItFailed()
    {
        writePartly(20, 1, 0);
        final List<Long> released = new ArrayList<>();
        final EventSink listener = (sequence, ordinal, buffer, offset, length) -> released.add(sequence);
        final JournalException e =
            assertThrows(JournalException.class, () -> recover(new FoldMachine(10), listener));
        assertEquals(Reason.APPLY_FAILED, e.reason());
        assertTrue(e.getMessage().contains("command 10"), e.getMessage());
        assertEquals(List.of(2L, 2L, 3L, 3L, 3L, 5L, 6L, 6L, 7L, 7L, 7L, 9L), released);

        released.clear();
        recover(new FoldMachine(), listener).journal().close();
        assertEquals(List.of(10L, 10L, 11L, 11L, 11L, 13L, 14L, 14L, 15L, 15L, 15L, 17L, 18L, 18L, 19L, 19L, 19L),
            released);
        assertVerified(20, new FoldMachine());
    }

    @Test
    void shouldApplyOnlyWhatASnapshotLacks()
    {
        TestMessages.writeJournal(directory, 17);
        final FoldMachine machine = new FoldMachine();
        try (CommandJournalReader commands = CommandJournalReader.open(directory))
        {
            for (int i = 0; i < 9; i++)
            {
                assertTrue(commands.next());
                machine.apply(commands.sequence(), commands.timeNs(), commands.buffer(), commands.offset(),
                    commands.length(), (sequence, ordinal, buffer, offset, length) -> assertTrue(sequence > 0));
            }
        }
        final RecoveredJournal recovered = recover(machine, NOTHING_EXPECTED);
        recovered.journal().close();
        assertEquals(8, recovered.replay().commands());
        final FoldMachine straight = new FoldMachine();
        assertVerified(17, straight);
        assertEquals(straight.stateHash(), machine.stateHash());
    }

    @Test
    void shouldRefuseASnapshotWhoseEventsMayNotBeReleased()
    {
        writePartly(20, 1, 0);
        final FoldMachine machine = new FoldMachine();
        Replay.run(directory, machine, ReplayProgress.NONE);
        final JournalException e = assertThrows(JournalException.class, () -> recover(machine, NOTHING_EXPECTED));
        assertEquals(Reason.SNAPSHOT_TOO_NEW, e.reason());
    }

    @Test
    void shouldRefuseASnapshotBeyondTheJournal()
    {
        TestMessages.writeJournal(directory, 5);
        final FoldMachine machine = new FoldMachine();
        final UnsafeBuffer command = TestMessages.command(0, 20);
        machine.apply(6, 1, command, 0, 20, NOTHING_EXPECTED);
        final JournalException e = assertThrows(
            JournalException.class, () -> Replay.run(directory, machine, ReplayProgress.NONE));
        assertEquals(Reason.INCOMPLETE_TAIL, e.reason());
    }

    private void writePartly(final long commands, final long lastReleasedSequence, final int lastReleasedOrdinal)
    {
        final FoldMachine machine = new FoldMachine();
        try (Journal journal = Journal.create(TestMessages.settings(directory)))
        {
            for (long sequence = 1; sequence <= commands; sequence++)
            {
                final UnsafeBuffer command =
                    TestMessages.command((int)(sequence % 4), 20 + (int)(sequence % 50));
                journal.commands().append(
                    sequence, TestMessages.timeNs(sequence), command, 0, command.capacity());
                machine.apply(sequence, TestMessages.timeNs(sequence), command, 0, command.capacity(),
                    (seq, ordinal, buffer, offset, length) ->
                    {
                        if (seq < lastReleasedSequence ||
                            seq == lastReleasedSequence && ordinal <= lastReleasedOrdinal)
                        {
                            journal.outcomes().append(seq, ordinal, buffer, offset, length);
                        }
                    });
            }
            journal.commands().flush();
            journal.outcomes().flush(Math.max(0, lastReleasedSequence - 1));
        }
    }

    private RecoveredJournal recover(final StateMachine machine, final EventSink listener)
    {
        return Recovery.run(TestMessages.settings(directory), machine, listener, ReplayProgress.NONE);
    }

    private void assertVerified(final long commands, final FoldMachine machine)
    {
        final VerificationResult result = Verification.run(directory, machine, ReplayProgress.NONE);
        assertEquals("", result.difference());
        assertTrue(result.ok());
        assertFalse(result.isStateHashRecorded());
        assertEquals(commands, result.commands());
    }

    /** Another build, that thinks differently from command 9 on. */
    private static final class OtherMachine implements StateMachine
    {
        private final FoldMachine machine = new FoldMachine();

        @Override
        public void apply(
            final long sequence,
            final long timeNs,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final EventSink sink)
        {
            machine.apply(sequence, sequence == 9 ? timeNs + 1 : timeNs, buffer, offset, length, sink);
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
