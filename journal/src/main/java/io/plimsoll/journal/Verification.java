package io.plimsoll.journal;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import java.nio.file.Path;
import org.agrona.DirectBuffer;

/**
 * Replays a command journal and compares every event, its bytes and its place, with the outcome journal.
 */
public final class Verification
{
    private final FirstMissing missing = new FirstMissing();

    private Verification()
    {
    }

    /**
     * Verifies a journal that nobody is writing.
     *
     * @param directory of the journal.
     * @param machine   to replay into, fresh or from a snapshot.
     * @param progress  to report to.
     * @return what was found.
     * @throws JournalException if a journal cannot be read to its end.
     */
    public static VerificationResult run(
        final Path directory, final StateMachine machine, final ReplayProgress progress)
    {
        return run(directory, JournalStart.of(directory), machine, 1, progress);
    }

    /**
     * Verifies what lies behind a place of a journal that nobody is writing.
     *
     * @param directory of the journal.
     * @param start     behind which the journal is read.
     * @param machine   of the state at that place.
     * @param from      first command whose events are compared; those before it are only replayed.
     * @param progress  to report to.
     * @return what was found.
     * @throws JournalException if a journal cannot be read to its end.
     */
    public static VerificationResult run(
        final Path directory,
        final JournalStart start,
        final StateMachine machine,
        final long from,
        final ReplayProgress progress)
    {
        try (JournalMark mark = JournalMark.read(directory);
            CommandJournalReader commands = CommandJournalReader.open(
                directory, mark, start.commands()).withHead();
            OutcomeJournalReader outcomes = OutcomeJournalReader.open(
                directory, mark, start.outcomes()).withHead())
        {
            return new Verification().run(directory, start, commands, outcomes, machine, from, progress);
        }
    }

    private VerificationResult run(
        final Path directory,
        final JournalStart start,
        final CommandJournalReader commands,
        final OutcomeJournalReader outcomes,
        final StateMachine machine,
        final long from,
        final ReplayProgress progress)
    {
        final OutcomeComparison comparison = new OutcomeComparison(outcomes, missing);
        comparison.skipTo(Math.max(machine.lastSequence(), from - 1));
        final EventSink events = (sequence, ordinal, buffer, offset, length) ->
        {
            if (sequence >= from)
            {
                comparison.onEvent(sequence, ordinal, buffer, offset, length);
            }
        };
        final ReplayResult replay = Replay.run(directory, start, commands, machine, events, progress);
        comparison.finish();
        final boolean isStateHashRecorded =
            replay.lastSequence() > 0 && comparison.auditedSequence() == replay.lastSequence();
        final String difference = difference(replay, comparison, isStateHashRecorded);
        return new VerificationResult(replay.commands(), replay.events(), replay.stateHash(), isStateHashRecorded,
            commands.position(), outcomes.position(), difference.isEmpty(), difference);
    }

    private String difference(
        final ReplayResult replay, final OutcomeComparison comparison, final boolean isStateHashRecorded)
    {
        if (comparison.difference() != null)
        {
            return comparison.difference();
        }
        if (comparison.missingCount() > 0)
        {
            return "replay gives event " + missing.sequence + "/" + missing.ordinal + ", the outcome journal ends " +
                "before it; it lacks " + comparison.missingCount() + " events: recover to release them";
        }
        if (isStateHashRecorded && comparison.auditedStateHash() != replay.stateHash())
        {
            return "recorded state hash " + Long.toHexString(comparison.auditedStateHash()) +
                ", replay gives " + Long.toHexString(replay.stateHash());
        }
        return "";
    }

    private static final class FirstMissing implements EventSink
    {
        private long sequence;
        private int ordinal;

        @Override
        public void onEvent(
            final long eventSequence,
            final int eventOrdinal,
            final DirectBuffer buffer,
            final int offset,
            final int length)
        {
            if (sequence == 0)
            {
                sequence = eventSequence;
                ordinal = eventOrdinal;
            }
        }
    }
}
