package io.plimsoll.journal;

import static io.plimsoll.journal.ExcerptLayout.COMMAND_HEADER_LENGTH;
import static io.plimsoll.journal.ExcerptLayout.COMMAND_ZERO_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.ENTRY_SEQUENCE_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.EVENT_ORDINAL_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.HEADER_LENGTH;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Walks the entries of one queue. An excerpt is checked whole before its first entry is shown: what
 * {@link ExcerptReader} checks, and that its entries fit, are in order without a gap and are those of its header.
 */
final class EntryCursor implements AutoCloseable
{
    private final ExcerptReader excerpts;
    private final ExcerptKind kind;
    private long lastSequence;
    private int lastOrdinal;
    private int entry;
    private int nextEntry;
    private int limit;

    EntryCursor(final ExcerptReader excerpts)
    {
        this.excerpts = excerpts;
        kind = excerpts.kind();
        lastSequence = excerpts.start().sequence();
        lastOrdinal = excerpts.start().ordinal();
    }

    /**
     * Opens a queue behind a position.
     */
    static EntryCursor open(
        final Path directory, final ExcerptKind kind, final JournalMark mark, final JournalPosition start)
    {
        final JournalPosition from = JournalBase.read(directory).resume(directory, kind, start);
        final EntryCursor cursor = new EntryCursor(ExcerptReader.open(directory, kind, mark, from));
        try
        {
            cursor.resume();
            return cursor;
        }
        catch (final RuntimeException e)
        {
            cursor.close();
            throw e;
        }
    }

    boolean next()
    {
        if (nextEntry >= limit)
        {
            if (!nextExcerpt())
            {
                return false;
            }
            checkEntries(lastSequence, lastOrdinal);
            excerpts.chain();
            nextEntry = HEADER_LENGTH;
            limit = excerpts.limit();
        }
        entry = nextEntry;
        nextEntry = entry + kind.entryLength(length());
        lastSequence = sequence();
        lastOrdinal = ordinal(entry);
        return true;
    }

    long sequence()
    {
        return excerpts.buffer().getLong(entry + ENTRY_SEQUENCE_OFFSET, LITTLE_ENDIAN);
    }

    int length()
    {
        return excerpts.buffer().getInt(entry + kind.lengthOffset(), LITTLE_ENDIAN);
    }

    /**
     * Offset of the entry's own header.
     */
    int entry()
    {
        return entry;
    }

    /**
     * Offset of the entry's message.
     */
    int offset()
    {
        return entry + kind.headerLength();
    }

    UnsafeBuffer buffer()
    {
        return excerpts.buffer();
    }

    long lastSequence()
    {
        return lastSequence;
    }

    int lastOrdinal()
    {
        return lastOrdinal;
    }

    /**
     * Schema version under which the entry's excerpt was written.
     */
    int schemaVersion()
    {
        return excerpts.schemaVersion();
    }

    /**
     * True if the entry shown is the last of its excerpt.
     */
    boolean isLastOfExcerpt()
    {
        return nextEntry >= limit;
    }

    ExcerptReader excerpts()
    {
        return excerpts;
    }

    JournalPosition position()
    {
        return new JournalPosition(
            excerpts.index(), lastSequence, lastOrdinal, excerpts.link(), excerpts.head());
    }

    @Override
    public void close()
    {
        excerpts.close();
    }

    /**
     * Reads the excerpt of the start again, for the entries of it that come after the start.
     */
    private void resume()
    {
        if (!excerpts.start().isStart())
        {
            excerpts.resume();
            final long before = excerpts.firstSequence();
            checkEntries(kind == ExcerptKind.COMMANDS ? before - 1 : before, excerpts.firstOrdinal() - 1);
            nextEntry = HEADER_LENGTH;
            limit = excerpts.limit();
            skipStart();
        }
    }

    private void skipStart()
    {
        final long sequence = excerpts.start().sequence();
        final int ordinal = excerpts.start().ordinal();
        entry = nextEntry;
        while (sequence() != sequence || ordinal(entry) != ordinal)
        {
            nextEntry = entry + kind.entryLength(length());
            if (nextEntry >= limit)
            {
                throw excerpts.outOfSequence(kind.name(sequence, ordinal), "none of that name");
            }
            entry = nextEntry;
        }
        nextEntry = entry + kind.entryLength(length());
    }

    /**
     * An archiving that was cut short leaves excerpts that lie before the base: they are passed over.
     */
    private boolean nextExcerpt()
    {
        final JournalPosition start = excerpts.start();
        final boolean isAtBase = start.isStart() && start.sequence() > 0 &&
            lastSequence == start.sequence() && lastOrdinal == start.ordinal();
        boolean isThere = excerpts.next(lastSequence);
        while (isAtBase && isThere && isBefore(start))
        {
            isThere = excerpts.next(lastSequence);
        }
        return isThere;
    }

    private boolean isBefore(final JournalPosition base)
    {
        final long last = excerpts.lastSequence();
        return last < base.sequence() || last == base.sequence() && excerpts.lastOrdinal() <= base.ordinal();
    }

    private int ordinal(final int position)
    {
        return kind == ExcerptKind.COMMANDS ? 0 :
            excerpts.buffer().getInt(position + EVENT_ORDINAL_OFFSET, LITTLE_ENDIAN);
    }

    private void checkEntries(final long lastSequenceBefore, final int lastOrdinalBefore)
    {
        final UnsafeBuffer buffer = excerpts.buffer();
        final int end = excerpts.limit();
        int position = HEADER_LENGTH;
        int count = 0;
        long previousSequence = lastSequenceBefore;
        int previousOrdinal = lastOrdinalBefore;
        checkNext(excerpts.firstSequence(), excerpts.firstOrdinal(), previousSequence, previousOrdinal);
        while (position < end)
        {
            final int messageLength = end - position < kind.headerLength() ? -1 :
                buffer.getInt(position + kind.lengthOffset(), LITTLE_ENDIAN);
            if (messageLength < 0 || messageLength > end - position - kind.headerLength())
            {
                throw excerpts.malformed("entry " + count + " does not fit");
            }
            final long sequence = buffer.getLong(position + ENTRY_SEQUENCE_OFFSET, LITTLE_ENDIAN);
            final int ordinal = ordinal(position);
            checkNext(sequence, ordinal, previousSequence, previousOrdinal);
            final int next = position + kind.entryLength(messageLength);
            if (kind == ExcerptKind.COMMANDS)
            {
                excerpts.checkZero(position + COMMAND_ZERO_OFFSET, position + COMMAND_HEADER_LENGTH);
            }
            excerpts.checkZero(position + kind.headerLength() + messageLength, next);
            previousSequence = sequence;
            previousOrdinal = ordinal;
            position = next;
            count++;
        }
        if (count != excerpts.entryCount() ||
            previousSequence != excerpts.lastSequence() || previousOrdinal != excerpts.lastOrdinal())
        {
            throw excerpts.malformed(count + " entries up to " + kind.name(previousSequence, previousOrdinal) +
                ", the header says " + excerpts.entryCount() + " up to " +
                kind.name(excerpts.lastSequence(), excerpts.lastOrdinal()));
        }
    }

    private void checkNext(
        final long sequence, final int ordinal, final long previousSequence, final int previousOrdinal)
    {
        if (!kind.isNext(sequence, ordinal, previousSequence, previousOrdinal))
        {
            throw excerpts.outOfSequence(
                kind.nextName(previousSequence, previousOrdinal), kind.name(sequence, ordinal));
        }
    }
}
