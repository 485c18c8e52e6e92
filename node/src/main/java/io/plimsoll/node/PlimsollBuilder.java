package io.plimsoll.node;

import io.plimsoll.config.JournalLimits;
import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.StateMachine;
import io.plimsoll.journal.CommandAppender;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalSettings;
import io.plimsoll.journal.JournalSpace;
import io.plimsoll.journal.OutcomeAppender;
import io.plimsoll.journal.RecoveredJournal;
import io.plimsoll.journal.Recovery;
import io.plimsoll.journal.ReplayProgress;
import io.plimsoll.journal.SnapshotNotice;
import io.plimsoll.node.pipeline.Pipeline;
import io.plimsoll.node.pipeline.PipelineSettings;
import io.plimsoll.node.pipeline.PipelineStages;
import io.plimsoll.node.pipeline.Topology;
import io.plimsoll.node.pipeline.WaitMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.OffsetEpochNanoClock;

/**
 * Configures and launches an engine. What is not set has a default, but for limits, listener and journal.
 */
public final class PlimsollBuilder
{
    private CoreLimits limits;
    private Function<CoreLimits, StateMachine> machines = RiskCore::create;
    private JournalSettings journalSettings;
    private boolean isJournalChosen;
    private boolean isRecovering;
    private boolean isReplayingAll;
    private RecoveredJournal taken;
    private SnapshotNotice snapshotNotice = SnapshotNotice.NONE;
    private ReplayProgress recoveryProgress = ReplayProgress.NONE;
    private PipelineSettings pipeline = PipelineSettings.defaults();
    private EventListener listener;
    private EpochNanoClock clock;
    private ThreadFactory threads = Thread::new;

    PlimsollBuilder()
    {
    }

    /**
     * How much memory the core takes.
     *
     * @param coreLimits of the core.
     * @return this.
     */
    public PlimsollBuilder limits(final CoreLimits coreLimits)
    {
        limits = coreLimits;
        return this;
    }

    /**
     * Where the journal lies, with default settings.
     *
     * @param directory of the journal.
     * @return this.
     */
    public PlimsollBuilder journal(final Path directory)
    {
        return journal(JournalSettings.of(directory));
    }

    /**
     * Where the journal lies and how it is written.
     *
     * @param settings of the journal.
     * @return this.
     */
    public PlimsollBuilder journal(final JournalSettings settings)
    {
        journalSettings = Objects.requireNonNull(settings);
        isJournalChosen = true;
        return this;
    }

    /**
     * Keeps no journal: nothing survives the process and nothing can be replayed. For measurements and tests.
     *
     * @return this.
     */
    public PlimsollBuilder withoutJournal()
    {
        journalSettings = null;
        isJournalChosen = true;
        return this;
    }

    /**
     * Continues the journal, which must exist, instead of starting a new one: rebuilds the state from the newest
     * snapshot that can be used and what follows it, or from the beginning if there is none, and releases, before
     * {@link #launch()} returns and on its thread, the events that were not.
     *
     * @return this.
     */
    public PlimsollBuilder recover()
    {
        return recover(ReplayProgress.NONE);
    }

    /**
     * As {@link #recover()}, and says how far it is.
     *
     * @param progress to report to.
     * @return this.
     */
    public PlimsollBuilder recover(final ReplayProgress progress)
    {
        isRecovering = true;
        recoveryProgress = Objects.requireNonNull(progress);
        return this;
    }

    /**
     * Recovers from the beginning of the journal, whatever snapshots there are: slow, and checks every command and
     * event there ever was.
     *
     * @return this.
     */
    public PlimsollBuilder replayingAll()
    {
        isReplayingAll = true;
        return this;
    }

    /**
     * Who hears of snapshots that recovery passes over; nobody by default.
     *
     * @param notice that hears of them.
     * @return this.
     */
    public PlimsollBuilder snapshotNotice(final SnapshotNotice notice)
    {
        snapshotNotice = Objects.requireNonNull(notice);
        return this;
    }

    /**
     * Goes on with a journal that a follower has taken over, and with its state, which is warm: nothing is replayed.
     * Takes the place of {@link #journal} and {@link #stateMachine}.
     *
     * @param recovered what {@link io.plimsoll.journal.Follower#promote} returned; {@link #launch()} closes it if it
     *                  fails.
     * @return this.
     */
    public PlimsollBuilder takenOver(final RecoveredJournal recovered)
    {
        taken = Objects.requireNonNull(recovered);
        isJournalChosen = true;
        return this;
    }

    /**
     * Who gets the events.
     *
     * @param eventListener that gets them.
     * @return this.
     */
    public PlimsollBuilder listener(final EventListener eventListener)
    {
        listener = eventListener;
        return this;
    }

    /**
     * Which threads do what; {@link Topology#INLINE} by default.
     *
     * @param topology of the pipeline.
     * @return this.
     */
    public PlimsollBuilder topology(final Topology topology)
    {
        pipeline = pipeline.withTopology(topology);
        return this;
    }

    /**
     * How threads wait; {@link WaitMode#BLOCKING} by default, which suits two cores that others use too.
     *
     * @param waitMode of the pipeline.
     * @return this.
     */
    public PlimsollBuilder waitMode(final WaitMode waitMode)
    {
        pipeline = pipeline.withWaitMode(waitMode);
        return this;
    }

    /**
     * Commands that may wait in the ring; {@value PipelineSettings#DEFAULT_RING_SIZE} by default.
     *
     * @param ringSize a power of two.
     * @return this.
     */
    public PlimsollBuilder ringSize(final int ringSize)
    {
        pipeline = pipeline.withRingSize(ringSize);
        return this;
    }

    /**
     * All sizes and threads of the pipeline at once.
     *
     * @param settings of the pipeline.
     * @return this.
     */
    public PlimsollBuilder pipeline(final PipelineSettings settings)
    {
        pipeline = Objects.requireNonNull(settings);
        return this;
    }

    /**
     * Clock that stamps commands which are offered without a time; the machine's by default.
     *
     * @param epochClock nanoseconds since the epoch.
     * @return this.
     */
    public PlimsollBuilder clock(final EpochNanoClock epochClock)
    {
        clock = epochClock;
        return this;
    }

    /**
     * Makes the threads of the pipeline: to pin them, for instance.
     *
     * @param threadFactory that makes them.
     * @return this.
     */
    public PlimsollBuilder threadFactory(final ThreadFactory threadFactory)
    {
        threads = Objects.requireNonNull(threadFactory);
        return this;
    }

    /**
     * Another state machine than the risk core. For tests and measurements.
     *
     * @param factory that makes it, fresh, from the limits.
     * @return this.
     */
    public PlimsollBuilder stateMachine(final Function<CoreLimits, StateMachine> factory)
    {
        machines = Objects.requireNonNull(factory);
        return this;
    }

    /**
     * Launches the engine.
     *
     * @return the running engine.
     * @throws io.plimsoll.journal.JournalException if the journal is not empty and not to be recovered, or is broken,
     *                                              or if its reserve of disk space cannot be had.
     * @throws IllegalArgumentException             if that reserve is too small for the ring.
     */
    public Plimsoll launch()
    {
        if (taken == null)
        {
            Objects.requireNonNull(limits, "limits must be set");
        }
        Objects.requireNonNull(listener, "listener must be set");
        if (!isJournalChosen)
        {
            throw new IllegalStateException("set a journal, or say withoutJournal()");
        }
        if (isRecovering && journalSettings == null)
        {
            throw new IllegalStateException("there is no journal to recover");
        }
        if (taken != null)
        {
            return start(taken);
        }
        if (journalSettings != null)
        {
            checkReserve();
        }
        if (isRecovering)
        {
            return start(recovered());
        }
        final StateMachine machine = machines.apply(limits);
        if (journalSettings == null)
        {
            final Unjournaled nowhere = new Unjournaled();
            return new Plimsoll(machine, null, start(machine, nowhere, nowhere, nowhere, 0, 0), Optional.empty());
        }
        return create(machine);
    }

    /**
     * What was taken in must fit into the reserve when nothing more can be had.
     */
    private void checkReserve()
    {
        final long needed = JournalSettings.commandBytes(pipeline.ringSize(), pipeline.maxCommandLength());
        if (journalSettings.reserveBytes() < needed)
        {
            throw new IllegalArgumentException("a journal reserve of " + journalSettings.reserveBytes() +
                " bytes does not hold the commands of a ring of " + pipeline.ringSize() + " slots: " + needed +
                " are needed, or a smaller ring");
        }
    }

    private Plimsoll create(final StateMachine machine)
    {
        final Journal journal = Journal.create(journalSettings);
        try
        {
            JournalLimits.write(journalSettings.directory(), limits);
        }
        catch (final IOException e)
        {
            journal.close();
            throw new UncheckedIOException(e);
        }
        return start(machine, journal, 0, 0, Optional.empty());
    }

    private RecoveredJournal recovered()
    {
        final CoreLimits recorded = JournalLimits.read(journalSettings.directory()).orElse(limits);
        if (!recorded.equals(limits))
        {
            throw new IllegalArgumentException("the journal was written under " + recorded + ", not under " + limits);
        }
        return isReplayingAll ?
            Recovery.run(journalSettings, machines.apply(limits), listener, recoveryProgress) :
            Recovery.fromSnapshot(
                journalSettings, () -> machines.apply(limits), snapshotNotice, listener, recoveryProgress);
    }

    private Plimsoll start(final RecoveredJournal recovered)
    {
        return start(recovered.machine(), recovered.journal(), recovered.replay().lastSequence(),
            recovered.replay().lastTimeNs(), Optional.of(recovered));
    }

    private Plimsoll start(
        final StateMachine machine,
        final Journal journal,
        final long lastSequence,
        final long lastTimeNs,
        final Optional<RecoveredJournal> recovery)
    {
        try
        {
            final Pipeline running =
                start(machine, journal.commands(), journal.outcomes(), journal.space(), lastSequence, lastTimeNs);
            return new Plimsoll(machine, journal, running, recovery);
        }
        catch (final RuntimeException | Error e)
        {
            journal.close();
            throw e;
        }
    }

    private Pipeline start(
        final StateMachine machine,
        final CommandAppender commands,
        final OutcomeAppender outcomes,
        final JournalSpace space,
        final long lastSequence,
        final long lastTimeNs)
    {
        final PipelineStages stages = new PipelineStages(
            commands, machine, outcomes, space, listener, listener::onFatal, lastSequence, lastTimeNs);
        return Pipeline.start(pipeline, stages, clock == null ? new OffsetEpochNanoClock() : clock, threads);
    }
}
