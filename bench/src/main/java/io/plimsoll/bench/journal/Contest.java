package io.plimsoll.bench.journal;

import com.sun.management.ThreadMXBean;
import io.plimsoll.journal.CommandJournalWriter;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalSettings;
import org.HdrHistogram.Histogram;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The journal against a bare queue: the same number of bytes per batch, blocks of batches in turn, each round begun by
 * the other one.
 */
final class Contest implements AutoCloseable
{
    private static final long LONGEST_NS = 60_000_000_000L;
    private static final int DIGITS = 3;
    private static final int EXCERPT_HEADER_LENGTH = 96;
    private static final int WARM_UP_SHARE = 4;

    private final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
    private final Histogram journalNs = histogram();
    private final Histogram bareNs = histogram();
    private final Histogram journalRoundNs = histogram();
    private final Histogram bareRoundNs = histogram();
    private final MessageMix mix;
    private final int batchSize;
    private final int blockBatches;
    private final int excerptBytes;
    private final UnsafeBuffer source;
    private final Journal journal;
    private final BareQueue bare;
    private long sequence;
    private long allocatedBytes;
    private double[] roundRatios = {};

    private Contest(
        final MessageMix mix, final int batchSize, final int blockBatches, final Journal journal, final BareQueue bare)
    {
        this.mix = mix;
        this.batchSize = batchSize;
        this.blockBatches = blockBatches;
        this.journal = journal;
        this.bare = bare;
        excerptBytes = excerptBytes(mix, batchSize);
        source = new UnsafeBuffer(BufferUtil.allocateDirectAligned(excerptBytes, 64));
        source.setMemory(0, excerptBytes, (byte)0x5A);
    }

    /**
     * @param settings of the journal, whose directory is one of two that are created.
     */
    static Contest open(
        final Path directory,
        final JournalSettings settings,
        final MessageMix mix,
        final int batchSize,
        final int blockBatches)
    {
        final Journal journal = Journal.create(settings);
        try
        {
            final BareQueue bare =
                BareQueue.open(directory.resolve("bare"), settings.blockSizeBytes(), settings.durability());
            return new Contest(mix, batchSize, blockBatches, journal, bare);
        }
        catch (final RuntimeException e)
        {
            journal.close();
            throw e;
        }
    }

    /**
     * Bytes of one excerpt: what the journal writes for a batch, and what the bare queue is given.
     */
    static int excerptBytes(final MessageMix mix, final int batchSize)
    {
        return EXCERPT_HEADER_LENGTH + mix.entryBytes(1, batchSize);
    }

    /**
     * Warms up for a quarter as many rounds, then measures.
     */
    void run(final int rounds)
    {
        for (int round = 0; round < Math.max(2, rounds / WARM_UP_SHARE); round++)
        {
            playRound(round);
        }
        journalNs.reset();
        bareNs.reset();
        allocatedBytes = 0;
        roundRatios = new double[rounds];
        for (int round = 0; round < rounds; round++)
        {
            playRound(round);
            roundRatios[round] =
                (double)journalRoundNs.getValueAtPercentile(50) / bareRoundNs.getValueAtPercentile(50);
        }
        Arrays.sort(roundRatios);
    }

    Histogram journalNs()
    {
        return journalNs;
    }

    Histogram bareNs()
    {
        return bareNs;
    }

    int excerptBytes()
    {
        return excerptBytes;
    }

    /**
     * Ratio of the medians in the best or in the worst round.
     */
    double roundRatio(final boolean isWorst)
    {
        return roundRatios[isWorst ? roundRatios.length - 1 : 0];
    }

    double allocatedBytesPerCommand()
    {
        return (double)allocatedBytes / (journalNs.getTotalCount() * batchSize);
    }

    @Override
    public void close()
    {
        bare.close();
        journal.close();
    }

    private void playRound(final int round)
    {
        if ((round & 1) == 0)
        {
            playJournal();
            playBare();
        }
        else
        {
            playBare();
            playJournal();
        }
        journalNs.add(journalRoundNs);
        bareNs.add(bareRoundNs);
    }

    private void playJournal()
    {
        final CommandJournalWriter commands = journal.commands();
        final Histogram histogram = journalRoundNs;
        histogram.reset();
        final long allocatedBefore = threads.getCurrentThreadAllocatedBytes();
        for (int n = 0; n < blockBatches; n++)
        {
            final long start = System.nanoTime();
            for (int i = 0; i < batchSize; i++)
            {
                final long next = ++sequence;
                final UnsafeBuffer message = mix.message(next);
                commands.append(next, next, message, 0, message.capacity());
            }
            commands.flush();
            histogram.recordValue(System.nanoTime() - start);
        }
        allocatedBytes += threads.getCurrentThreadAllocatedBytes() - allocatedBefore;
    }

    private void playBare()
    {
        final Histogram histogram = bareRoundNs;
        histogram.reset();
        for (int n = 0; n < blockBatches; n++)
        {
            final long start = System.nanoTime();
            bare.append(source, excerptBytes);
            histogram.recordValue(System.nanoTime() - start);
        }
    }

    private static Histogram histogram()
    {
        return new Histogram(LONGEST_NS, DIGITS);
    }
}
