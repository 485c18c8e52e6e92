package io.plimsoll.node.demo.record;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.PriceTickDecoder;
import io.plimsoll.core.snapshot.SnapshotInput;
import io.plimsoll.core.snapshot.SnapshotOutput;
import org.HdrHistogram.Histogram;
import org.agrona.DirectBuffer;

/**
 * Measures how long the core takes for each price tick, events included. Adds two readings of the clock (some 50 ns) to
 * what it measures. The histogram belongs to the thread that applies commands; read it when that thread is done.
 */
public final class TimedCore implements StateMachine
{
    private static final long HIGHEST_NS = 60_000_000_000L;

    private final StateMachine core;
    private final Histogram ticks = new Histogram(HIGHEST_NS, 3);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    /**
     * A stopwatch around a core.
     *
     * @param core to measure.
     */
    public TimedCore(final StateMachine core)
    {
        this.core = core;
    }

    @Override
    public void apply(
        final long sequence,
        final long timeNs,
        final DirectBuffer buffer,
        final int offset,
        final int length,
        final EventSink sink)
    {
        if (header.wrap(buffer, offset).templateId() != PriceTickDecoder.TEMPLATE_ID)
        {
            core.apply(sequence, timeNs, buffer, offset, length, sink);
            return;
        }
        final long startNs = System.nanoTime();
        core.apply(sequence, timeNs, buffer, offset, length, sink);
        ticks.recordValue(Math.min(HIGHEST_NS, System.nanoTime() - startNs));
    }

    @Override
    public long lastSequence()
    {
        return core.lastSequence();
    }

    @Override
    public long stateHash()
    {
        return core.stateHash();
    }

    @Override
    public void save(final SnapshotOutput output)
    {
        core.save(output);
    }

    @Override
    public void load(final SnapshotInput input)
    {
        core.load(input);
    }

    /**
     * Time per price tick in nanoseconds.
     *
     * @return the histogram.
     */
    public Histogram ticks()
    {
        return ticks;
    }
}
