package io.plimsoll.node.pipeline;

import com.lmax.disruptor.BatchEventProcessor;
import com.lmax.disruptor.BatchEventProcessorBuilder;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.Sequence;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.IdleStrategy;

/**
 * A running pipeline: ring, consumers and their progress.
 * <p>
 * {@link #ingress()} is for the producing thread. {@link #close()} belongs to it too, or comes after it has stopped: a
 * command offered while another thread closes may be accepted and not be journaled.
 */
public abstract class Pipeline implements AutoCloseable
{
    final PipelineSettings settings;
    final PipelineStages stages;
    final CommandRing ring;
    final RunState state = new RunState();
    final Sequence released;
    private final Ingress ingress;
    private final Consumer<Throwable> onFatal;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final long firstSequence;

    Pipeline(final PipelineSettings settings, final PipelineStages stages, final EpochNanoClock clock)
    {
        this.settings = settings;
        this.stages = stages;
        ring = new CommandRing(settings.ringSize(), settings.slotBytes(), settings.waitMode().newWaitStrategy());
        released = new Sequence(stages.lastSequence());
        firstSequence = stages.lastSequence() + 1;
        ingress = new Ingress(
            ring, state, new IntakeGate(stages.space(), clock), clock, settings.maxCommandLength(), firstSequence,
            stages.lastTimeNs());
        onFatal = stages.onFatal();
    }

    /**
     * Starts a pipeline.
     *
     * @param settings sizes and threads.
     * @param stages   what it connects. They stay the caller's to close, after the pipeline.
     * @param clock    that stamps commands which come without a time.
     * @param threads  for the consumers.
     * @return the running pipeline.
     */
    public static Pipeline start(
        final PipelineSettings settings,
        final PipelineStages stages,
        final EpochNanoClock clock,
        final ThreadFactory threads)
    {
        final Pipeline pipeline = switch (settings.topology())
        {
            case INLINE -> new InlinePipeline(settings, stages, clock, threads);
            case PIPELINED -> new ParallelPipeline(settings, stages, clock, threads);
        };
        pipeline.startThreads();
        return pipeline;
    }

    /**
     * The producer's end.
     *
     * @return the ingress.
     */
    public final Ingress ingress()
    {
        return ingress;
    }

    /**
     * Sequence of the last command published; the one before this run if there was none.
     *
     * @return the sequence.
     */
    public final long publishedSequence()
    {
        return firstSequence + ring.cursor();
    }

    /**
     * Every event of this command, and of all before it, is released and in the outcome journal.
     *
     * @return the sequence.
     */
    public final long releasedSequence()
    {
        return released.get();
    }

    /**
     * What stopped the pipeline.
     *
     * @return the cause; null while no invariant broke.
     */
    public final Throwable failure()
    {
        return state.cause();
    }

    /**
     * Waits until everything published so far is released.
     *
     * @return false if the pipeline failed instead.
     * @throws IllegalStateException from the listener, which would wait for itself.
     */
    public final boolean drain()
    {
        if (isReleasingThread(Thread.currentThread()) && !state.hasFailed())
        {
            throw new IllegalStateException("the listener must not wait for itself");
        }
        final long target = publishedSequence();
        final IdleStrategy idle = settings.waitMode().newIdleStrategy();
        while (released.get() < target)
        {
            if (state.hasFailed())
            {
                return false;
            }
            idle.idle();
        }
        return true;
    }

    /**
     * Refuses further commands, releases what was taken, and ends the threads. After a failure it only waits for them.
     */
    @Override
    public final void close()
    {
        state.close();
        if (drain())
        {
            stop();
        }
        awaitStopped();
        if (!state.hasFailed())
        {
            join();
        }
    }

    abstract void startThreads();

    /**
     * Ends the threads: nothing is left to do.
     */
    abstract void stop();

    /**
     * Waits for the threads themselves.
     */
    abstract void join();

    /**
     * True for the thread on which the listener is called.
     */
    abstract boolean isReleasingThread(Thread candidate);

    final BatchEventProcessor<CommandSlot> newProcessor(final EventHandler<CommandSlot> handler)
    {
        final BatchEventProcessor<CommandSlot> processor = new BatchEventProcessorBuilder()
            .setMaxBatchSize(settings.maxBatch())
            .build(ring.newReader(), ring.newBarrier(), handler);
        processor.setExceptionHandler(new StopOnException(state));
        return processor;
    }

    /**
     * Runs a consumer to its end. Whatever ends it early has failed the pipeline.
     */
    final void runToEnd(final Runnable consumer)
    {
        try
        {
            consumer.run();
        }
        catch (final StopOnException.StoppedException e)
        {
            // The cause is in the state.
        }
        catch (final Throwable e)
        {
            state.fail(e);
        }
    }

    /**
     * The last consumer says that everything is flushed and nothing moves any more.
     */
    final void ended()
    {
        stopped.countDown();
        if (state.hasFailed())
        {
            onFatal.accept(state.cause());
        }
    }

    /**
     * Waits for a thread to end; an interrupt is kept for later.
     */
    static void join(final Thread thread)
    {
        boolean isInterrupted = false;
        while (thread.isAlive() && thread != Thread.currentThread())
        {
            try
            {
                thread.join();
            }
            catch (final InterruptedException e)
            {
                isInterrupted = true;
            }
        }
        if (isInterrupted)
        {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitStopped()
    {
        boolean isInterrupted = false;
        while (stopped.getCount() > 0)
        {
            try
            {
                stopped.await();
            }
            catch (final InterruptedException e)
            {
                isInterrupted = true;
            }
        }
        if (isInterrupted)
        {
            Thread.currentThread().interrupt();
        }
    }
}
