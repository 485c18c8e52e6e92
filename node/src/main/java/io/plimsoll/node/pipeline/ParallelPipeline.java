package io.plimsoll.node.pipeline;

import com.lmax.disruptor.BatchEventProcessor;
import java.util.concurrent.ThreadFactory;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.IdleStrategy;

/**
 * Journaler, core and publisher on a thread each. The publisher ends last and cleans up after a failure of any of them.
 */
final class ParallelPipeline extends Pipeline
{
    private final BatchEventProcessor<CommandSlot> journaler;
    private final BatchEventProcessor<CommandSlot> core;
    private final OutcomePublisher publisher;
    private final IdleStrategy publisherIdle;
    private final Thread journalThread;
    private final Thread coreThread;
    private final Thread publisherThread;
    private volatile boolean isStopping;

    ParallelPipeline(
        final PipelineSettings settings,
        final PipelineStages stages,
        final EpochNanoClock clock,
        final ThreadFactory threads)
    {
        super(settings, stages, clock);
        final OutcomeRing outcomeRing = new OutcomeRing(settings.outcomeRingBytes());
        journaler = newProcessor(new JournalHandler(stages));
        core = newProcessor(
            new CoreHandler(stages, outcomeRing, state, settings.waitMode().newIdleStrategy()));
        ring.gateOn(journaler.getSequence(), core.getSequence());
        publisher = new OutcomePublisher(
            stages, outcomeRing, journaler.getSequence(), core.getSequence(), released);
        publisherIdle = settings.waitMode().newIdleStrategy();
        journalThread = newThread(threads, () -> runToEnd(journaler), "plimsoll-journal");
        coreThread = newThread(threads, () -> runToEnd(core), "plimsoll-core");
        publisherThread = newThread(threads, this::runPublisher, "plimsoll-publisher");
    }

    @Override
    void startThreads()
    {
        journalThread.start();
        coreThread.start();
        publisherThread.start();
    }

    @Override
    void stop()
    {
        core.halt();
        journaler.halt();
        isStopping = true;
    }

    @Override
    void join()
    {
        join(coreThread);
        join(journalThread);
        join(publisherThread);
    }

    @Override
    boolean isReleasingThread(final Thread candidate)
    {
        return candidate == publisherThread;
    }

    private static Thread newThread(final ThreadFactory threads, final Runnable body, final String name)
    {
        final Thread thread = threads.newThread(body);
        thread.setName(name);
        return thread;
    }

    private void runPublisher()
    {
        boolean isSound = false;
        try
        {
            publish();
            isSound = true;
        }
        catch (final Throwable e)
        {
            state.fail(e);
        }
        if (state.hasFailed())
        {
            stopAfterFailure(isSound);
        }
        ended();
    }

    private void publish()
    {
        while (!isStopping && !state.hasFailed())
        {
            if (publisher.work())
            {
                publisherIdle.reset();
            }
            else
            {
                publisherIdle.idle();
            }
        }
    }

    /**
     * The core stops where it is; the journaler still gets what is in the ring; what may be released is.
     */
    private void stopAfterFailure(final boolean isPublisherSound)
    {
        core.halt();
        join(coreThread);
        while (journalThread.isAlive() && journaler.getSequence().get() < ring.cursor())
        {
            publisherIdle.idle();
        }
        journaler.halt();
        join(journalThread);
        try
        {
            if (isPublisherSound)
            {
                while (publisher.work())
                {
                    Thread.onSpinWait();
                }
            }
            else
            {
                publisher.flush();
            }
        }
        catch (final Throwable e)
        {
            state.fail(e);
        }
    }
}
