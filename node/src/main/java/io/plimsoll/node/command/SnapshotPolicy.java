package io.plimsoll.node.command;

import picocli.CommandLine.Option;

import java.util.concurrent.TimeUnit;

/**
 * When a follower takes a snapshot, and how many it keeps. A snapshot without a new command is never due.
 */
final class SnapshotPolicy
{
    private static final long DEFAULT_SECONDS = 300;

    @Option(names = "--every-commands", paramLabel = "N", description = "Take a snapshot every N commands.")
    private long everyCommands;

    @Option(names = "--every-seconds", paramLabel = "S",
        description = "Take a snapshot every S seconds; every " + DEFAULT_SECONDS + " if neither is given.")
    private long everySeconds;

    @Option(names = "--keep", paramLabel = "K", defaultValue = "3",
        description = "Delete all but the newest K snapshots; default ${DEFAULT-VALUE}.")
    private int keep;

    private long lastSequence;
    private long lastNs = System.nanoTime();

    void check()
    {
        if (everyCommands < 0 || everySeconds < 0)
        {
            throw BaseCommand.usage("--every-commands and --every-seconds must be positive");
        }
        if (keep < 1)
        {
            throw BaseCommand.usage("--keep " + keep + ": at least the newest snapshot is kept");
        }
        if (everyCommands == 0 && everySeconds == 0)
        {
            everySeconds = DEFAULT_SECONDS;
        }
    }

    int keep()
    {
        return keep;
    }

    /**
     * A snapshot was taken, or could not be: either way the next is due later.
     */
    void taken(final long sequence, final long nowNs)
    {
        lastSequence = sequence;
        lastNs = nowNs;
    }

    boolean isDue(final long sequence, final long nowNs)
    {
        return sequence > lastSequence &&
            (everyCommands > 0 && sequence - lastSequence >= everyCommands ||
            everySeconds > 0 && nowNs - lastNs >= TimeUnit.SECONDS.toNanos(everySeconds));
    }
}
