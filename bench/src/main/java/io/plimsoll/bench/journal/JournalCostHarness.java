package io.plimsoll.bench.journal;

import io.plimsoll.bench.machine.Conditions;
import io.plimsoll.bench.machine.Options;
import io.plimsoll.bench.machine.WorkDirectory;
import io.plimsoll.journal.Durability;
import io.plimsoll.journal.JournalSettings;
import org.HdrHistogram.Histogram;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What it costs to append a batch of commands to the journal and flush it, beside a bare append of as many bytes to a
 * queue of the same kind, in turn in the same run.
 * <p>
 * Options, {@code name=value}: {@code batches} commands per batch (1,8,16,64,256), {@code modes} (process,group-sync),
 * {@code bytes} of a command's message (96) or {@code mix} of real lengths, {@code rounds} (24), {@code forced-rounds}
 * of the mode that forces (40), {@code block} batches per round and side (as many as make 16 MiB, 25 where they
 * are forced), {@code directory} to work in (the system's temporary one). One thread, closed loop.
 */
public final class JournalCostHarness
{
    private static final List<String> OPTIONS =
        List.of("batches", "modes", "bytes", "rounds", "forced-rounds", "block", "directory");
    private static final String PROCESS = "process";
    private static final String GROUP_SYNC = "group-sync";
    private static final String MIX = "mix";
    private static final int BLOCK_BYTES = 16 << 20;
    private static final int MAX_BLOCK = 4_000;
    private static final int FORCED_BLOCK = 25;
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 100};
    private static final int TIMER_READINGS = 200_000;

    private final Options options;
    private final PrintStream out;
    private final MessageMix mix;

    private JournalCostHarness(final Options options, final PrintStream out)
    {
        this.options = options;
        this.out = out;
        final String bytes = options.word("bytes", "96");
        mix = bytes.equals(MIX) ? MessageMix.ofTicksAndFills() : MessageMix.ofLength(options.number("bytes", 96));
    }

    /**
     * Runs it.
     *
     * @param arguments the options.
     */
    public static void main(final String[] arguments)
    {
        run(arguments, System.out);
    }

    static void run(final String[] arguments, final PrintStream out)
    {
        final Options options = Options.parse(arguments, OPTIONS);
        final Path parent = Path.of(options.word("directory", System.getProperty("java.io.tmpdir")));
        try (WorkDirectory directory = WorkDirectory.in(parent))
        {
            new JournalCostHarness(options, out).run(directory.path());
        }
    }

    private void run(final Path directory)
    {
        Conditions.print(out, directory);
        final Histogram timer = new Histogram(1_000_000_000L, 3);
        for (int i = 0; i < TIMER_READINGS; i++)
        {
            final long start = System.nanoTime();
            timer.recordValue(System.nanoTime() - start);
        }
        out.printf(Locale.ROOT, "timer: p50 %d ns, part of each figure%n", timer.getValueAtPercentile(50));
        out.println("columns: us per batch, append of all its commands and flush");
        for (final String mode : options.word("modes", PROCESS + "," + GROUP_SYNC).split(","))
        {
            final Durability durability = durability(mode);
            final int[] batchSizes = options.numbers("batches", "1,8,16,64,256");
            // The first one twice: the compiler is not through with it when it is new.
            measure(directory, durability, batchSizes[0], false);
            for (final int batchSize : batchSizes)
            {
                measure(directory, durability, batchSize, true);
            }
            Conditions.printNoise(out);
        }
    }

    private static Durability durability(final String mode)
    {
        return switch (mode)
        {
            case PROCESS -> Durability.PROCESS;
            case GROUP_SYNC -> Durability.GROUP_SYNC;
            default -> throw new IllegalArgumentException(
                "modes must be of " + PROCESS + " and " + GROUP_SYNC + ": " + mode);
        };
    }

    private void measure(
        final Path parent, final Durability durability, final int batchSize, final boolean isShown)
    {
        final boolean isForced = durability == Durability.GROUP_SYNC;
        final int rounds = isForced ? options.number("forced-rounds", 40) : options.number("rounds", 24);
        try (WorkDirectory directory = WorkDirectory.in(parent))
        {
            final JournalSettings settings =
                JournalSettings.of(directory.path().resolve("journal")).withDurability(durability);
            try (Contest contest =
                Contest.open(directory.path(), settings, mix, batchSize, blockBatches(isForced, batchSize)))
            {
                contest.run(rounds);
                if (isShown)
                {
                    print(isForced ? GROUP_SYNC : PROCESS, batchSize, contest);
                }
            }
        }
    }

    private int blockBatches(final boolean isForced, final int batchSize)
    {
        final int fitting = BLOCK_BYTES / Contest.excerptBytes(mix, batchSize);
        return options.number("block", isForced ? FORCED_BLOCK : Math.min(MAX_BLOCK, fitting));
    }

    private void print(final String mode, final int batchSize, final Contest contest)
    {
        final Histogram journal = contest.journalNs();
        final Histogram bare = contest.bareNs();
        out.printf(Locale.ROOT, "%n%s, batch of %d, excerpt of %,d bytes, %,d batches each%n",
            mode, batchSize, contest.excerptBytes(), journal.getTotalCount());
        out.printf(Locale.ROOT, "%-8s %10s %10s %10s %10s %10s %10s%n",
            "", "p50", "p90", "p99", "p99.9", "max", "mean");
        printRow("journal", journal);
        printRow("bare", bare);
        out.printf(Locale.ROOT, "%-8s", "ratio");
        for (final double percentile : PERCENTILES)
        {
            out.printf(Locale.ROOT, " %10.2f",
                (double)journal.getValueAtPercentile(percentile) / bare.getValueAtPercentile(percentile));
        }
        out.printf(Locale.ROOT, " %10.2f%n", journal.getMean() / bare.getMean());
        out.printf(Locale.ROOT,
            "a command: %.0f ns at the median, %.0f ns in the mean; %.4f bytes allocated%n",
            (double)journal.getValueAtPercentile(50) / batchSize, journal.getMean() / batchSize,
            contest.allocatedBytesPerCommand());
        out.printf(Locale.ROOT, "median ratio of single rounds: %.2f to %.2f%n",
            contest.roundRatio(false), contest.roundRatio(true));
        out.printf(Locale.ROOT, "ratio journal-cost-%s%d %.2f%n", mode.equals(PROCESS) ? "" : mode + "-", batchSize,
            (double)journal.getValueAtPercentile(50) / bare.getValueAtPercentile(50));
    }

    private void printRow(final String name, final Histogram histogram)
    {
        out.printf(Locale.ROOT, "%-8s", name);
        for (final double percentile : PERCENTILES)
        {
            out.printf(Locale.ROOT, " %10.2f", histogram.getValueAtPercentile(percentile) / 1e3);
        }
        out.printf(Locale.ROOT, " %10.2f%n", histogram.getMean() / 1e3);
    }
}
