package io.plimsoll.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of a journal's mark, changed behind the writer's back.
 */
final class MarkFile implements AutoCloseable
{
    private static final int RELEASED = 144;
    private static final int EPOCH = 192;

    private final FileChannel channel;
    private final MappedByteBuffer bytes;

    MarkFile(final Path directory)
    {
        try
        {
            channel = FileChannel.open(
                directory.resolve(JournalMark.FILE_NAME), StandardOpenOption.READ, StandardOpenOption.WRITE);
            bytes = channel.map(FileChannel.MapMode.READ_WRITE, 0, 4096);
            bytes.order(ByteOrder.LITTLE_ENDIAN);
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }

    void addEpoch()
    {
        bytes.putLong(EPOCH, bytes.getLong(EPOCH) + 1);
    }

    void release(final long sequence)
    {
        bytes.putLong(RELEASED, sequence);
    }

    @Override
    public void close()
    {
        try
        {
            channel.close();
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }
}
