package io.plimsoll.journal;

import java.nio.file.Path;

/**
 * Where a journal ends, as found by reading it: what is appended must continue from here.
 */
record JournalEnd(
    long commandIndex, long commandSequence, long outcomeIndex, long outcomeSequence, int outcomeOrdinal)
{
    static final JournalEnd EMPTY = new JournalEnd(JournalException.NO_EXCERPT, 0, JournalException.NO_EXCERPT, 0, -1);

    /**
     * Reads both queues to their ends.
     *
     * @throws JournalException at the first break.
     */
    static JournalEnd find(final Path directory, final JournalMark mark)
    {
        try (CommandJournalReader commands = CommandJournalReader.open(directory, mark);
            OutcomeJournalReader outcomes = OutcomeJournalReader.open(directory, mark))
        {
            while (commands.next())
            {
                // Each step checks.
            }
            while (outcomes.next())
            {
                // Each step checks.
            }
            return new JournalEnd(commands.excerptIndex(), commands.lastSequence(),
                outcomes.excerptIndex(), outcomes.lastSequence(), outcomes.lastOrdinal());
        }
    }
}
