package io.plimsoll.journal;

import io.plimsoll.journal.JournalException.Reason;
import java.nio.file.Path;

/**
 * What the raw files of one queue hold: sound excerpts up to a break, if there is one, and what lies behind it.
 *
 * @param kind         of the queue.
 * @param end          behind the last sound excerpt that follows from the beginning without a break.
 * @param kept         the same, but not beyond the last command that is to stay.
 * @param isSplit      true if the first excerpt that is not kept also holds events of commands that stay.
 * @param excerpts     sound ones up to {@code end}.
 * @param problem      the break; null if the files end with {@code end}.
 * @param laterCount   sound excerpts behind the break that hold later sequences.
 * @param laterFirst   first sequence among them.
 * @param laterLast    last sequence among them.
 * @param writtenIndex last excerpt that was written, as the mark says; 0 for none or unknown.
 * @param writtenLast  sequence it ends with.
 */
record QueueDiagnosis(
    ExcerptKind kind, JournalPosition end, JournalPosition kept, boolean isSplit, long excerpts,
    JournalException problem, long laterCount, long laterFirst, long laterLast, long writtenIndex, long writtenLast)
{
    /**
     * Scans a queue.
     *
     * @param lastCommand events of later commands are not to be kept.
     * @throws JournalException if the files cannot be read, or are of a newer build.
     */
    static QueueDiagnosis of(
        final Path journal,
        final ExcerptKind kind,
        final JournalPosition start,
        final long writtenIndex,
        final long writtenLast,
        final long lastCommand)
    {
        final Path directory = journal.resolve(kind.directoryName());
        try (ExcerptScan scan = ExcerptScan.open(directory, writtenIndex))
        {
            final Walk walk = new Walk(scan, kind, start, lastCommand);
            final JournalException problem = walk.run();
            walk.lookBehind(problem);
            return new QueueDiagnosis(kind, walk.end, walk.kept, walk.isSplit, walk.excerpts,
                problem != null || !isShort(walk.end, writtenIndex) ? problem :
                missingEnd(directory, walk.end, writtenIndex, writtenLast),
                walk.laterCount, walk.laterFirst, walk.laterLast, writtenIndex, writtenLast);
        }
    }

    /**
     * True if sound excerpts with later sequences lie behind the break: a hole, not a broken tail.
     */
    boolean hasHole()
    {
        return laterCount > 0;
    }

    /**
     * True if the mark says that more was written than is to be kept.
     */
    boolean losesWritten()
    {
        return isShort(kept, writtenIndex);
    }

    private static boolean isShort(final JournalPosition end, final long writtenIndex)
    {
        return writtenIndex != 0 && end.excerptIndex() < writtenIndex;
    }

    private static JournalException missingEnd(
        final Path directory, final JournalPosition end, final long writtenIndex, final long writtenLast)
    {
        return new JournalException(Reason.INCOMPLETE_TAIL, JournalPlace.of(directory, writtenIndex), end.sequence(),
            "this excerpt, ending with sequence " + writtenLast + ", was written, but the files end after " +
            (end.isStart() ? "nothing" : "excerpt " + ExcerptQueue.describeIndex(end.excerptIndex())));
    }

    /**
     * One pass over the files.
     */
    private static final class Walk
    {
        private final ExcerptScan scan;
        private final EntryCursor entries;
        private final long lastCommand;
        private JournalPosition end;
        private JournalPosition kept;
        private boolean isSplit;
        private long excerpts;
        private long laterCount;
        private long laterFirst;
        private long laterLast;

        Walk(
            final ExcerptScan scan, final ExcerptKind kind, final JournalPosition start, final long lastCommand)
        {
            this.scan = scan;
            this.lastCommand = lastCommand;
            final ExcerptReader reader = new ExcerptReader(scan, kind, start, 0, 0);
            reader.computeHead();
            entries = new EntryCursor(reader);
            end = start;
            kept = start;
        }

        /**
         * Goes to the first break.
         */
        JournalException run()
        {
            try
            {
                while (entries.next())
                {
                    if (entries.isLastOfExcerpt())
                    {
                        onExcerpt();
                    }
                }
                return scan.damage();
            }
            catch (final JournalException e)
            {
                if (e.reason() == Reason.OTHER_FORMAT || e.reason() == Reason.OTHER_SCHEMA ||
                    e.reason() == Reason.UNREADABLE)
                {
                    throw e;
                }
                return scan.damage() == null ? e : scan.damage();
            }
        }

        /**
         * Counts what is sound behind the break.
         */
        void lookBehind(final JournalException problem)
        {
            if (problem != null && scan.index() != end.excerptIndex())
            {
                boolean isThere = scan.index() != JournalException.NO_EXCERPT;
                while (isThere)
                {
                    onLater();
                    isThere = scan.next();
                }
            }
        }

        private void onExcerpt()
        {
            excerpts++;
            end = entries.position();
            if (end.sequence() <= lastCommand)
            {
                kept = end;
            }
            else
            {
                isSplit |= entries.excerpts().firstSequence() <= lastCommand;
            }
        }

        private void onLater()
        {
            final long last = scan.buffer().getLong(ExcerptLayout.LAST_SEQUENCE_OFFSET);
            final int ordinal = scan.buffer().getInt(ExcerptLayout.LAST_ORDINAL_OFFSET);
            if (last > end.sequence() || last == end.sequence() && ordinal > end.ordinal())
            {
                final long first = scan.buffer().getLong(ExcerptLayout.FIRST_SEQUENCE_OFFSET);
                laterFirst = laterCount == 0 ? first : Math.min(laterFirst, first);
                laterLast = Math.max(laterLast, last);
                laterCount++;
            }
        }
    }
}
