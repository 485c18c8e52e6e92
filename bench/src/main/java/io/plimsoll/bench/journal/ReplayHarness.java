package io.plimsoll.bench.journal;

import io.plimsoll.bench.machine.Conditions;
import io.plimsoll.bench.machine.Options;
import io.plimsoll.bench.machine.WorkDirectory;
import io.plimsoll.core.RiskCore;
import io.plimsoll.journal.CommandJournalReader;
import io.plimsoll.journal.Durability;
import io.plimsoll.journal.JournalSettings;
import io.plimsoll.journal.Replay;
import io.plimsoll.journal.ReplayProgress;
import io.plimsoll.journal.ReplayResult;
import io.plimsoll.journal.Verification;
import io.plimsoll.journal.VerificationResult;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How many commands a second are read, replayed and verified, beside a bare tailer over the same files: each stage does
 * what the one before does, and more. The stages take turns, round by round, in one run.
 * <p>
 * Options, {@code name=value}: {@code accounts} of the journals to write, one after the other (10000,100000),
 * {@code commands} of each (5000000), {@code batch} commands per excerpt (64), {@code rounds} (5, and one to warm up),
 * {@code seed} (1), {@code stages} (bare,read,no-core,replay,verify), {@code directory} to work in (the system's
 * temporary one). One thread; the files are in the page cache, having just been written.
 */
public final class ReplayHarness
{
    private static final List<String> OPTIONS =
        List.of("accounts", "commands", "batch", "rounds", "seed", "stages", "directory");
    private static final String BARE = "bare";
    private static final String READ = "read";
    private static final String NO_CORE = "no-core";
    private static final String REPLAY = "replay";
    private static final String VERIFY = "verify";
    private static final String ALL_STAGES = String.join(",", BARE, READ, NO_CORE, REPLAY, VERIFY);

    private final Options options;
    private final PrintStream out;
    private final String[] stages;
    private final int rounds;

    private ReplayHarness(final Options options, final PrintStream out)
    {
        this.options = options;
        this.out = out;
        stages = options.word("stages", ALL_STAGES).split(",");
        rounds = options.number("rounds", 5);
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
            new ReplayHarness(options, out).run(directory.path());
        }
    }

    private void run(final Path parent)
    {
        Conditions.print(out, parent);
        for (final int accounts : options.numbers("accounts", "10000,100000"))
        {
            try (WorkDirectory directory = WorkDirectory.in(parent))
            {
                measure(accounts, write(accounts, directory.path().resolve("journal")));
            }
            Conditions.printNoise(out);
        }
    }

    private RecordedDay write(final int accounts, final Path directory)
    {
        final long start = System.nanoTime();
        final RecordedDay day = RecordedDay.record(
            directory, accounts, options.number("commands", 5_000_000), options.number("batch", 64),
            options.number("seed", 1));
        out.printf(Locale.ROOT,
            "%n%,d accounts, %,d commands of which %,d to set up, %,d events, %,d positions, %.3f accounts looked at " +
            "a command; written in %.1f s%n",
            accounts, day.commands(), day.setUp(), day.events(), day.positions(),
            (double)day.lookedAt() / day.commands(), (System.nanoTime() - start) / 1e9);
        return day;
    }

    private void measure(final int accounts, final RecordedDay day)
    {
        final List<double[]> rates = new ArrayList<>();
        for (int i = 0; i < stages.length; i++)
        {
            rates.add(new double[rounds]);
        }
        for (int round = -1; round < rounds; round++)
        {
            for (int i = 0; i < stages.length; i++)
            {
                final long start = System.nanoTime();
                run(stages[i], day);
                final double rate = day.commands() * 1e9 / (System.nanoTime() - start);
                if (round >= 0)
                {
                    rates.get(i)[round] = rate;
                }
            }
        }
        print(accounts, rates);
    }

    private void print(final int accounts, final List<double[]> rates)
    {
        out.printf(Locale.ROOT, "%-10s %14s %14s %14s %14s%n", "stage", "median, /s", "best, /s", "worst, /s",
            "median, ns");
        final double[] medians = new double[stages.length];
        for (int i = 0; i < stages.length; i++)
        {
            final double[] sorted = rates.get(i);
            Arrays.sort(sorted);
            medians[i] = sorted[rounds / 2];
            out.printf(Locale.ROOT, "%-10s %,14.0f %,14.0f %,14.0f %14.1f%n",
                stages[i], medians[i], sorted[rounds - 1], sorted[0], 1e9 / medians[i]);
        }
        for (int i = 0; i < stages.length; i++)
        {
            out.printf(Locale.ROOT, "rate journal-%s-%d %.0f%n", stages[i], accounts, medians[i]);
            if (i > 0)
            {
                out.printf(Locale.ROOT, "ratio journal-%s-to-%s-%d %.2f%n",
                    stages[i], stages[0], accounts, medians[0] / medians[i]);
            }
        }
    }

    private static void run(final String stage, final RecordedDay day)
    {
        switch (stage)
        {
            case BARE -> bare(day);
            case READ -> read(day);
            case NO_CORE -> check(day, Replay.run(day.directory(), new NoMachine(), ReplayProgress.NONE).commands());
            case REPLAY -> replay(day);
            case VERIFY -> verify(day);
            default -> throw new IllegalArgumentException("stages must be of " + ALL_STAGES + ": " + stage);
        }
    }

    private static void bare(final RecordedDay day)
    {
        try (BareQueue queue = BareQueue.open(
            day.directory().resolve("commands"), JournalSettings.DEFAULT_BLOCK_SIZE_BYTES, Durability.PROCESS))
        {
            if (queue.readAll() < day.commands())
            {
                throw new IllegalStateException("the queue has fewer bytes than commands were written");
            }
        }
    }

    private static void read(final RecordedDay day)
    {
        long bytes = 0;
        try (CommandJournalReader reader = CommandJournalReader.open(day.directory()))
        {
            while (reader.next())
            {
                bytes += reader.length();
            }
            check(day, reader.lastSequence());
        }
        if (bytes < day.commands())
        {
            throw new IllegalStateException(bytes + " bytes in " + day.commands() + " commands");
        }
    }

    private static void replay(final RecordedDay day)
    {
        final ReplayResult result =
            Replay.run(day.directory(), RiskCore.create(day.limits()), ReplayProgress.NONE);
        check(day, result.commands());
        if (result.stateHash() != day.stateHash())
        {
            throw new IllegalStateException("replay ends in another state than the one written");
        }
    }

    private static void verify(final RecordedDay day)
    {
        final VerificationResult result =
            Verification.run(day.directory(), RiskCore.create(day.limits()), ReplayProgress.NONE);
        check(day, result.commands());
        if (!result.ok() || !result.isStateHashRecorded())
        {
            throw new IllegalStateException("verification fails: " + result.difference());
        }
    }

    /**
     * Runs each stage once; all of them check what they find.
     */
    static void check(final RecordedDay day)
    {
        for (final String stage : ALL_STAGES.split(","))
        {
            run(stage, day);
        }
    }

    private static void check(final RecordedDay day, final long commands)
    {
        if (commands != day.commands())
        {
            throw new IllegalStateException(commands + " commands read of " + day.commands());
        }
    }
}
