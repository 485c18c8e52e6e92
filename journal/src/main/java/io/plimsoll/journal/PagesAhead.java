package io.plimsoll.journal;

import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.bytes.MappedBytesStore;
import net.openhft.posix.PosixAPI;

/**
 * Maps the pages ahead of an append, many with one call, so that appends do not meet each of them with a fault of its
 * own. Only where the disk has been allocated: touching a page that gets no block would end in an asynchronous error.
 * <p>
 * Changes no content: the pages are zero, as they are on the disk. Where the kernel does not know the call (before
 * Linux 5.14) appends take their faults one by one, as ever.
 */
final class PagesAhead
{
    /** MADV_POPULATE_WRITE of Linux. */
    private static final int POPULATE_WRITE = 23;
    private static final long PAGE = 4096;
    private static final long STEP_BYTES = 128 << 10;

    private MappedBytesStore store;
    private long end;
    private boolean isUnknown;

    /**
     * To be called behind an append.
     *
     * @param file        as it is mapped.
     * @param position    behind the excerpt.
     * @param allocatedTo so far the file has blocks.
     */
    void map(final Bytes<?> file, final long position, final long allocatedTo)
    {
        if (isUnknown || file.bytesStore() == store && position + STEP_BYTES / 2 < end)
        {
            return;
        }
        if (file.bytesStore() instanceof MappedBytesStore mapped)
        {
            final long from = mapped == store ? end : (position + PAGE - 1) & -PAGE;
            store = mapped;
            end = Math.min(from + STEP_BYTES, Math.min(allocatedTo, mapped.safeLimit()) & -PAGE);
            if (end > from)
            {
                populate(mapped.addressForWrite(from), end - from);
            }
            else
            {
                // The end of a mapping, or of what is allocated.
                end = from;
            }
        }
    }

    private void populate(final long address, final long length)
    {
        try
        {
            isUnknown = PosixAPI.posix().madvise(address, length, POPULATE_WRITE) != 0;
        }
        catch (final RuntimeException e)
        {
            isUnknown = true;
        }
    }
}
