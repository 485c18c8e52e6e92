package io.plimsoll.journal;

import java.nio.file.Path;

/**
 * Where reading a journal begins: at its beginning, or behind what a snapshot holds.
 *
 * @param commands behind which commands are read.
 * @param outcomes behind which released events are read; none of a later command lies before it.
 * @param timeNs   of the last command before, nanoseconds since the epoch; 0 if there is none or it is not known.
 */
public record JournalStart(JournalPosition commands, JournalPosition outcomes, long timeNs)
{
    /**
     * The beginning of a journal: its first command, or the first that was not archived.
     *
     * @param directory of the journal.
     * @return the start.
     */
    public static JournalStart of(final Path directory)
    {
        final JournalBase base = JournalBase.read(directory);
        return new JournalStart(base.commands(), base.outcomes(), 0);
    }
}
