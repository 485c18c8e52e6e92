package io.plimsoll.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.bytes.SyncMode;
import net.openhft.chronicle.core.time.SystemTimeProvider;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.impl.single.TableStoreWriteLock;
import net.openhft.chronicle.threads.BusyTimedPauser;
import net.openhft.chronicle.wire.Wires;
import org.agrona.BitUtil;

/**
 * The appending end of one queue of excerpts: bytes in, index out.
 * <p>
 * Files roll once a day by the wall clock, never by the time of commands: the first append after a gap visits every
 * missing cycle, which simulated time would turn into minutes. A clock that steps back changes nothing, and a day
 * begins only when its file has a reserve of its own. An excerpt may be appended by one thread at a time; handing the
 * queue from one thread to another is the caller's business.
 */
final class ExcerptQueue implements AutoCloseable
{
    private static final int DOCUMENT_HEADER_LENGTH = Integer.BYTES;
    private static final RollCycle ROLL_CYCLE = RollFiles.CYCLE;

    /** How long a reader waits for the first bytes of a file that somebody seems to be starting: ten times a stall. */
    private static final long QUEUE_TIMEOUT_MS = 2_000;

    private final Path directory;
    private final boolean isForced;
    private final RollFiles files;
    private final RollClock clock;
    private final SpaceReserve reserve;
    private final ChronicleQueue queue;
    private final ExcerptAppender appender;
    private final PointerBytesStore excerpt = new PointerBytesStore();
    private final PagesAhead pages = new PagesAhead();
    private long lastIndex;

    private ExcerptQueue(
        final Path directory,
        final JournalSettings settings,
        final long lastIndex,
        final RollClock clock,
        final SpaceReserve reserve,
        final ChronicleQueue queue)
    {
        this.directory = directory;
        this.lastIndex = lastIndex;
        this.clock = clock;
        this.reserve = reserve;
        this.queue = queue;
        isForced = settings.durability() == Durability.GROUP_SYNC;
        files = new RollFiles(directory);
        appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
    }

    /**
     * Opens a queue for appending at its end.
     *
     * @param lastIndex of the last excerpt in it, {@link JournalException#NO_EXCERPT} if it is empty.
     * @throws JournalException with DISK_FULL if its reserve cannot be had.
     */
    static ExcerptQueue open(final Path directory, final JournalSettings settings, final long lastIndex)
    {
        return open(directory, settings, lastIndex, SystemTimeProvider.INSTANCE);
    }

    static ExcerptQueue open(
        final Path directory, final JournalSettings settings, final long lastIndex, final TimeProvider wallClock)
    {
        Environment.check(directory);
        final RollFiles files = RollFiles.begin(directory);
        final int lastCycle = files.last();
        final RollClock clock = new RollClock(wallClock, ROLL_CYCLE, lastCycle);
        final ChronicleQueue queue = openQueue(directory, settings.blockSizeBytes(), settings.durability(), clock);
        final SpaceReserve reserve = new SpaceReserve(directory, settings);
        try
        {
            unlock((SingleChronicleQueue)queue);
            final long endPosition = files.endPosition(queue, lastIndex);
            if (clock.cycle() == lastCycle)
            {
                reserve.open(files.of(lastCycle), endPosition);
            }
            else
            {
                reserve.openNext(files.of(lastCycle), endPosition, files.prepared(clock.cycle()));
            }
            final ExcerptQueue opened = new ExcerptQueue(directory, settings, lastIndex, clock, reserve, queue);
            if (opened.isForced)
            {
                files.force();
            }
            return opened;
        }
        catch (final Throwable e)
        {
            reserve.close();
            queue.close();
            files.deletePrepared();
            throw e instanceof JournalException known ? known : new JournalException(
                JournalException.Reason.UNREADABLE, directory, JournalException.NO_EXCERPT,
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
        catch (final Throwable e)
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
        reserve.check(length);
        final boolean isRolling = clock.isNextCycleDue() && prepareNextFile();
        final long lastPosition = reserve.position();
        if (isRolling)
        {
            reserve.beginNext();
        }
        final long index;
        try
        {
            excerpt.set(address, length);
            appender.writeBytes(excerpt);
            index = appender.lastIndexAppended();
        }
        catch (final Throwable e)
        {
            // The queue throws checked exceptions undeclared; a mapped file that cannot grow is an InternalError.
            throw failed(length, e);
        }
        checkFollows(index);
        checkAdjoins(index, lastPosition, appender.wire().bytes(), length);
        lastIndex = index;
        if (isRolling)
        {
            endPreviousFile(lastPosition);
        }
        reserve.appended(appender.wire().bytes().writePosition());
        if (isForced)
        {
            force(length);
        }
        else
        {
            pages.map(appender.wire().bytes(), reserve.position(), reserve.allocatedTo());
        }
        return index;
    }

    /**
     * The room that it keeps ahead of its end.
     */
    SpaceReserve reserve()
    {
        return reserve;
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
        reserve.close();
        files.deletePrepared();
    }

    /**
     * Without room for another file the queue stays in the one it has: a day later is late enough.
     */
    private boolean prepareNextFile()
    {
        final int cycle = clock.nextCycle();
        if (reserve.prepare(files.prepared(cycle)))
        {
            clock.enter(cycle);
            return true;
        }
        clock.stay();
        return false;
    }

    private void endPreviousFile(final long lastPosition)
    {
        if (isForced)
        {
            // The end of the last file and the name of the new one.
            files.force();
        }
        reserve.endPrevious(lastPosition);
        files.deletePrepared();
    }

    private void force(final int length)
    {
        try
        {
            reserve.force();
        }
        catch (final IOException e)
        {
            throw failed(length, e);
        }
    }

    private JournalException failed(final int length, final Throwable cause)
    {
        return new JournalException(JournalException.Reason.WRITE_FAILED, directory, JournalException.NO_EXCERPT,
            "an excerpt of " + length + " bytes could not be written: " + cause, cause);
    }

    /**
     * The queue's own tables may be newer than its excerpts after a power loss: then the next one gets the right index,
     * but stands behind a hole at which every reader stops.
     */
    private void checkAdjoins(final long index, final long lastPosition, final Bytes<?> file, final int length)
    {
        if (ROLL_CYCLE.toSequenceNumber(index) == 0)
        {
            return;
        }
        final long start = file.writePosition() - length - DOCUMENT_HEADER_LENGTH;
        long position = lastPosition;
        while (position < start)
        {
            // Only tables of the queue may stand between.
            final int header = file.readVolatileInt(position);
            if (!Wires.isReadyMetaData(header) || Wires.lengthOf(header) == 0)
            {
                break;
            }
            position += DOCUMENT_HEADER_LENGTH + BitUtil.align(Wires.lengthOf(header), DOCUMENT_HEADER_LENGTH);
        }
        if (position != start)
        {
            throw new JournalException(JournalException.Reason.WRITE_FAILED, directory, index,
                "the excerpt landed at byte " + start + ", but the one before it ends at byte " + lastPosition +
                ": the file is damaged behind its last excerpt, repair the journal");
        }
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

    /**
     * An index in words: the day of its file and its number within.
     */
    static String describeIndex(final long index)
    {
        return LocalDate.ofEpochDay(ROLL_CYCLE.toCycle(index)) + "#" + ROLL_CYCLE.toSequenceNumber(index);
    }
}
