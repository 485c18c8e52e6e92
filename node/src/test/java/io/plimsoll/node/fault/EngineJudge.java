package io.plimsoll.node.fault;

import io.plimsoll.core.RiskCore;
import io.plimsoll.journal.CommandJournalReader;
import io.plimsoll.journal.OutcomeJournalReader;
import io.plimsoll.journal.ReplayProgress;
import io.plimsoll.journal.Verification;
import io.plimsoll.journal.VerificationResult;
import java.nio.file.Path;

/**
 * Looks at the journal of an engine after a fault.
 * <ol>
 * <li>Everything acknowledged is there. (Of a kill or a crash nothing may break, so a break is a failure.)
 * <li>Nothing appears twice: each command, and each event by (sequence, ordinal), is exactly the next one.
 * <li>After a recovery the journal verifies, and the state is that of the straight run.
 * </ol>
 */
final class EngineJudge
{
    private final StraightRun straight;
    private final String label;

    EngineJudge(final StraightRun straight, final String label)
    {
        this.straight = straight;
        this.label = label;
    }

    /** After a crash, before a recovery. Returns the last command in the journal. */
    long afterCrash(final Path journal, final long acknowledged, final long released)
    {
        final long commands = commands(journal);
        require(commands >= acknowledged,
            "commands end at " + commands + ", " + acknowledged + " were acknowledged");
        final EventStream events = events(journal);
        require(events.isComplete(released), "the outcome journal lacks events up to " + released);
        return commands;
    }

    /** After a recovery whose engine was closed in good order. */
    void afterRecovery(final Path journal, final long expectedCommands)
    {
        final long commands = commands(journal);
        require(commands == expectedCommands, commands + " commands, expected " + expectedCommands);
        require(events(journal).isComplete(commands), "the outcome journal is not complete");
        final VerificationResult result =
            Verification.run(journal, RiskCore.create(StraightRun.LIMITS), ReplayProgress.NONE);
        require(result.ok(), "verification: " + result.difference());
        require(result.stateHash() == straight.stateHash(commands), "another state");
    }

    void require(final boolean isTrue, final String complaint)
    {
        if (!isTrue)
        {
            throw new AssertionError(label + ": " + complaint);
        }
    }

    private long commands(final Path journal)
    {
        long last = 0;
        try (CommandJournalReader reader = CommandJournalReader.open(journal))
        {
            while (reader.next())
            {
                require(reader.sequence() == last + 1, "command " + reader.sequence() + " after " + last);
                require(straight.isCommand(
                    reader.sequence(), reader.timeNs(), reader.buffer(), reader.offset(), reader.length()),
                    "another command " + reader.sequence());
                last = reader.sequence();
            }
        }
        return last;
    }

    private EventStream events(final Path journal)
    {
        final EventStream events = new EventStream(straight);
        try (OutcomeJournalReader reader = OutcomeJournalReader.open(journal))
        {
            while (reader.next())
            {
                events.onEvent(
                    reader.sequence(), reader.ordinal(), reader.buffer(), reader.offset(), reader.length());
                require(events.complaint().isEmpty(), events.complaint());
            }
        }
        return events;
    }
}
