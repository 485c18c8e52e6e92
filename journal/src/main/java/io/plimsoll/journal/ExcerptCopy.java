package io.plimsoll.journal;

import io.plimsoll.journal.JournalException.Reason;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.core.time.TimeProvider;
import org.agrona.CloseHelper;

/**
 * Writes the sound excerpts of one queue into fresh files, byte for byte: the same links, heads and indexes, so that
 * positions in snapshots stay true. Each goes into a file of the day that it came from.
 */
final class ExcerptCopy implements AutoCloseable
{
    private final ExcerptScan source;
    private final Path target;
    private final JournalSettings settings;
    private final Day day = new Day();
    private ExcerptQueue queue;
    private long lastEpoch;

    private ExcerptCopy(final ExcerptScan source, final Path target, final JournalSettings settings)
    {
        this.source = source;
        this.target = target;
        this.settings = settings;
    }

    /**
     * Copies a queue from its base up to a position.
     *
     * @param diagnosis of the queue: what it keeps is copied.
     * @param settings  of the new journal.
     * @return epoch of the last excerpt that was copied; 0 for none.
     */
    static long run(
        final Path directory,
        final JournalPosition base,
        final QueueDiagnosis diagnosis,
        final JournalSettings settings)
    {
        final String name = diagnosis.kind().directoryName();
        try (ExcerptScan scan = ExcerptScan.open(directory.resolve(name), diagnosis.writtenIndex());
            ExcerptCopy copy = new ExcerptCopy(scan, settings.directory().resolve(name), settings))
        {
            copy.run(base, diagnosis.kept());
            return copy.lastEpoch;
        }
    }

    @Override
    public void close()
    {
        CloseHelper.close(queue);
    }

    private void run(final JournalPosition base, final JournalPosition end)
    {
        if (end.isStart())
        {
            return;
        }
        while (source.index() != end.excerptIndex())
        {
            if (!source.next())
            {
                throw new JournalException(Reason.INCOMPLETE_TAIL, source.endPlace(end.excerptIndex()),
                    JournalException.NO_SEQUENCE, "the files have changed since they were looked at");
            }
            if (!isBefore(base))
            {
                append();
            }
        }
    }

    private boolean isBefore(final JournalPosition base)
    {
        final long last = source.buffer().getLong(ExcerptLayout.LAST_SEQUENCE_OFFSET);
        return last < base.sequence() || last == base.sequence() &&
            source.buffer().getInt(ExcerptLayout.LAST_ORDINAL_OFFSET) <= base.ordinal();
    }

    private void append()
    {
        day.set(source.file().cycle());
        if (queue == null)
        {
            queue = ExcerptQueue.open(target, settings, JournalException.NO_EXCERPT, day);
        }
        final long index = queue.append(source.buffer().addressOffset(), source.length());
        if (index != source.index())
        {
            throw new JournalException(Reason.WRITE_FAILED, target, index, "the excerpt landed here, it was " +
                ExcerptQueue.describeIndex(source.index()) + " before");
        }
        lastEpoch = source.buffer().getLong(ExcerptLayout.EPOCH_OFFSET);
    }

    /**
     * A clock that stands on a day.
     */
    private static final class Day implements TimeProvider
    {
        private long timeMs;

        void set(final int cycle)
        {
            timeMs = TimeUnit.DAYS.toMillis(cycle);
        }

        @Override
        public long currentTimeMillis()
        {
            return timeMs;
        }
    }
}
