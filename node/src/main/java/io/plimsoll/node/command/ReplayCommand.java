package io.plimsoll.node.command;

import io.plimsoll.journal.Replay;
import io.plimsoll.journal.ReplayResult;
import io.plimsoll.node.text.Times;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;

/**
 * Rebuilds the state from a journal.
 */
@Command(
    name = "replay",
    header = "Rebuild the state from a journal, and show its hash.",
    footer = {
        "",
        "Examples:",
        "  plimsoll replay --journal j1",
        "Two journals with the same commands give the same hash, on any machine and JDK."})
final class ReplayCommand extends BaseCommand
{
    private static final double NANOS_PER_SECOND = 1e9;

    @Mixin
    private JournalOptions journal;

    @Override
    void close()
    {
        journal.close();
    }

    @Override
    ExitCode execute() throws IOException
    {
        final long begin = System.nanoTime();
        final ReplayResult result;
        try (ProgressDisplay progress = progress("replay"))
        {
            result = Replay.run(journal.directory(), journal.newCore(), progress::onProgress);
        }
        final double seconds = (System.nanoTime() - begin) / NANOS_PER_SECOND;
        out().printf("%,d commands, %,d events, state hash %016x%n",
            result.commands(), result.events(), result.stateHash());
        if (result.commands() > 0)
        {
            out().printf("last command: %d at %s%n", result.lastSequence(), Times.shortText(result.lastTimeNs()));
        }
        out().printf("replayed in %.2f s%n", seconds);
        return ExitCode.OK;
    }
}
