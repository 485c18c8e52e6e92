package io.plimsoll.node.pipeline;

import com.lmax.disruptor.BatchEventProcessor;
import java.util.concurrent.ThreadFactory;
import org.agrona.concurrent.EpochNanoClock;

/**
 * One consuming thread.
 */
final class InlinePipeline extends Pipeline
{
    private final BatchEventProcessor<CommandSlot> processor;
    private final Thread thread;

    InlinePipeline(
        final PipelineSettings settings,
        final PipelineStages stages,
        final EpochNanoClock clock,
        final ThreadFactory threads)
    {
        super(settings, stages, clock);
        processor = newProcessor(new InlineHandler(stages, ring.newReader(), released));
        ring.gateOn(processor.getSequence());
        thread = threads.newThread(this::run);
        thread.setName("plimsoll-inline");
    }

    @Override
    void startThreads()
    {
        thread.start();
    }

    @Override
    void stop()
    {
        processor.halt();
    }

    @Override
    void join()
    {
        join(thread);
    }

    @Override
    boolean isReleasingThread(final Thread candidate)
    {
        return candidate == thread;
    }

    private void run()
    {
        runToEnd(processor);
        ended();
    }
}
