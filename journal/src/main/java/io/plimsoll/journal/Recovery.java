package io.plimsoll.journal;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import io.plimsoll.journal.JournalException.Reason;
import java.nio.file.Path;
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
        final Path directory = settings.directory();
        if (!Journal.exists(directory))
        {
            throw new JournalException(Reason.NOT_FOUND, directory, "there is no journal to recover");
        }
        final JournalMark mark = JournalMark.lock(directory, settings.blockSizeBytes());
        final JournalStart start;
        final Journal journal;
        try
        {
            start = from == null ? JournalStart.of(directory) : from;
            checkSnapshot(directory, mark, machine);
            journal = Journal.open(settings, mark, JournalEnd.find(directory, mark, start));
        }
        catch (final RuntimeException e)
        {
            mark.close();
            throw e;
        }
        try
        {
            return replay(directory, mark, start, journal, machine, listener, progress);
        }
        catch (final RuntimeException | Error e)
        {
            journal.close();
            throw e;
        }
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
        final JournalStart start,
        final Journal journal,
        final StateMachine machine,
        final EventSink listener,
        final ReplayProgress progress)
    {
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
            return new RecoveredJournal(journal, replay, comparison.missingCount());
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
