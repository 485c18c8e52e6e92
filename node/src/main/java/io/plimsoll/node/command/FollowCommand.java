package io.plimsoll.node.command;

import io.plimsoll.config.JournalLimits;
import io.plimsoll.config.LaunchConfig;
import io.plimsoll.journal.Follower;
import io.plimsoll.journal.JournalException;
import io.plimsoll.journal.JournalSettings;
import io.plimsoll.journal.RecoveredJournal;
import io.plimsoll.journal.ReplayProgress;
import io.plimsoll.journal.SnapshotFile;
import io.plimsoll.journal.Takeover;
import io.plimsoll.node.scenario.JournaledEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Follows a journal that another process writes: snapshots, and a warm standby.
 */
@Command(
    name = "follow",
    header = "Keep the state of a running engine, by reading its journal: snapshots, and a warm standby.",
    description = {
        "Applies what the primary has released and compares every event, byte for byte, with its own.",
        "Takes a last snapshot when it is stopped (Ctrl-C, SIGTERM). The primary never waits for it.",
        ""},
    footer = {
        "",
        "Examples:",
        "  plimsoll follow --journal j1 --every-seconds 60     a snapshot a minute, until it is stopped",
        "  plimsoll follow --journal j1 --once                 catch up, take one snapshot, end: for cron",
        "  plimsoll follow --journal j1 --promote --scenario rest.jsonl",
        "                                                      take over when the primary has died",
        "A primary that has closed its journal in good order is not replaced, except with --promote=always."})
final class FollowCommand extends BaseCommand
{
    private static final int MAX_COMMANDS = 4096;
    private static final long SHORTEST_REST_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_REST_NS = TimeUnit.MILLISECONDS.toNanos(16);
    private static final long PROMOTE_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LIMITS_GRACE_NS = TimeUnit.SECONDS.toNanos(2);

    @Option(names = "--journal", required = true, paramLabel = "DIR", description = "Directory of the journal.")
    private Path journal;

    @Mixin
    private CoreOptions core;

    @Mixin
    private SnapshotPolicy policy;

    @Option(names = "--once", description = "Catch up, take one snapshot, end.")
    private boolean isOnce;

    @Option(names = "--promote", arity = "0..1", paramLabel = "WHEN", fallbackValue = "after-death",
        description = "Take over when the primary has died (after-death, the default), or also when it has closed " +
            "its journal in good order (always).")
    private String promote;

    @Option(names = "--scenario", paramLabel = "FILE",
        description = "Commands to apply once it is primary; - for stdin. Without any it ends after taking over.")
    private Path scenarioFile;

    @Option(names = "--events", paramLabel = "FILE",
        description = "Write the events that it releases as primary here, as JSON Lines; - for stdout.")
    private Path eventsFile;

    @Option(names = "--status-seconds", paramLabel = "S", defaultValue = "10",
        description = "Seconds between two status lines, where something has changed; default ${DEFAULT-VALUE}.")
    private long statusSeconds;

    private FollowStatus status;
    private Takeover takeover;
    private LaunchConfig launch;
    private JournalSettings settings;
    private long lastPromoteNs;

    @Override
    ExitCode execute() throws IOException
    {
        checkOptions();
        launch = core.launch();
        settings = JournaledEngine.journalSettings(journal, launch);
        status = new FollowStatus(report(), TimeUnit.SECONDS.toNanos(statusSeconds), takeover != null);
        try (StopSignal stop = StopSignal.install())
        {
            if (!awaitJournal(stop))
            {
                return ExitCode.OK;
            }
            try (Follower follower = Follower.open(journal, () -> core.newCore(journal), this::unusable))
            {
                return follow(follower, stop);
            }
        }
    }

    private void checkOptions()
    {
        policy.check();
        if (promote != null)
        {
            takeover = switch (promote)
            {
                case "after-death" -> Takeover.AFTER_DEATH;
                case "always" -> Takeover.ALWAYS;
                default -> throw usage("--promote=" + promote + ": expected after-death or always");
            };
        }
        if (takeover == null && (scenarioFile != null || eventsFile != null))
        {
            throw usage("--scenario and --events need --promote");
        }
        if (isOnce && takeover != null)
        {
            throw usage("--once and --promote exclude each other");
        }
        if (statusSeconds < 1)
        {
            throw usage("--status-seconds must be positive");
        }
    }

    /**
     * @return false if it was stopped before there was a journal.
     */
    private boolean awaitJournal(final StopSignal stop)
    {
        final Path directory = journal;
        if (isOnce)
        {
            return true;
        }
        if (!Follower.isReady(directory))
        {
            status.say("waiting for a journal in " + directory);
        }
        while (!Follower.isReady(directory))
        {
            if (stop.isRequested())
            {
                return false;
            }
            LockSupport.parkNanos(LONGEST_REST_NS);
        }
        // The limits are written a moment after the journal was begun; a journal may also have none.
        final long begin = System.nanoTime();
        while (!Files.exists(directory.resolve(JournalLimits.FILE_NAME)) &&
            System.nanoTime() - begin < LIMITS_GRACE_NS)
        {
            LockSupport.parkNanos(LONGEST_REST_NS);
        }
        return true;
    }

    private ExitCode follow(final Follower follower, final StopSignal stop) throws IOException
    {
        follower.loaded().ifPresent(snapshot -> policy.taken(snapshot.header().sequence(), System.nanoTime()));
        status.begin(follower);
        if (isOnce)
        {
            catchUp(follower, stop);
            snapshot(follower, true);
            status.show(follower);
            return ExitCode.OK;
        }
        if (takeover == null)
        {
            keepUp(follower, stop, null);
            return ExitCode.OK;
        }
        try (PromotedRun run = new PromotedRun(journal, scenarioFile, eventsWriter()))
        {
            final Optional<RecoveredJournal> taken = keepUp(follower, stop, run);
            // From here on it is a primary, and ends like one.
            stop.close();
            return taken.isEmpty() ? ExitCode.OK : run.run(taken.get(), launch, report(), err());
        }
    }

    private void catchUp(final Follower follower, final StopSignal stop)
    {
        final long target = follower.sequence() + follower.lag();
        while (follower.sequence() < target && !stop.isRequested())
        {
            follower.poll((int)Math.min(MAX_COMMANDS, target - follower.sequence()));
        }
    }

    /**
     * Follows until it is stopped or has taken over.
     */
    private Optional<RecoveredJournal> keepUp(final Follower follower, final StopSignal stop, final PromotedRun run)
    {
        long restNs = SHORTEST_REST_NS;
        while (!stop.isRequested())
        {
            final boolean isBusy = follower.poll(MAX_COMMANDS) > 0 |
                (run != null && run.prepare(follower.sequence(), MAX_COMMANDS));
            final long nowNs = System.nanoTime();
            if (policy.isDue(follower.sequence(), nowNs))
            {
                snapshot(follower, false);
            }
            status.maybeShow(follower, nowNs);
            if (run != null && nowNs - lastPromoteNs >= PROMOTE_INTERVAL_NS)
            {
                lastPromoteNs = nowNs;
                final Optional<RecoveredJournal> taken = takeOver(follower, run);
                if (taken.isPresent())
                {
                    return taken;
                }
            }
            restNs = isBusy ? SHORTEST_REST_NS : Math.min(2 * restNs, LONGEST_REST_NS);
            if (!isBusy)
            {
                LockSupport.parkNanos(restNs);
            }
        }
        snapshot(follower, false);
        status.show(follower);
        return Optional.empty();
    }

    private Optional<RecoveredJournal> takeOver(final Follower follower, final PromotedRun run)
    {
        final long beginNs = System.nanoTime();
        final Optional<RecoveredJournal> taken =
            follower.promote(settings, takeover, run.missingEvents(), ReplayProgress.NONE);
        taken.ifPresent(recovered -> status.takenOver(recovered, System.nanoTime() - beginNs));
        return taken;
    }

    /**
     * A snapshot that fails does not stop the follower, except where it is all that was asked for.
     */
    private void snapshot(final Follower follower, final boolean isDemanded)
    {
        final long sequence = follower.sequence();
        if (sequence == status.snapshotSequence())
        {
            return;
        }
        final long beginNs = System.nanoTime();
        try
        {
            final Optional<SnapshotFile> written = follower.snapshot(policy.keep());
            if (written.isPresent())
            {
                status.snapshot(written.get(), System.nanoTime() - beginNs);
            }
            else
            {
                err().println("plimsoll: no snapshot of sequence " + sequence +
                    ": another process is writing one at this moment");
            }
        }
        catch (final JournalException ex)
        {
            if (isDemanded || ex.reason() == JournalException.Reason.DIVERGED)
            {
                throw ex;
            }
            err().println("plimsoll: no snapshot of sequence " + sequence + ": " + ex.getMessage());
        }
        policy.taken(sequence, System.nanoTime());
    }

    private void unusable(final Path file, final String reason)
    {
        err().println("plimsoll: snapshot " + file + " is not used: " + reason);
    }

    /**
     * @return where people look: not where the events go.
     */
    private PrintWriter report()
    {
        return isOutTaken() ? err() : out();
    }

    private boolean isOutTaken()
    {
        return eventsFile != null && "-".equals(eventsFile.toString());
    }

    private Writer eventsWriter() throws IOException
    {
        if (eventsFile == null)
        {
            return null;
        }
        return isOutTaken() ? new UnclosedWriter(out()) : EventsFile.open(eventsFile);
    }
}
