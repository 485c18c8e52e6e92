package io.plimsoll.journal;

import io.plimsoll.core.message.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

/**
 * Compares a recorded event with a replayed one.
 * <p>
 * Events of the same schema version must be equal byte for byte. A recorded event of an older version has none of the
 * fields that were added since: what it has must be equal, field for field, and what was added is passed over.
 */
final class EventDifference
{
    private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;

    private EventDifference()
    {
    }

    /**
     * How they differ, in words; empty if they do not.
     */
    static String of(
        final DirectBuffer recorded,
        final int recordedOffset,
        final int recordedLength,
        final DirectBuffer replayed,
        final int replayedOffset,
        final int replayedLength)
    {
        if (recordedLength >= HEADER && replayedLength >= HEADER &&
            version(recorded, recordedOffset) < version(replayed, replayedOffset))
        {
            return older(recorded, recordedOffset, recordedLength, replayed, replayedOffset, replayedLength);
        }
        final int common = Math.min(recordedLength, replayedLength);
        final int at = mismatch(recorded, recordedOffset, replayed, replayedOffset, common);
        if (at < common)
        {
            return "differ from byte " + at + " on";
        }
        return recordedLength == replayedLength ? "" :
            "differ in length: " + recordedLength + " bytes recorded, " + replayedLength + " replayed";
    }

    private static String older(
        final DirectBuffer recorded,
        final int recordedOffset,
        final int recordedLength,
        final DirectBuffer replayed,
        final int replayedOffset,
        final int replayedLength)
    {
        if (templateId(recorded, recordedOffset) != templateId(replayed, replayedOffset))
        {
            return "are of different kinds";
        }
        final int recordedBlock = blockLength(recorded, recordedOffset);
        final int replayedBlock = blockLength(replayed, replayedOffset);
        final int recordedRest = recordedLength - HEADER - recordedBlock;
        final int replayedRest = replayedLength - HEADER - replayedBlock;
        if (recordedRest < 0 || replayedBlock < recordedBlock || recordedRest != replayedRest)
        {
            return "differ in length: " + recordedLength + " bytes recorded under schema version " +
                version(recorded, recordedOffset) + ", " + replayedLength + " replayed";
        }
        final int inBlock = mismatch(
            recorded, recordedOffset + HEADER, replayed, replayedOffset + HEADER, recordedBlock);
        if (inBlock < recordedBlock)
        {
            return "differ from byte " + (HEADER + inBlock) + " on";
        }
        final int inRest = mismatch(recorded, recordedOffset + HEADER + recordedBlock,
            replayed, replayedOffset + HEADER + replayedBlock, recordedRest);
        return inRest == recordedRest ? "" : "differ from byte " + (HEADER + recordedBlock + inRest) + " on";
    }

    /**
     * First byte that differs; the length if none does.
     */
    private static int mismatch(
        final DirectBuffer a, final int aOffset, final DirectBuffer b, final int bOffset, final int length)
    {
        int i = 0;
        while (i + Long.BYTES <= length && a.getLong(aOffset + i) == b.getLong(bOffset + i))
        {
            i += Long.BYTES;
        }
        while (i < length && a.getByte(aOffset + i) == b.getByte(bOffset + i))
        {
            i++;
        }
        return i;
    }

    private static int blockLength(final DirectBuffer message, final int offset)
    {
        return message.getShort(offset + MessageHeaderDecoder.blockLengthEncodingOffset()) & 0xFFFF;
    }

    private static int templateId(final DirectBuffer message, final int offset)
    {
        return message.getShort(offset + MessageHeaderDecoder.templateIdEncodingOffset()) & 0xFFFF;
    }

    private static int version(final DirectBuffer message, final int offset)
    {
        return message.getShort(offset + MessageHeaderDecoder.versionEncodingOffset()) & 0xFFFF;
    }
}
