package io.plimsoll.journal;

import static io.plimsoll.journal.ExcerptLayout.CRC_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.FIRST_SEQUENCE_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.FORMAT_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.HEADER_LENGTH;
import static io.plimsoll.journal.ExcerptLayout.LAST_SEQUENCE_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.MAGIC;
import static io.plimsoll.journal.ExcerptLayout.PAYLOAD_LENGTH_OFFSET;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.plimsoll.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Finds excerpts in the raw files of one queue, whatever its metadata, its index pages or holes look like.
 * <p>
 * Reads with plain file calls: the queue's library is not asked, nothing is mapped (a mapped file that is shorter than
 * it should be kills the process) and nothing can be written. An excerpt stands at a multiple of 4 bytes behind the
 * queue's own header word, which holds its length and says by two bits whether it is finished and whether it is the
 * queue's own data. It counts as sound if its magic, its length and its checksum are right. What looks like an excerpt
 * and is not sound is remembered as {@link #damage()} and passed over: whether the next sound one may follow is for
 * {@link ExcerptReader} to say.
 */
final class ExcerptScan implements ExcerptSource
{
    private static final int WORD = Integer.BYTES;
    private static final int WINDOW = 1 << 20;
    private static final int NOT_FINISHED = 0x8000_0000;
    private static final int OWN_DATA = 0x4000_0000;
    private static final int LENGTH_MASK = 0x3FFF_FFFF;

    private final Path directory;
    private final List<RollFile> files;
    private final long writtenIndex;
    private final CRC32C crc = new CRC32C();
    private final ByteBuffer window = ByteBuffer.allocateDirect(WINDOW).order(LITTLE_ENDIAN);
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private ByteBuffer bytes;
    private int fileNumber = -1;
    private FileChannel channel;
    private long windowPosition;
    private long position;
    private int nextNumber;
    private int length;
    private long index = JournalException.NO_EXCERPT;
    private RollFile excerptFile;
    private long excerptPosition = JournalPlace.NO_POSITION;
    private JournalException damage;

    private ExcerptScan(final Path directory, final List<RollFile> files, final long writtenIndex)
    {
        this.directory = directory;
        this.files = files;
        this.writtenIndex = writtenIndex;
        allocate(JournalSettings.DEFAULT_BATCH_LIMIT_BYTES);
        window.limit(0);
    }

    /**
     * Scans all files of a queue.
     *
     * @param writtenIndex last excerpt that is known to be finished: up to it the header word need not say so.
     */
    static ExcerptScan open(final Path directory, final long writtenIndex)
    {
        return new ExcerptScan(directory, RollFile.list(directory), writtenIndex);
    }

    /**
     * Scans some files of a queue.
     */
    static ExcerptScan open(final Path directory, final List<RollFile> files)
    {
        return new ExcerptScan(directory, files, JournalException.NO_EXCERPT);
    }

    @Override
    public boolean next()
    {
        damage = null;
        try
        {
            while (channel != null || openNextFile())
            {
                if (findInFile())
                {
                    return true;
                }
                closeFile();
            }
            return false;
        }
        catch (final IOException e)
        {
            throw new JournalException(Reason.UNREADABLE, here(), JournalException.NO_SEQUENCE, e.toString(), e);
        }
    }

    @Override
    public boolean moveTo(final long excerptIndex)
    {
        while (next())
        {
            if (index == excerptIndex)
            {
                return true;
            }
        }
        return false;
    }

    /**
     * First thing between the last two excerpts that looks like one and is not sound; null if there is none. After the
     * last, what comes behind it.
     */
    JournalException damage()
    {
        return damage;
    }

    /**
     * File of the excerpt last read.
     */
    RollFile file()
    {
        return excerptFile;
    }

    @Override
    public JournalPlace place(final long excerptIndex)
    {
        return new JournalPlace(
            directory, excerptFile == null ? null : excerptFile.path(), excerptPosition, excerptIndex);
    }

    @Override
    public JournalPlace endPlace(final long missingIndex)
    {
        return new JournalPlace(directory, excerptFile == null ? null : excerptFile.path(),
            excerptPosition == JournalPlace.NO_POSITION ? excerptPosition : excerptPosition + length, missingIndex);
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
        try
        {
            closeFile();
        }
        catch (final IOException e)
        {
            throw new JournalException(
                Reason.UNREADABLE, directory, JournalException.NO_EXCERPT, e.toString(), e);
        }
    }

    private boolean openNextFile() throws IOException
    {
        if (fileNumber + 1 >= files.size())
        {
            return false;
        }
        fileNumber++;
        channel = FileChannel.open(files.get(fileNumber).path(), StandardOpenOption.READ);
        position = WORD;
        nextNumber = 0;
        windowPosition = 0;
        window.limit(0);
        return true;
    }

    private void closeFile() throws IOException
    {
        if (channel != null)
        {
            channel.close();
            channel = null;
        }
    }

    /**
     * Looks for the magic at every multiple of 4; {@code position} stands where it may be.
     */
    private boolean findInFile() throws IOException
    {
        while (hasWord())
        {
            if (window.getInt((int)(position - windowPosition)) == MAGIC && isExcerpt())
            {
                return true;
            }
            position += WORD;
        }
        return false;
    }

    private boolean hasWord() throws IOException
    {
        if (position + WORD > windowPosition + window.limit())
        {
            windowPosition = position;
            read(window, position, WINDOW);
        }
        return position + WORD <= windowPosition + window.limit();
    }

    private boolean isExcerpt() throws IOException
    {
        read(bytes, position, HEADER_LENGTH);
        final int payloadLength = bytes.limit() < HEADER_LENGTH ? -1 :
            buffer.getInt(PAYLOAD_LENGTH_OFFSET, LITTLE_ENDIAN);
        if (payloadLength < 0 || payloadLength > JournalSettings.MAX_BATCH_LIMIT_BYTES - HEADER_LENGTH)
        {
            return note(Reason.MALFORMED, "the start of an excerpt without a possible length");
        }
        final int whole = HEADER_LENGTH + payloadLength;
        if (whole > bytes.capacity())
        {
            allocate(Math.max(whole, 2 * bytes.capacity()));
        }
        read(bytes, position, whole);
        if (bytes.limit() < whole)
        {
            return note(Reason.MALFORMED, "the file ends within an excerpt " + sequences());
        }
        final int format = buffer.getShort(FORMAT_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
        final int expectedCrc = buffer.getInt(CRC_OFFSET, LITTLE_ENDIAN);
        final int actualCrc = BatchBuffer.checksum(crc, bytes, whole, format);
        if (expectedCrc != actualCrc)
        {
            return note(Reason.CHECKSUM, "an excerpt " + sequences() + " says " + Integer.toHexString(expectedCrc) +
                ", the bytes give " + Integer.toHexString(actualCrc));
        }
        final long found = files.get(fileNumber).index(nextNumber);
        if (found > writtenIndex && !isFinished(whole))
        {
            return note(Reason.MALFORMED, "an excerpt " + sequences() + " whose writing was not finished");
        }
        length = whole;
        excerptFile = files.get(fileNumber);
        excerptPosition = position;
        index = found;
        nextNumber++;
        position += whole + WORD;
        return true;
    }

    /**
     * What the queue's own header word says.
     */
    private boolean isFinished(final int whole) throws IOException
    {
        final ByteBuffer word = ByteBuffer.allocate(WORD).order(LITTLE_ENDIAN);
        read(word, position - WORD, WORD);
        final int header = word.limit() < WORD ? 0 : word.getInt(0);
        return (header & (NOT_FINISHED | OWN_DATA)) == 0 && (header & LENGTH_MASK) == whole;
    }

    private boolean note(final Reason reason, final String detail)
    {
        if (damage == null)
        {
            damage = new JournalException(reason, here(), JournalException.NO_SEQUENCE, detail);
        }
        nextNumber++;
        return false;
    }

    private JournalPlace here()
    {
        final RollFile file = fileNumber < 0 ? null : files.get(fileNumber);
        return file == null ? JournalPlace.of(directory, JournalException.NO_EXCERPT) :
            new JournalPlace(directory, file.path(), position, file.index(nextNumber));
    }

    private String sequences()
    {
        return "of sequences " + buffer.getLong(FIRST_SEQUENCE_OFFSET, LITTLE_ENDIAN) + " to " +
            buffer.getLong(LAST_SEQUENCE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Reads up to a number of bytes; the limit says how many there were.
     */
    private void read(final ByteBuffer target, final long from, final int wanted) throws IOException
    {
        target.limit(wanted).position(0);
        while (target.hasRemaining())
        {
            if (channel.read(target, from + target.position()) < 0)
            {
                break;
            }
        }
        target.flip();
    }

    private void allocate(final int capacity)
    {
        bytes = BufferUtil.allocateDirectAligned(capacity, Long.BYTES);
        buffer.wrap(bytes);
    }
}
