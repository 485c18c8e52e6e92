package io.plimsoll.node.report;

import io.plimsoll.core.StateMachine;
import io.plimsoll.journal.CommandJournalReader;
import io.plimsoll.journal.ReplayProgress;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Walks through the commands of a journal.
 */
final class CommandWalk
{
    private static final int PROGRESS_MASK = (1 << 14) - 1;

    private CommandWalk()
    {
    }

    /**
     * Give one command after the other to somebody who applies it to a core.
     *
     * @param directory   of the journal.
     * @param core        that the commands are applied to.
     * @param endSequence of the last command; {@link Long#MAX_VALUE} for the whole journal.
     * @param progress    that hears how far it is.
     * @param step        that applies the command at which the reader stands.
     */
    static void run(
        final Path directory,
        final StateMachine core,
        final long endSequence,
        final ReplayProgress progress,
        final Consumer<CommandJournalReader> step)
    {
        try (CommandJournalReader commands = CommandJournalReader.open(directory))
        {
            final long end = Math.min(endSequence, commands.endSequence());
            while (core.lastSequence() < end && commands.next())
            {
                step.accept(commands);
                if ((commands.sequence() & PROGRESS_MASK) == 0)
                {
                    progress.onProgress(commands.sequence(), end);
                }
            }
            progress.onProgress(core.lastSequence(), end);
        }
    }
}
