package io.plimsoll.node.fault;

import io.plimsoll.core.RiskCore;
import io.plimsoll.core.StateMachine;
import io.plimsoll.journal.CommandJournalReader;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalSettings;
import io.plimsoll.journal.JournalStart;
import io.plimsoll.journal.OutcomeJournalReader;
import io.plimsoll.journal.RecoveredJournal;
import io.plimsoll.journal.Recovery;
import io.plimsoll.journal.ReplayProgress;
import io.plimsoll.journal.SnapshotNotice;
import io.plimsoll.journal.SnapshotStore;
import io.plimsoll.journal.StagedEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Many lives of one engine, on one thread, without processes and without waiting: everything follows from the seed. It
 * does what the pipeline does with a batch, dies at chosen points, recovers, dies in recoveries, takes snapshots, and
 * must end where the straight run ends.
 * <p>
 * To die is to drop the writers; what a dead process would not have stored any more is put back from a copy.
 */
final class Simulation
{
    private static final String MARK = "journal.mark";
    private static final int MAX_BATCH = 48;
    private static final int SNAPSHOTS_KEPT = 3;

    private final StraightRun straight;
    private final Path directory;
    private final JournalSettings settings;
    private final SplittableRandom random;
    private final EngineJudge judge;
    private final EventStream stream;
    private final StagedEvents staged = new StagedEvents();
    private final Map<CrashPoint, Integer> crashes = new EnumMap<>(CrashPoint.class);
    private Journal journal;
    private StateMachine machine;
    private long acknowledged;
    private long released;
    private byte[] markToRestore;
    private int snapshots;
    private int snapshotsUsed;
    private int crashedRecoveries;

    Simulation(final StraightRun straight, final Path directory, final long seed)
    {
        this.straight = straight;
        this.directory = directory;
        settings = JournalSettings.of(directory).withSizes(4 << 10, 256 << 10)
            .withSpace(0, JournalSettings.MIN_RESERVE_BYTES);
        random = new SplittableRandom(seed);
        judge = new EngineJudge(straight, "seed " + seed);
        stream = new EventStream(straight);
    }

    void run() throws IOException
    {
        journal = Journal.create(settings);
        machine = RiskCore.create(StraightRun.LIMITS);
        final int crashInBatches = random.nextInt(2, 16);
        while (machine.lastSequence() < straight.commands())
        {
            final CrashPoint[] points = CrashPoint.values();
            final CrashPoint point =
                random.nextInt(crashInBatches) == 0 ? points[random.nextInt(points.length)] : null;
            if (runBatch(point))
            {
                crashes.merge(point, 1, Integer::sum);
                dieAndRecover();
            }
            else if (random.nextInt(8) == 0)
            {
                takeSnapshot();
            }
        }
        final long stateHash = machine.stateHash();
        journal.close();
        judge.require(stream.complaint().isEmpty(), "the listener " + stream.complaint());
        judge.require(stream.isComplete(straight.commands()), "the listener missed the end");
        judge.require(stateHash == straight.stateHash(straight.commands()), "another state in memory");
        judge.afterRecovery(directory, straight.commands());
    }

    /** Crashes by their points. */
    Map<CrashPoint, Integer> crashes()
    {
        return crashes;
    }

    int crashedRecoveries()
    {
        return crashedRecoveries;
    }

    int snapshotsUsed()
    {
        return snapshotsUsed;
    }

    /** Runs a batch up to a point, to its end if that is null. Returns true if it died. */
    private boolean runBatch(final CrashPoint point) throws IOException
    {
        final long first = machine.lastSequence() + 1;
        final long last = Math.min(straight.commands(), first + random.nextInt(MAX_BATCH));
        for (long sequence = first; sequence <= last; sequence++)
        {
            final byte[] command = straight.command(sequence);
            journal.commands().append(
                sequence, straight.timeNs(sequence), new UnsafeBuffer(command), 0, command.length);
        }
        if (point == CrashPoint.AFTER_APPEND)
        {
            return true;
        }
        if (point == CrashPoint.BEFORE_COMMANDS_MARK)
        {
            markToRestore = Files.readAllBytes(directory.resolve(MARK));
        }
        journal.commands().flush();
        if (point == CrashPoint.BEFORE_COMMANDS_MARK)
        {
            return true;
        }
        acknowledged = last;
        if (point == CrashPoint.AFTER_COMMANDS_FLUSH)
        {
            return true;
        }
        if (applyAndRelease(first, last, point))
        {
            return true;
        }
        if (point == CrashPoint.BEFORE_OUTCOMES_MARK)
        {
            markToRestore = Files.readAllBytes(directory.resolve(MARK));
        }
        journal.outcomes().flush(last);
        if (point == CrashPoint.BEFORE_OUTCOMES_MARK)
        {
            return true;
        }
        released = last;
        return point == CrashPoint.AFTER_BATCH;
    }

    private boolean applyAndRelease(final long first, final long last, final CrashPoint point)
    {
        final long dyingAt = random.nextLong(first, last + 1);
        for (long sequence = first; sequence <= last; sequence++)
        {
            final byte[] command = straight.command(sequence);
            staged.begin(sequence);
            machine.apply(
                sequence, straight.timeNs(sequence), new UnsafeBuffer(command), 0, command.length, staged);
            if (point == CrashPoint.AFTER_APPLY && sequence == dyingAt)
            {
                return true;
            }
            if (point == CrashPoint.WITHIN_RELEASE && sequence == dyingAt)
            {
                final int shown = random.nextInt(staged.count() + 1);
                staged.releaseTo((seq, ordinal, buffer, offset, length) ->
                {
                    if (ordinal < shown)
                    {
                        release(seq, ordinal, buffer, offset, length);
                    }
                });
                return true;
            }
            staged.releaseTo(this::release);
        }
        return point == CrashPoint.AFTER_RELEASE;
    }

    private void release(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        stream.onEvent(sequence, ordinal, buffer, offset, length);
        journal.outcomes().append(sequence, ordinal, buffer, offset, length);
    }

    private void dieAndRecover() throws IOException
    {
        journal.close();
        if (markToRestore != null)
        {
            Files.write(directory.resolve(MARK), markToRestore);
            markToRestore = null;
        }
        final long inJournal = judge.afterCrash(directory, acknowledged, released);
        while (random.nextInt(4) == 0)
        {
            dieInRecovery();
        }
        stream.restarted();
        final RecoveredJournal recovered = recover(stream::onEvent);
        journal = recovered.journal();
        machine = recovered.machine();
        judge.require(recovered.replay().lastSequence() == inJournal && machine.lastSequence() == inJournal,
            "recovered up to " + machine.lastSequence() + " of " + inJournal);
        judge.require(stream.complaint().isEmpty(), "the listener " + stream.complaint());
        judge.require(stream.isComplete(inJournal), "the recovery did not release everything");
        judge.require(machine.stateHash() == straight.stateHash(inJournal), "another state after recovery");
        acknowledged = inJournal;
        released = inJournal;
    }

    /** The listener throws, or the process dies at that event: then nothing of the recovery is kept. */
    private void dieInRecovery() throws IOException
    {
        final boolean isKilled = random.nextBoolean();
        final Path copy = directory.resolveSibling("copy");
        if (isKilled)
        {
            copy(directory, copy);
        }
        final int[] eventsLeft = {random.nextInt(20)};
        stream.restarted();
        try
        {
            recover((sequence, ordinal, buffer, offset, length) ->
            {
                if (eventsLeft[0]-- == 0)
                {
                    throw new DyingException();
                }
                stream.onEvent(sequence, ordinal, buffer, offset, length);
            }).journal().close();
        }
        catch (final DyingException e)
        {
            crashedRecoveries++;
        }
        if (isKilled)
        {
            Seeds.delete(directory);
            Files.move(copy, directory);
        }
    }

    private RecoveredJournal recover(final io.plimsoll.core.EventSink listener)
    {
        if (random.nextInt(4) == 0)
        {
            return Recovery.run(settings, RiskCore.create(StraightRun.LIMITS), listener, ReplayProgress.NONE);
        }
        final SnapshotNotice notice = (file, reason) ->
            judge.require(reason.contains("events are known to be released up to"), file + ": " + reason);
        final RecoveredJournal recovered = Recovery.fromSnapshot(
            settings, () -> RiskCore.create(StraightRun.LIMITS), notice, listener, ReplayProgress.NONE);
        snapshotsUsed += recovered.snapshot().isPresent() ? 1 : 0;
        return recovered;
    }

    private void takeSnapshot()
    {
        try (CommandJournalReader commands = CommandJournalReader.open(directory).withHead();
            OutcomeJournalReader outcomes = OutcomeJournalReader.open(directory).withHead())
        {
            long timeNs = 0;
            while (commands.next())
            {
                timeNs = commands.timeNs();
            }
            while (outcomes.next())
            {
                judge.require(outcomes.sequence() <= machine.lastSequence(), "an event of the future");
            }
            new SnapshotStore(directory).write(
                machine, new JournalStart(commands.position(), outcomes.position(), timeNs), SNAPSHOTS_KEPT);
            snapshots++;
        }
    }

    private static void copy(final Path from, final Path to) throws IOException
    {
        Seeds.delete(to);
        try (java.util.stream.Stream<Path> paths = Files.walk(from))
        {
            for (final Path path : paths.toList())
            {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
    }

    /** What a process does that is killed. */
    private static final class DyingException extends RuntimeException
    {
        private static final long serialVersionUID = 1L;

        DyingException()
        {
            super("died", null, false, false);
        }
    }
}
