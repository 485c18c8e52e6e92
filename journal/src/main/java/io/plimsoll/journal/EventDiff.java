package io.plimsoll.journal;

import io.plimsoll.core.EventSink;
import io.plimsoll.journal.JournalDifference.Kind;
import io.plimsoll.journal.JournalDifference.Message;
import io.plimsoll.core.message.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

/**
 * Compares events that come in, the right side, with those of a journal, the left side, and keeps the first difference.
 */
final class EventDiff implements EventSink
{
    private final OutcomeJournalReader recorded;
    private final long lastCommand;
    private boolean isPending;
    private boolean isAtEnd;
    private long equal;
    private Kind kind = Kind.NONE;
    private Message left;
    private Message right;

    /**
     * @param lastCommand events of later commands are not looked at.
     */
    EventDiff(final OutcomeJournalReader recorded, final long lastCommand)
    {
        this.recorded = recorded;
        this.lastCommand = lastCommand;
    }

    /**
     * Passes over the recorded events of commands up to a sequence.
     */
    void skipTo(final long sequence)
    {
        while (hasRecorded() && recorded.sequence() <= sequence)
        {
            isPending = false;
        }
    }

    @Override
    public void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        if (kind != Kind.NONE || sequence > lastCommand)
        {
            return;
        }
        if (!hasRecorded())
        {
            kind = Kind.LEFT_ENDS;
            right = message(sequence, ordinal, buffer, offset, length);
            return;
        }
        final int order = sequence == recorded.sequence() ?
            Integer.compare(ordinal, recorded.ordinal()) : Long.compare(sequence, recorded.sequence());
        if (order == 0 && areEqual(recorded.buffer(), recorded.offset(), recorded.length(), buffer, offset, length))
        {
            isPending = false;
            equal++;
            return;
        }
        kind = Kind.EVENT;
        left = order < 0 ? null : recordedMessage();
        right = order > 0 ? null : message(sequence, ordinal, buffer, offset, length);
    }

    /**
     * Call after the last event of the right side.
     */
    void finish()
    {
        if (kind == Kind.NONE && hasRecorded())
        {
            kind = Kind.RIGHT_ENDS;
            left = recordedMessage();
        }
    }

    Kind kind()
    {
        return kind;
    }

    Message left()
    {
        return left;
    }

    Message right()
    {
        return right;
    }

    long equalCount()
    {
        return equal;
    }

    /**
     * True if two messages say the same; fields that only a newer schema has are passed over.
     */
    static boolean areEqual(
        final DirectBuffer a,
        final int aOffset,
        final int aLength,
        final DirectBuffer b,
        final int bOffset,
        final int bLength)
    {
        final boolean isBOlder = aLength >= MessageHeaderDecoder.ENCODED_LENGTH &&
            bLength >= MessageHeaderDecoder.ENCODED_LENGTH && version(b, bOffset) < version(a, aOffset);
        return (isBOlder ? EventDifference.of(b, bOffset, bLength, a, aOffset, aLength) :
            EventDifference.of(a, aOffset, aLength, b, bOffset, bLength)).isEmpty();
    }

    private boolean hasRecorded()
    {
        if (!isPending && !isAtEnd)
        {
            isPending = recorded.next() && recorded.sequence() <= lastCommand;
            isAtEnd = !isPending;
        }
        return isPending;
    }

    private Message recordedMessage()
    {
        return message(
            recorded.sequence(), recorded.ordinal(), recorded.buffer(), recorded.offset(), recorded.length());
    }

    private static Message message(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        return new Message(false, sequence, ordinal, 0, JournalDiff.bytes(buffer, offset, length));
    }

    private static int version(final DirectBuffer message, final int offset)
    {
        return message.getShort(offset + MessageHeaderDecoder.versionEncodingOffset()) & 0xFFFF;
    }
}
