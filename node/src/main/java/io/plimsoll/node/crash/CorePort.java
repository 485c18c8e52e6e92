package io.plimsoll.node.crash;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import io.plimsoll.node.demo.venue.CommandPort;
import org.agrona.DirectBuffer;

/**
 * A core alone, without pipeline and journal: what would have happened under other rules needs no proof.
 */
public final class CorePort implements CommandPort
{
    private final StateMachine core;
    private final EventSink events;

    /**
     * A core behind a port.
     *
     * @param core   to be sent to.
     * @param events where its events go.
     */
    public CorePort(final StateMachine core, final EventSink events)
    {
        this.core = core;
        this.events = events;
    }

    @Override
    public void send(final long timeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        core.apply(core.lastSequence() + 1, timeNs, buffer, offset, length, events);
    }

    @Override
    public void awaitEvents()
    {
        // They came with the command.
    }
}
