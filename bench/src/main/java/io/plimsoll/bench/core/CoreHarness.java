package io.plimsoll.bench.core;

import com.sun.management.ThreadMXBean;
import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.PositionTakenOverDecoder;
import io.plimsoll.core.message.SliceIssuedDecoder;
import io.plimsoll.core.message.ZoneChangedDecoder;
import org.HdrHistogram.Histogram;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * What a tick costs: a population opened by real commands, random ticks of 2 bp on Zipf-chosen instruments, then one
 * gap of 30 % on the busiest instrument, beside a scan of all accounts of the same state in the same run.
 * <p>
 * Usage: {@code CoreHarness [accounts] [ticks] [seed]}. Core alone, one thread; every figure is printed with its
 * conditions.
 */
public final class CoreHarness
{
    private static final int WARM_UP_SHARE = 5;
    private static final int SCANS = 5;

    private final int accounts;
    private final int ticks;
    private final RiskCore core;
    private final CommandFeed feed;
    private final Crowd crowd;
    private final PrintStream out;

    private CoreHarness(final int accounts, final int ticks, final long seed, final PrintStream out)
    {
        this.accounts = accounts;
        this.ticks = ticks;
        this.out = out;
        core = RiskCore.create(
            new CoreLimits(accounts + 16, accounts * 5 / 2 + 1_000, 1_000, accounts + 1_000, Crowd.INSTRUMENTS, 4));
        feed = new CommandFeed(core);
        crowd = new Crowd(feed, accounts, seed);
    }

    /**
     * Runs it.
     *
     * @param args accounts, ticks, seed.
     */
    public static void main(final String[] args)
    {
        final int accounts = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        final int ticks = args.length > 1 ? Integer.parseInt(args[1]) : 5_000_000;
        final long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
        new CoreHarness(accounts, ticks, seed, System.out).run();
    }

    private void run()
    {
        out.printf(Locale.ROOT, "%,d accounts, %d instruments, %,d ticks of 2 bp; JVM %s, %d processors%n",
            accounts, Crowd.INSTRUMENTS, ticks, System.getProperty("java.vm.version"),
            Runtime.getRuntime().availableProcessors());
        populate();
        warmUp();
        final double meanNs = measureTicks();
        final double scanNs = measureScan();
        out.printf(Locale.ROOT, "ratio scan_to_mean_tick %.0f%n", scanNs / meanNs);
        measureGap();
    }

    private void populate()
    {
        final long start = System.nanoTime();
        crowd.populate();
        out.printf(Locale.ROOT,
            "set-up: %,d commands in %.1f s, %,d positions; %,d MiB off-heap in tables and index (%,.0f B/account)%n",
            feed.sequence(), (System.nanoTime() - start) / 1e9, core.positions(), core.memoryBytes() >> 20,
            (double)core.memoryBytes() / accounts);
    }

    private void warmUp()
    {
        for (int i = 0; i < ticks / WARM_UP_SHARE; i++)
        {
            crowd.tick();
        }
    }

    private double measureTicks()
    {
        final Histogram histogram = new Histogram(10_000_000_000L, 3);
        final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
        final long evaluationsBefore = core.evaluations();
        final long allocatedBefore = threads.getCurrentThreadAllocatedBytes();
        long total = 0;
        for (int n = 0; n < ticks; n++)
        {
            final int i = crowd.nextInstrument();
            final long price = crowd.nextPrice(i);
            final long start = System.nanoTime();
            feed.tick(i, price);
            final long took = System.nanoTime() - start;
            total += took;
            histogram.recordValue(took);
            feed.confirmCancels();
        }
        final long allocated = threads.getCurrentThreadAllocatedBytes() - allocatedBefore;
        final double mean = (double)total / ticks;
        out.printf(Locale.ROOT,
            "tick ns (timer included): mean %.0f  p50 %d  p90 %d  p99 %d  p99.9 %d  max %d%n",
            mean, histogram.getValueAtPercentile(50), histogram.getValueAtPercentile(90),
            histogram.getValueAtPercentile(99), histogram.getValueAtPercentile(99.9), histogram.getMaxValue());
        out.printf(Locale.ROOT,
            "evaluations/tick %.3f; %,d zone changes, %,d slices, %,d positions taken over; %.4f B allocated/tick%n",
            (double)(core.evaluations() - evaluationsBefore) / ticks,
            feed.eventCount(ZoneChangedDecoder.TEMPLATE_ID), feed.eventCount(SliceIssuedDecoder.TEMPLATE_ID),
            feed.eventCount(PositionTakenOverDecoder.TEMPLATE_ID), (double)allocated / ticks);
        return mean;
    }

    private double measureScan()
    {
        long best = Long.MAX_VALUE;
        for (int n = 0; n < SCANS; n++)
        {
            final long start = System.nanoTime();
            final int misplaced = core.misplacedAccounts();
            best = Math.min(best, System.nanoTime() - start);
            if (misplaced != 0)
            {
                throw new IllegalStateException(misplaced + " accounts are in a zone that they should have left");
            }
        }
        out.printf(Locale.ROOT, "scan of all accounts: %.2f ms (best of %d); accounts in a wrong zone: 0%n",
            best / 1e6, SCANS);
        return best;
    }

    private void measureGap()
    {
        final long evaluations = core.evaluations();
        final long start = System.nanoTime();
        feed.tick(0, crowd.price(0) * 7 / 10);
        final long took = System.nanoTime() - start;
        final long touched = core.evaluations() - evaluations;
        out.printf(Locale.ROOT,
            "gap of -30 %% on the busiest: %.1f ms, %,d accounts touched, %.0f ns each; %,d slices, %,d taken over%n",
            took / 1e6, touched, (double)took / Math.max(1, touched),
            feed.eventCount(SliceIssuedDecoder.TEMPLATE_ID), feed.eventCount(PositionTakenOverDecoder.TEMPLATE_ID));
    }
}
