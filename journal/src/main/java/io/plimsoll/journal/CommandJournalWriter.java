package io.plimsoll.journal;

import org.agrona.DirectBuffer;

/**
 * Appends commands to a journal, one excerpt per batch; a batch beyond the limit is split.
 * <p>
 * Not thread-safe. Allocates nothing in the steady state. After an exception the writer refuses everything: what was
 * flushed before is sound, what was not is lost.
 */
public final class CommandJournalWriter implements CommandAppender
{
    private final ExcerptQueue queue;
    private final JournalMark mark;
    private final BatchBuffer batch;
    private final long epoch;
    private long lastSequence;
    private long flushedSequence;
    private boolean isBroken;

    CommandJournalWriter(
        final ExcerptQueue queue,
        final JournalMark mark,
        final int batchLimitBytes,
        final JournalPosition end)
    {
        this.queue = queue;
        this.mark = mark;
        lastSequence = end.sequence();
        flushedSequence = lastSequence;
        epoch = mark.epoch();
        batch = new BatchBuffer(ExcerptKind.COMMANDS, batchLimitBytes, end, epoch);
    }

    @Override
    public void append(
        final long sequence, final long timeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        if (isBroken || sequence != lastSequence + 1)
        {
            throw queue.refused(isBroken, "sequence " + (lastSequence + 1), "sequence " + sequence);
        }
        final int entryLength = ExcerptKind.COMMANDS.entryLength(length);
        if (!batch.hasRoomFor(entryLength))
        {
            flush();
            if (!batch.hasRoomFor(entryLength))
            {
                throw queue.tooLarge(length);
            }
        }
        batch.addCommand(sequence, timeNs, buffer, offset, length);
        lastSequence = sequence;
    }

    @Override
    public void flush()
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
        flushedSequence = batch.lastSequence();
        mark.commandsWritten(index, flushedSequence);
        batch.clear();
        isBroken = false;
    }

    /**
     * Sequence of the last command appended; 0 before the first of a journal.
     *
     * @return the sequence.
     */
    public long lastSequence()
    {
        return lastSequence;
    }

    /**
     * Sequence of the last command that is in the journal; 0 before the first.
     *
     * @return the sequence.
     */
    public long flushedSequence()
    {
        return flushedSequence;
    }

    /**
     * True if everything appended is in the journal.
     */
    boolean isFlushed()
    {
        return !isBroken && batch.isEmpty();
    }
}
