package io.plimsoll.journal.fault;

import io.plimsoll.core.StateMachine;
import io.plimsoll.journal.CommandJournalReader;
import io.plimsoll.journal.FaultAccess;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalException;
import io.plimsoll.journal.OutcomeJournalReader;
import io.plimsoll.journal.RecoveredJournal;
import io.plimsoll.journal.Recovery;
import io.plimsoll.journal.ReplayProgress;
import io.plimsoll.journal.Verification;
import io.plimsoll.journal.VerificationResult;
import java.nio.file.Path;
import java.util.Optional;
import org.agrona.DirectBuffer;

/**
 * Looks at a journal after a fault, with the eyes of a reader and of an engine that starts, and asks three things.
 * <ol>
 * <li>Everything acknowledged is there, or a {@link JournalException} names the break, and nothing behind the break was
 * shown, applied or released.
 * <li>Nothing appears twice: each command, and each event by (sequence, ordinal), is exactly the next one.
 * <li>After a recovery the journal can be written on, verifies, and the state is that of a run without the fault.
 * </ol>
 * A failure is an {@link AssertionError} that starts with the label of the case.
 */
final class Judge
{
    private static final int FURTHER_COMMANDS = 7;

    private final Truth truth;
    private String label = "";
    private Path directory;

    Judge(final Truth truth)
    {
        this.truth = truth;
    }

    /**
     * What a fault came to.
     *
     * @param named        the break; empty if the journal was whole.
     * @param lastSequence of the last command in the journal that is sound.
     */
    record Judgement(Optional<JournalException> named, long lastSequence)
    {
        String reason()
        {
            return named.map(e -> e.reason().name()).orElse("WHOLE");
        }
    }

    /**
     * Judges a journal that nobody has open.
     *
     * @param caseLabel    seed and place of the fault.
     * @param acknowledged sequence up to which all commands and their events had been flushed.
     */
    Judgement judge(final String caseLabel, final Path journal, final long acknowledged)
    {
        label = caseLabel;
        directory = journal;
        final Shown commands = readCommands();
        final Shown outcomes = readOutcomes();
        require(commands.failure != null || commands.sequence >= acknowledged,
            "lost without a word: commands end at %d, %d were acknowledged", commands.sequence, acknowledged);
        require(outcomes.failure != null || isReleased(outcomes, acknowledged),
            "lost without a word: events end at %d/%d, %d were acknowledged",
            outcomes.sequence, outcomes.ordinal, acknowledged);
        final JournalException broken = commands.failure != null ? commands.failure : outcomes.failure;
        if (broken != null)
        {
            requireRefused(broken);
            return new Judgement(Optional.of(broken), commands.sequence);
        }
        return new Judgement(Optional.ofNullable(goOn(commands, outcomes)), commands.sequence);
    }

    /** A recovery must refuse what reading refuses, and must touch nothing. */
    private void requireRefused(final JournalException broken)
    {
        final StateMachine machine = FaultAccess.machine();
        try
        {
            Recovery.run(FaultAccess.settings(directory), machine, (sequence, ordinal, buffer, offset, length) ->
            {
                throw new AssertionError(label + ": released " + sequence + "/" + ordinal + " from behind a break");
            }, ReplayProgress.NONE).journal().close();
        }
        catch (final JournalException e)
        {
            require(machine.lastSequence() == 0, "applied commands in spite of: %s", e);
            return;
        }
        throw new AssertionError(label + ": recovered what cannot be read: " + broken);
    }

    /** Recovers, writes a little more, and verifies. Returns what it was refused with, if it was. */
    private JournalException goOn(final Shown commands, final Shown outcomes)
    {
        final StateMachine machine = FaultAccess.machine();
        final Shown released = new Shown(outcomes.sequence, outcomes.ordinal);
        JournalException refusal = null;
        long written = commands.sequence;
        try
        {
            final RecoveredJournal recovered = Recovery.run(FaultAccess.settings(directory), machine,
                (sequence, ordinal, buffer, offset, length) ->
                    checkEvent(released, "released", sequence, ordinal, buffer, offset, length),
                ReplayProgress.NONE);
            try (Journal journal = recovered.journal())
            {
                require(recovered.replay().lastSequence() == commands.sequence,
                    "read up to %d, recovered up to %d", commands.sequence, recovered.replay().lastSequence());
                require(machine.stateHash() == truth.stateHash(commands.sequence), "another state");
                require(isReleased(released, commands.sequence), "did not release the rest");
                Truth.write(journal.commands(), journal.outcomes(), machine,
                    commands.sequence + FURTHER_COMMANDS, Seeds.random(1));
                written = commands.sequence + FURTHER_COMMANDS;
            }
        }
        catch (final JournalException e)
        {
            refusal = e;
        }
        requireTruth(written, refusal);
        return refusal;
    }

    private void requireTruth(final long written, final JournalException refusal)
    {
        final Shown commands = readCommands();
        final Shown outcomes = readOutcomes();
        // What was refused may have been damaged further by the attempt, as long as that is named too.
        require(commands.failure == null ? commands.sequence >= written : refusal != null,
            "wrote up to %d, reads up to %d: %s after %s", written, commands.sequence, commands.failure, refusal);
        require(outcomes.failure == null || refusal != null,
            "outcomes cannot be read: %s after %s", outcomes.failure, refusal);
        if (refusal == null)
        {
            require(isReleased(outcomes, written), "events end at %d/%d, commands at %d",
                outcomes.sequence, outcomes.ordinal, written);
            final VerificationResult result = Verification.run(directory, FaultAccess.machine(), ReplayProgress.NONE);
            require(result.ok(), "verification: %s", result.difference());
            require(result.stateHash() == truth.stateHash(written), "another state at the end");
        }
    }

    private Shown readCommands()
    {
        final Shown shown = new Shown(0, 0);
        try (CommandJournalReader reader = CommandJournalReader.open(directory))
        {
            while (reader.next())
            {
                require(reader.sequence() == shown.sequence + 1,
                    "showed command %d after %d", reader.sequence(), shown.sequence);
                require(truth.isCommand(reader.sequence(), reader.timeNs(), reader.buffer(), reader.offset(),
                    reader.length()), "showed another command %d", reader.sequence());
                shown.sequence = reader.sequence();
            }
        }
        catch (final JournalException e)
        {
            shown.fail(e);
        }
        return shown;
    }

    private Shown readOutcomes()
    {
        final Shown shown = new Shown(0, -1);
        try (OutcomeJournalReader reader = OutcomeJournalReader.open(directory))
        {
            while (reader.next())
            {
                checkEvent(shown, "showed", reader.sequence(), reader.ordinal(), reader.buffer(), reader.offset(),
                    reader.length());
            }
        }
        catch (final JournalException e)
        {
            shown.fail(e);
        }
        return shown;
    }

    private void checkEvent(
        final Shown shown,
        final String verb,
        final long sequence,
        final int ordinal,
        final DirectBuffer buffer,
        final int offset,
        final int length)
    {
        if (ordinal == 0)
        {
            require(isReleased(shown, sequence - 1),
                "%s %d/0 after %d/%d", verb, sequence, shown.sequence, shown.ordinal);
        }
        else
        {
            require(sequence == shown.sequence && ordinal == shown.ordinal + 1,
                "%s %d/%d after %d/%d", verb, sequence, ordinal, shown.sequence, shown.ordinal);
        }
        require(sequence > shown.sequence || ordinal > 0, "%s %d/%d twice", verb, sequence, ordinal);
        require(truth.isEvent(sequence, ordinal, buffer, offset, length), "%s another %d/%d", verb, sequence, ordinal);
        shown.sequence = sequence;
        shown.ordinal = ordinal;
    }

    /** True if no event of the commands up to a sequence comes after the last one shown. */
    private boolean isReleased(final Shown shown, final long sequence)
    {
        if (shown.sequence > 0 && shown.sequence <= sequence &&
            shown.ordinal + 1 < truth.events(shown.sequence).size())
        {
            return false;
        }
        for (long next = shown.sequence + 1; next <= sequence; next++)
        {
            if (!truth.events(next).isEmpty())
            {
                return false;
            }
        }
        return true;
    }

    private void require(final boolean isTrue, final String complaint, final Object... values)
    {
        if (!isTrue)
        {
            throw new AssertionError(label + ": " + String.format(complaint, values));
        }
    }

    /** The last thing that was shown, and why no more was. */
    private final class Shown
    {
        private long sequence;
        private int ordinal;
        private JournalException failure;

        Shown(final long sequence, final int ordinal)
        {
            this.sequence = sequence;
            this.ordinal = ordinal;
        }

        void fail(final JournalException e)
        {
            failure = e;
            require(e.lastSequence() == JournalException.NO_SEQUENCE || e.lastSequence() == sequence,
                "showed %d, but says that the last sound sequence is %d", sequence, e.lastSequence());
            require(e.getMessage().contains(directory.getFileName().toString()),
                "does not say where: %s", e.getMessage());
        }
    }
}
