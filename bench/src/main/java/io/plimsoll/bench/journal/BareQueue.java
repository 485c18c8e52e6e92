package io.plimsoll.bench.journal;

import io.plimsoll.journal.Durability;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.bytes.SyncMode;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.file.Path;

/**
 * The floor: the queue that the journal is written on, with the journal's settings, and nothing around it.
 */
final class BareQueue implements AutoCloseable
{
    private final ChronicleQueue queue;
    private final boolean isForced;
    private final PointerBytesStore excerpt = new PointerBytesStore();
    private ExcerptAppender appender;

    private BareQueue(final ChronicleQueue queue, final boolean isForced)
    {
        this.queue = queue;
        this.isForced = isForced;
    }

    static BareQueue open(final Path directory, final long blockSizeBytes, final Durability durability)
    {
        final boolean isForced = durability == Durability.GROUP_SYNC;
        return new BareQueue(
            SingleChronicleQueueBuilder.binary(directory)
                .rollCycle(RollCycles.FAST_DAILY)
                .blockSize(blockSizeBytes)
                .syncMode(isForced ? SyncMode.SYNC : SyncMode.ASYNC)
                .build(),
            isForced);
    }

    /**
     * Appends one excerpt, and forces it if the queue was opened so.
     *
     * @param source off the heap.
     * @param length in bytes, from its start.
     */
    void append(final UnsafeBuffer source, final int length)
    {
        if (appender == null)
        {
            appender = queue.createAppender();
        }
        excerpt.set(source.addressOffset(), length);
        appender.writeBytes(excerpt);
        if (isForced)
        {
            appender.sync();
        }
    }

    /**
     * Reads all excerpts, copying each as the journal's reader does.
     *
     * @return bytes read.
     */
    long readAll()
    {
        final Bytes<?> copy = Bytes.allocateElasticDirect(1 << 20);
        long bytes = 0;
        try (ExcerptTailer tailer = queue.createTailer())
        {
            while (tailer.readBytes(copy))
            {
                bytes += copy.readRemaining();
                copy.clear();
            }
        }
        finally
        {
            copy.releaseLast();
        }
        return bytes;
    }

    @Override
    public void close()
    {
        if (appender != null)
        {
            appender.close();
        }
        queue.close();
    }
}
