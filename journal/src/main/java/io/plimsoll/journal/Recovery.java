package io.plimsoll.journal;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import io.plimsoll.journal.JournalException.Reason;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;

/**
 * Brings a state machine and its journal back to where they were, and releases what a crash kept from being released.
 * <p>
 * First both queues are read to their ends; a break stops here, with nothing applied or changed. Then the commands are
 * replayed. Events that the outcome journal has are compared with it, byte for byte, and are not released again. Those
 * that it lacks, all at its end, are passed to the listener and appended, in that order: the outcome journal gets each
 * event exactly once, the listener gets each at least once (again if it had it and the journal did not).
 */
public final class Recovery
{
    private Recovery()
    {
    }

    /**
     * Recovers a journal.
     *
     * @param settings of the journal; its directory must hold one.
     * @param machine  to rebuild, fresh.
     * @param listener that takes the events released now.
     * @param progress to report to.
     * @return the journal, open for appending.
     * @throws JournalException if the journal is broken, or if replay gives other events than those released.
     */
    public static RecoveredJournal run(
        final JournalSettings settings,
        final StateMachine machine,
        final EventSink listener,
        final ReplayProgress progress)
    {
        return run(settings, null, machine, listener, progress);
    }

    /**
     * Recovers a journal from a snapshot and what follows it.
     *
     * @param settings of the journal; its directory must hold one.
     * @param from     behind which the journal is read; null for its beginning.
     * @param machine  to rebuild: of the state at that place, whose events were all released.
     * @param listener that takes the events released now.
     * @param progress to report to.
     * @return the journal, open for appending.
     * @throws JournalException if the journal is broken, or if replay gives other events than those released.
     */
    public static RecoveredJournal run(
        final JournalSettings settings,
        final JournalStart from,
        final StateMachine machine,
        final EventSink listener,
        final ReplayProgress progress)
    {
        final JournalMark mark = lock(settings);
        try
        {
            final JournalStart start = from == null ? JournalStart.of(settings.directory()) : from;
            checkSnapshot(settings.directory(), mark, machine);
            return run(settings, mark, new LoadedState(machine, Optional.empty(), start), listener, progress);
        }
        catch (final RuntimeException | Error e)
        {
            mark.close();
            throw e;
        }
    }

    /**
     * Recovers a journal from the newest of its snapshots that can be used and what follows it; from its beginning if
     * there is none.
     *
     * @param settings of the journal; its directory must hold one.
     * @param machines that makes fresh machines; one that does not take a snapshot is thrown away.
     * @param notice   that hears of snapshots which are passed over.
     * @param listener that takes the events released now.
     * @param progress to report to.
     * @return the journal, open for appending.
     * @throws JournalException if the journal is broken, or if replay gives other events than those released.
     */
    public static RecoveredJournal fromSnapshot(
        final JournalSettings settings,
        final Supplier<StateMachine> machines,
        final SnapshotNotice notice,
        final EventSink listener,
        final ReplayProgress progress)
    {
        final JournalMark mark = lock(settings);
        try
        {
            final LoadedState state = new SnapshotStore(settings.directory()).load(mark, machines, notice);
            return run(settings, mark, state, listener, progress);
        }
        catch (final RuntimeException | Error e)
        {
            mark.close();
            throw e;
        }
    }

    /**
     * Goes on from a state, as the writer that has the mark. The mark stays the caller's if this fails.
     */
    static RecoveredJournal run(
        final JournalSettings settings,
        final JournalMark mark,
        final LoadedState state,
        final EventSink listener,
        final ReplayProgress progress)
    {
        final Path directory = settings.directory();
        final Journal journal = Journal.open(settings, mark, JournalEnd.find(directory, mark, state.start()));
        try
        {
            return replay(directory, mark, state, journal, listener, progress);
        }
        catch (final RuntimeException | Error e)
        {
            journal.abandon();
            throw e;
        }
    }

    private static JournalMark lock(final JournalSettings settings)
    {
        final Path directory = settings.directory();
        if (!Journal.exists(directory))
        {
            throw new JournalException(Reason.NOT_FOUND, directory, "there is no journal to recover");
        }
        if (!JournalMark.isBegun(directory))
        {
            Journal.checkNoFiles(directory, Reason.UNREADABLE);
        }
        return JournalMark.lock(directory, settings.blockSizeBytes());
    }

    /**
     * Events of commands within a snapshot cannot be rebuilt, so all of them must have been released.
     */
    private static void checkSnapshot(final Path directory, final JournalMark mark, final StateMachine machine)
    {
        if (machine.lastSequence() > mark.releasedSequence())
        {
            throw new JournalException(Reason.SNAPSHOT_TOO_NEW, directory, "the state is of sequence " +
                machine.lastSequence() + ", but events are known to be released up to sequence " +
                mark.releasedSequence() + " only: use an older snapshot or none");
        }
    }

    private static RecoveredJournal replay(
        final Path directory,
        final JournalMark mark,
        final LoadedState state,
        final Journal journal,
        final EventSink listener,
        final ReplayProgress progress)
    {
        final JournalStart start = state.start();
        final StateMachine machine = state.machine();
        final Releaser releaser = new Releaser(listener, journal.outcomes());
        try (CommandJournalReader commands = CommandJournalReader.open(
                directory, mark, start.commands());
            OutcomeJournalReader outcomes = OutcomeJournalReader.open(
                directory, mark, start.outcomes()))
        {
            final OutcomeComparison comparison = new OutcomeComparison(outcomes, releaser);
            comparison.skipTo(machine.lastSequence());
            final ReplayResult replay = Replay.run(directory, start, commands, machine, comparison, progress);
            comparison.finish();
            if (comparison.difference() != null)
            {
                throw new JournalException(Reason.DIVERGED, directory, outcomes.excerptIndex(),
                    comparison.difference() + ": this build does not continue that run");
            }
            journal.outcomes().flush(replay.lastSequence());
            return new RecoveredJournal(journal, machine, replay, comparison.missingCount(), state.snapshot());
        }
        catch (final RuntimeException | Error e)
        {
            releaser.flush(e);
            throw e;
        }
    }

    private static final class Releaser implements EventSink
    {
        private final EventSink listener;
        private final OutcomeJournalWriter outcomes;
        private long releasingSequence;

        Releaser(final EventSink listener, final OutcomeJournalWriter outcomes)
        {
            this.listener = listener;
            this.outcomes = outcomes;
        }

        @Override
        public void onEvent(
            final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
        {
            releasingSequence = sequence;
            listener.onEvent(sequence, ordinal, buffer, offset, length);
            outcomes.append(sequence, ordinal, buffer, offset, length);
        }

        /**
         * Keeps what the listener has taken out of the next recovery.
         */
        void flush(final Throwable failure)
        {
            if (releasingSequence > 0)
            {
                try
                {
                    outcomes.flush(releasingSequence - 1);
                }
                catch (final RuntimeException e)
                {
                    failure.addSuppressed(e);
                }
            }
        }
    }
}
