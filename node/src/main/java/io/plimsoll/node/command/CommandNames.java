package io.plimsoll.node.command;

import io.plimsoll.journal.CommandJournalReader;
import io.plimsoll.node.text.MessageText;

import java.nio.file.Path;

/**
 * Reads the commands of a journal behind a follower, for the names and scales that they define and for their times:
 * text needs both, and a snapshot has neither.
 */
final class CommandNames implements AutoCloseable
{
    private final CommandJournalReader commands;
    private final MessageText text;

    CommandNames(final Path journal, final MessageText text)
    {
        commands = CommandJournalReader.open(journal);
        this.text = text;
    }

    /**
     * Read on.
     *
     * @param sequence    to read up to, which the journal has.
     * @param maxCommands to read at most.
     * @return the number read.
     */
    int learn(final long sequence, final int maxCommands)
    {
        int count = 0;
        while (count < maxCommands && commands.lastSequence() < sequence && commands.next())
        {
            text.learn(commands.buffer(), commands.offset(), commands.length());
            count++;
        }
        return count;
    }

    /**
     * Time of a command that is not before the last one read.
     *
     * @return nanoseconds since the epoch.
     */
    long timeNs(final long sequence)
    {
        learn(sequence, Integer.MAX_VALUE);
        if (commands.lastSequence() != sequence)
        {
            throw new IllegalStateException(
                "command " + sequence + " is asked for, the reader is at " + commands.lastSequence());
        }
        return commands.timeNs();
    }

    @Override
    public void close()
    {
        commands.close();
    }
}
