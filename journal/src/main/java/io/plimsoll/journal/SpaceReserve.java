package io.plimsoll.journal;

import io.plimsoll.journal.AllocatedFile.Allocation;
import io.plimsoll.journal.JournalException.Reason;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Blocks of the disk that one queue has ahead of its end, so that no append meets a page without one.
 * <p>
 * A mapped page that gets no block when it is written ends in an asynchronous error, long after the append returned. So
 * the file is allocated from its start to {@code reserve + step} bytes beyond the append position; a step is added when
 * less than the reserve is left. If it cannot be had, space is low, and what was taken in lives on the reserve. Nobody
 * else can take it: it is allocated, not counted.
 * <p>
 * On a file system that cannot allocate ahead, the reserve is only counted: free space is checked a step at a time, and
 * others may use it up meanwhile.
 * <p>
 * One thread appends; any thread may ask and refill.
 */
final class SpaceReserve implements AutoCloseable
{
    /**
     * Kept free behind an excerpt: two index tables of the queue and the mark at the end of a file.
     */
    static final long MARGIN_BYTES = 128 << 10;

    private static final int STEPS_PER_RESERVE = 8;
    private static final long MAX_STEP_BYTES = 8 << 20;

    private final Path directory;
    private final File fileSystem;
    private final long minFreeBytes;
    private final long reserveBytes;
    private final long stepBytes;
    private final long blockBytes;
    private AllocatedFile file;
    private AllocatedFile nextFile;
    private volatile long position;
    private volatile long allocatedTo;
    private volatile boolean isLow;

    SpaceReserve(final Path directory, final JournalSettings settings)
    {
        this.directory = directory;
        fileSystem = directory.toFile();
        minFreeBytes = settings.minFreeBytes();
        reserveBytes = settings.reserveBytes();
        blockBytes = settings.blockSizeBytes();
        stepBytes = Math.min(MAX_STEP_BYTES, reserveBytes / STEPS_PER_RESERVE);
    }

    /**
     * Begins with a file whose end is known; 0 for one that is not there yet.
     *
     * @throws JournalException if the reserve cannot be had.
     */
    synchronized void open(final Path path, final long endPosition)
    {
        file = AllocatedFile.open(path);
        position = endPosition;
        allocatedTo = endPosition + reserveBytes + stepBytes;
        if (file.allocate(0, allocatedTo) == Allocation.NO_SPACE)
        {
            release(file, endPosition);
            throw new JournalException(Reason.DISK_FULL, directory, "a reserve of " + reserveBytes +
                " bytes cannot be allocated, the file system has " + freeBytes() +
                ": make room, or lower the reserve (launch.journal.reserve)");
        }
        isLow = freeBytes() < minFreeBytes;
    }

    /**
     * Begins with a file that is not there yet, behind one that is only to be ended.
     *
     * @param previous    the file before, if there is one.
     * @param endPosition of the file before; 0 if there is none.
     * @param path        of the new file.
     * @throws JournalException if the reserve cannot be had.
     */
    synchronized void openNext(final Path previous, final long endPosition, final Path path)
    {
        if (endPosition > 0)
        {
            try (AllocatedFile ended = AllocatedFile.open(previous))
            {
                if (ended.allocate(0, endPosition + MARGIN_BYTES) == Allocation.NO_SPACE)
                {
                    throw new JournalException(Reason.DISK_FULL, directory,
                        "the last file cannot be ended, the file system has " + freeBytes() + ": make room");
                }
                release(ended, endPosition);
            }
        }
        open(path, 0);
    }

    /**
     * Prepares the file of the next day, with a reserve of its own.
     *
     * @return false if there is no room for it.
     */
    synchronized boolean prepare(final Path path)
    {
        final long length = reserveBytes + stepBytes;
        if (isLow || freeBytes() < minFreeBytes + length)
        {
            return false;
        }
        final AllocatedFile prepared = AllocatedFile.open(path);
        if (prepared.allocate(0, length) == Allocation.NO_SPACE)
        {
            prepared.close();
            delete(path);
            return false;
        }
        nextFile = prepared;
        return true;
    }

    /**
     * The append that comes next goes to the file that was prepared.
     */
    synchronized void beginNext()
    {
        position = 0;
        allocatedTo = reserveBytes + stepBytes;
    }

    /**
     * The first excerpt is in the file that was prepared: the one before gives its reserve back.
     *
     * @param lastPosition where the file before ends.
     */
    synchronized void endPrevious(final long lastPosition)
    {
        release(file, lastPosition);
        file.close();
        file = nextFile;
        nextFile = null;
    }

    /**
     * Before an append: there must be room for it, on blocks that are ours. What was taken in may use up what the file
     * system has, down to nothing.
     *
     * @throws JournalException if there is none left.
     */
    void check(final int length)
    {
        if (reservedBytes() < length + MARGIN_BYTES)
        {
            extend(length + MARGIN_BYTES);
        }
    }

    /**
     * After an append.
     *
     * @param endPosition behind the excerpt.
     */
    void appended(final long endPosition)
    {
        position = endPosition;
        if (allocatedTo - endPosition < reserveBytes && !isLow)
        {
            refill();
        }
    }

    /**
     * Behind the last excerpt, in bytes from the start of the file.
     */
    long position()
    {
        return position;
    }

    /**
     * So far the file has blocks of its own, in bytes from its start; where it cannot have them they are counted.
     */
    long allocatedTo()
    {
        return allocatedTo;
    }

    boolean isLow()
    {
        return isLow;
    }

    /**
     * Fills the reserve up again, and a step more.
     *
     * @return false if space is low.
     */
    synchronized boolean refill()
    {
        if (file == null)
        {
            return false;
        }
        final long target = position + reserveBytes + stepBytes;
        // One step more than needed before it counts as enough again: or it would turn with every step.
        final long free = freeBytes() - (isLow ? stepBytes : 0);
        final long missing = Math.max(0, target - allocatedTo);
        isLow = free < minFreeBytes + missing ||
            missing > 0 && current().allocate(allocatedTo, missing) == Allocation.NO_SPACE;
        if (!isLow)
        {
            allocatedTo = Math.max(allocatedTo, target);
        }
        return !isLow;
    }

    private synchronized void extend(final long length)
    {
        final long target = position + Math.max(length, stepBytes);
        final Allocation allocation = file.allocate(allocatedTo, target - allocatedTo);
        if (allocation == Allocation.NO_SPACE ||
            allocation == Allocation.NOT_SUPPORTED && freeBytes() < target - allocatedTo + stepBytes)
        {
            throw new JournalException(Reason.DISK_FULL, directory, "the reserve is used up, " + reservedBytes() +
                " bytes are left of it and " + freeBytes() + " on the file system: make room, then recover");
        }
        allocatedTo = target;
    }

    long freeBytes()
    {
        return fileSystem.getUsableSpace();
    }

    /**
     * What is allocated ahead of the last excerpt.
     */
    long reservedBytes()
    {
        return allocatedTo - position;
    }

    /**
     * Forces all that was appended to the device.
     */
    void force() throws IOException
    {
        file.force();
    }

    /**
     * Gives the reserve back.
     */
    @Override
    public synchronized void close()
    {
        if (nextFile != null)
        {
            nextFile.close();
            nextFile = null;
        }
        if (file != null)
        {
            if (position > 0)
            {
                release(file, position);
            }
            file.close();
            file = null;
        }
    }

    /**
     * Readers touch nothing beyond the mark at the end of a file, which stands within the margin.
     */
    private void release(final AllocatedFile released, final long endPosition)
    {
        final long offset = endPosition + MARGIN_BYTES;
        released.release(offset, (offset + blockBytes - 1) / blockBytes * blockBytes);
    }

    /**
     * While the first excerpt of a day is appended, both files are open.
     */
    private AllocatedFile current()
    {
        return nextFile == null ? file : nextFile;
    }

    private void delete(final Path path)
    {
        try
        {
            Files.delete(path);
        }
        catch (final IOException e)
        {
            throw new JournalException(Reason.WRITE_FAILED, path, JournalException.NO_EXCERPT, e.toString(), e);
        }
    }
}
