package io.plimsoll.node.scenario;

import io.plimsoll.config.RiskConfig;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.util.ArrayList;
import java.util.List;

/**
 * The commands by which a configuration defines its venue.
 */
public final class CommandList
{
    /**
     * No commands.
     */
    public static final CommandList NONE = new CommandList();

    private final List<DirectBuffer> commands = new ArrayList<>();

    /**
     * Encode a configuration.
     *
     * @param config of the venue.
     * @return its commands.
     */
    public static CommandList of(final RiskConfig config)
    {
        final CommandList list = new CommandList();
        config.define((buffer, offset, length) ->
        {
            final byte[] copy = new byte[length];
            buffer.getBytes(offset, copy);
            list.commands.add(new UnsafeBuffer(copy));
        });
        return list;
    }

    /**
     * The commands in order, each filling its buffer.
     *
     * @return the commands.
     */
    public List<DirectBuffer> commands()
    {
        return commands;
    }
}
