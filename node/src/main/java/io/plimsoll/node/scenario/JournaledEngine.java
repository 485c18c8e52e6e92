package io.plimsoll.node.scenario;

import io.plimsoll.config.LaunchConfig;
import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.EventSink;
import io.plimsoll.core.RiskCore;
import io.plimsoll.journal.Durability;
import io.plimsoll.journal.JournalSettings;
import io.plimsoll.journal.RecoveredJournal;
import io.plimsoll.journal.ReplayProgress;
import io.plimsoll.journal.SnapshotNotice;
import io.plimsoll.node.Plimsoll;
import io.plimsoll.node.PlimsollBuilder;
import io.plimsoll.node.pipeline.OfferResult;
import io.plimsoll.node.pipeline.PipelineSettings;
import io.plimsoll.node.pipeline.Topology;
import io.plimsoll.node.pipeline.WaitMode;
import org.agrona.DirectBuffer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * The whole engine: pipeline, core and journal.
 */
public final class JournaledEngine implements Engine
{
    private static final long RETRY_NS = 20_000;

    private final Plimsoll plimsoll;

    private JournaledEngine(final Plimsoll plimsoll)
    {
        this.plimsoll = plimsoll;
    }

    /**
     * Launch an engine with a new journal.
     *
     * @param directory of the journal.
     * @param launch    settings of pipeline and journal.
     * @param limits    of the core.
     * @param sink      that takes the events, on another thread.
     * @return the engine.
     */
    public static JournaledEngine create(
        final Path directory, final LaunchConfig launch, final CoreLimits limits, final EventSink sink)
    {
        return new JournaledEngine(builder(directory, launch, limits, sink).launch());
    }

    /**
     * Launch an engine that continues a journal, from its newest usable snapshot.
     *
     * @param directory of the journal.
     * @param launch    settings of pipeline and journal.
     * @param limits    of the core.
     * @param sink      that takes the events, on another thread but for those that were missing.
     * @param progress  of the replay.
     * @param notice    that hears of snapshots which are not used.
     * @return the engine.
     */
    public static JournaledEngine recover(
        final Path directory,
        final LaunchConfig launch,
        final CoreLimits limits,
        final EventSink sink,
        final ReplayProgress progress,
        final SnapshotNotice notice)
    {
        return new JournaledEngine(
            builder(directory, launch, limits, sink).snapshotNotice(notice).recover(progress).launch());
    }

    /**
     * Launch an engine that goes on with a journal which a follower has taken over.
     *
     * @param taken  what the follower has taken over.
     * @param launch settings of the pipeline.
     * @param sink   that takes the events, on another thread.
     * @return the engine.
     */
    public static JournaledEngine takenOver(
        final RecoveredJournal taken, final LaunchConfig launch, final EventSink sink)
    {
        return new JournaledEngine(
            Plimsoll.builder().pipeline(pipeline(launch)).listener(sink::onEvent).takenOver(taken).launch());
    }

    /**
     * How the journal is written.
     *
     * @param directory of the journal.
     * @param launch    settings as configured.
     * @return the settings.
     */
    public static JournalSettings journalSettings(final Path directory, final LaunchConfig launch)
    {
        return JournalSettings.of(directory)
            .withDurability(Durability.valueOf(launch.durability().name()))
            .withSpace(launch.minFreeBytes(), launch.reserveBytes());
    }

    private static PlimsollBuilder builder(
        final Path directory, final LaunchConfig launch, final CoreLimits limits, final EventSink sink)
    {
        return Plimsoll.builder()
            .limits(limits)
            .journal(journalSettings(directory, launch))
            .pipeline(pipeline(launch))
            .stateMachine(RiskCore::create)
            .listener(sink::onEvent);
    }

    /**
     * Settings of the pipeline.
     *
     * @param launch settings as configured.
     * @return the settings.
     */
    static PipelineSettings pipeline(final LaunchConfig launch)
    {
        return new PipelineSettings(
            Topology.valueOf(launch.topology().name()),
            WaitMode.valueOf(launch.waitMode().name()),
            launch.ringSlots(),
            PipelineSettings.DEFAULT_SLOT_BYTES,
            launch.maxBatch(),
            PipelineSettings.DEFAULT_OUTCOME_RING_BYTES);
    }

    /**
     * The largest command that the engine takes.
     *
     * @return bytes of header and body.
     */
    public static int maxCommandLength()
    {
        return PipelineSettings.defaults().maxCommandLength();
    }

    @Override
    public long lastSequence()
    {
        return plimsoll.publishedSequence();
    }

    @Override
    public void apply(final long timeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        long result = plimsoll.offer(buffer, offset, length, timeNs);
        while (result == OfferResult.BACK_PRESSURED)
        {
            LockSupport.parkNanos(RETRY_NS);
            result = plimsoll.offer(buffer, offset, length, timeNs);
        }
        if (result == OfferResult.NO_SPACE)
        {
            throw new UncheckedIOException(new IOException("no further command is taken, because the disk has too " +
                "little room for the journal (NO_SPACE): what was taken up to sequence " + lastSequence() +
                " is journaled; make room, or lower launch.journal.min-free, and go on with --append"));
        }
        if (result < 0)
        {
            throw failure(OfferResult.describe(result));
        }
    }

    @Override
    public long finish()
    {
        if (!plimsoll.drain())
        {
            throw failure("stopped");
        }
        plimsoll.close();
        return plimsoll.stateHash();
    }

    private RuntimeException failure(final String what)
    {
        final Throwable cause = plimsoll.failure().orElse(null);
        return cause instanceof RuntimeException known ? known :
            new IllegalStateException("the engine does not take commands: " + what, cause);
    }

    @Override
    public void close()
    {
        plimsoll.close();
    }
}
