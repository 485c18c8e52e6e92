package io.plimsoll.node.scenario;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import org.agrona.DirectBuffer;

/**
 * A core alone: no pipeline, no journal.
 */
public final class DirectEngine implements Engine
{
    private final StateMachine core;
    private final EventSink sink;

    /**
     * Uses a core.
     *
     * @param core to use.
     * @param sink that takes the events.
     */
    public DirectEngine(final StateMachine core, final EventSink sink)
    {
        this.core = core;
        this.sink = sink;
    }

    @Override
    public long lastSequence()
    {
        return core.lastSequence();
    }

    @Override
    public void apply(final long timeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        core.apply(core.lastSequence() + 1, timeNs, buffer, offset, length, sink);
    }

    @Override
    public long finish()
    {
        return core.stateHash();
    }

    @Override
    public void close()
    {
    }
}
