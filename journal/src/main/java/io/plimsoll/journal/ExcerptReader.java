package io.plimsoll.journal;

import static io.plimsoll.journal.ExcerptLayout.CHAIN_HASH_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.CRC_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.ENTRY_ALIGNMENT;
import static io.plimsoll.journal.ExcerptLayout.ENTRY_COUNT_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.FIRST_ORDINAL_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.FIRST_SEQUENCE_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.FORMAT_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.HEADER_LENGTH;
import static io.plimsoll.journal.ExcerptLayout.KIND_COMMANDS;
import static io.plimsoll.journal.ExcerptLayout.KIND_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.LAST_ORDINAL_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.LAST_SEQUENCE_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.MAGIC;
import static io.plimsoll.journal.ExcerptLayout.MAGIC_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.PAYLOAD_LENGTH_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.SCHEMA_ID_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.SCHEMA_VERSION_OFFSET;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.plimsoll.journal.JournalException.Reason;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads excerpts and checks everything about them that does not depend on their entries: magic, kind, versions,
 * lengths, reserved bytes, checksum, and at the end of the queue that it is the end that was written.
 */
final class ExcerptReader implements AutoCloseable
{
    private final ExcerptCursor cursor;
    private final int kind;
    private final long endIndex;
    private final long endSequence;
    private final CRC32C crc = new CRC32C();
    private long lastSoundSequence;
    private JournalException failure;

    /**
     * @param endIndex    at least up to this excerpt the queue was written; 0 when it may be empty.
     * @param endSequence that this excerpt ended with.
     */
    ExcerptReader(final ExcerptCursor cursor, final int kind, final long endIndex, final long endSequence)
    {
        this.cursor = cursor;
        this.kind = kind;
        this.endIndex = endIndex;
        this.endSequence = endSequence;
    }

    /**
     * Moves to the next excerpt.
     *
     * @param lastSequence shown before it, for the message when there is a break.
     * @return false at the end of the queue.
     */
    boolean next(final long lastSequence)
    {
        if (failure != null)
        {
            throw failure;
        }
        lastSoundSequence = lastSequence;
        try
        {
            if (cursor.next())
            {
                checkHeader();
                return true;
            }
            checkEnd();
            return false;
        }
        catch (final JournalException e)
        {
            failure = e;
            throw e;
        }
    }

    int entryCount()
    {
        return cursor.buffer().getInt(ENTRY_COUNT_OFFSET, LITTLE_ENDIAN);
    }

    long firstSequence()
    {
        return cursor.buffer().getLong(FIRST_SEQUENCE_OFFSET, LITTLE_ENDIAN);
    }

    long lastSequence()
    {
        return cursor.buffer().getLong(LAST_SEQUENCE_OFFSET, LITTLE_ENDIAN);
    }

    int firstOrdinal()
    {
        return cursor.buffer().getInt(FIRST_ORDINAL_OFFSET, LITTLE_ENDIAN);
    }

    int lastOrdinal()
    {
        return cursor.buffer().getInt(LAST_ORDINAL_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Offset behind the last entry.
     */
    int limit()
    {
        return HEADER_LENGTH + cursor.buffer().getInt(PAYLOAD_LENGTH_OFFSET, LITTLE_ENDIAN);
    }

    UnsafeBuffer buffer()
    {
        return cursor.buffer();
    }

    long index()
    {
        return cursor.index();
    }

    Path directory()
    {
        return cursor.directory();
    }

    /**
     * Checks that bytes are zero: padding and reserved fields.
     */
    void checkZero(final int from, final int to)
    {
        final UnsafeBuffer buffer = cursor.buffer();
        for (int i = from; i < to; i++)
        {
            if (buffer.getByte(i) != 0)
            {
                throw malformed("byte " + i + " must be zero");
            }
        }
    }

    JournalException malformed(final String detail)
    {
        return broken(Reason.MALFORMED, detail);
    }

    JournalException outOfSequence(final String expected, final String found)
    {
        return broken(Reason.OUT_OF_SEQUENCE, "expected " + expected + ", found " + found);
    }

    @Override
    public void close()
    {
        cursor.close();
    }

    /**
     * A break, which also ends reading for good: the next excerpt may look sound.
     */
    private JournalException broken(final Reason reason, final String detail)
    {
        failure = new JournalException(reason, directory(), index(), detail + lastSound());
        return failure;
    }

    private String lastSound()
    {
        return "; the last sound sequence is " + lastSoundSequence;
    }

    private void checkEnd()
    {
        if (endIndex != 0 && cursor.index() < endIndex)
        {
            throw new JournalException(Reason.INCOMPLETE_TAIL, directory(), endIndex,
                "this excerpt, ending with sequence " + endSequence + ", was written, but the queue ends after " +
                (cursor.index() == JournalException.NO_EXCERPT ? "nothing" :
                "excerpt " + ExcerptQueue.describeIndex(cursor.index())) + lastSound());
        }
    }

    private void checkHeader()
    {
        final UnsafeBuffer buffer = cursor.buffer();
        final int length = cursor.length();
        if (length < HEADER_LENGTH || buffer.getInt(MAGIC_OFFSET, LITTLE_ENDIAN) != MAGIC)
        {
            throw broken(Reason.NOT_AN_EXCERPT, length + " bytes that do not start like an excerpt");
        }
        Versions.check(directory(), index(),
            buffer.getShort(FORMAT_OFFSET, LITTLE_ENDIAN) & 0xFFFF,
            buffer.getShort(SCHEMA_ID_OFFSET, LITTLE_ENDIAN) & 0xFFFF,
            buffer.getShort(SCHEMA_VERSION_OFFSET, LITTLE_ENDIAN) & 0xFFFF);
        final int payloadLength = buffer.getInt(PAYLOAD_LENGTH_OFFSET, LITTLE_ENDIAN);
        if (payloadLength != length - HEADER_LENGTH || payloadLength % ENTRY_ALIGNMENT != 0)
        {
            throw malformed("the header says " + payloadLength + " bytes of payload, there are " +
                (length - HEADER_LENGTH));
        }
        final int expectedCrc = buffer.getInt(CRC_OFFSET, LITTLE_ENDIAN);
        final int actualCrc = BatchBuffer.checksum(crc, cursor.bytes(), length);
        if (expectedCrc != actualCrc)
        {
            throw broken(Reason.CHECKSUM, "the header, of sequences " + firstSequence() + " to " + lastSequence() +
                ", says " + Integer.toHexString(expectedCrc) + ", the bytes give " + Integer.toHexString(actualCrc));
        }
        final int actualKind = buffer.getShort(KIND_OFFSET, LITTLE_ENDIAN);
        if (actualKind != kind)
        {
            throw broken(Reason.NOT_AN_EXCERPT,
                "kind " + actualKind + " in the journal of " + (kind == KIND_COMMANDS ? "commands" : "outcomes"));
        }
        if (entryCount() < 1)
        {
            throw malformed(entryCount() + " entries");
        }
        checkZero(CHAIN_HASH_OFFSET, HEADER_LENGTH);
    }
}
