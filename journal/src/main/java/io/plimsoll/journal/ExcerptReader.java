package io.plimsoll.journal;

import static io.plimsoll.journal.ExcerptLayout.CRC_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.ENTRY_ALIGNMENT;
import static io.plimsoll.journal.ExcerptLayout.ENTRY_COUNT_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.EPOCH_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.FIRST_ORDINAL_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.FIRST_SEQUENCE_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.FORMAT_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.FORMAT_WITHOUT_LINKS;
import static io.plimsoll.journal.ExcerptLayout.HEADER_LENGTH;
import static io.plimsoll.journal.ExcerptLayout.KIND_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.LAST_ORDINAL_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.LAST_SEQUENCE_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.LINK_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.MAGIC;
import static io.plimsoll.journal.ExcerptLayout.MAGIC_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.PAYLOAD_LENGTH_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.RESERVED_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.SCHEMA_ID_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.SCHEMA_VERSION_OFFSET;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.plimsoll.journal.JournalException.Reason;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads excerpts and checks everything about them that does not depend on their entries: magic, kind, versions,
 * lengths, reserved bytes, checksum, link and epoch, and at the end of the queue that it is the end that was written.
 */
final class ExcerptReader implements AutoCloseable
{
    private final ExcerptSource cursor;
    private final ExcerptKind kind;
    private final JournalPosition start;
    private final long endIndex;
    private final long endSequence;
    private final CRC32C crc = new CRC32C();
    private final ChainLink link = new ChainLink();
    private ChainHead head;
    private long epoch;
    private long lastSoundSequence;
    private JournalException failure;

    /**
     * @param start       behind which reading begins.
     * @param endIndex    at least up to this excerpt the queue was written; 0 when it may be empty.
     * @param endSequence that this excerpt ended with.
     */
    ExcerptReader(
        final ExcerptSource cursor,
        final ExcerptKind kind,
        final JournalPosition start,
        final long endIndex,
        final long endSequence)
    {
        this.cursor = cursor;
        this.kind = kind;
        this.start = start;
        this.endIndex = endIndex;
        this.endSequence = endSequence;
        lastSoundSequence = start.sequence();
        link.start(start.link());
    }

    static ExcerptReader open(
        final Path directory, final ExcerptKind kind, final JournalMark mark, final JournalPosition start)
    {
        // The index is stored last and so is read first.
        final boolean isCommands = kind == ExcerptKind.COMMANDS;
        final long endIndex = isCommands ? mark.commandsIndex() : mark.outcomesIndex();
        final long endSequence = isCommands ? mark.commandsSequence() : mark.outcomesSequence();
        final ExcerptCursor cursor =
            ExcerptCursor.open(directory.resolve(kind.directoryName()), mark.blockSizeBytes());
        return new ExcerptReader(cursor, kind, start, endIndex, endSequence);
    }

    /**
     * From now on the chain's head is computed too.
     */
    void computeHead()
    {
        if (start.head().isEmpty())
        {
            throw new IllegalStateException("the start has no head to continue");
        }
        head = new ChainHead();
        head.start(start.head());
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

    /**
     * Takes the excerpt last read, whose entries are in order, into the chain.
     */
    void chain()
    {
        if (epoch() < epoch)
        {
            throw broken(Reason.FENCED, "written by the writer of epoch " + epoch() + " after one of epoch " + epoch +
                " had taken over");
        }
        epoch = epoch();
        link.advance(cursor.buffer());
        if (format() != FORMAT_WITHOUT_LINKS && !link.matches(cursor.buffer()))
        {
            throw broken(Reason.CHAIN, "the excerpt is sound, but it does not continue the one before it: it was " +
                "moved, or comes from another journal");
        }
        if (head != null)
        {
            head.advance(cursor.bytes(), cursor.length());
        }
    }

    /**
     * Reads the excerpt of the start, which must still be the one that it was.
     */
    void resume()
    {
        if (!cursor.moveTo(start.excerptIndex()))
        {
            throw new JournalException(Reason.INCOMPLETE_TAIL, cursor.place(start.excerptIndex()),
                start.sequence(), "the excerpt with " + kind.name(start.sequence(), start.ordinal()) + " is not here");
        }
        checkHeader();
        if (format() != FORMAT_WITHOUT_LINKS && !link.matches(cursor.buffer()))
        {
            throw broken(Reason.CHAIN, "this is not the excerpt of that position: its link is another");
        }
        epoch = epoch();
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

    int schemaVersion()
    {
        return cursor.buffer().getShort(SCHEMA_VERSION_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
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

    /**
     * Index of the excerpt last read, or that of the start.
     */
    long index()
    {
        return cursor.index() == JournalException.NO_EXCERPT ? start.excerptIndex() : cursor.index();
    }

    /**
     * Epoch of the writer of the excerpt last taken into the chain; 0 before the first.
     */
    long lastEpoch()
    {
        return epoch;
    }

    JournalPosition start()
    {
        return start;
    }

    ExcerptKind kind()
    {
        return kind;
    }

    /**
     * Link with the excerpt last read, in hexadecimal.
     */
    String link()
    {
        return link.toString();
    }

    /**
     * Head of the chain with the excerpt last read, in hexadecimal; empty if it is not computed.
     */
    String head()
    {
        return head == null ? "" : head.toString();
    }

    /**
     * Checks that bytes are zero: padding and reserved fields. Up to 8 of them, the usual case, are one word, shifted
     * free of what stands before them.
     *
     * @param from the first.
     * @param to   behind the last; at least 8.
     */
    void checkZero(final int from, final int to)
    {
        final int word = to - Long.BYTES;
        if (from < word || from < to &&
            cursor.buffer().getLong(word, LITTLE_ENDIAN) >>> (from - word) * Byte.SIZE != 0)
        {
            checkZeroBytes(from, to);
        }
    }

    private void checkZeroBytes(final int from, final int to)
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

    private int format()
    {
        return cursor.buffer().getShort(FORMAT_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
    }

    private long epoch()
    {
        return cursor.buffer().getLong(EPOCH_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * A break, which also ends reading for good: the next excerpt may look sound.
     */
    private JournalException broken(final Reason reason, final String detail)
    {
        failure = new JournalException(reason, cursor.place(index()), lastSoundSequence, detail);
        return failure;
    }

    private void checkEnd()
    {
        if (endIndex != 0 && index() < endIndex)
        {
            throw new JournalException(Reason.INCOMPLETE_TAIL, cursor.endPlace(endIndex), lastSoundSequence,
                "this excerpt, ending with sequence " + endSequence + ", was written, but the queue ends after " +
                (cursor.index() == JournalException.NO_EXCERPT ? "nothing" :
                "excerpt " + ExcerptQueue.describeIndex(cursor.index())));
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
        final String otherVersion = Versions.complaint(
            format(), buffer.getShort(SCHEMA_ID_OFFSET, LITTLE_ENDIAN) & 0xFFFF, schemaVersion());
        if (!otherVersion.isEmpty())
        {
            throw broken(Versions.reason(format()), otherVersion);
        }
        final int payloadLength = buffer.getInt(PAYLOAD_LENGTH_OFFSET, LITTLE_ENDIAN);
        if (payloadLength != length - HEADER_LENGTH || payloadLength % ENTRY_ALIGNMENT != 0)
        {
            throw malformed("the header says " + payloadLength + " bytes of payload, there are " +
                (length - HEADER_LENGTH));
        }
        final int expectedCrc = buffer.getInt(CRC_OFFSET, LITTLE_ENDIAN);
        final int actualCrc = BatchBuffer.checksum(crc, cursor.bytes(), length, format());
        if (expectedCrc != actualCrc)
        {
            throw broken(Reason.CHECKSUM, "the header, of sequences " + firstSequence() + " to " + lastSequence() +
                ", says " + Integer.toHexString(expectedCrc) + ", the bytes give " + Integer.toHexString(actualCrc));
        }
        final int actualKind = buffer.getShort(KIND_OFFSET, LITTLE_ENDIAN);
        if (actualKind != kind.code())
        {
            throw broken(Reason.NOT_AN_EXCERPT,
                "kind " + actualKind + " in the journal of " + kind.directoryName());
        }
        if (entryCount() < 1)
        {
            throw malformed(entryCount() + " entries");
        }
        checkZero(format() == FORMAT_WITHOUT_LINKS ? LINK_OFFSET : RESERVED_OFFSET, HEADER_LENGTH);
    }
}
