package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import io.plimsoll.journal.JournalException.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import net.openhft.chronicle.core.time.SetTimeProvider;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A follower beside the primary's writer, turn by turn in one process; other processes are in node's tests.
 */
@Timeout(60)
class FollowerTest
{
    private static final EventSink NOTHING_EXPECTED = (sequence, ordinal, buffer, offset, length) ->
    {
        throw new AssertionError("released again: " + sequence + "/" + ordinal);
    };

    @TempDir
    private Path directory;

    private final FoldMachine primary = new FoldMachine();

    @Test
    void shouldFollowAJournalThatIsBeingWritten()
    {
        assertFalse(Follower.isReady(directory));
        try (Journal journal = Journal.create(settings()))
        {
            assertTrue(Follower.isReady(directory));
            try (Follower follower = open(FoldMachine::new))
            {
                assertEquals(0, follower.poll(100));
                assertEquals(0, follower.lag());
                TestMessages.write(journal, primary, 1, 43);
                assertEquals(43, follower.lag());
                assertEquals(7, follower.poll(7));
                assertEquals(36, follower.lag());
                assertEquals(36, follower.poll(1000));
                assertEquals(0, follower.poll(1000));
                TestMessages.write(journal, primary, 44, 97);
                assertEquals(54, follower.poll(1000));
                assertEquals(97, follower.sequence());
                assertEquals(TestMessages.timeNs(97), follower.timeNs());
                assertEquals(primary.stateHash(), follower.machine().stateHash());
                assertEquals(Places.startAt(directory, 97), follower.position());
                assertFalse(follower.hasPrimaryEnded());
            }
        }
    }

    @Test
    void shouldNotSeeWhatIsNotReleased()
    {
        try (Journal journal = Journal.create(settings()); Follower follower = open(FoldMachine::new))
        {
            TestMessages.write(journal, primary, 1, 5);
            final UnsafeBuffer command = TestMessages.command(2, 30);
            journal.commands().append(6, TestMessages.timeNs(6), command, 0, 30);
            journal.commands().flush();
            final StagedEvents staged = new StagedEvents();
            staged.begin(6);
            primary.apply(6, TestMessages.timeNs(6), command, 0, 30, staged);
            staged.releaseTo(journal.outcomes()::append);
            // The events are in the file, the mark does not say so yet.
            journal.outcomes().flush(5);
            assertEquals(5, follower.poll(100));
            assertEquals(Places.startAt(directory, 5), follower.position());
            journal.outcomes().flush(6);
            assertEquals(1, follower.poll(100));
            assertEquals(primary.stateHash(), follower.machine().stateHash());
        }
    }

    @Test
    void shouldBeginWithASnapshotOfItsOwn()
    {
        try (Journal journal = Journal.create(settings()))
        {
            for (long sequence = 1; sequence <= 40; sequence += 3)
            {
                TestMessages.write(journal, primary, sequence, sequence + 2);
                try (Follower follower = open(FoldMachine::new))
                {
                    assertEquals(sequence > 1 ? sequence - 1 : 0, follower.sequence());
                    assertEquals(sequence > 1, follower.loaded().isPresent());
                    assertEquals(3, follower.poll(100));
                    assertEquals(primary.stateHash(), follower.machine().stateHash());
                    final SnapshotFile snapshot = follower.snapshot(2).orElseThrow();
                    assertEquals(Places.startAt(directory, sequence + 2), snapshot.header().start());
                }
            }
            assertEquals(2, new SnapshotStore(directory).files().size());
        }
    }

    @Test
    void shouldStopWhereEventsDiffer()
    {
        final Journal journal = Journal.create(settings());
        TestMessages.write(journal, primary, 1, 20);
        journal.abandon();
        try (Follower follower = open(() -> differing(9)))
        {
            final JournalException e = assertThrows(JournalException.class, () -> follower.poll(100));
            assertEquals(Reason.DIVERGED, e.reason());
            assertTrue(e.getMessage().contains("event 9/0 of the primary and that of the follower differ from byte"),
                e.getMessage());
            assertSame(e, assertThrows(JournalException.class, () -> follower.poll(100)));
            assertSame(e, assertThrows(JournalException.class, () -> follower.snapshot(1)));
            assertSame(e, assertThrows(JournalException.class, () -> promote(follower, NOTHING_EXPECTED)));
        }
    }

    @Test
    void shouldNoticeEventsThatItDoesNotGive()
    {
        try (Journal journal = Journal.create(settings()))
        {
            TestMessages.write(journal, primary, 1, 7);
            journal.outcomes().append(8, 0, TestMessages.command(0, 20), 0, 20);
            journal.commands().append(8, TestMessages.timeNs(8), TestMessages.command(0, 20), 0, 20);
            journal.commands().flush();
            journal.outcomes().flush(8);
            try (Follower follower = open(FoldMachine::new))
            {
                final JournalException e = assertThrows(JournalException.class, () -> follower.poll(100));
                assertEquals(Reason.DIVERGED, e.reason());
                assertTrue(e.getMessage().contains("the primary released event 8/0, the follower gives none"),
                    e.getMessage());
            }
        }
    }

    @Test
    void shouldNoticeEventsThatTheMarkPromised()
    {
        try (Journal journal = Journal.create(settings()))
        {
            TestMessages.write(journal, primary, 1, 7);
            journal.commands().append(8, TestMessages.timeNs(8), TestMessages.command(1, 20), 0, 20);
            journal.commands().flush();
            journal.outcomes().flush(8);
            try (Follower follower = open(FoldMachine::new))
            {
                final JournalException e = assertThrows(JournalException.class, () -> follower.poll(100));
                assertTrue(e.getMessage().contains("8/0 was released, by the mark"), e.getMessage());
            }
        }
    }

    @Test
    void shouldTakeOverFromADeadPrimary()
    {
        final Journal journal = Journal.create(settings());
        TestMessages.write(journal, primary, 1, 20);
        try (Follower follower = open(FoldMachine::new))
        {
            follower.poll(8);
            assertTrue(promote(follower, NOTHING_EXPECTED).isEmpty(), "the primary lives");
            // It dies with commands journaled whose events are not.
            for (long sequence = 21; sequence <= 23; sequence++)
            {
                final UnsafeBuffer command = TestMessages.command((int)(sequence % 4), 30);
                journal.commands().append(sequence, TestMessages.timeNs(sequence), command, 0, 30);
            }
            journal.commands().flush();
            journal.abandon();
            final List<String> released = new ArrayList<>();
            final RecoveredJournal taken = promote(follower, (sequence, ordinal, buffer, offset, length) ->
                released.add(sequence + "/" + ordinal)).orElseThrow();
            try (Journal own = taken.journal())
            {
                assertEquals(List.of("21/0", "22/0", "22/1", "23/0", "23/1", "23/2"), released);
                assertEquals(2, own.epoch());
                assertEquals(15, taken.replay().commands());
                assertSame(follower.machine(), taken.machine());
                assertThrows(IllegalStateException.class, () -> follower.poll(1));
                TestMessages.write(own, (FoldMachine)taken.machine(), 24, 31);
            }
        }
        final VerificationResult result = Verification.run(directory, new FoldMachine(), ReplayProgress.NONE);
        assertTrue(result.ok(), result.difference());
        assertEquals(31, result.commands());
    }

    @Test
    void shouldReplaceAPrimaryThatHasEndedOnlyIfToldTo()
    {
        TestMessages.writeJournal(directory, 20);
        try (Follower follower = open(FoldMachine::new))
        {
            assertTrue(follower.hasPrimaryEnded());
            assertTrue(promote(follower, NOTHING_EXPECTED).isEmpty());
            follower.promote(settings(), Takeover.ALWAYS, NOTHING_EXPECTED, ReplayProgress.NONE)
                .orElseThrow().journal().close();
        }
    }

    @Test
    void shouldSayThatAWriterHasEndedOnlyIfEverythingIsReleased()
    {
        try (Journal journal = Journal.create(settings()))
        {
            TestMessages.write(journal, primary, 1, 5);
            journal.commands().append(6, TestMessages.timeNs(6), TestMessages.command(0, 20), 0, 20);
            journal.commands().flush();
        }
        assertFalse(hasEnded());
        final RecoveredJournal recovered = Recovery.run(
            settings(), new FoldMachine(), NOTHING_EXPECTED, ReplayProgress.NONE);
        assertFalse(hasEnded());
        recovered.journal().close();
        assertTrue(hasEnded());
        assertThrows(JournalException.class, () -> Recovery.run(
            settings(), differing(3), NOTHING_EXPECTED, ReplayProgress.NONE));
        assertFalse(hasEnded(), "a recovery that fails is no end");
    }

    @Test
    void shouldLetOneOfTwoTakeOverAndTheOtherFollowIt()
    {
        final Journal journal = Journal.create(settings());
        TestMessages.write(journal, primary, 1, 20);
        try (Follower first = open(FoldMachine::new); Follower second = open(FoldMachine::new))
        {
            second.poll(100);
            journal.abandon();
            final RecoveredJournal taken = promote(first, NOTHING_EXPECTED).orElseThrow();
            assertTrue(promote(second, NOTHING_EXPECTED).isEmpty());
            TestMessages.write(taken.journal(), (FoldMachine)taken.machine(), 21, 38);
            assertEquals(18, second.poll(100));
            assertEquals(2, second.epoch());
            taken.journal().abandon();
            final RecoveredJournal again = promote(second, NOTHING_EXPECTED).orElseThrow();
            assertEquals(3, again.journal().epoch());
            assertEquals(taken.machine().stateHash(), again.machine().stateHash());
            again.journal().close();
        }
    }

    @Test
    void shouldFollowAcrossARollOfFiles()
    {
        final SetTimeProvider clock = new SetTimeProvider(20_000 * TimeUnit.DAYS.toNanos(1));
        try (JournalMark mark = JournalMark.lock(directory, settings().blockSizeBytes());
            ExcerptQueue commands = ExcerptQueue.open(
                Journal.commandsDirectory(directory), settings(), JournalException.NO_EXCERPT, clock);
            ExcerptQueue outcomes = ExcerptQueue.open(
                Journal.outcomesDirectory(directory), settings(), JournalException.NO_EXCERPT, clock);
            Follower follower = open(FoldMachine::new))
        {
            final CommandJournalWriter commandWriter =
                new CommandJournalWriter(commands, mark, 16 << 10, JournalPosition.COMMANDS_START);
            final OutcomeJournalWriter outcomeWriter =
                new OutcomeJournalWriter(outcomes, mark, 16 << 10, JournalPosition.OUTCOMES_START);
            for (long sequence = 1; sequence <= 12; sequence++)
            {
                final UnsafeBuffer command = TestMessages.command((int)(sequence % 4), 30);
                commandWriter.append(sequence, TestMessages.timeNs(sequence), command, 0, 30);
                commandWriter.flush();
                primary.apply(sequence, TestMessages.timeNs(sequence), command, 0, 30, outcomeWriter::append);
                outcomeWriter.flush(sequence);
                assertEquals(1, follower.poll(100), "command " + sequence);
                assertEquals(primary.stateHash(), follower.machine().stateHash());
                clock.advanceNanos(sequence % 3 == 0 ? TimeUnit.DAYS.toNanos(sequence) : 1);
            }
            assertTrue(follower.position().commands().excerptIndex() >>> 32 > 20_000, "it rolled");
        }
    }

    private boolean hasEnded()
    {
        try (JournalMark mark = JournalMark.read(directory))
        {
            return mark.hasEnded();
        }
    }

    private Optional<RecoveredJournal> promote(final Follower follower, final EventSink listener)
    {
        return follower.promote(settings(), Takeover.AFTER_DEATH, listener, ReplayProgress.NONE);
    }

    private Follower open(final Supplier<StateMachine> machines)
    {
        return Follower.open(directory, machines, (file, reason) ->
        {
            throw new AssertionError(file + ": " + reason);
        });
    }

    private JournalSettings settings()
    {
        return TestMessages.settings(directory);
    }

    /** A build that thinks differently from a command on. */
    private static StateMachine differing(final long from)
    {
        return new Places.Changed()
        {
            @Override
            public void apply(
                final long sequence,
                final long timeNs,
                final DirectBuffer buffer,
                final int offset,
                final int length,
                final EventSink sink)
            {
                super.apply(sequence, sequence == from ? timeNs + 1 : timeNs, buffer, offset, length, sink);
            }
        };
    }
}
