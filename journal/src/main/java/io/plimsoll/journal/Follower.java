package io.plimsoll.journal;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import io.plimsoll.journal.JournalException.Reason;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.agrona.CloseHelper;

/**
 * Keeps the state of a primary that runs in another process, by reading its journal: takes snapshots, and takes over
 * when the primary has died.
 * <p>
 * It begins with the newest snapshot that can be used. It applies a command only when the primary has released all its
 * events, and compares each of them, byte for byte, with its own: one that disagrees stops and never takes over. The
 * primary does not know of it and never waits for it. Both must run on the same machine, on a file system of that
 * machine: what is visible to whom when, and the lock, are that machine's.
 * <p>
 * One thread opens it and uses it. {@link #poll} never waits; a caller that gets 0 should rest before it asks again.
 */
public final class Follower implements AutoCloseable
{
    private final Path directory;
    private final JournalMark mark;
    private final StateMachine machine;
    private final Optional<SnapshotFile> loaded;
    private final SnapshotStore snapshots;
    private final JournalStart start;
    private ReleasedCommands commands;
    private ReleasedEvents events;
    private long epoch;
    private long timeNs;
    private RuntimeException failure;
    private boolean isClosed;

    private Follower(final Path directory, final JournalMark mark, final LoadedState state)
    {
        this.directory = directory;
        this.mark = mark;
        machine = state.machine();
        loaded = state.snapshot();
        start = state.start();
        timeNs = start.timeNs();
        snapshots = new SnapshotStore(directory);
    }

    /**
     * True if there is a journal to follow, be it empty: a primary has created it, whether it lives or not.
     *
     * @param directory of the journal.
     * @return false if {@link #open} would fail because there is nothing yet.
     */
    public static boolean isReady(final Path directory)
    {
        return JournalMark.isBegun(directory);
    }

    /**
     * Opens a follower.
     *
     * @param directory of the journal, which exists.
     * @param machines  that makes fresh machines, of the primary's limits; one that does not take a snapshot is thrown
     *                  away.
     * @param notice    that hears of snapshots which are passed over.
     * @return the follower, behind the newest usable snapshot or at the beginning.
     * @throws JournalException if there is no journal, or its beginning was archived and no snapshot can be used.
     */
    public static Follower open(
        final Path directory, final Supplier<StateMachine> machines, final SnapshotNotice notice)
    {
        final JournalMark mark = JournalMark.read(directory);
        try
        {
            final LoadedState state = new SnapshotStore(directory).load(mark, machines, notice);
            if (state.machine().lastSequence() < state.start().commands().sequence())
            {
                throw new JournalException(Reason.ARCHIVED, directory, "commands up to sequence " +
                    state.start().commands().sequence() + " were archived, and there is no snapshot to begin with");
            }
            return new Follower(directory, mark, state);
        }
        catch (final RuntimeException | Error e)
        {
            mark.close();
            throw e;
        }
    }

    /**
     * Applies released commands, if there are any.
     *
     * @param maxCommands to apply at most.
     * @return the number applied; 0 if the primary has released nothing more.
     * @throws JournalException if the journal is broken or the events differ. The follower is of no use then, and every
     *                          further call throws the same.
     */
    public int poll(final int maxCommands)
    {
        checkUsable();
        try
        {
            return follow(maxCommands);
        }
        catch (final RuntimeException | Error e)
        {
            throw failed(e);
        }
    }

    /**
     * Sequence of the last command applied.
     *
     * @return the sequence; 0 before the first.
     */
    public long sequence()
    {
        return machine.lastSequence();
    }

    /**
     * Latest time of a command applied.
     *
     * @return nanoseconds since the epoch; 0 before the first.
     */
    public long timeNs()
    {
        return timeNs;
    }

    /**
     * Commands that the primary has released and that are not applied here.
     *
     * @return the number.
     */
    public long lag()
    {
        return mark.releasedSequence() - machine.lastSequence();
    }

    /**
     * Number of the writer that has opened the journal last.
     *
     * @return the epoch.
     */
    public long epoch()
    {
        return mark.epoch();
    }

    /**
     * True if the primary has closed the journal in good order; false if it runs, hangs or has died.
     *
     * @return true after a good end.
     */
    public boolean hasPrimaryEnded()
    {
        return mark.hasEnded();
    }

    /**
     * Where this follower is, with the heads of both chains.
     *
     * @return behind the last command applied and its events.
     */
    public JournalStart position()
    {
        return commands == null ? start : new JournalStart(commands.reader().position(), events.position(), timeNs);
    }

    /**
     * The state. To be looked at, not to be changed.
     *
     * @return the machine.
     */
    public StateMachine machine()
    {
        return machine;
    }

    /**
     * The snapshot that this follower began with.
     *
     * @return none if it began with the journal's beginning.
     */
    public Optional<SnapshotFile> loaded()
    {
        return loaded;
    }

    /**
     * Writes a snapshot of the state. Takes as long as the disk does; the primary does not wait for it.
     *
     * @param keep so many snapshots stay, this one included; older ones are deleted. At least 1.
     * @return the snapshot; empty before the first command, or if somebody else is writing one at this moment.
     * @throws JournalException if there is no room or the file cannot be written; the follower may go on.
     */
    public Optional<SnapshotFile> snapshot(final int keep)
    {
        checkUsable();
        if (sequence() == 0)
        {
            return Optional.empty();
        }
        checkEvents();
        return snapshots.write(machine, position(), keep);
    }

    /**
     * Takes over, if it is time: takes the lock, begins a new epoch, applies the rest of the journal, and releases
     * exactly those events that the outcome journal lacks. The machine then belongs to the caller, and this follower is
     * over, but is still to be closed.
     *
     * @param settings of the journal, for writing; its directory must be this one.
     * @param when     to take over.
     * @param listener that takes the events released now.
     * @param progress to report to.
     * @return the journal, open for appending, with this follower's machine; empty if it is not time: somebody has the
     *     lock, or has ended in good order and is not to be replaced.
     * @throws JournalException if the journal is broken or the events differ: nothing is taken over.
     */
    public Optional<RecoveredJournal> promote(
        final JournalSettings settings, final Takeover when, final EventSink listener, final ReplayProgress progress)
    {
        checkUsable();
        if (!settings.directory().equals(directory))
        {
            throw new IllegalArgumentException("follows " + directory + ", not " + settings.directory());
        }
        if (isToWait(when))
        {
            return Optional.empty();
        }
        final JournalLock lock = JournalLock.tryTake(directory, JournalLock.FILE_NAME);
        if (lock == null)
        {
            return Optional.empty();
        }
        if (isToWait(when))
        {
            // It ended between the two questions.
            lock.close();
            return Optional.empty();
        }
        return Optional.of(takeOver(settings, lock, listener, progress));
    }

    @Override
    public void close()
    {
        if (!isClosed)
        {
            isClosed = true;
            closeReaders();
            mark.close();
        }
    }

    private RecoveredJournal takeOver(
        final JournalSettings settings, final JournalLock lock, final EventSink listener, final ReplayProgress progress)
    {
        try
        {
            checkEvents();
        }
        catch (final RuntimeException | Error e)
        {
            lock.close();
            throw failed(e);
        }
        final JournalMark writing = JournalMark.lock(directory, settings.blockSizeBytes(), lock);
        try
        {
            final LoadedState state = new LoadedState(machine, loaded, position());
            closeReaders();
            final RecoveredJournal taken = Recovery.run(settings, writing, state, listener, progress);
            failure = new IllegalStateException("this follower has taken over");
            return taken;
        }
        catch (final RuntimeException | Error e)
        {
            writing.close();
            throw failed(e);
        }
    }

    private int follow(final int maxCommands)
    {
        final long released = mark.releasedSequence();
        if (machine.lastSequence() >= released)
        {
            return 0;
        }
        openReaders();
        int count = 0;
        while (count < maxCommands && machine.lastSequence() < released)
        {
            commands.next(released);
            apply(commands.reader());
            count++;
        }
        if (machine.lastSequence() == released)
        {
            checkEvents();
        }
        return count;
    }

    /**
     * Opened when there is something to read, because a queue that is not there yet is not seen later; opened anew when
     * another writer has taken over, whose blocks may be larger.
     */
    private void openReaders()
    {
        final long now = mark.epoch();
        if (commands == null)
        {
            events = new ReleasedEvents(directory, mark, start.outcomes());
            commands = new ReleasedCommands(directory, mark, start.commands());
        }
        else if (epoch != now)
        {
            commands.reopen();
            events.reopen();
        }
        epoch = now;
    }

    private void apply(final CommandJournalReader command)
    {
        final long sequence = command.sequence();
        try
        {
            machine.apply(sequence, command.timeNs(), command.buffer(), command.offset(), command.length(), events);
        }
        catch (final JournalException e)
        {
            throw e;
        }
        catch (final RuntimeException | Error e)
        {
            throw new JournalException(Reason.APPLY_FAILED, directory, command.excerptIndex(),
                "the state machine failed at command " + sequence + ": " + e, e);
        }
        timeNs = Math.max(timeNs, command.timeNs());
        checkDifference();
    }

    private void checkEvents()
    {
        if (events != null)
        {
            events.checkNoneLeft(machine.lastSequence());
            checkDifference();
        }
    }

    private void checkDifference()
    {
        if (!events.difference().isEmpty())
        {
            throw new JournalException(Reason.DIVERGED, directory, commands.reader().excerptIndex(),
                events.difference() + ": this follower must not take over");
        }
    }

    private boolean isToWait(final Takeover when)
    {
        return when == Takeover.AFTER_DEATH && mark.hasEnded();
    }

    private void closeReaders()
    {
        CloseHelper.closeAll(commands, events);
    }

    private RuntimeException failed(final Throwable cause)
    {
        if (cause instanceof Error error)
        {
            failure = new IllegalStateException("this follower has failed: " + cause, cause);
            throw error;
        }
        failure = (RuntimeException)cause;
        return failure;
    }

    private void checkUsable()
    {
        if (failure != null)
        {
            throw failure;
        }
        if (isClosed)
        {
            throw new IllegalStateException("this follower is closed");
        }
    }
}
