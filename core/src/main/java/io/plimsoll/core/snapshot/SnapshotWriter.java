package io.plimsoll.core.snapshot;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Writes sections of whole numbers and of records, little-endian, in pieces of at most 64 KiB.
 * <pre>
 *  section:  | id (4) | version (4) | content ... | CRC32C of all before (4) | zero (4) |
 * </pre>
 */
public final class SnapshotWriter
{
    static final int HEADER_LENGTH = 2 * Integer.BYTES;
    static final int TRAILER_LENGTH = 2 * Integer.BYTES;
    static final int CHUNK_LENGTH = 64 * 1024;

    private final SnapshotOutput output;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(CHUNK_LENGTH);
    private final UnsafeBuffer chunk = new UnsafeBuffer(bytes);
    private final CRC32C checksum = new CRC32C();
    private int used;

    /**
     * Into a given output.
     *
     * @param output of the sections.
     */
    public SnapshotWriter(final SnapshotOutput output)
    {
        this.output = output;
    }

    /**
     * Begin a section.
     *
     * @param section to begin.
     */
    public void begin(final Section section)
    {
        output.begin(section.id());
        checksum.reset();
        chunk.putInt(0, section.id(), ByteOrder.LITTLE_ENDIAN);
        chunk.putInt(Integer.BYTES, section.version(), ByteOrder.LITTLE_ENDIAN);
        used = HEADER_LENGTH;
    }

    /**
     * Write a number.
     *
     * @param value of eight bytes.
     * @return this.
     */
    public SnapshotWriter put(final long value)
    {
        makeRoom(Long.BYTES);
        chunk.putLong(used, value, ByteOrder.LITTLE_ENDIAN);
        used += Long.BYTES;
        return this;
    }

    /**
     * Write numbers; how many is known to the reader.
     *
     * @param values to write.
     * @return this.
     */
    public SnapshotWriter putAll(final long[] values)
    {
        for (final long value : values)
        {
            put(value);
        }
        return this;
    }

    /**
     * Write the leading bytes of records.
     *
     * @param memory of the records.
     * @param stride from one to the next.
     * @param length of what is written of each, at most 64 KiB.
     * @param rows   to write, from row 0.
     */
    public void putRecords(final DirectBuffer memory, final int stride, final int length, final int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            makeRoom(length);
            chunk.putBytes(used, memory, row * stride, length);
            used += length;
        }
    }

    /**
     * End the section.
     */
    public void end()
    {
        flush();
        chunk.putInt(0, (int)checksum.getValue(), ByteOrder.LITTLE_ENDIAN);
        chunk.putInt(Integer.BYTES, 0);
        output.write(chunk, 0, TRAILER_LENGTH);
        output.end();
    }

    private void makeRoom(final int length)
    {
        if (used + length > CHUNK_LENGTH)
        {
            flush();
        }
    }

    private void flush()
    {
        if (used > 0)
        {
            checksum.update(bytes.limit(used).position(0));
            output.write(chunk, 0, used);
            used = 0;
        }
    }
}
