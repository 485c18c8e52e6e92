package io.plimsoll.journal;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.StateAuditedDecoder;
import org.agrona.DirectBuffer;

/**
 * Compares replayed events with the recorded ones, one by one, and passes on those that the record lacks at its end.
 */
final class OutcomeComparison implements EventSink
{
    private final OutcomeJournalReader recorded;
    private final EventSink missing;
    private final MessageHeaderDecoder messageHeader = new MessageHeaderDecoder();
    private final StateAuditedDecoder stateAudited = new StateAuditedDecoder();
    private boolean isPending;
    private boolean isAtEnd;
    private long missingCount;
    private long auditedSequence;
    private long auditedStateHash;
    private String difference;

    /**
     * @param missing that takes the events which the record lacks, once there is no difference before them.
     */
    OutcomeComparison(final OutcomeJournalReader recorded, final EventSink missing)
    {
        this.recorded = recorded;
        this.missing = missing;
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
        if (difference != null)
        {
            return;
        }
        if (hasRecorded())
        {
            isPending = false;
            compare(sequence, ordinal, buffer, offset, length);
        }
        else
        {
            missingCount++;
            missing.onEvent(sequence, ordinal, buffer, offset, length);
        }
    }

    /**
     * Call after the last command: the record must be at its end too.
     */
    void finish()
    {
        if (difference == null && hasRecorded())
        {
            difference = "recorded event " + recordedName() + ", replay gives no further event";
        }
    }

    /**
     * First difference in words; null when there is none. Events missing at the end of the record are none.
     */
    String difference()
    {
        return difference;
    }

    /**
     * Number of events that the record lacks at its end.
     */
    long missingCount()
    {
        return missingCount;
    }

    /**
     * Command sequence of the last recorded audit; 0 if there was none.
     */
    long auditedSequence()
    {
        return auditedSequence;
    }

    /**
     * State hash that the last recorded audit reported.
     */
    long auditedStateHash()
    {
        return auditedStateHash;
    }

    private boolean hasRecorded()
    {
        if (!isPending && !isAtEnd)
        {
            isPending = recorded.next();
            isAtEnd = !isPending;
        }
        return isPending;
    }

    private void compare(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        if (sequence != recorded.sequence() || ordinal != recorded.ordinal())
        {
            difference = "recorded event " + recordedName() + ", replay gives event " +
                name(sequence, ordinal, buffer, offset, length);
            return;
        }
        final String found = EventDifference.of(
            recorded.buffer(), recorded.offset(), recorded.length(), buffer, offset, length);
        if (!found.isEmpty())
        {
            difference = "recorded event " + recordedName() + " and replayed event " +
                name(sequence, ordinal, buffer, offset, length) + ' ' + found;
            return;
        }
        noteAudit();
    }

    private void noteAudit()
    {
        if (templateId(recorded.buffer(), recorded.offset(), recorded.length()) == StateAuditedDecoder.TEMPLATE_ID)
        {
            stateAudited.wrapAndApplyHeader(recorded.buffer(), recorded.offset(), messageHeader);
            auditedSequence = recorded.sequence();
            auditedStateHash = stateAudited.stateHash();
        }
    }

    private String recordedName()
    {
        return name(
            recorded.sequence(), recorded.ordinal(), recorded.buffer(), recorded.offset(), recorded.length());
    }

    private String name(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        return sequence + "/" + ordinal + " (template " + templateId(buffer, offset, length) + ")";
    }

    private int templateId(final DirectBuffer buffer, final int offset, final int length)
    {
        return length < MessageHeaderDecoder.ENCODED_LENGTH ? -1 : messageHeader.wrap(buffer, offset).templateId();
    }
}
