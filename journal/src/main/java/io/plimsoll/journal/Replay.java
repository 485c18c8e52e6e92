package io.plimsoll.journal;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import io.plimsoll.journal.JournalException.Reason;
import java.nio.file.Path;

/**
 * Rebuilds state from a command journal.
 * <p>
 * Commands up to the machine's own last sequence are checked and passed over: a machine that was loaded from a snapshot
 * gets the rest.
 */
public final class Replay
{
    /**
     * Commands between two reports of progress.
     */
    public static final int PROGRESS_INTERVAL = 1 << 14;

    private static final EventSink NOWHERE = (sequence, ordinal, buffer, offset, length) ->
    {
    };

    private final CommandJournalReader commands;
    private final Path directory;
    private final StateMachine machine;
    private final EventSink events;
    private final ReplayProgress progress;
    private final StagedEvents staged = new StagedEvents();
    private long commandCount;
    private long eventCount;
    private long lastTimeNs;

    private Replay(
        final Path directory,
        final JournalStart start,
        final CommandJournalReader commands,
        final StateMachine machine,
        final EventSink events,
        final ReplayProgress progress)
    {
        this.directory = directory;
        lastTimeNs = start.timeNs();
        this.commands = commands;
        this.machine = machine;
        this.events = events;
        this.progress = progress;
    }

    /**
     * Applies every command of a journal.
     *
     * @param directory of the journal.
     * @param machine   to rebuild, fresh or from a snapshot.
     * @param progress  to report to.
     * @return what was done.
     * @throws JournalException at the first break: the machine then holds the state up to there.
     */
    public static ReplayResult run(final Path directory, final StateMachine machine, final ReplayProgress progress)
    {
        return run(directory, machine, NOWHERE, progress);
    }

    /**
     * Applies every command of a journal and shows the events.
     *
     * @param directory of the journal.
     * @param machine   to rebuild, fresh or from a snapshot.
     * @param events    that takes the events of each command, after it.
     * @param progress  to report to.
     * @return what was done.
     * @throws JournalException at the first break: the machine then holds the state up to there.
     */
    public static ReplayResult run(
        final Path directory, final StateMachine machine, final EventSink events, final ReplayProgress progress)
    {
        return run(directory, JournalStart.of(directory), machine, events, progress);
    }

    /**
     * Applies the commands of a journal behind a place and shows the events.
     *
     * @param directory of the journal.
     * @param start     behind which the journal is read.
     * @param machine   of the state at that place, or of a later one.
     * @param events    that takes the events of each command, after it.
     * @param progress  to report to.
     * @return what was done.
     * @throws JournalException at the first break: the machine then holds the state up to there.
     */
    public static ReplayResult run(
        final Path directory,
        final JournalStart start,
        final StateMachine machine,
        final EventSink events,
        final ReplayProgress progress)
    {
        try (CommandJournalReader commands = CommandJournalReader.open(directory, start.commands()))
        {
            return run(directory, start, commands, machine, events, progress);
        }
    }

    static ReplayResult run(
        final Path directory,
        final JournalStart start,
        final CommandJournalReader commands,
        final StateMachine machine,
        final EventSink events,
        final ReplayProgress progress)
    {
        return new Replay(directory, start, commands, machine, events, progress).run();
    }

    private ReplayResult run()
    {
        final long snapshotSequence = machine.lastSequence();
        if (snapshotSequence < commands.lastSequence())
        {
            throw new JournalException(Reason.ARCHIVED, directory, "the commands read begin with " +
                (commands.lastSequence() + 1) + ", the state is of sequence " + snapshotSequence +
                ": begin with a snapshot, or name the archive of what is between");
        }
        while (commands.next())
        {
            // A command that came with an older time was refused, and did not set the clock back.
            lastTimeNs = Math.max(lastTimeNs, commands.timeNs());
            if (commands.sequence() > snapshotSequence)
            {
                apply();
            }
        }
        if (commands.lastSequence() < snapshotSequence)
        {
            throw new JournalException(Reason.INCOMPLETE_TAIL, directory, commands.excerptIndex(),
                "the state is of sequence " + snapshotSequence + ", the journal ends with " + commands.lastSequence());
        }
        progress.onProgress(commands.lastSequence(), commands.lastSequence());
        return new ReplayResult(
            commandCount, eventCount, commands.lastSequence(), lastTimeNs, machine.stateHash());
    }

    private void apply()
    {
        final long sequence = commands.sequence();
        staged.begin(sequence);
        try
        {
            machine.apply(
                sequence, commands.timeNs(), commands.buffer(), commands.offset(), commands.length(), staged);
        }
        catch (final RuntimeException | Error e)
        {
            throw new JournalException(Reason.APPLY_FAILED, directory, commands.excerptIndex(),
                "the state machine failed at command " + sequence + ": " + e, e);
        }
        staged.releaseTo(events);
        eventCount += staged.count();
        commandCount++;
        if (commandCount % PROGRESS_INTERVAL == 0)
        {
            progress.onProgress(sequence, commands.endSequence());
        }
    }
}
