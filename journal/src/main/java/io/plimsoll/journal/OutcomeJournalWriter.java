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
    private final long epoch;
    private long lastSequence;
    private int lastOrdinal;
    private boolean isBroken;

    OutcomeJournalWriter(
        final ExcerptQueue queue,
        final JournalMark mark,
        final int batchLimitBytes,
        final JournalPosition end)
    {
        this.queue = queue;
        this.mark = mark;
        lastSequence = end.sequence();
        lastOrdinal = end.ordinal();
        epoch = mark.epoch();
        batch = new BatchBuffer(ExcerptKind.OUTCOMES, batchLimitBytes, end, epoch);
    }

    @Override
    public void append(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        if (isBroken || !ExcerptKind.OUTCOMES.isNext(sequence, ordinal, lastSequence, lastOrdinal))
        {
            throw queue.refused(isBroken, "the event after " + lastSequence + "/" + lastOrdinal,
                "event " + sequence + "/" + ordinal);
        }
        final int entryLength = ExcerptKind.OUTCOMES.entryLength(length);
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
        mark.checkEpoch(epoch);
        final long index = queue.append(batch.address(), batch.seal());
        mark.outcomesWritten(index, batch.lastSequence());
        batch.clear();
        isBroken = false;
    }

    /**
     * True if everything appended is in the journal.
     */
    boolean isFlushed()
    {
        return !isBroken && batch.isEmpty();
    }
}
