package io.plimsoll.journal;

import io.plimsoll.journal.JournalException.Reason;
import java.io.IOException;
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
    private static final int ALLOCATE = 0;
    private static final int KEEP_SIZE = 1;
    private static final int PUNCH_HOLE = 2;

    private static final int INTERRUPTED = 4;
    private static final int NO_SPACE = 28;
    private static final int NO_SYSTEM_CALL = 38;
    private static final int NOT_SUPPORTED = 95;
    private static final int QUOTA_EXCEEDED = 122;

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
     */
    Allocation allocate(final long offset, final long length)
    {
        return call(ALLOCATE, offset, length);
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

    private Allocation call(final int mode, final long offset, final long length)
    {
        int error = INTERRUPTED;
        while (error == INTERRUPTED)
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
        }
        return switch (error)
        {
            case NO_SPACE, QUOTA_EXCEEDED -> Allocation.NO_SPACE;
            case NOT_SUPPORTED, NO_SYSTEM_CALL -> Allocation.NOT_SUPPORTED;
            default -> throw failed(path, new IOException("fallocate of " + length + " bytes at " + offset + ": " +
                PosixAPI.posix().strerror(error)));
        };
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
