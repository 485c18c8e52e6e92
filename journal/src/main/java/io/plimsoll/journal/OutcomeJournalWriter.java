package io.plimsoll.journal;

import org.agrona.DirectBuffer;

/**
 * Appends released events to a journal, one excerpt per batch; a batch beyond the limit is split.
 * <p>
 * Not thread-safe. Allocates nothing in the steady state. After an exception the writer refuses everything: what was
 * flushed before is sound, what was not is lost.
 */
public final class OutcomeJournalWriter implements OutcomeAppender
{
    private final ExcerptQueue queue;
    private final JournalMark mark;
    private final BatchBuffer batch;
    private long lastSequence;
    private int lastOrdinal;
    private boolean isBroken;

    OutcomeJournalWriter(
        final ExcerptQueue queue,
        final JournalMark mark,
        final int batchLimitBytes,
        final long lastSequence,
        final int lastOrdinal)
    {
        this.queue = queue;
        this.mark = mark;
        this.lastSequence = lastSequence;
        this.lastOrdinal = lastOrdinal;
        batch = new BatchBuffer(ExcerptLayout.KIND_OUTCOMES, batchLimitBytes);
    }

    @Override
    public void append(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        if (isBroken || !OutcomeJournalReader.isNext(sequence, ordinal, lastSequence, lastOrdinal))
        {
            throw queue.refused(isBroken, "the event after " + lastSequence + "/" + lastOrdinal,
                "event " + sequence + "/" + ordinal);
        }
        final int entryLength = ExcerptLayout.eventEntryLength(length);
        if (!batch.hasRoomFor(entryLength))
        {
            flushBatch();
            if (!batch.hasRoomFor(entryLength))
            {
                throw queue.tooLarge(length);
            }
        }
        batch.addEvent(sequence, ordinal, buffer, offset, length);
        lastSequence = sequence;
        lastOrdinal = ordinal;
    }

    @Override
    public void flush(final long releasedSequence)
    {
        flushBatch();
        mark.released(releasedSequence);
    }

    /**
     * Command sequence of the last event appended; 0 before the first of a journal.
     *
     * @return the sequence.
     */
    public long lastSequence()
    {
        return lastSequence;
    }

    /**
     * Ordinal of the last event appended; -1 before the first of a journal.
     *
     * @return the ordinal.
     */
    public int lastOrdinal()
    {
        return lastOrdinal;
    }

    private void flushBatch()
    {
        if (isBroken)
        {
            throw queue.refused(true, "", "");
        }
        if (batch.isEmpty())
        {
            return;
        }
        isBroken = true;
        final long index = queue.append(batch.address(), batch.seal());
        mark.outcomesWritten(index, batch.lastSequence());
        batch.clear();
        isBroken = false;
    }
}
