package io.plimsoll.journal;

import java.io.File;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.core.time.SystemTimeProvider;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The reading end of one queue of excerpts, from its start: copies one excerpt at a time.
 * <p>
 * A copy, because what was checked must be what is applied, whatever happens to the mapped file meanwhile.
 */
final class ExcerptCursor implements ExcerptSource
{
    private static final int INITIAL_CAPACITY = JournalSettings.DEFAULT_BATCH_LIMIT_BYTES;

    private final Path directory;
    private final ChronicleQueue queue;
    private final ExcerptTailer tailer;
    private final UnsafeBuffer mapped = new UnsafeBuffer(0, 0);
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private ByteBuffer bytes;
    private int length;
    private long index = JournalException.NO_EXCERPT;
    private long filePosition = JournalPlace.NO_POSITION;

    private ExcerptCursor(final Path directory, final ChronicleQueue queue, final ExcerptTailer tailer)
    {
        this.directory = directory;
        this.queue = queue;
        this.tailer = tailer;
        allocate(INITIAL_CAPACITY);
    }

    /**
     * Opens a queue at its start; one that does not exist is empty.
     */
    static ExcerptCursor open(final Path directory, final long blockSizeBytes)
    {
        if (!Files.isDirectory(directory))
        {
            return new ExcerptCursor(directory, null, null);
        }
        final ChronicleQueue queue =
            ExcerptQueue.openQueue(directory, blockSizeBytes, Durability.PROCESS, SystemTimeProvider.INSTANCE);
        try
        {
            return new ExcerptCursor(directory, queue, queue.createTailer());
        }
        catch (final Throwable e)
        {
            // It reads the first file already; the queue throws checked exceptions that it does not declare.
            queue.close();
            throw new JournalException(JournalException.Reason.UNREADABLE, directory, JournalException.NO_EXCERPT,
                "the first file of the queue cannot be read: " + e, e);
        }
    }

    @Override
    public boolean next()
    {
        if (tailer == null)
        {
            return false;
        }
        try (DocumentContext document = tailer.readingDocument())
        {
            if (!document.isPresent())
            {
                return false;
            }
            index = document.index();
            copy(document.wire().bytes());
            return true;
        }
        catch (final JournalException e)
        {
            throw e;
        }
        catch (final Throwable e)
        {
            throw unreadable(e);
        }
    }

    @Override
    public boolean moveTo(final long excerptIndex)
    {
        try
        {
            return tailer != null && tailer.moveToIndex(excerptIndex) && next() && index == excerptIndex;
        }
        catch (final JournalException e)
        {
            throw e;
        }
        catch (final Throwable e)
        {
            throw unreadable(e);
        }
    }

    @Override
    public JournalPlace place(final long excerptIndex)
    {
        return new JournalPlace(directory, file(), filePosition, excerptIndex);
    }

    @Override
    public JournalPlace endPlace(final long missingIndex)
    {
        return new JournalPlace(directory, file(),
            filePosition == JournalPlace.NO_POSITION ? filePosition : filePosition + length, missingIndex);
    }

    @Override
    public long index()
    {
        return index;
    }

    @Override
    public UnsafeBuffer buffer()
    {
        return buffer;
    }

    @Override
    public ByteBuffer bytes()
    {
        return bytes;
    }

    @Override
    public int length()
    {
        return length;
    }

    @Override
    public void close()
    {
        if (tailer != null)
        {
            tailer.close();
            queue.close();
        }
    }

    private void copy(final Bytes<?> document)
    {
        final long remaining = document.readRemaining();
        filePosition = document.readPosition();
        if (remaining > JournalSettings.MAX_BATCH_LIMIT_BYTES)
        {
            throw new JournalException(JournalException.Reason.MALFORMED, place(index), JournalException.NO_SEQUENCE,
                "excerpt of " + remaining + " bytes: none is larger than " + JournalSettings.MAX_BATCH_LIMIT_BYTES);
        }
        if (!document.bytesStore().inside(filePosition, remaining))
        {
            // A length that was damaged, of memory that is not mapped: to touch it would end the process.
            throw new JournalException(JournalException.Reason.MALFORMED, place(index), JournalException.NO_SEQUENCE,
                "excerpt of " + remaining + " bytes: more than the file has mapped here");
        }
        length = (int)remaining;
        if (length > bytes.capacity())
        {
            allocate(Math.max(length, 2 * bytes.capacity()));
        }
        mapped.wrap(document.addressForRead(document.readPosition()), length);
        mapped.getBytes(0, buffer, 0, length);
    }

    private JournalException unreadable(final Throwable cause)
    {
        return new JournalException(JournalException.Reason.UNREADABLE, endPlace(index),
            JournalException.NO_SEQUENCE, "the queue cannot be read behind this excerpt: " + cause, cause);
    }

    private Path file()
    {
        final File file = tailer == null ? null : tailer.currentFile();
        return file == null ? null : file.toPath();
    }

    private void allocate(final int capacity)
    {
        bytes = BufferUtil.allocateDirectAligned(capacity, 64);
        buffer.wrap(bytes);
    }
}
