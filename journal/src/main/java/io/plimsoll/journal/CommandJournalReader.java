package io.plimsoll.journal;

import static io.plimsoll.journal.ExcerptLayout.COMMAND_HEADER_LENGTH;
import static io.plimsoll.journal.ExcerptLayout.COMMAND_LENGTH_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.COMMAND_TIME_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.COMMAND_ZERO_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.ENTRY_SEQUENCE_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.HEADER_LENGTH;
import static io.plimsoll.journal.ExcerptLayout.KIND_COMMANDS;
import static io.plimsoll.journal.ExcerptLayout.commandEntryLength;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads the commands of a journal in order, from the first on.
 * <p>
 * An excerpt is checked whole before its first command is shown: magic, versions, lengths, checksum, and that its
 * sequences continue those before it without a gap. The first break ends reading with a {@link JournalException}; the
 * commands shown until then are sound. Not thread-safe.
 */
public final class CommandJournalReader implements AutoCloseable
{
    private final ExcerptReader excerpts;
    private final long endSequence;
    private long lastSequence;
    private int entry;
    private int nextEntry;
    private int limit;

    private CommandJournalReader(final ExcerptReader excerpts, final long endSequence)
    {
        this.excerpts = excerpts;
        this.endSequence = endSequence;
    }

    /**
     * Opens the commands of a journal at their start.
     *
     * @param directory of the journal.
     * @return the reader.
     */
    public static CommandJournalReader open(final Path directory)
    {
        try (JournalMark mark = JournalMark.read(directory))
        {
            return open(directory, mark);
        }
    }

    static CommandJournalReader open(final Path directory, final JournalMark mark)
    {
        // The index is stored last and so is read first.
        final long endIndex = mark.commandsIndex();
        final long endSequence = mark.commandsSequence();
        final ExcerptCursor cursor = ExcerptCursor.open(Journal.commandsDirectory(directory), mark.blockSizeBytes());
        return new CommandJournalReader(
            new ExcerptReader(cursor, KIND_COMMANDS, endIndex, endSequence), endSequence);
    }

    /**
     * Moves to the next command.
     *
     * @return false at the end of the journal.
     * @throws JournalException at the first break.
     */
    public boolean next()
    {
        if (nextEntry >= limit)
        {
            if (!excerpts.next(lastSequence))
            {
                return false;
            }
            checkEntries();
            nextEntry = HEADER_LENGTH;
            limit = excerpts.limit();
        }
        entry = nextEntry;
        nextEntry = entry + commandEntryLength(length());
        lastSequence = sequence();
        return true;
    }

    /**
     * Sequence of this command.
     *
     * @return the sequence.
     */
    public long sequence()
    {
        return excerpts.buffer().getLong(entry + ENTRY_SEQUENCE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Time of this command.
     *
     * @return nanoseconds since the epoch.
     */
    public long timeNs()
    {
        return excerpts.buffer().getLong(entry + COMMAND_TIME_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Buffer that holds this command until the next call of {@link #next()}.
     *
     * @return the buffer.
     */
    public DirectBuffer buffer()
    {
        return excerpts.buffer();
    }

    /**
     * Offset of this command's message header.
     *
     * @return the offset.
     */
    public int offset()
    {
        return entry + COMMAND_HEADER_LENGTH;
    }

    /**
     * Length of this command's message.
     *
     * @return bytes of header and body.
     */
    public int length()
    {
        return excerpts.buffer().getInt(entry + COMMAND_LENGTH_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Sequence of the last command shown; 0 before the first.
     *
     * @return the sequence.
     */
    public long lastSequence()
    {
        return lastSequence;
    }

    /**
     * Sequence that the journal reached when it was opened, for progress; more may follow if it is being written.
     *
     * @return the sequence.
     */
    public long endSequence()
    {
        return endSequence;
    }

    /**
     * Index of the excerpt of this command.
     *
     * @return queue index; {@link JournalException#NO_EXCERPT} before the first.
     */
    public long excerptIndex()
    {
        return excerpts.index();
    }

    @Override
    public void close()
    {
        excerpts.close();
    }

    private void checkEntries()
    {
        final UnsafeBuffer buffer = excerpts.buffer();
        final int end = excerpts.limit();
        int position = HEADER_LENGTH;
        int count = 0;
        long previous = lastSequence;
        if (excerpts.firstSequence() != previous + 1)
        {
            throw excerpts.outOfSequence("sequence " + (previous + 1), "sequence " + excerpts.firstSequence());
        }
        while (position < end)
        {
            final int messageLength = end - position < COMMAND_HEADER_LENGTH ? -1 :
                buffer.getInt(position + COMMAND_LENGTH_OFFSET, LITTLE_ENDIAN);
            if (messageLength < 0 || messageLength > end - position - COMMAND_HEADER_LENGTH)
            {
                throw excerpts.malformed("entry " + count + " does not fit");
            }
            final long sequence = buffer.getLong(position + ENTRY_SEQUENCE_OFFSET, LITTLE_ENDIAN);
            if (sequence != previous + 1)
            {
                throw excerpts.outOfSequence("sequence " + (previous + 1), "sequence " + sequence);
            }
            final int next = position + commandEntryLength(messageLength);
            excerpts.checkZero(position + COMMAND_ZERO_OFFSET, position + COMMAND_HEADER_LENGTH);
            excerpts.checkZero(position + COMMAND_HEADER_LENGTH + messageLength, next);
            previous = sequence;
            position = next;
            count++;
        }
        if (count != excerpts.entryCount() || previous != excerpts.lastSequence())
        {
            throw excerpts.malformed(count + " entries up to sequence " + previous + ", the header says " +
                excerpts.entryCount() + " up to " + excerpts.lastSequence());
        }
    }
}
