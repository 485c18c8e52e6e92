package io.plimsoll.bench.core;

import com.sun.management.ThreadMXBean;
import io.plimsoll.bench.machine.Conditions;
import io.plimsoll.bench.machine.Options;
import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.BreakerChangedDecoder;
import io.plimsoll.core.message.IndexPublishedDecoder;
import io.plimsoll.core.message.MarkPublishedDecoder;
import io.plimsoll.core.message.RejectedDecoder;
import io.plimsoll.core.message.SourceChangedDecoder;
import io.plimsoll.core.message.ZoneChangedDecoder;
import org.HdrHistogram.Histogram;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a source's tick costs on its whole way: source, index, mark, breaker, monitor. 64 contracts, each with an index
 * of five sources, mark rules with a stable price, measured volatility, and a breaker with five triggers; a crowd with
 * positions, so that marks have somebody to move. The market walks calmly, 2 bp at each round of its sources.
 * <p>
 * Options, {@code name=value}: {@code accounts} (100000), {@code ticks} measured (3000000), {@code warm} before
 * (2000000), {@code seed} (1), {@code path}: {@code whole}, or {@code index} for the indices alone, with marks that do
 * not hang on them (whole). One thread, {@code RiskCore.apply} with a sink that counts. Each time includes one reading
 * of the clock, whose own cost is printed beside. It fails if a command was refused or a breaker fired.
 */
public final class PricePathHarness
{
    private static final List<String> OPTIONS = List.of("accounts", "ticks", "warm", "seed", "path");
    private static final String WHOLE = "whole";
    private static final String INDEX = "index";
    private static final int CLOCK_READINGS = 1_000_000;
    private static final int NOISE = 3;

    private final int ticks;
    private final int warm;
    private final boolean isWhole;
    private final RiskCore core;
    private final CommandFeed feed;
    private final PriceFeed prices;
    private final Crowd crowd;
    private final int[] nextSource = new int[Crowd.INSTRUMENTS];
    private final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
    private final PrintStream out;

    private PricePathHarness(final Options options, final PrintStream out)
    {
        final int accounts = options.number("accounts", 100_000);
        final int seed = options.number("seed", 1);
        ticks = options.number("ticks", 3_000_000);
        warm = options.count("warm", 2_000_000);
        isWhole = isWhole(options.word("path", WHOLE));
        this.out = out;
        core = RiskCore.create(
            new CoreLimits(accounts + 16, accounts * 5 / 2 + 1_000, 1_000, accounts + 1_000, Crowd.INSTRUMENTS, 4));
        feed = new CommandFeed(core);
        prices = new PriceFeed(feed);
        crowd = new Crowd(feed, accounts, seed);
        Conditions.print(out, Path.of("."));
        out.printf(Locale.ROOT, "%,d accounts, %d contracts, %d sources each, %,d ticks after %,d, seed %d, path %s%n",
            accounts, Crowd.INSTRUMENTS, PriceFeed.SOURCES, ticks, warm, seed, isWhole ? WHOLE : INDEX);
    }

    private static boolean isWhole(final String path)
    {
        if (!WHOLE.equals(path) && !INDEX.equals(path))
        {
            throw new IllegalArgumentException("path must be " + WHOLE + " or " + INDEX + ", it is " + path);
        }
        return WHOLE.equals(path);
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
        final PricePathHarness harness = new PricePathHarness(Options.parse(arguments, OPTIONS), out);
        harness.open();
        harness.measure();
        Conditions.printNoise(out);
    }

    private void open()
    {
        crowd.populate();
        final long rejected = feed.eventCount(RejectedDecoder.TEMPLATE_ID);
        for (int i = 0; i < Crowd.INSTRUMENTS; i++)
        {
            prices.index(i);
            for (int source = 0; source < PriceFeed.SOURCES; source++)
            {
                prices.encode(i, source, crowd.price(i));
                prices.apply();
            }
            if (isWhole)
            {
                prices.mark(i, crowd.price(i));
                prices.volatility(i);
                prices.breaker(i);
            }
        }
        final long refused = feed.eventCount(RejectedDecoder.TEMPLATE_ID) - rejected;
        if (refused > 0)
        {
            throw new IllegalStateException(refused + " commands of the price path refused in set-up");
        }
        for (int i = 0; i < warm; i++)
        {
            encode();
            prices.apply();
            feed.confirmCancels();
        }
    }

    /**
     * The next source of a contract speaks; when all have, the market moves.
     */
    private void encode()
    {
        final int i = crowd.nextInstrument();
        final int source = nextSource[i];
        nextSource[i] = source + 1 == PriceFeed.SOURCES ? 0 : source + 1;
        final long price = source == 0 ? crowd.nextPrice(i) : crowd.price(i);
        prices.encode(i, source, price + source % NOISE - 1);
    }

    private void measure()
    {
        final Histogram histogram = new Histogram(10_000_000_000L, 3);
        final long rejected = feed.eventCount(RejectedDecoder.TEMPLATE_ID);
        final long indices = feed.eventCount(IndexPublishedDecoder.TEMPLATE_ID);
        final long marks = feed.eventCount(MarkPublishedDecoder.TEMPLATE_ID);
        final long evaluations = core.evaluations();
        final long allocatedBefore = threads.getCurrentThreadAllocatedBytes();
        long total = 0;
        for (int n = 0; n < ticks; n++)
        {
            encode();
            final long start = System.nanoTime();
            prices.apply();
            final long took = System.nanoTime() - start;
            total += took;
            histogram.recordValue(took);
            feed.confirmCancels();
        }
        final long allocated = threads.getCurrentThreadAllocatedBytes() - allocatedBefore;
        out.printf(Locale.ROOT,
            "source tick ns (timer included): mean %.0f  p50 %d  p90 %d  p99 %d  p99.9 %d  max %d%n",
            (double)total / ticks, histogram.getValueAtPercentile(50), histogram.getValueAtPercentile(90),
            histogram.getValueAtPercentile(99), histogram.getValueAtPercentile(99.9), histogram.getMaxValue());
        out.printf(Locale.ROOT,
            "timer ns: p50 %d; per tick: %.3f indices published, %.3f marks, %.3f evaluations, %.4f B allocated%n",
            timerNs(), (double)(feed.eventCount(IndexPublishedDecoder.TEMPLATE_ID) - indices) / ticks,
            (double)(feed.eventCount(MarkPublishedDecoder.TEMPLATE_ID) - marks) / ticks,
            (double)(core.evaluations() - evaluations) / ticks, (double)allocated / ticks);
        out.printf(Locale.ROOT, "%,d sources changed, %,d zone changes since the beginning%n",
            feed.eventCount(SourceChangedDecoder.TEMPLATE_ID), feed.eventCount(ZoneChangedDecoder.TEMPLATE_ID));
        check(rejected, indices, marks);
    }

    private static long timerNs()
    {
        final Histogram histogram = new Histogram(10_000_000_000L, 3);
        for (int i = 0; i < CLOCK_READINGS; i++)
        {
            final long start = System.nanoTime();
            histogram.recordValue(System.nanoTime() - start);
        }
        return histogram.getValueAtPercentile(50);
    }

    /**
     * A figure of something else than was asked for is worse than none.
     */
    private void check(final long rejected, final long indices, final long marks)
    {
        final long refused = feed.eventCount(RejectedDecoder.TEMPLATE_ID) - rejected;
        final long fired = feed.eventCount(BreakerChangedDecoder.TEMPLATE_ID);
        if (refused > 0 || fired > 0)
        {
            throw new IllegalStateException(refused + " ticks refused, " + fired + " changes of breakers");
        }
        if (feed.eventCount(IndexPublishedDecoder.TEMPLATE_ID) == indices ||
            isWhole == (feed.eventCount(MarkPublishedDecoder.TEMPLATE_ID) == marks))
        {
            throw new IllegalStateException("indices or marks did not follow their sources as they should");
        }
        final int misplaced = core.misplacedAccounts();
        if (misplaced != 0)
        {
            throw new IllegalStateException(misplaced + " accounts are in a zone that they should have left");
        }
    }
}
