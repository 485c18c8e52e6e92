package io.plimsoll.journal;

import static io.plimsoll.journal.ExcerptLayout.COMMAND_HEADER_LENGTH;
import static io.plimsoll.journal.ExcerptLayout.COMMAND_LENGTH_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.COMMAND_TIME_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.COMMAND_ZERO_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.CRC_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.ENTRY_ALIGNMENT;
import static io.plimsoll.journal.ExcerptLayout.ENTRY_COUNT_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.ENTRY_SEQUENCE_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.EPOCH_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.EVENT_HEADER_LENGTH;
import static io.plimsoll.journal.ExcerptLayout.EVENT_LENGTH_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.EVENT_ORDINAL_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.FIRST_ORDINAL_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.FIRST_SEQUENCE_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.FORMAT_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.FORMAT_VERSION;
import static io.plimsoll.journal.ExcerptLayout.FORMAT_WITHOUT_LINKS;
import static io.plimsoll.journal.ExcerptLayout.HEADER_LENGTH;
import static io.plimsoll.journal.ExcerptLayout.KIND_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.LAST_ORDINAL_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.LAST_SEQUENCE_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.LINK_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.MAGIC;
import static io.plimsoll.journal.ExcerptLayout.MAGIC_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.PAYLOAD_LENGTH_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.SCHEMA_ID;
import static io.plimsoll.journal.ExcerptLayout.SCHEMA_ID_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.SCHEMA_VERSION;
import static io.plimsoll.journal.ExcerptLayout.SCHEMA_VERSION_OFFSET;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The excerpt being built: entries are appended behind the header's place, {@link #seal()} fills the header in.
 * <p>
 * Not thread-safe. Allocates once.
 */
final class BatchBuffer
{
    private static final int CACHE_LINE = 64;

    private final ExcerptKind kind;
    private final long epoch;
    private final ChainLink chain = new ChainLink();
    private final ByteBuffer bytes;
    private final UnsafeBuffer buffer;
    private final CRC32C crc = new CRC32C();
    private int tail = HEADER_LENGTH;
    private int entryCount;
    private long firstSequence;
    private long lastSequence;
    private int firstOrdinal;
    private int lastOrdinal;

    /**
     * @param end   that the first excerpt continues.
     * @param epoch of the writer.
     */
    BatchBuffer(final ExcerptKind kind, final int limitBytes, final JournalPosition end, final long epoch)
    {
        this.kind = kind;
        this.epoch = epoch;
        chain.start(end.link());
        bytes = BufferUtil.allocateDirectAligned(limitBytes, CACHE_LINE);
        buffer = new UnsafeBuffer(bytes);
    }

    /**
     * True if one more entry of this length fits. An empty batch that has no room never will.
     */
    boolean hasRoomFor(final int entryLength)
    {
        return entryLength <= buffer.capacity() - tail;
    }

    boolean isEmpty()
    {
        return entryCount == 0;
    }

    int entryCount()
    {
        return entryCount;
    }

    long lastSequence()
    {
        return lastSequence;
    }

    void addCommand(
        final long sequence, final long timeNs, final DirectBuffer source, final int sourceOffset, final int length)
    {
        final int entryLength = kind.entryLength(length);
        final int entry = tail;
        final UnsafeBuffer buffer = this.buffer;
        buffer.putLong(entry + entryLength - ENTRY_ALIGNMENT, 0L, LITTLE_ENDIAN);
        buffer.putLong(entry + ENTRY_SEQUENCE_OFFSET, sequence, LITTLE_ENDIAN);
        buffer.putLong(entry + COMMAND_TIME_OFFSET, timeNs, LITTLE_ENDIAN);
        buffer.putInt(entry + COMMAND_LENGTH_OFFSET, length, LITTLE_ENDIAN);
        buffer.putInt(entry + COMMAND_ZERO_OFFSET, 0, LITTLE_ENDIAN);
        buffer.putBytes(entry + COMMAND_HEADER_LENGTH, source, sourceOffset, length);
        added(sequence, 0, entryLength);
    }

    void addEvent(
        final long sequence, final int ordinal, final DirectBuffer source, final int sourceOffset, final int length)
    {
        final int entryLength = kind.entryLength(length);
        final int entry = tail;
        final UnsafeBuffer buffer = this.buffer;
        buffer.putLong(entry + entryLength - ENTRY_ALIGNMENT, 0L, LITTLE_ENDIAN);
        buffer.putLong(entry + ENTRY_SEQUENCE_OFFSET, sequence, LITTLE_ENDIAN);
        buffer.putInt(entry + EVENT_ORDINAL_OFFSET, ordinal, LITTLE_ENDIAN);
        buffer.putInt(entry + EVENT_LENGTH_OFFSET, length, LITTLE_ENDIAN);
        buffer.putBytes(entry + EVENT_HEADER_LENGTH, source, sourceOffset, length);
        added(sequence, ordinal, entryLength);
    }

    /**
     * Writes the header with its checksum and its link.
     *
     * @return length of the whole excerpt in bytes.
     */
    int seal()
    {
        final UnsafeBuffer buffer = this.buffer;
        buffer.setMemory(0, HEADER_LENGTH, (byte)0);
        buffer.putInt(MAGIC_OFFSET, MAGIC, LITTLE_ENDIAN);
        buffer.putShort(FORMAT_OFFSET, (short)FORMAT_VERSION, LITTLE_ENDIAN);
        buffer.putShort(KIND_OFFSET, (short)kind.code(), LITTLE_ENDIAN);
        buffer.putShort(SCHEMA_ID_OFFSET, (short)SCHEMA_ID, LITTLE_ENDIAN);
        buffer.putShort(SCHEMA_VERSION_OFFSET, (short)SCHEMA_VERSION, LITTLE_ENDIAN);
        buffer.putInt(ENTRY_COUNT_OFFSET, entryCount, LITTLE_ENDIAN);
        buffer.putInt(PAYLOAD_LENGTH_OFFSET, tail - HEADER_LENGTH, LITTLE_ENDIAN);
        buffer.putLong(FIRST_SEQUENCE_OFFSET, firstSequence, LITTLE_ENDIAN);
        buffer.putLong(LAST_SEQUENCE_OFFSET, lastSequence, LITTLE_ENDIAN);
        buffer.putInt(FIRST_ORDINAL_OFFSET, firstOrdinal, LITTLE_ENDIAN);
        buffer.putInt(LAST_ORDINAL_OFFSET, lastOrdinal, LITTLE_ENDIAN);
        buffer.putLong(EPOCH_OFFSET, epoch, LITTLE_ENDIAN);
        buffer.putInt(CRC_OFFSET, checksum(crc, bytes, tail, FORMAT_VERSION), LITTLE_ENDIAN);
        chain.advance(buffer);
        buffer.putBytes(LINK_OFFSET, chain.bytes());
        return tail;
    }

    void clear()
    {
        tail = HEADER_LENGTH;
        entryCount = 0;
    }

    /**
     * Address of the first byte: the memory lives as long as this object.
     */
    long address()
    {
        return buffer.addressOffset();
    }

    /**
     * CRC32C of an excerpt without its checksum field and, where the format has one, its link.
     */
    static int checksum(final CRC32C crc, final ByteBuffer excerpt, final int excerptLength, final int format)
    {
        crc.reset();
        excerpt.limit(CRC_OFFSET).position(0);
        crc.update(excerpt);
        if (format != FORMAT_WITHOUT_LINKS)
        {
            excerpt.limit(LINK_OFFSET).position(CRC_OFFSET + Integer.BYTES);
            crc.update(excerpt);
            excerpt.limit(excerptLength).position(EPOCH_OFFSET);
        }
        else
        {
            excerpt.limit(excerptLength).position(CRC_OFFSET + Integer.BYTES);
        }
        crc.update(excerpt);
        excerpt.clear();
        return (int)crc.getValue();
    }

    private void added(final long sequence, final int ordinal, final int entryLength)
    {
        if (entryCount == 0)
        {
            firstSequence = sequence;
            firstOrdinal = ordinal;
        }
        lastSequence = sequence;
        lastOrdinal = ordinal;
        entryCount++;
        tail += entryLength;
    }
}
