package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.core.EventSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Recovery from a snapshot and the tail gives what recovery from the beginning gives: at every command of a journal
 * whose batches hold five commands, so within excerpts as well as at their ends.
 */
@Timeout(120)
class SnapshotRecoveryTest
{
    private static final long COMMANDS = 20;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void shouldRecoverTheSameStateFromEverySnapshot(final long sequence)
    {
        TestMessages.writeJournal(directory, COMMANDS);
        final SnapshotFile snapshot = Places.snapshotAt(directory, sequence);
        final List<String> released = new ArrayList<>();
        final RecoveredJournal recovered = recover(released);
        try (Journal journal = recovered.journal())
        {
            assertEquals(snapshot, recovered.snapshot().orElseThrow());
            assertEquals(COMMANDS - sequence, recovered.replay().commands());
            assertEquals(COMMANDS, recovered.replay().lastSequence());
            // With an empty tail too: the clock must not go back.
            assertEquals(TestMessages.timeNs(COMMANDS), recovered.replay().lastTimeNs());
            assertEquals(Places.machineAt(directory, COMMANDS).stateHash(), recovered.replay().stateHash());
            assertEquals(List.of(), released);
            TestMessages.write(journal, (FoldMachine)recovered.machine(), 21, 33);
        }
        final FoldMachine straight = new FoldMachine();
        final VerificationResult result = Verification.run(directory, straight, ReplayProgress.NONE);
        assertTrue(result.ok(), result.difference());
        assertEquals(33, result.commands());
        assertEquals(straight.stateHash(), recovered.machine().stateHash());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shouldReleaseWhatRecoveryFromTheBeginningReleases(final long sequence)
    {
        // Events are released up to 12/-; the outcome journal has one of three events of command 15 as well.
        final Path whole = directory.resolve("whole");
        writeUnreleased(whole);
        final List<String> expected = new ArrayList<>();
        final RecoveredJournal fromBeginning = Recovery.run(
            TestMessages.settings(whole), new FoldMachine(), recorder(expected), ReplayProgress.NONE);
        fromBeginning.journal().close();

        final Path own = directory.resolve("own");
        writeUnreleased(own);
        Places.snapshotAt(own, sequence);
        directory = own;
        final List<String> released = new ArrayList<>();
        final RecoveredJournal recovered = recover(released);
        recovered.journal().close();
        assertEquals(sequence, recovered.snapshot().orElseThrow().header().sequence());
        assertEquals(10, expected.size(), expected.toString());
        assertEquals(expected, released);
        assertEquals(fromBeginning.replay().stateHash(), recovered.replay().stateHash());
        assertTrue(Verification.run(own, new FoldMachine(), ReplayProgress.NONE).ok());
    }

    @Test
    void shouldNotTakeTheTimeOfACommandThatCameTooLate()
    {
        try (Journal journal = Journal.create(TestMessages.settings(directory)))
        {
            final UnsafeBuffer command = TestMessages.command(0, 20);
            journal.commands().append(1, 5_000, command, 0, 20);
            journal.commands().append(2, 4_000, command, 0, 20);
            journal.commands().flush();
            journal.outcomes().flush(2);
        }
        assertEquals(5_000, Replay.run(directory, new FoldMachine(), ReplayProgress.NONE).lastTimeNs());
        Places.snapshotAt(directory, 2);
        final RecoveredJournal recovered = recover(new ArrayList<>());
        recovered.journal().close();
        assertEquals(5_000, recovered.replay().lastTimeNs());
    }

    @Test
    void shouldRecoverFromTheBeginningIfThereIsNoSnapshot()
    {
        TestMessages.writeJournal(directory, COMMANDS);
        final RecoveredJournal recovered = recover(new ArrayList<>());
        recovered.journal().close();
        assertTrue(recovered.snapshot().isEmpty());
        assertEquals(COMMANDS, recovered.replay().commands());
    }

    /** Commands 1 to 20; of the events those up to command 12, and 13/0 and 14/0 of later ones. */
    private static void writeUnreleased(final Path directory)
    {
        try (Journal journal = Journal.create(TestMessages.settings(directory)))
        {
            final FoldMachine machine = new FoldMachine();
            TestMessages.write(journal, machine, 1, 12);
            final EventSink some = (sequence, ordinal, buffer, offset, length) ->
            {
                if (sequence < 14 || sequence == 14 && ordinal == 0)
                {
                    journal.outcomes().append(sequence, ordinal, buffer, offset, length);
                }
            };
            for (long sequence = 13; sequence <= COMMANDS; sequence++)
            {
                final UnsafeBuffer command = TestMessages.command((int)(sequence % 4), 30);
                journal.commands().append(sequence, TestMessages.timeNs(sequence), command, 0, 30);
                machine.apply(sequence, TestMessages.timeNs(sequence), command, 0, 30, some);
            }
            journal.commands().flush();
            journal.outcomes().flush(12);
        }
    }

    private RecoveredJournal recover(final List<String> released)
    {
        return Recovery.fromSnapshot(TestMessages.settings(directory), FoldMachine::new,
            (file, reason) ->
            {
                throw new AssertionError(file + ": " + reason);
            },
            recorder(released), ReplayProgress.NONE);
    }

    private static EventSink recorder(final List<String> events)
    {
        return (final long sequence, final int ordinal, final DirectBuffer buffer, final int offset,
            final int length) ->
        {
            final byte[] bytes = new byte[length];
            buffer.getBytes(offset, bytes);
            events.add(sequence + "/" + ordinal + " " + HexFormat.of().formatHex(bytes));
        };
    }
}
