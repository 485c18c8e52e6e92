package io.plimsoll.bench.recovery;

import io.plimsoll.config.JournalLimits;
import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.journal.Follower;
import io.plimsoll.journal.ReplayResult;
import io.plimsoll.journal.SnapshotFile;
import io.plimsoll.journal.SnapshotNotice;
import io.plimsoll.node.Plimsoll;
import io.plimsoll.node.PlimsollBuilder;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes a journal of a population, a snapshot of it and a tail; recovers it in another process.
 * <p>
 * Usage: {@code RecoveryHarness write DIR [accounts] [tail commands]}, then {@code RecoveryHarness recover DIR}, and
 * {@code RecoveryHarness replay DIR} for the same from the beginning. Each recovery counts as a writer and leaves the
 * journal as it was.
 */
public final class RecoveryHarness
{
    private static final int DEFAULT_COUNT = 1_000_000;
    private static final int POLL = 8192;
    private static final int TRADES_PER_ACCOUNT_PERCENT = 75;
    private static final PrintStream OUT = System.out;

    private RecoveryHarness()
    {
    }

    /**
     * Runs one step.
     *
     * @param args step, directory, accounts, commands of the tail.
     * @throws IOException if the limits cannot be read.
     */
    public static void main(final String[] args) throws IOException
    {
        final Path directory = Path.of(args[1]);
        OUT.printf(Locale.ROOT, "JVM %s, %d processors%n",
            System.getProperty("java.vm.version"), Runtime.getRuntime().availableProcessors());
        switch (args[0])
        {
            case "write" -> write(directory,
                args.length > 2 ? Integer.parseInt(args[2]) : DEFAULT_COUNT,
                args.length > 3 ? Long.parseLong(args[3]) : DEFAULT_COUNT);
            case "recover" -> recover(builder(directory, JournalLimits.read(directory).orElseThrow()).recover());
            case "replay" -> recover(
                builder(directory, JournalLimits.read(directory).orElseThrow()).recover().replayingAll());
            default -> throw new IllegalArgumentException("write, recover or replay: " + args[0]);
        }
    }

    private static void write(final Path directory, final int accounts, final long tail)
    {
        final CoreLimits limits = new CoreLimits(
            accounts + 16, accounts * 5 / 2 + 1_000, 1_000, accounts + 1_000, JournalFeed.INSTRUMENTS, 4);
        try (Plimsoll plimsoll = builder(directory, limits).launch())
        {
            final JournalFeed feed = new JournalFeed(plimsoll, accounts, 1);
            final long begin = System.nanoTime();
            feed.populate((long)accounts * TRADES_PER_ACCOUNT_PERCENT / 100);
            plimsoll.drain();
            OUT.printf(Locale.ROOT, "%,d accounts by %,d commands in %.1f s%n",
                accounts, plimsoll.releasedSequence(), (System.nanoTime() - begin) / 1e9);
            snapshot(directory, limits);
            feed.trading(tail);
            plimsoll.drain();
            OUT.printf(Locale.ROOT, "tail up to command %,d%n", plimsoll.releasedSequence());
        }
    }

    private static void snapshot(final Path directory, final CoreLimits limits)
    {
        try (Follower follower = Follower.open(directory, () -> RiskCore.create(limits), SnapshotNotice.NONE))
        {
            final long begin = System.nanoTime();
            while (follower.lag() > 0)
            {
                follower.poll(POLL);
            }
            final long caughtUp = System.nanoTime();
            OUT.printf(Locale.ROOT, "follower: %,d commands, events compared, heads computed, in %.2f s: %,.0f/s%n",
                follower.sequence(), (caughtUp - begin) / 1e9, follower.sequence() * 1e9 / (caughtUp - begin));
            final SnapshotFile file = follower.snapshot(1).orElseThrow();
            OUT.printf(Locale.ROOT, "snapshot of %,d bytes written and forced in %.0f ms%n",
                file.header().fileLength(), (System.nanoTime() - caughtUp) / 1e6);
        }
    }

    private static void recover(final PlimsollBuilder builder)
    {
        final long begin = System.nanoTime();
        try (Plimsoll plimsoll = builder.launch())
        {
            final ReplayResult replay = plimsoll.recovery().orElseThrow();
            OUT.printf(Locale.ROOT, "ready in %.2f s: snapshot of %s, %,d commands and %,d events behind it, hash %x%n",
                (System.nanoTime() - begin) / 1e9,
                plimsoll.recoveredSnapshot().map(file -> Long.toString(file.header().sequence())).orElse("nothing"),
                replay.commands(), replay.events(), replay.stateHash());
        }
    }

    private static PlimsollBuilder builder(final Path directory, final CoreLimits limits)
    {
        return Plimsoll.builder().limits(limits).journal(directory)
            .listener((sequence, ordinal, buffer, offset, length) ->
            {
            });
    }
}
