package io.plimsoll.node.demo;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import io.plimsoll.node.demo.venue.CommandPort;
import org.agrona.DirectBuffer;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A core without pipeline or journal: applies each command at once. Digests all commands and their times.
 */
final class DirectPort implements CommandPort
{
    private final StateMachine core;
    private final EventSink events;
    private final MessageDigest digest;
    private final byte[] bytes = new byte[1024];

    DirectPort(final StateMachine core, final EventSink events)
    {
        this.core = core;
        this.events = events;
        try
        {
            digest = MessageDigest.getInstance("SHA-256");
        }
        catch (final NoSuchAlgorithmException ex)
        {
            throw new IllegalStateException(ex);
        }
    }

    @Override
    public void send(final long timeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        buffer.getBytes(offset, bytes, 0, length);
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, timeNs));
        digest.update(bytes, 0, length);
        core.apply(core.lastSequence() + 1, timeNs, buffer, offset, length, events);
    }

    @Override
    public void awaitEvents()
    {
        // They came with the command.
    }

    String commandDigest()
    {
        return HexFormat.of().formatHex(digest.digest());
    }
}
