package io.plimsoll.bench.core;

import com.sun.management.ThreadMXBean;
import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.PositionTakenOverDecoder;
import io.plimsoll.core.message.Side;
import io.plimsoll.core.message.SliceIssuedDecoder;
import io.plimsoll.core.message.ZoneChangedDecoder;
import org.HdrHistogram.Histogram;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What a tick costs: a population opened by real commands, random ticks of 2 bp on Zipf-chosen instruments, then one
 * gap of 30 % on the busiest instrument, beside a scan of all accounts of the same state in the same run.
 * <p>
 * Usage: {@code CoreHarness [accounts] [ticks] [seed]}. Core alone, one thread; every figure is printed with its
 * conditions.
 */
public final class CoreHarness
{
    private static final int INSTRUMENTS = 64;
    private static final long START_PRICE = 100_000L;
    private static final long MAX_PRICE = 1_000_000L;
    private static final int PAIRS_PER_ACCOUNT_PERCENT = 125;
    private static final long MEAN_NOTIONAL = 5_500_000_000L;
    private static final int WARM_UP_SHARE = 5;
    private static final int SCANS = 5;

    private final int accounts;
    private final int ticks;
    private final SplittableRandom random;
    private final CommandFeed feed;
    private final long[] prices = new long[INSTRUMENTS];
    private final long[] zipf = new long[INSTRUMENTS];
    private final PrintStream out;
    private long zipfTotal;

    private CoreHarness(final int accounts, final int ticks, final long seed, final PrintStream out)
    {
        this.accounts = accounts;
        this.ticks = ticks;
        this.out = out;
        random = new SplittableRandom(seed);
        feed = new CommandFeed(
            new CoreLimits(accounts + 16, accounts * 5 / 2 + 1_000, 1_000, accounts + 1_000, INSTRUMENTS, 4));
        for (int i = 0; i < INSTRUMENTS; i++)
        {
            zipfTotal += 1_000_000L / (i + 1);
            zipf[i] = zipfTotal;
            prices[i] = START_PRICE;
        }
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
            accounts, INSTRUMENTS, ticks, System.getProperty("java.vm.version"),
            Runtime.getRuntime().availableProcessors());
        populate();
        warmUp();
        final double meanNs = measureTicks();
        final double scanNs = measureScan();
        out.printf(Locale.ROOT, "ratio scan_to_mean_tick %.0f%n", scanNs / meanNs);
        measureGap();
    }

    private int instrument()
    {
        final long draw = random.nextLong(zipfTotal);
        int i = 0;
        while (zipf[i] <= draw)
        {
            i++;
        }
        return i;
    }

    /**
     * Once to 8 times, each doubling as likely as the next.
     */
    private long leverage()
    {
        final long octave = 1L << random.nextInt(3);
        return octave + random.nextLong(octave);
    }

    private void populate()
    {
        final long start = System.nanoTime();
        feed.numeraire();
        feed.account(Long.MAX_VALUE, AccountKind.BACKSTOP);
        for (int i = 0; i < INSTRUMENTS; i++)
        {
            feed.linear(i, MAX_PRICE);
            feed.tick(i, START_PRICE);
        }
        for (int id = 1; id <= accounts; id++)
        {
            feed.account(id, AccountKind.CUSTOMER);
            feed.deposit(id, MEAN_NOTIONAL / leverage());
        }
        long orderId = 1;
        final long pairs = (long)accounts * PAIRS_PER_ACCOUNT_PERCENT / 100;
        for (long pair = 0; pair < pairs; pair++)
        {
            final long buyer = 1 + random.nextInt(accounts);
            final long seller = 1 + random.nextInt(accounts);
            final int instrument = instrument();
            final long lots = 20 + random.nextInt(400);
            feed.order(buyer, orderId, instrument, Side.BUY, lots, START_PRICE);
            feed.order(seller, orderId + 1, instrument, Side.SELL, lots, START_PRICE);
            feed.fill(instrument, START_PRICE, lots, orderId, orderId + 1);
            orderId += 2;
        }
        feed.failOnRejections();
        final RiskCore core = feed.core();
        out.printf(Locale.ROOT,
            "set-up: %,d commands in %.1f s, %,d positions; %,d MiB off-heap in tables and index (%,.0f B/account)%n",
            feed.sequence(), (System.nanoTime() - start) / 1e9, core.positions(), core.memoryBytes() >> 20,
            (double)core.memoryBytes() / accounts);
    }

    private void warmUp()
    {
        for (int i = 0; i < ticks / WARM_UP_SHARE; i++)
        {
            randomTick();
        }
    }

    private void randomTick()
    {
        final int i = instrument();
        feed.tick(i, move(i));
        feed.confirmCancels();
    }

    private long move(final int i)
    {
        final long step = Math.max(1, prices[i] * 2 / 10_000);
        prices[i] = Math.max(1, Math.min(MAX_PRICE, prices[i] + (random.nextBoolean() ? step : -step)));
        return prices[i];
    }

    private double measureTicks()
    {
        final Histogram histogram = new Histogram(10_000_000_000L, 3);
        final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
        final long evaluationsBefore = feed.core().evaluations();
        final long allocatedBefore = threads.getCurrentThreadAllocatedBytes();
        long total = 0;
        for (int n = 0; n < ticks; n++)
        {
            final int i = instrument();
            final long price = move(i);
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
            (double)(feed.core().evaluations() - evaluationsBefore) / ticks,
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
            final int misplaced = feed.core().misplacedAccounts();
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
        final long evaluations = feed.core().evaluations();
        final long start = System.nanoTime();
        feed.tick(0, prices[0] * 7 / 10);
        final long took = System.nanoTime() - start;
        final long touched = feed.core().evaluations() - evaluations;
        out.printf(Locale.ROOT,
            "gap of -30 %% on the busiest: %.1f ms, %,d accounts touched, %.0f ns each; %,d slices, %,d taken over%n",
            took / 1e6, touched, (double)took / Math.max(1, touched),
            feed.eventCount(SliceIssuedDecoder.TEMPLATE_ID), feed.eventCount(PositionTakenOverDecoder.TEMPLATE_ID));
    }
}
