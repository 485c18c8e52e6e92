package io.plimsoll.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.agrona.BitUtil.SIZE_OF_INT;
import static org.agrona.BitUtil.SIZE_OF_LONG;
import static org.agrona.BitUtil.SIZE_OF_SHORT;

import io.plimsoll.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.CloseHelper;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * How far each queue was written, and by the writer of which epoch: kept beside the queues in {@code journal.mark}.
 * <p>
 * A queue that lost its end looks like a shorter queue. The mark says where the end was: reading must get at least
 * there. It is stored after the excerpt, so a crash between the two leaves it behind, never ahead.
 * <pre>
 *   0         2         4         6         8
 *   +---------+---------+---------+---------+
 *   | magic             | format  | schema  |
 *   +---------+---------+---------+---------+
 *   | version | zero                        |   of the schema
 *   +---------+-----------------------------+
 *   | block size of the queues, bytes       |
 *   +---------------------------------------+
 *   | zero up to 64                         |
 *   +---------------------------------------+  64: written by whoever appends commands
 *   | index of the last excerpt, 0 for none |
 *   +---------------------------------------+
 *   | last sequence                         |
 *   +---------------------------------------+
 *   | zero up to 128                        |
 *   +---------------------------------------+ 128: written by whoever appends outcomes
 *   | index of the last excerpt, 0 for none |
 *   +---------------------------------------+
 *   | command sequence of the last event    |
 *   +---------------------------------------+
 *   | released sequence: all events of it   |
 *   | and of all before it are in outcomes  |
 *   +---------------------------------------+
 *   | zero up to 192                        |
 *   +---------------------------------------+ 192: written once by whoever opens the journal for writing
 *   | epoch: one more for every such opening|
 *   +---------------------------------------+
 *   | epoch that has ended in good order    |   the writer closed the journal with everything released
 *   +---------------------------------------+
 *   | zero up to 4096                       |
 *   +---------------------------------------+
 * </pre>
 */
final class JournalMark implements AutoCloseable
{
    static final String FILE_NAME = "journal.mark";

    private static final int MAGIC = 0x4B4D_4C50; // "PLMK" in the file
    private static final int LINE = 64;

    private static final int MAGIC_OFFSET = 0;
    private static final int FORMAT_OFFSET = MAGIC_OFFSET + SIZE_OF_INT;
    private static final int SCHEMA_ID_OFFSET = FORMAT_OFFSET + SIZE_OF_SHORT;
    private static final int SCHEMA_VERSION_OFFSET = SCHEMA_ID_OFFSET + SIZE_OF_SHORT;
    private static final int BLOCK_SIZE_OFFSET = SCHEMA_VERSION_OFFSET + SIZE_OF_LONG;
    private static final int COMMANDS_INDEX_OFFSET = LINE;
    private static final int COMMANDS_SEQUENCE_OFFSET = COMMANDS_INDEX_OFFSET + SIZE_OF_LONG;
    private static final int OUTCOMES_INDEX_OFFSET = 2 * LINE;
    private static final int OUTCOMES_SEQUENCE_OFFSET = OUTCOMES_INDEX_OFFSET + SIZE_OF_LONG;
    private static final int RELEASED_SEQUENCE_OFFSET = OUTCOMES_SEQUENCE_OFFSET + SIZE_OF_LONG;
    private static final int EPOCH_OFFSET = 3 * LINE;
    private static final int ENDED_EPOCH_OFFSET = EPOCH_OFFSET + SIZE_OF_LONG;
    private static final int FILE_LENGTH = 4096;

    private final Path directory;
    private final FileChannel channel;
    private final MappedByteBuffer bytes;
    private final UnsafeBuffer buffer;
    private JournalLock lock;

    private JournalMark(final Path directory, final FileChannel channel, final MappedByteBuffer bytes)
    {
        this.directory = directory;
        this.channel = channel;
        this.bytes = bytes;
        buffer = new UnsafeBuffer(bytes);
    }

    /**
     * True if the directory has a mark.
     */
    static boolean exists(final Path directory)
    {
        return Files.exists(directory.resolve(FILE_NAME));
    }

    /**
     * True if there is a mark and a writer has begun an epoch on it: until then it is half made.
     */
    static boolean isBegun(final Path directory)
    {
        try
        {
            if (!exists(directory) || Files.size(directory.resolve(FILE_NAME)) < FILE_LENGTH)
            {
                return false;
            }
        }
        catch (final IOException e)
        {
            throw unreadable(directory, e);
        }
        try (JournalMark mark = map(directory, MapMode.READ_ONLY, StandardOpenOption.READ))
        {
            // Formats before this one have no epoch.
            return mark.epoch() > 0 || mark.commandsIndex() > 0;
        }
    }

    /**
     * Opens the mark for a writer, creating it if need be, and locks it.
     *
     * @param blockSizeBytes of the queues from now on: readers must map at least as much.
     */
    static JournalMark lock(final Path directory, final long blockSizeBytes)
    {
        return lock(directory, blockSizeBytes, JournalLock.take(directory));
    }

    /**
     * Opens the mark for a writer that has the lock. The lock goes with the mark, or is given back if that fails.
     */
    static JournalMark lock(final Path directory, final long blockSizeBytes, final JournalLock lock)
    {
        try
        {
            final JournalMark mark = map(
                directory, MapMode.READ_WRITE,
                StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            mark.lock = lock;
            mark.begin(blockSizeBytes);
            return mark;
        }
        catch (final RuntimeException e)
        {
            lock.close();
            throw e;
        }
    }

    /**
     * Opens the mark for a reader.
     */
    static JournalMark read(final Path directory)
    {
        final JournalMark mark = map(directory, MapMode.READ_ONLY, StandardOpenOption.READ);
        try
        {
            mark.check();
            return mark;
        }
        catch (final RuntimeException e)
        {
            mark.close();
            throw e;
        }
    }

    long blockSizeBytes()
    {
        return buffer.getLong(BLOCK_SIZE_OFFSET, LITTLE_ENDIAN);
    }

    long commandsIndex()
    {
        return buffer.getLongVolatile(COMMANDS_INDEX_OFFSET);
    }

    long commandsSequence()
    {
        return buffer.getLongVolatile(COMMANDS_SEQUENCE_OFFSET);
    }

    void commandsWritten(final long excerptIndex, final long lastSequence)
    {
        buffer.putLongRelease(COMMANDS_SEQUENCE_OFFSET, lastSequence);
        buffer.putLongRelease(COMMANDS_INDEX_OFFSET, excerptIndex);
    }

    long outcomesIndex()
    {
        return buffer.getLongVolatile(OUTCOMES_INDEX_OFFSET);
    }

    long outcomesSequence()
    {
        return buffer.getLongVolatile(OUTCOMES_SEQUENCE_OFFSET);
    }

    void outcomesWritten(final long excerptIndex, final long lastSequence)
    {
        buffer.putLongRelease(OUTCOMES_SEQUENCE_OFFSET, lastSequence);
        buffer.putLongRelease(OUTCOMES_INDEX_OFFSET, excerptIndex);
    }

    long releasedSequence()
    {
        return buffer.getLongVolatile(RELEASED_SEQUENCE_OFFSET);
    }

    void released(final long sequence)
    {
        buffer.putLongRelease(RELEASED_SEQUENCE_OFFSET, sequence);
    }

    /**
     * Number of the writer that has opened the journal last.
     */
    long epoch()
    {
        return buffer.getLongVolatile(EPOCH_OFFSET);
    }

    /**
     * The writer of an epoch has released everything and closes the journal.
     */
    void ended(final long writerEpoch)
    {
        if (epoch() == writerEpoch)
        {
            buffer.putLongRelease(ENDED_EPOCH_OFFSET, writerEpoch);
        }
    }

    /**
     * True if the last writer has closed the journal in good order. A writer that died has not.
     */
    boolean hasEnded()
    {
        return epoch() > 0 && buffer.getLongVolatile(ENDED_EPOCH_OFFSET) == epoch();
    }

    /**
     * For a mark that is made anew, or was put back: a writer must come after those who wrote the excerpts.
     */
    void raiseEpoch(final long lastEpoch)
    {
        buffer.putLongVolatile(EPOCH_OFFSET, Math.max(epoch(), lastEpoch));
    }

    /**
     * A writer that was taken over from must not go on: the second fence, should the lock have been lost.
     */
    void checkEpoch(final long writerEpoch)
    {
        final long current = epoch();
        if (current != writerEpoch)
        {
            throw new JournalException(Reason.FENCED, directory, "the writer of epoch " + current +
                " has taken over from this one, of epoch " + writerEpoch + ": nothing more may be written here");
        }
    }

    @Override
    public void close()
    {
        if (!channel.isOpen())
        {
            return;
        }
        // A late store must not hit memory that is gone.
        final long lastEpoch = epoch();
        buffer.wrap(new byte[FILE_LENGTH]);
        buffer.putLong(EPOCH_OFFSET, lastEpoch);
        IoUtil.unmap(bytes);
        try
        {
            channel.close();
        }
        catch (final IOException e)
        {
            throw unreadable(directory, e);
        }
        finally
        {
            CloseHelper.close(lock);
        }
    }

    private static JournalMark map(final Path directory, final MapMode mode, final StandardOpenOption... options)
    {
        final Path file = directory.resolve(FILE_NAME);
        try
        {
            final FileChannel channel = FileChannel.open(file, options);
            try
            {
                if (mode == MapMode.READ_ONLY && channel.size() < FILE_LENGTH)
                {
                    throw new IOException(file + " has " + channel.size() + " of " + FILE_LENGTH + " bytes");
                }
                if (channel.size() < FILE_LENGTH)
                {
                    // Real blocks: a mapped page without one fails, on a full disk, long after the store.
                    channel.write(ByteBuffer.allocate(FILE_LENGTH - (int)channel.size()), channel.size());
                }
                return new JournalMark(directory, channel, channel.map(mode, 0, FILE_LENGTH));
            }
            catch (final IOException | RuntimeException e)
            {
                channel.close();
                throw e;
            }
        }
        catch (final NoSuchFileException e)
        {
            throw new JournalException(Reason.NOT_FOUND, directory, "there is no " + FILE_NAME + " here");
        }
        catch (final IOException e)
        {
            throw unreadable(directory, e);
        }
    }

    /**
     * Begins an epoch. The file is mapped for this writer alone.
     */
    private void begin(final long blockSizeBytes)
    {
        try
        {
            if (isBlank())
            {
                buffer.putInt(MAGIC_OFFSET, MAGIC, LITTLE_ENDIAN);
                format();
            }
            check();
            format();
            buffer.putLong(BLOCK_SIZE_OFFSET, Math.max(blockSizeBytes, blockSizeBytes()), LITTLE_ENDIAN);
            buffer.putLongVolatile(EPOCH_OFFSET, epoch() + 1);
            bytes.force();
        }
        catch (final RuntimeException e)
        {
            lock = null;
            close();
            throw e;
        }
    }

    private boolean isBlank()
    {
        for (int i = 0; i < FILE_LENGTH; i += SIZE_OF_LONG)
        {
            if (buffer.getLong(i) != 0)
            {
                return false;
            }
        }
        return true;
    }

    private void format()
    {
        buffer.putShort(FORMAT_OFFSET, (short)ExcerptLayout.FORMAT_VERSION, LITTLE_ENDIAN);
        buffer.putShort(SCHEMA_ID_OFFSET, (short)ExcerptLayout.SCHEMA_ID, LITTLE_ENDIAN);
        buffer.putShort(SCHEMA_VERSION_OFFSET, (short)ExcerptLayout.SCHEMA_VERSION, LITTLE_ENDIAN);
    }

    private void check()
    {
        if (buffer.getInt(MAGIC_OFFSET, LITTLE_ENDIAN) != MAGIC)
        {
            throw new JournalException(Reason.UNREADABLE, directory,
                FILE_NAME + " is not the mark of a journal, or is damaged");
        }
        final int format = buffer.getShort(FORMAT_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
        final String complaint = Versions.complaint(format,
            buffer.getShort(SCHEMA_ID_OFFSET, LITTLE_ENDIAN) & 0xFFFF,
            buffer.getShort(SCHEMA_VERSION_OFFSET, LITTLE_ENDIAN) & 0xFFFF);
        if (!complaint.isEmpty())
        {
            throw new JournalException(Versions.reason(format), directory, complaint);
        }
    }

    private static JournalException unreadable(final Path directory, final IOException e)
    {
        return new JournalException(
            Reason.UNREADABLE, directory, JournalException.NO_EXCERPT, FILE_NAME + ": " + e, e);
    }
}
