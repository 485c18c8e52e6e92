package io.plimsoll.journal;

/**
 * What a snapshot says about itself: of which moment it is, and where in the journal that moment lies.
 *
 * @param sequence   of the last command in it, positive.
 * @param timeNs     latest time of a command up to there, nanoseconds since the epoch.
 * @param stateHash  of the state.
 * @param commands   behind that command.
 * @param outcomes   behind the last event of that command or, if it has none, of one before.
 * @param sections   that the state is kept in.
 * @param fileLength in bytes, trailer included.
 */
public record SnapshotHeader(
    long sequence,
    long timeNs,
    long stateHash,
    JournalPosition commands,
    JournalPosition outcomes,
    int sections,
    long fileLength)
{
    /**
     * Where reading goes on.
     *
     * @return the start.
     */
    public JournalStart start()
    {
        return new JournalStart(commands, outcomes, timeNs);
    }
}
