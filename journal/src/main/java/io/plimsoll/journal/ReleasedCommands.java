package io.plimsoll.journal;

import io.plimsoll.journal.JournalException.Reason;
import java.nio.file.Path;

/**
 * Reads the commands that a primary has released, while it goes on writing.
 */
final class ReleasedCommands implements AutoCloseable
{
    private final Path directory;
    private final JournalMark mark;
    private CommandJournalReader reader;

    ReleasedCommands(final Path directory, final JournalMark mark, final JournalPosition start)
    {
        this.directory = directory;
        this.mark = mark;
        reader = open(start);
    }

    /**
     * Moves to the next command, which was released. One that is not shown is looked for again with files as they are
     * now: if the files end before the mark, that says where.
     *
     * @param released sequence up to which commands were released.
     */
    void next(final long released)
    {
        if (reader.next())
        {
            return;
        }
        reopen();
        if (!reader.next())
        {
            throw new JournalException(Reason.INCOMPLETE_TAIL, directory, reader.excerptIndex(),
                "commands were released up to sequence " + released + ", the journal ends with " +
                reader.lastSequence());
        }
    }

    /**
     * At the command last shown.
     */
    CommandJournalReader reader()
    {
        return reader;
    }

    /**
     * Reads on with files as they are now.
     */
    void reopen()
    {
        final JournalPosition position = reader.position();
        reader.close();
        reader = open(position);
    }

    @Override
    public void close()
    {
        reader.close();
    }

    private CommandJournalReader open(final JournalPosition start)
    {
        return CommandJournalReader.open(directory, mark, start).withHead();
    }
}
