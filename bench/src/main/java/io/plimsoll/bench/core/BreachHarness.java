package io.plimsoll.bench.core;

import com.sun.management.ThreadMXBean;
import io.plimsoll.bench.machine.Conditions;
import io.plimsoll.bench.machine.Options;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One tick breaches very many accounts at once: how many decisions a second, in canonical order, and what each
 * allocates. Beside it, in the same run, what it costs to touch the records of those accounts once.
 * <p>
 * Options, {@code name=value}: {@code breached} accounts (100000), {@code others} that hold positions and stay free
 * (0), {@code kinds} (all: {@link BreachKind}), {@code rounds} measured (7), each on a core of its
 * own, {@code warm} rounds before (5), {@code seed} (1). One thread, {@code RiskCore.apply} of that one tick with a
 * sink that counts and checks. {@code on cpu} leaves out the time in which other processes had the processor;
 * {@code floor} and {@code ratio} are those of the best rounds.
 */
public final class BreachHarness
{
    private static final List<String> OPTIONS = List.of("breached", "others", "kinds", "rounds", "warm", "seed");
    private static final String ALL_KINDS =
        Arrays.stream(BreachKind.values()).map(BreachKind::toString).collect(Collectors.joining(","));
    private static final double NS_PER_SECOND = 1e9;

    private final int breached;
    private final int others;
    private final int rounds;
    private final int warm;
    private final long seed;
    private final PrintStream out;
    private final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();

    private BreachHarness(final Options options, final PrintStream out)
    {
        breached = options.number("breached", 100_000);
        others = options.count("others", 0);
        rounds = options.number("rounds", 7);
        warm = options.count("warm", 5);
        seed = options.number("seed", 1);
        this.out = out;
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
        final BreachHarness harness = new BreachHarness(options, out);
        Conditions.print(out, Path.of("."));
        out.printf(Locale.ROOT, "%,d accounts breached by one tick, %,d others; %d rounds after %d, seed %d%n",
            harness.breached, harness.others, harness.rounds, harness.warm, harness.seed);
        out.println("kind            decisions/s: mean       best      worst  ns each  on cpu  floor ns  ratio" +
            "  B each  events");
        for (final String word : options.word("kinds", ALL_KINDS).split(","))
        {
            harness.measure(BreachKind.of(word));
        }
        Conditions.printNoise(out);
    }

    private void measure(final BreachKind kind)
    {
        final BreachSink sink = new BreachSink(breached + others + 1);
        final Tally times = new Tally();
        final Tally onCpu = new Tally();
        final Tally floors = new Tally();
        long allocated = 0;
        long before = 0;
        for (int round = -warm; round < rounds; round++)
        {
            final BreachVenue venue = new BreachVenue(kind, breached, others, seed);
            System.gc();
            sink.clear(false);
            before = threads.getCurrentThreadAllocatedBytes();
            final long cpuStart = threads.getCurrentThreadCpuTime();
            final long start = System.nanoTime();
            venue.fall(sink);
            final long took = System.nanoTime() - start;
            final long cpuTook = threads.getCurrentThreadCpuTime() - cpuStart;
            final long allocatedNow = threads.getCurrentThreadAllocatedBytes() - before;
            sink.verify(kind, breached);
            final long floor = new RecordFloor(venue, sink.order(), breached).measure();
            if (round >= 0)
            {
                times.add(took);
                onCpu.add(cpuTook);
                floors.add(floor);
                allocated += allocatedNow;
            }
        }
        print(kind, sink, times, onCpu, floors, allocated);
        hash(kind, sink);
    }

    private void print(
        final BreachKind kind,
        final BreachSink sink,
        final Tally times,
        final Tally onCpu,
        final Tally floors,
        final long allocated)
    {
        out.printf(Locale.ROOT, "%-14s %,18.0f %,10.0f %,10.0f %,8.0f %,7.0f %9.0f %6.1f %7.4f %7d%n",
            kind, breached * NS_PER_SECOND / times.mean(), breached * NS_PER_SECOND / times.least(),
            breached * NS_PER_SECOND / times.most(), times.mean() / breached, onCpu.mean() / breached,
            (double)floors.least() / breached, (double)times.least() / floors.least(),
            (double)allocated / rounds / breached, sink.events());
        out.printf(Locale.ROOT, "decisions_per_second %s %.0f%n", kind, breached * NS_PER_SECOND / times.mean());
    }

    /**
     * Once more, not measured: what was decided, and what state it left.
     */
    private void hash(final BreachKind kind, final BreachSink sink)
    {
        final BreachVenue venue = new BreachVenue(kind, breached, others, seed);
        sink.clear(true);
        venue.fall(sink);
        sink.verify(kind, breached);
        final int misplaced = venue.core().misplacedAccounts();
        if (misplaced != 0)
        {
            throw new IllegalStateException(misplaced + " accounts are in a zone that they should have left");
        }
        out.printf("event hash %016x, state hash %016x%n", sink.hash(), venue.core().stateHash());
    }

    /**
     * Nanoseconds of several rounds.
     */
    private static final class Tally
    {
        private long sum;
        private long least = Long.MAX_VALUE;
        private long most;
        private int count;

        void add(final long ns)
        {
            sum += ns;
            least = Math.min(least, ns);
            most = Math.max(most, ns);
            count++;
        }

        double mean()
        {
            return (double)sum / count;
        }

        long least()
        {
            return least;
        }

        long most()
        {
            return most;
        }
    }
}
