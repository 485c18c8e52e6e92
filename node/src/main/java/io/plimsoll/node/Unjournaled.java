package io.plimsoll.node;

import io.plimsoll.journal.CommandAppender;
import io.plimsoll.journal.JournalSpace;
import io.plimsoll.journal.OutcomeAppender;
import org.agrona.DirectBuffer;

/**
 * Stands in for a journal that is not kept, and needs no space.
 */
final class Unjournaled implements CommandAppender, OutcomeAppender, JournalSpace
{
    @Override
    public void append(
        final long sequence, final long timeNs, final DirectBuffer buffer, final int offset, final int length)
    {
    }

    @Override
    public void append(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
    }

    @Override
    public void flush()
    {
    }

    @Override
    public void flush(final long releasedSequence)
    {
    }

    @Override
    public boolean isLow()
    {
        return false;
    }

    @Override
    public boolean refill()
    {
        return true;
    }

    @Override
    public long freeBytes()
    {
        return Long.MAX_VALUE;
    }

    @Override
    public long reservedBytes()
    {
        return Long.MAX_VALUE;
    }
}
