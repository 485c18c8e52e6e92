package io.plimsoll.journal;

import static io.plimsoll.journal.ExcerptLayout.ENTRY_SEQUENCE_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.EVENT_HEADER_LENGTH;
import static io.plimsoll.journal.ExcerptLayout.EVENT_LENGTH_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.EVENT_ORDINAL_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.HEADER_LENGTH;
import static io.plimsoll.journal.ExcerptLayout.KIND_OUTCOMES;
import static io.plimsoll.journal.ExcerptLayout.eventEntryLength;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads the released events of a journal in order, from the first on.
 * <p>
 * An excerpt is checked whole before its first event is shown: magic, versions, lengths, checksum, and that each event
 * is strictly next: the following ordinal of the same command, or ordinal 0 of a later one. The first break ends
 * reading with a {@link JournalException}; the events shown until then are sound. Not thread-safe.
 */
public final class OutcomeJournalReader implements AutoCloseable
{
    private final ExcerptReader excerpts;
    private long lastSequence;
    private int lastOrdinal = -1;
    private int entry;
    private int nextEntry;
    private int limit;

    private OutcomeJournalReader(final ExcerptReader excerpts)
    {
        this.excerpts = excerpts;
    }

    /**
     * Opens the released events of a journal at their start.
     *
     * @param directory of the journal.
     * @return the reader.
     */
    public static OutcomeJournalReader open(final Path directory)
    {
        try (JournalMark mark = JournalMark.read(directory))
        {
            return open(directory, mark);
        }
    }

    static OutcomeJournalReader open(final Path directory, final JournalMark mark)
    {
        // The index is stored last and so is read first.
        final long endIndex = mark.outcomesIndex();
        final long endSequence = mark.outcomesSequence();
        final ExcerptCursor cursor = ExcerptCursor.open(Journal.outcomesDirectory(directory), mark.blockSizeBytes());
        return new OutcomeJournalReader(new ExcerptReader(cursor, KIND_OUTCOMES, endIndex, endSequence));
    }

    /**
     * Moves to the next event.
     *
     * @return false at the end of the journal.
     * @throws JournalException at the first break.
     */
    public boolean next()
    {
        if (nextEntry >= limit)
        {
            if (!excerpts.next(lastSequence))
            {
                return false;
            }
            checkEntries();
            nextEntry = HEADER_LENGTH;
            limit = excerpts.limit();
        }
        entry = nextEntry;
        nextEntry = entry + eventEntryLength(length());
        lastSequence = sequence();
        lastOrdinal = ordinal();
        return true;
    }

    /**
     * Sequence of the command that caused this event.
     *
     * @return the sequence.
     */
    public long sequence()
    {
        return excerpts.buffer().getLong(entry + ENTRY_SEQUENCE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Ordinal of this event within its command.
     *
     * @return the ordinal, from 0.
     */
    public int ordinal()
    {
        return excerpts.buffer().getInt(entry + EVENT_ORDINAL_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Buffer that holds this event until the next call of {@link #next()}.
     *
     * @return the buffer.
     */
    public DirectBuffer buffer()
    {
        return excerpts.buffer();
    }

    /**
     * Offset of this event's message header.
     *
     * @return the offset.
     */
    public int offset()
    {
        return entry + EVENT_HEADER_LENGTH;
    }

    /**
     * Length of this event's message.
     *
     * @return bytes of header and body.
     */
    public int length()
    {
        return excerpts.buffer().getInt(entry + EVENT_LENGTH_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Sequence of the last event shown; 0 before the first.
     *
     * @return the sequence.
     */
    public long lastSequence()
    {
        return lastSequence;
    }

    /**
     * Ordinal of the last event shown; -1 before the first.
     *
     * @return the ordinal.
     */
    public int lastOrdinal()
    {
        return lastOrdinal;
    }

    /**
     * Index of the excerpt of this event.
     *
     * @return queue index; {@link JournalException#NO_EXCERPT} before the first.
     */
    public long excerptIndex()
    {
        return excerpts.index();
    }

    @Override
    public void close()
    {
        excerpts.close();
    }

    /**
     * True if an event may follow another.
     */
    static boolean isNext(
        final long sequence, final int ordinal, final long previousSequence, final int previousOrdinal)
    {
        return sequence == previousSequence ? ordinal == previousOrdinal + 1 :
            sequence > previousSequence && ordinal == 0;
    }

    private void checkEntries()
    {
        final UnsafeBuffer buffer = excerpts.buffer();
        final int end = excerpts.limit();
        int position = HEADER_LENGTH;
        int count = 0;
        long previousSequence = lastSequence;
        int previousOrdinal = lastOrdinal;
        checkNext(excerpts.firstSequence(), excerpts.firstOrdinal(), previousSequence, previousOrdinal);
        while (position < end)
        {
            final int messageLength = end - position < EVENT_HEADER_LENGTH ? -1 :
                buffer.getInt(position + EVENT_LENGTH_OFFSET, LITTLE_ENDIAN);
            if (messageLength < 0 || messageLength > end - position - EVENT_HEADER_LENGTH)
            {
                throw excerpts.malformed("entry " + count + " does not fit");
            }
            final long sequence = buffer.getLong(position + ENTRY_SEQUENCE_OFFSET, LITTLE_ENDIAN);
            final int ordinal = buffer.getInt(position + EVENT_ORDINAL_OFFSET, LITTLE_ENDIAN);
            checkNext(sequence, ordinal, previousSequence, previousOrdinal);
            final int next = position + eventEntryLength(messageLength);
            excerpts.checkZero(position + EVENT_HEADER_LENGTH + messageLength, next);
            previousSequence = sequence;
            previousOrdinal = ordinal;
            position = next;
            count++;
        }
        if (count != excerpts.entryCount() ||
            previousSequence != excerpts.lastSequence() || previousOrdinal != excerpts.lastOrdinal())
        {
            throw excerpts.malformed(count + " entries up to event " + previousSequence + "/" + previousOrdinal +
                ", the header says " + excerpts.entryCount() + " up to " + excerpts.lastSequence() + "/" +
                excerpts.lastOrdinal());
        }
    }

    private void checkNext(
        final long sequence, final int ordinal, final long previousSequence, final int previousOrdinal)
    {
        if (!isNext(sequence, ordinal, previousSequence, previousOrdinal))
        {
            final String expected = previousOrdinal < 0 ? "ordinal 0 of a first event" :
                "event " + previousSequence + "/" + (previousOrdinal + 1) + " or ordinal 0 of a later command";
            throw excerpts.outOfSequence(expected, "event " + sequence + "/" + ordinal);
        }
    }
}
