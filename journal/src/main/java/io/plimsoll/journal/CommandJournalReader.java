package io.plimsoll.journal;

import static io.plimsoll.journal.ExcerptLayout.COMMAND_TIME_OFFSET;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.file.Path;
import org.agrona.DirectBuffer;

/**
 * Reads the commands of a journal in order.
 * <p>
 * An excerpt is checked whole before its first command is shown: magic, versions, lengths, checksum, link, epoch;
 * its sequences must continue those before it without a gap.
 * The first break ends reading with a {@link JournalException} that says where; what was shown until then is sound.
 * <p>
 * Reading a journal that is being written goes on: after {@code next()} has returned false it may return true later.
 * Not thread-safe.
 */
public final class CommandJournalReader implements AutoCloseable
{
    private final EntryCursor entries;
    private final long endSequence;

    private CommandJournalReader(final EntryCursor entries, final long endSequence)
    {
        this.entries = entries;
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
            return open(directory, mark, JournalBase.read(directory).commands());
        }
    }

    /**
     * Opens the commands of a journal behind a position.
     *
     * @param directory of the journal.
     * @param start     that a reader of this journal gave.
     * @return the reader.
     * @throws JournalException if the journal does not have that position.
     */
    public static CommandJournalReader open(final Path directory, final JournalPosition start)
    {
        try (JournalMark mark = JournalMark.read(directory))
        {
            return open(directory, mark, start);
        }
    }

    static CommandJournalReader open(final Path directory, final JournalMark mark, final JournalPosition start)
    {
        final long endSequence = mark.commandsSequence();
        return new CommandJournalReader(
            EntryCursor.open(directory, ExcerptKind.COMMANDS, mark, start), endSequence);
    }

    /**
     * Computes the head of the chain while reading; to be called before the first {@link #next()}.
     *
     * @return this.
     */
    public CommandJournalReader withHead()
    {
        entries.excerpts().computeHead();
        return this;
    }

    /**
     * Moves to the next command.
     *
     * @return false at the end of the journal.
     * @throws JournalException at the first break.
     */
    public boolean next()
    {
        return entries.next();
    }

    /**
     * Sequence of this command.
     *
     * @return the sequence.
     */
    public long sequence()
    {
        return entries.sequence();
    }

    /**
     * Time of this command.
     *
     * @return nanoseconds since the epoch.
     */
    public long timeNs()
    {
        return entries.buffer().getLong(entries.entry() + COMMAND_TIME_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Buffer that holds this command until the next call of {@link #next()}.
     *
     * @return the buffer.
     */
    public DirectBuffer buffer()
    {
        return entries.buffer();
    }

    /**
     * Offset of this command's message header.
     *
     * @return the offset.
     */
    public int offset()
    {
        return entries.offset();
    }

    /**
     * Length of this command's message.
     *
     * @return bytes of header and body.
     */
    public int length()
    {
        return entries.length();
    }

    /**
     * Sequence of the last command shown; that of the start, or 0, before the first.
     *
     * @return the sequence.
     */
    public long lastSequence()
    {
        return entries.lastSequence();
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
        return entries.excerpts().index();
    }

    /**
     * True if this command is the last of its excerpt.
     *
     * @return true at the end of an excerpt, and before the first command.
     */
    public boolean isLastOfExcerpt()
    {
        return entries.isLastOfExcerpt();
    }

    /**
     * Where this reader is: behind the command last shown.
     *
     * @return the position.
     */
    public JournalPosition position()
    {
        return entries.position();
    }

    /**
     * Epoch of the writer of the excerpt last read.
     */
    long epoch()
    {
        return entries.excerpts().lastEpoch();
    }

    @Override
    public void close()
    {
        entries.close();
    }
}
