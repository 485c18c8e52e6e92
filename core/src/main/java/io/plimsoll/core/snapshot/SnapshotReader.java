package io.plimsoll.core.snapshot;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

import static io.plimsoll.core.snapshot.SnapshotWriter.CHUNK_LENGTH;
import static io.plimsoll.core.snapshot.SnapshotWriter.HEADER_LENGTH;
import static io.plimsoll.core.snapshot.SnapshotWriter.TRAILER_LENGTH;

/**
 * Reads what {@link SnapshotWriter} has written. Trusts nothing: a section must be as long as its content says, of the
 * version that this build knows, and of the checksum that it names. Numbers are checked against bounds as they are
 * read, because the checksum comes last.
 */
public final class SnapshotReader
{
    private final SnapshotInput input;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(CHUNK_LENGTH);
    private final UnsafeBuffer chunk = new UnsafeBuffer(bytes);
    private final CRC32C checksum = new CRC32C();
    private Section section;
    private long unread;
    private int position;
    private int limit;

    /**
     * From a given input.
     *
     * @param input of the sections.
     */
    public SnapshotReader(final SnapshotInput input)
    {
        this.input = input;
    }

    /**
     * Open the next section.
     *
     * @param next section that must come.
     * @throws SnapshotException if another comes, or another version of it.
     */
    public void open(final Section next)
    {
        section = next;
        final long length = input.open(next.id());
        if (length < HEADER_LENGTH + TRAILER_LENGTH)
        {
            throw failure("its frame alone takes " + (HEADER_LENGTH + TRAILER_LENGTH) + " bytes, it has " + length);
        }
        unread = length - TRAILER_LENGTH;
        position = 0;
        limit = 0;
        checksum.reset();
        final int at = need(HEADER_LENGTH);
        final int id = chunk.getInt(at, ByteOrder.LITTLE_ENDIAN);
        final int version = chunk.getInt(at + Integer.BYTES, ByteOrder.LITTLE_ENDIAN);
        if (id != next.id())
        {
            throw failure("it says that it is section " + id);
        }
        if (version != next.version())
        {
            throw failure("it is of version " + version + ", this build reads version " + next.version());
        }
    }

    /**
     * Read a number.
     *
     * @return any value.
     * @throws SnapshotException if the section is too short.
     */
    public long next()
    {
        return chunk.getLong(need(Long.BYTES), ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Read a number within bounds.
     *
     * @param least value.
     * @param most  value.
     * @param what  it is, for the message.
     * @return the value.
     * @throws SnapshotException if it is not within the bounds.
     */
    public long next(final long least, final long most, final String what)
    {
        final long value = next();
        if (value < least || value > most)
        {
            throw failure(what + " must be " + least + ".." + most + ", it is " + value);
        }
        return value;
    }

    /**
     * Read a number within bounds that fits an int.
     *
     * @param least value.
     * @param most  value.
     * @param what  it is, for the message.
     * @return the value.
     * @throws SnapshotException if it is not within the bounds.
     */
    public int nextInt(final int least, final int most, final String what)
    {
        return (int)next(least, most, what);
    }

    /**
     * Read numbers.
     *
     * @param values to fill.
     * @param least  value.
     * @param most   value.
     * @param what   they are, for the message.
     * @throws SnapshotException if one is not within the bounds.
     */
    public void nextAll(final long[] values, final long least, final long most, final String what)
    {
        for (int i = 0; i < values.length; i++)
        {
            values[i] = next(least, most, what);
        }
    }

    /**
     * Read the leading bytes of records.
     *
     * @param memory of the records, with room for them.
     * @param stride from one to the next.
     * @param length of what is read of each, at most 64 KiB.
     * @param rows   to read, from row 0.
     * @throws SnapshotException if the section is too short.
     */
    public void nextRecords(final MutableDirectBuffer memory, final int stride, final int length, final int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            memory.putBytes(row * stride, chunk, need(length), length);
        }
    }

    /**
     * The section must end here.
     *
     * @throws SnapshotException if it does not, or if its checksum is not that of its content.
     */
    public void close()
    {
        final long left = unread + limit - position;
        if (left != 0)
        {
            throw failure("it has " + left + " bytes more than its content");
        }
        input.read(chunk, 0, TRAILER_LENGTH);
        final int expected = (int)checksum.getValue();
        final int found = chunk.getInt(0, ByteOrder.LITTLE_ENDIAN);
        final int zero = chunk.getInt(Integer.BYTES, ByteOrder.LITTLE_ENDIAN);
        if (expected != found || zero != 0)
        {
            throw failure("its content has checksum " + Integer.toHexString(expected) + ", it names " +
                Integer.toHexString(found) + " and " + zero);
        }
    }

    /**
     * What is wrong with the section at hand.
     *
     * @param words what was expected, what was found.
     * @return the exception, to be thrown.
     */
    public SnapshotException failure(final String words)
    {
        return new SnapshotException(section + " of the snapshot: " + words);
    }

    /**
     * Have so many bytes in one piece.
     *
     * @return where in the chunk.
     */
    private int need(final int length)
    {
        if (limit - position < length)
        {
            fill(length);
        }
        final int at = position;
        position += length;
        return at;
    }

    private void fill(final int length)
    {
        final int kept = limit - position;
        if (kept + unread < length)
        {
            throw failure("it ends within its content: " + length + " bytes needed, " + (kept + unread) + " left");
        }
        chunk.putBytes(0, chunk, position, kept);
        final int more = (int)Math.min(CHUNK_LENGTH - kept, unread);
        input.read(chunk, kept, more);
        checksum.update(bytes.limit(kept + more).position(kept));
        unread -= more;
        position = 0;
        limit = kept + more;
    }
}
