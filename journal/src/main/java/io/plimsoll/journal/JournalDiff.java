package io.plimsoll.journal;

import io.plimsoll.core.StateMachine;
import io.plimsoll.journal.JournalDifference.Kind;
import io.plimsoll.journal.JournalDifference.Message;
import java.nio.file.Path;
import org.agrona.DirectBuffer;

/**
 * Finds the first difference between two journals, or between a journal and a re-run of it. How the messages were
 * batched does not matter.
 */
public final class JournalDiff
{
    private final ReplayProgress progress;
    private long from;
    private long equalCommands;
    private Kind kind = Kind.NONE;
    private Message left;
    private Message right;

    private JournalDiff(final ReplayProgress progress)
    {
        this.progress = progress;
    }

    /**
     * Compares the commands of two journals, then the events of the commands that both have.
     *
     * @param left     directory of one journal.
     * @param right    directory of the other.
     * @param progress to report to.
     * @return the first difference.
     * @throws JournalException if a journal cannot be read up to the difference.
     */
    public static JournalDifference compare(final Path left, final Path right, final ReplayProgress progress)
    {
        return new JournalDiff(progress).compare(left, right);
    }

    /**
     * Applies the commands of a journal once more and compares the events, the left being those that were recorded.
     *
     * @param directory of the journal.
     * @param machine   fresh.
     * @param progress  to report to.
     * @return the first difference.
     * @throws JournalException if the journal cannot be read.
     */
    public static JournalDifference rerun(
        final Path directory, final StateMachine machine, final ReplayProgress progress)
    {
        try (OutcomeJournalReader recorded = OutcomeJournalReader.open(directory))
        {
            final EventDiff events = new EventDiff(recorded, Long.MAX_VALUE);
            final ReplayResult replay = Replay.run(directory, machine, events, progress);
            events.finish();
            // A recorded event that the re-run does not give is a difference, not a journal that is longer.
            final Kind kind = events.kind() == Kind.RIGHT_ENDS ? Kind.EVENT : events.kind();
            return new JournalDifference(
                kind, 1, replay.commands(), events.equalCount(), events.left(), events.right());
        }
    }

    private JournalDifference compare(final Path leftDirectory, final Path rightDirectory)
    {
        final long lastCommand;
        try (CommandJournalReader a = CommandJournalReader.open(leftDirectory);
            CommandJournalReader b = CommandJournalReader.open(rightDirectory))
        {
            lastCommand = compareCommands(a, b);
        }
        if (kind == Kind.COMMAND)
        {
            return new JournalDifference(kind, from, equalCommands, 0, left, right);
        }
        try (OutcomeJournalReader a = OutcomeJournalReader.open(leftDirectory);
            OutcomeJournalReader b = OutcomeJournalReader.open(rightDirectory))
        {
            final EventDiff events = new EventDiff(a, lastCommand);
            events.skipTo(from - 1);
            while (events.kind() == Kind.NONE && b.next() && b.sequence() <= lastCommand)
            {
                if (b.sequence() >= from)
                {
                    events.onEvent(b.sequence(), b.ordinal(), b.buffer(), b.offset(), b.length());
                }
            }
            events.finish();
            return conclude(events);
        }
    }

    /**
     * @return the last command that both have.
     */
    private long compareCommands(final CommandJournalReader a, final CommandJournalReader b)
    {
        from = Math.max(a.lastSequence(), b.lastSequence()) + 1;
        if (!skipTo(a, from - 1) || !skipTo(b, from - 1))
        {
            kind = a.lastSequence() < b.lastSequence() ? Kind.LEFT_ENDS : Kind.RIGHT_ENDS;
            return Math.min(a.lastSequence(), b.lastSequence());
        }
        while (true)
        {
            final boolean hasA = a.next();
            final boolean hasB = b.next();
            if (!hasA || !hasB)
            {
                left = hasA ? message(a) : null;
                right = hasB ? message(b) : null;
                kind = hasA ? Kind.RIGHT_ENDS : hasB ? Kind.LEFT_ENDS : Kind.NONE;
                return from - 1 + equalCommands;
            }
            if (a.timeNs() != b.timeNs() || !EventDiff.areEqual(
                a.buffer(), a.offset(), a.length(), b.buffer(), b.offset(), b.length()))
            {
                kind = Kind.COMMAND;
                left = message(a);
                right = message(b);
                return from - 1 + equalCommands;
            }
            equalCommands++;
            if (equalCommands % Replay.PROGRESS_INTERVAL == 0)
            {
                progress.onProgress(a.sequence(), Math.max(a.endSequence(), b.endSequence()));
            }
        }
    }

    /**
     * A side that ends with its commands and with its events is the beginning of the other. One that has fewer
     * commands and more events is not.
     */
    private JournalDifference conclude(final EventDiff events)
    {
        final boolean isAgreed = kind == Kind.NONE || events.kind() == Kind.NONE || events.kind() == kind;
        if (!isAgreed)
        {
            return new JournalDifference(
                Kind.EVENT, from, equalCommands, events.equalCount(), events.left(), events.right());
        }
        final boolean isOfEvents = events.kind() != Kind.NONE;
        return new JournalDifference(isOfEvents ? events.kind() : kind, from, equalCommands, events.equalCount(),
            isOfEvents ? events.left() : left, isOfEvents ? events.right() : right);
    }

    private static boolean skipTo(final CommandJournalReader commands, final long sequence)
    {
        while (commands.lastSequence() < sequence)
        {
            if (!commands.next())
            {
                return false;
            }
        }
        return true;
    }

    private static Message message(final CommandJournalReader command)
    {
        return new Message(true, command.sequence(), 0, command.timeNs(),
            bytes(command.buffer(), command.offset(), command.length()));
    }

    static byte[] bytes(final DirectBuffer buffer, final int offset, final int length)
    {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return bytes;
    }
}
