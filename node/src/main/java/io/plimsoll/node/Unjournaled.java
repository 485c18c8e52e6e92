package io.plimsoll.node;

import io.plimsoll.journal.CommandAppender;
import io.plimsoll.journal.OutcomeAppender;
import org.agrona.DirectBuffer;

/**
 * Stands in for a journal that is not kept.
 */
final class Unjournaled implements CommandAppender, OutcomeAppender
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
}
