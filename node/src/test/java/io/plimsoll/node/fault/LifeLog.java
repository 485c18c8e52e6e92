package io.plimsoll.node.fault;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What an engine has told the world, over all its lives: one page of shared memory, which a kill leaves as it is.
 */
final class LifeLog implements AutoCloseable
{
    private static final int LENGTH = 4096;
    private static final int RELEASED = 0;
    private static final int SEEN_SEQUENCE = 64;
    private static final int SEEN_ORDINAL = 72;
    private static final int LIVES = 128;
    private static final int RECOVERED_EVENTS = 136;
    private static final int COMPLAINT = 256;

    private final MappedByteBuffer bytes;
    private final UnsafeBuffer buffer;

    LifeLog(final Path file) throws IOException
    {
        try (FileChannel channel = FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE))
        {
            bytes = channel.map(FileChannel.MapMode.READ_WRITE, 0, LENGTH);
        }
        buffer = new UnsafeBuffer(bytes);
    }

    /** Sequence that the engine has said is released. */
    long released()
    {
        return buffer.getLongVolatile(RELEASED);
    }

    void released(final long sequence)
    {
        buffer.putLongVolatile(RELEASED, sequence);
    }

    long seenSequence()
    {
        return buffer.getLongVolatile(SEEN_SEQUENCE);
    }

    int seenOrdinal()
    {
        return buffer.getIntVolatile(SEEN_ORDINAL);
    }

    /** The sequence last: a kill between the two leaves the ordinal too high by a few, never the sequence. */
    void seen(final long sequence, final int ordinal)
    {
        buffer.putIntVolatile(SEEN_ORDINAL, ordinal);
        buffer.putLongVolatile(SEEN_SEQUENCE, sequence);
    }

    long lives()
    {
        return buffer.getLongVolatile(LIVES);
    }

    void beginLife()
    {
        buffer.getAndAddLong(LIVES, 1);
    }

    long recoveredEvents()
    {
        return buffer.getLongVolatile(RECOVERED_EVENTS);
    }

    void addRecoveredEvents(final long events)
    {
        buffer.getAndAddLong(RECOVERED_EVENTS, events);
    }

    /** The first thing that was wrong; empty if nothing was. */
    String complaint()
    {
        return buffer.getStringUtf8(COMPLAINT);
    }

    void complain(final String text)
    {
        if (complaint().isEmpty())
        {
            buffer.putStringUtf8(COMPLAINT, text.substring(0, Math.min(text.length(), 1_000)));
        }
    }

    @Override
    public void close()
    {
        IoUtil.unmap(bytes);
    }
}
