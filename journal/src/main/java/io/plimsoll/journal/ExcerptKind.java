package io.plimsoll.journal;

import static io.plimsoll.journal.ExcerptLayout.COMMAND_HEADER_LENGTH;
import static io.plimsoll.journal.ExcerptLayout.COMMAND_LENGTH_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.ENTRY_ALIGNMENT;
import static io.plimsoll.journal.ExcerptLayout.EVENT_HEADER_LENGTH;
import static io.plimsoll.journal.ExcerptLayout.EVENT_LENGTH_OFFSET;

import org.agrona.BitUtil;

/**
 * The two kinds of excerpts: how long the header of an entry is, where it has its length, and which entry may follow
 * which.
 */
enum ExcerptKind
{
    /** Commands: every sequence follows the one before. Their ordinals are all 0. */
    COMMANDS(1, "commands", COMMAND_HEADER_LENGTH, COMMAND_LENGTH_OFFSET),

    /** Released events: the next ordinal of the same command, or ordinal 0 of a later one. */
    OUTCOMES(2, "outcomes", EVENT_HEADER_LENGTH, EVENT_LENGTH_OFFSET);

    private final int code;
    private final String directoryName;
    private final int headerLength;
    private final int lengthOffset;

    ExcerptKind(final int code, final String directoryName, final int headerLength, final int lengthOffset)
    {
        this.code = code;
        this.directoryName = directoryName;
        this.headerLength = headerLength;
        this.lengthOffset = lengthOffset;
    }

    /**
     * How the kind is written into an excerpt.
     */
    int code()
    {
        return code;
    }

    /**
     * Name of the queue's directory within the journal, and of the kind in messages.
     */
    String directoryName()
    {
        return directoryName;
    }

    int headerLength()
    {
        return headerLength;
    }

    int lengthOffset()
    {
        return lengthOffset;
    }

    /**
     * Length of an entry with its header and padding, in bytes.
     */
    int entryLength(final int messageLength)
    {
        return BitUtil.align(headerLength + messageLength, ENTRY_ALIGNMENT);
    }

    /**
     * True if an entry may come directly after another. Before the first, sequence is 0 and ordinal -1.
     */
    boolean isNext(final long sequence, final int ordinal, final long previousSequence, final int previousOrdinal)
    {
        if (this == COMMANDS)
        {
            return sequence == previousSequence + 1 && ordinal == 0;
        }
        return sequence == previousSequence ? ordinal == previousOrdinal + 1 :
            sequence > previousSequence && ordinal == 0;
    }

    /**
     * An entry in words.
     */
    String name(final long sequence, final int ordinal)
    {
        return this == COMMANDS ? "sequence " + sequence : "event " + sequence + "/" + ordinal;
    }

    /**
     * What may follow an entry, in words.
     */
    String nextName(final long previousSequence, final int previousOrdinal)
    {
        if (this == COMMANDS)
        {
            return name(previousSequence + 1, 0);
        }
        return previousOrdinal < 0 ? "ordinal 0 of a first event" :
            name(previousSequence, previousOrdinal + 1) + " or ordinal 0 of a later command";
    }
}
