package io.plimsoll.journal;

import io.plimsoll.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import net.openhft.posix.PosixAPI;

/**
 * One file of a queue, through descriptors of our own: blocks are allocated and given back, and its pages are forced to
 * the device, whoever has mapped it.
 */
final class AllocatedFile implements AutoCloseable
{
    private static final int READ_WRITE = 2;
    private static final int KEEP_SIZE = 1;
    private static final int PUNCH_HOLE = 2;

    private static final int NO_SPACE = 28;
    private static final int NO_SYSTEM_CALL = 38;
    private static final int NOT_SUPPORTED = 95;
    private static final int QUOTA_EXCEEDED = 122;

    /**
     * An interrupted call is repeated; and the first call of all may report the error of its own linking.
     */
    private static final int MAX_ATTEMPTS = 3;

    private final Path path;
    private final FileChannel channel;
    private final int descriptor;

    private AllocatedFile(final Path path, final FileChannel channel, final int descriptor)
    {
        this.path = path;
        this.channel = channel;
        this.descriptor = descriptor;
    }

    /**
     * Opens a file, creating it if need be.
     */
    static AllocatedFile open(final Path path)
    {
        try
        {
            final FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            final int descriptor = PosixAPI.posix().open(path.toAbsolutePath().toString(), READ_WRITE, 0);
            if (descriptor < 0)
            {
                final String error = PosixAPI.posix().lastErrorStr();
                channel.close();
                throw new IOException("open: " + error);
            }
            return new AllocatedFile(path, channel, descriptor);
        }
        catch (final IOException e)
        {
            throw failed(path, e);
        }
    }

    /**
     * Takes blocks for a range, all or not, and makes the file as long as the range's end. What the range holds stays.
     * <p>
     * Always with the flag to keep the size: without it the C library may write into the blocks itself where the file
     * system cannot allocate.
     */
    Allocation allocate(final long offset, final long length)
    {
        final Allocation allocation = call(KEEP_SIZE, offset, length);
        if (allocation == Allocation.DONE)
        {
            extendTo(offset + length);
        }
        return allocation;
    }

    /**
     * Gives the blocks from an offset on back, and makes the file shorter if it is longer than it needs to be. Where it
     * stays, it reads as zeros.
     *
     * @param offset     behind everything that any reader touches.
     * @param keptLength of the file: not below the offset.
     */
    void release(final long offset, final long keptLength)
    {
        try
        {
            channel.truncate(keptLength);
            final long length = channel.size() - offset;
            if (length > 0)
            {
                call(PUNCH_HOLE | KEEP_SIZE, offset, length);
            }
        }
        catch (final IOException e)
        {
            throw failed(path, e);
        }
    }

    /**
     * Returns when every page of the file that was written before, mapped ones too, and its length are on the device.
     */
    void force() throws IOException
    {
        channel.force(false);
    }

    @Override
    public void close()
    {
        try
        {
            PosixAPI.posix().close(descriptor);
            channel.close();
        }
        catch (final IOException e)
        {
            throw failed(path, e);
        }
    }

    /**
     * Nobody has written beyond the end yet, so a zero there overwrites nothing.
     */
    private void extendTo(final long length)
    {
        try
        {
            if (channel.size() < length)
            {
                channel.write(ByteBuffer.allocate(1), length - 1);
            }
        }
        catch (final IOException e)
        {
            throw failed(path, e);
        }
    }

    private Allocation call(final int mode, final long offset, final long length)
    {
        int error = 0;
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++)
        {
            try
            {
                if (PosixAPI.posix().fallocate(descriptor, mode, offset, length) == 0)
                {
                    return Allocation.DONE;
                }
                error = PosixAPI.posix().lastError();
            }
            catch (final RuntimeException | LinkageError e)
            {
                // A platform whose C library has no such call.
                return Allocation.NOT_SUPPORTED;
            }
            if (error == NO_SPACE || error == QUOTA_EXCEEDED)
            {
                return Allocation.NO_SPACE;
            }
            if (error == NOT_SUPPORTED || error == NO_SYSTEM_CALL)
            {
                return Allocation.NOT_SUPPORTED;
            }
        }
        throw failed(path, new IOException("fallocate of " + length + " bytes at " + offset + ": " +
            PosixAPI.posix().strerror(error)));
    }

    private static JournalException failed(final Path path, final IOException e)
    {
        return new JournalException(
            Reason.WRITE_FAILED, path, JournalException.NO_EXCERPT, "blocks cannot be managed: " + e, e);
    }

    /**
     * What came of an allocation.
     */
    enum Allocation
    {
        /** The blocks are there. */
        DONE,
        /** Neither the file system nor the quota has them; some may have been taken. */
        NO_SPACE,
        /** This file system cannot promise blocks. */
        NOT_SUPPORTED
    }
}
