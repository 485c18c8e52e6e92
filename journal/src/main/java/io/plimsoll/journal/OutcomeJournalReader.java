package io.plimsoll.journal;

import static io.plimsoll.journal.ExcerptLayout.EVENT_ORDINAL_OFFSET;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.file.Path;
import org.agrona.DirectBuffer;

/**
 * Reads the released events of a journal in order.
 * <p>
 * An excerpt is checked whole before its first event is shown: magic, versions, lengths, checksum, link, epoch;
 * each event must be strictly next: the following ordinal of the same command, or ordinal 0 of a later one.
 * The first break ends reading with a {@link JournalException} that says where; what was shown until then is sound.
 * <p>
 * Reading a journal that is being written goes on: after {@code next()} has returned false it may return true later.
 * Not thread-safe.
 */
public final class OutcomeJournalReader implements AutoCloseable
{
    private final EntryCursor entries;

    private OutcomeJournalReader(final EntryCursor entries)
    {
        this.entries = entries;
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
            return open(directory, mark, JournalBase.read(directory).outcomes());
        }
    }

    /**
     * Opens the released events of a journal behind a position.
     *
     * @param directory of the journal.
     * @param start     that a reader of this journal gave.
     * @return the reader.
     * @throws JournalException if the journal does not have that position.
     */
    public static OutcomeJournalReader open(final Path directory, final JournalPosition start)
    {
        try (JournalMark mark = JournalMark.read(directory))
        {
            return open(directory, mark, start);
        }
    }

    static OutcomeJournalReader open(final Path directory, final JournalMark mark, final JournalPosition start)
    {
        return new OutcomeJournalReader(EntryCursor.open(directory, ExcerptKind.OUTCOMES, mark, start));
    }

    /**
     * Computes the head of the chain while reading; to be called before the first {@link #next()}.
     *
     * @return this.
     */
    public OutcomeJournalReader withHead()
    {
        entries.excerpts().computeHead();
        return this;
    }

    /**
     * Moves to the next event.
     *
     * @return false at the end of the journal.
     * @throws JournalException at the first break.
     */
    public boolean next()
    {
        return entries.next();
    }

    /**
     * Sequence of the command that caused this event.
     *
     * @return the sequence.
     */
    public long sequence()
    {
        return entries.sequence();
    }

    /**
     * Ordinal of this event within its command.
     *
     * @return the ordinal, from 0.
     */
    public int ordinal()
    {
        return entries.buffer().getInt(entries.entry() + EVENT_ORDINAL_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Buffer that holds this event until the next call of {@link #next()}.
     *
     * @return the buffer.
     */
    public DirectBuffer buffer()
    {
        return entries.buffer();
    }

    /**
     * Offset of this event's message header.
     *
     * @return the offset.
     */
    public int offset()
    {
        return entries.offset();
    }

    /**
     * Length of this event's message.
     *
     * @return bytes of header and body.
     */
    public int length()
    {
        return entries.length();
    }

    /**
     * Sequence of the last event shown; that of the start, or 0, before the first.
     *
     * @return the sequence.
     */
    public long lastSequence()
    {
        return entries.lastSequence();
    }

    /**
     * Ordinal of the last event shown; that of the start, or -1, before the first.
     *
     * @return the ordinal.
     */
    public int lastOrdinal()
    {
        return entries.lastOrdinal();
    }

    /**
     * Index of the excerpt of this event.
     *
     * @return queue index; {@link JournalException#NO_EXCERPT} before the first.
     */
    public long excerptIndex()
    {
        return entries.excerpts().index();
    }

    /**
     * True if this event is the last of its excerpt.
     *
     * @return true at the end of an excerpt, and before the first event.
     */
    public boolean isLastOfExcerpt()
    {
        return entries.isLastOfExcerpt();
    }

    /**
     * Where this reader is: behind the event last shown.
     *
     * @return the position.
     */
    public JournalPosition position()
    {
        return entries.position();
    }

    /**
     * Epoch of the writer of the excerpt last read.
     */
    long epoch()
    {
        return entries.excerpts().lastEpoch();
    }

    @Override
    public void close()
    {
        entries.close();
    }
}
