package io.plimsoll.journal;

import java.nio.file.Path;

/**
 * Where a journal ends, as found by reading it: what is appended must continue from here.
 */
record JournalEnd(JournalPosition commands, JournalPosition outcomes)
{
    static final JournalEnd EMPTY = new JournalEnd(JournalPosition.COMMANDS_START, JournalPosition.OUTCOMES_START);

    /**
     * Reads both queues to their ends, and sees to it that the mark's epoch is a later one.
     *
     * @param start behind which reading begins.
     * @throws JournalException at the first break.
     */
    static JournalEnd find(final Path directory, final JournalMark mark, final JournalStart start)
    {
        try (CommandJournalReader commands = CommandJournalReader.open(directory, mark, start.commands());
            OutcomeJournalReader outcomes = OutcomeJournalReader.open(directory, mark, start.outcomes()))
        {
            while (commands.next())
            {
                // Each step checks.
            }
            while (outcomes.next())
            {
                // Each step checks.
            }
            mark.raiseEpoch(Math.max(commands.epoch(), outcomes.epoch()) + 1);
            return new JournalEnd(commands.position(), outcomes.position());
        }
    }
}
