package io.plimsoll.journal;

import io.plimsoll.core.EventSink;
import java.nio.file.Path;
import org.agrona.DirectBuffer;

/**
 * Compares a follower's events with those that the primary has released, while that goes on. Every event of a released
 * command must be there, byte for byte, and no other.
 */
final class ReleasedEvents implements EventSink, AutoCloseable
{
    private final Path directory;
    private final JournalMark mark;
    private OutcomeJournalReader recorded;
    /** The place before an event that was read and not compared yet. */
    private JournalPosition before;
    private boolean isPending;
    private String difference = "";

    ReleasedEvents(final Path directory, final JournalMark mark, final JournalPosition start)
    {
        this.directory = directory;
        this.mark = mark;
        recorded = open(start);
    }

    @Override
    public void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        if (!difference.isEmpty())
        {
            return;
        }
        if (!hasNext() && !hasNextReopened())
        {
            difference = "event " + sequence + "/" + ordinal + " was released, by the mark, but the outcome journal " +
                "ends before it";
            return;
        }
        isPending = false;
        if (sequence != recorded.sequence() || ordinal != recorded.ordinal())
        {
            difference = "the primary released event " + recorded.sequence() + "/" + recorded.ordinal() +
                ", the follower gives event " + sequence + "/" + ordinal;
            return;
        }
        final String found = EventDifference.of(
            recorded.buffer(), recorded.offset(), recorded.length(), buffer, offset, length);
        if (!found.isEmpty())
        {
            difference = "event " + sequence + "/" + ordinal + " of the primary and that of the follower " + found;
        }
    }

    /**
     * After a command: all events that the primary released for it must have been compared.
     */
    void checkNoneLeft(final long sequence)
    {
        if (!isPending)
        {
            before = recorded.position();
        }
        if (difference.isEmpty() && hasNext() && recorded.sequence() <= sequence)
        {
            difference = "the primary released event " + recorded.sequence() + "/" + recorded.ordinal() +
                ", the follower gives none";
        }
    }

    /**
     * First difference in words; empty when there is none.
     */
    String difference()
    {
        return difference;
    }

    /**
     * Behind the last event compared.
     */
    JournalPosition position()
    {
        return isPending ? before : recorded.position();
    }

    /**
     * Reads on with files as they are now.
     */
    void reopen()
    {
        final JournalPosition position = position();
        isPending = false;
        recorded.close();
        recorded = open(position);
    }

    @Override
    public void close()
    {
        recorded.close();
    }

    private boolean hasNextReopened()
    {
        reopen();
        return hasNext();
    }

    private boolean hasNext()
    {
        if (!isPending)
        {
            isPending = recorded.next();
        }
        return isPending;
    }

    private OutcomeJournalReader open(final JournalPosition start)
    {
        return OutcomeJournalReader.open(directory, mark, start).withHead();
    }
}
