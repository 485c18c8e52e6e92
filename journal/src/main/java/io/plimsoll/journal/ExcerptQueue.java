package io.plimsoll.journal;

import java.io.File;
import java.nio.file.Path;
import java.time.LocalDate;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.bytes.SyncMode;
import net.openhft.chronicle.core.time.SystemTimeProvider;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.impl.single.TableStoreWriteLock;
import net.openhft.chronicle.threads.BusyTimedPauser;

/**
 * The appending end of one queue of excerpts: bytes in, index out.
 * <p>
 * Files roll once a day by the wall clock, never by the time of commands: the first append after a gap visits every
 * missing cycle, which simulated time would turn into minutes. An excerpt may be appended by one thread at a time;
 * handing the queue from one thread to another is the caller's business.
 */
final class ExcerptQueue implements AutoCloseable
{
    private static final RollCycle ROLL_CYCLE = RollCycles.FAST_DAILY;
    private static final int CHECKS_PER_BLOCK = 4;

    /** How long a reader waits for the first bytes of a file that somebody seems to be starting: ten times a stall. */
    private static final long QUEUE_TIMEOUT_MS = 2_000;

    private final Path directory;
    private final boolean isForced;
    private final long minFreeBytes;
    private final long spaceCheckBytes;
    private final File spaceFile;
    private final ChronicleQueue queue;
    private final ExcerptAppender appender;
    private final PointerBytesStore excerpt = new PointerBytesStore();
    private long bytesToSpaceCheck;
    private long lastIndex;

    private ExcerptQueue(
        final Path directory,
        final JournalSettings settings,
        final long lastIndex,
        final ChronicleQueue queue,
        final ExcerptAppender appender)
    {
        this.directory = directory;
        this.lastIndex = lastIndex;
        isForced = settings.durability() == Durability.GROUP_SYNC;
        minFreeBytes = settings.minFreeBytes();
        spaceCheckBytes = settings.blockSizeBytes() / CHECKS_PER_BLOCK;
        spaceFile = directory.toFile();
        this.queue = queue;
        this.appender = appender;
    }

    /**
     * Opens a queue for appending at its end.
     *
     * @param lastIndex of the last excerpt in it, {@link JournalException#NO_EXCERPT} if it is empty.
     */
    static ExcerptQueue open(final Path directory, final JournalSettings settings, final long lastIndex)
    {
        return open(directory, settings, lastIndex, SystemTimeProvider.INSTANCE);
    }

    static ExcerptQueue open(
        final Path directory, final JournalSettings settings, final long lastIndex, final TimeProvider rollTime)
    {
        final ChronicleQueue queue = openQueue(directory, settings.blockSizeBytes(), settings.durability(), rollTime);
        try
        {
            unlock((SingleChronicleQueue)queue);
            final ExcerptAppender appender = queue.createAppender();
            appender.singleThreadedCheckDisabled(true);
            return new ExcerptQueue(directory, settings, lastIndex, queue, appender);
        }
        catch (final RuntimeException | Error e)
        {
            queue.close();
            throw new JournalException(JournalException.Reason.UNREADABLE, directory, JournalException.NO_EXCERPT,
                "the queue cannot be opened for appending: " + e, e);
        }
    }

    /**
     * Takes away the queue's own lock from a writer that was killed within an append. The queue waits 15 seconds for
     * it, and for good if the dead process had the id of a living one, as it has in a container that was started anew.
     * Whoever opens a queue for appending holds the {@link JournalLock}, so nobody else appends.
     */
    private static void unlock(final SingleChronicleQueue queue)
    {
        final TableStoreWriteLock lock = new TableStoreWriteLock(queue.metaStore(), BusyTimedPauser::new, 0L);
        try
        {
            lock.forceUnlock();
        }
        finally
        {
            lock.close();
        }
    }

    static ChronicleQueue openQueue(
        final Path directory, final long blockSizeBytes, final Durability durability, final TimeProvider rollTime)
    {
        Environment.check(directory);
        try
        {
            return SingleChronicleQueueBuilder.binary(directory)
                .rollCycle(ROLL_CYCLE)
                .timeProvider(rollTime)
                .blockSize(blockSizeBytes)
                .timeoutMS(QUEUE_TIMEOUT_MS)
                .syncMode(durability == Durability.GROUP_SYNC ? SyncMode.SYNC : SyncMode.ASYNC)
                .build();
        }
        catch (final RuntimeException | Error e)
        {
            throw new JournalException(JournalException.Reason.UNREADABLE, directory, JournalException.NO_EXCERPT,
                "the queue cannot be opened: " + e, e);
        }
    }

    /**
     * Appends one excerpt, and forces it to the device if so configured.
     *
     * @param address of its first byte.
     * @param length  in bytes.
     * @return its index.
     */
    long append(final long address, final int length)
    {
        checkSpace(length);
        final long index;
        try
        {
            excerpt.set(address, length);
            appender.writeBytes(excerpt);
            if (isForced)
            {
                appender.sync();
            }
            index = appender.lastIndexAppended();
        }
        catch (final RuntimeException | Error e)
        {
            // Errors too: a mapped file that cannot grow shows up as an InternalError.
            throw new JournalException(JournalException.Reason.WRITE_FAILED, directory, JournalException.NO_EXCERPT,
                "an excerpt of " + length + " bytes could not be written: " + e, e);
        }
        checkFollows(index);
        lastIndex = index;
        return index;
    }

    /**
     * Why a writer does not take a message.
     */
    RuntimeException refused(final boolean isBroken, final String expected, final String found)
    {
        return isBroken ? new IllegalStateException("an earlier write to " + directory + " failed") :
            new JournalException(JournalException.Reason.OUT_OF_SEQUENCE, directory,
            "appending: expected " + expected + ", found " + found);
    }

    /**
     * Why a writer can never take a message of this length.
     */
    RuntimeException tooLarge(final int messageLength)
    {
        return new JournalException(JournalException.Reason.MALFORMED, directory,
            "a message of " + messageLength + " bytes does not fit into one excerpt: raise the batch limit");
    }

    @Override
    public void close()
    {
        appender.close();
        queue.close();
    }

    /**
     * A damaged queue may take an excerpt at a place that no reader gets to.
     */
    private void checkFollows(final long index)
    {
        final boolean isFirstOfCycle = ROLL_CYCLE.toSequenceNumber(index) == 0;
        if (index != lastIndex + 1 && !(isFirstOfCycle && index > lastIndex))
        {
            throw new JournalException(JournalException.Reason.WRITE_FAILED, directory, index,
                "the excerpt landed here, but the last one is " +
                (lastIndex == JournalException.NO_EXCERPT ? "nowhere" : describeIndex(lastIndex)));
        }
    }

    private void checkSpace(final int length)
    {
        bytesToSpaceCheck -= length;
        if (bytesToSpaceCheck <= 0)
        {
            final long freeBytes = spaceFile.getUsableSpace();
            if (freeBytes < minFreeBytes)
            {
                throw new JournalException(JournalException.Reason.DISK_FULL, directory, freeBytes +
                    " bytes are free on the file system, " + minFreeBytes + " must stay free: make room, then recover");
            }
            bytesToSpaceCheck = spaceCheckBytes;
        }
    }

    /**
     * An index in words: the day of its file and its number within.
     */
    static String describeIndex(final long index)
    {
        return LocalDate.ofEpochDay(ROLL_CYCLE.toCycle(index)) + "#" + ROLL_CYCLE.toSequenceNumber(index);
    }
}
