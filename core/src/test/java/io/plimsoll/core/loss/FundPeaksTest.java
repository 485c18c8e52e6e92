package io.plimsoll.core.loss;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

final class FundPeaksTest
{
    private static final int PARTS = 8;
    private static final int CHANGES = 5_000;

    /**
     * Every part of time with its peak, none ever forgotten.
     */
    private static final class NaivePeaks
    {
        private final Map<Long, Long> peakByPart = new HashMap<>();
        private final long length;
        private final long first;
        private long reached;

        NaivePeaks(final long windowNs, final long nowNs, final long balance)
        {
            length = windowNs / PARTS;
            first = nowNs / length;
            reached = first;
            peakByPart.put(reached, balance);
        }

        void reach(final long nowNs, final long balance)
        {
            while (reached < nowNs / length)
            {
                peakByPart.put(++reached, balance);
            }
        }

        long peak()
        {
            long peak = Long.MIN_VALUE;
            for (long part = Math.max(first, reached - PARTS + 1); part <= reached; part++)
            {
                peak = Math.max(peak, peakByPart.get(part));
            }
            return peak;
        }

        void change(final long after)
        {
            peakByPart.merge(reached, after, Math::max);
        }

        void transfer(final long delta, final long after)
        {
            for (long part = Math.max(first, reached - PARTS + 1); part <= reached; part++)
            {
                peakByPart.compute(part, (key, peak) -> Math.max(peak + delta, after));
            }
        }
    }

    @Test
    void shouldKeepThePeaksOfAPlainList()
    {
        for (long seed = 1; seed <= 20; seed++)
        {
            final Random random = new Random(seed);
            final long windowNs = PARTS + random.nextInt(1_000);
            final FundPeaks peaks = new FundPeaks();
            long nowNs = random.nextInt(100_000);
            long balance = random.nextInt(1_000);
            peaks.restart(windowNs, nowNs, balance);
            final NaivePeaks naive = new NaivePeaks(windowNs, nowNs, balance);
            for (int i = 0; i < CHANGES; i++)
            {
                nowNs += random.nextInt(4) == 0 ? random.nextInt((int)windowNs * 2) : random.nextInt(20);
                naive.reach(nowNs, balance);
                assertEquals(naive.peak(), peaks.peak(nowNs, balance), "before change " + i + " of seed " + seed);
                final long delta = random.nextInt(2_001) - Math.min(1_000, balance);
                final long after = balance + delta;
                if (random.nextBoolean())
                {
                    peaks.onChange(nowNs, balance, after);
                    naive.change(after);
                }
                else
                {
                    peaks.onTransfer(nowNs, balance, after);
                    naive.transfer(delta, after);
                }
                balance = after;
                assertEquals(naive.peak(), peaks.peak(nowNs, balance), "after change " + i + " of seed " + seed);
            }
        }
    }

    @Test
    void shouldForgetAPeakWithTheEighthPartAfterIt()
    {
        final FundPeaks peaks = new FundPeaks();
        peaks.restart(80, 0, 0);
        peaks.onChange(5, 0, 100);
        peaks.onChange(9, 100, 40);
        assertEquals(100, peaks.peak(79, 40));
        assertEquals(40, peaks.peak(80, 40));
    }

    @Test
    void shouldMoveAllPeaksWithAWithdrawal()
    {
        final FundPeaks peaks = new FundPeaks();
        peaks.restart(80, 0, 100);
        peaks.onChange(15, 100, 90);
        peaks.onTransfer(25, 90, 50);
        assertEquals(60, peaks.peak(25, 50));
    }

    @Test
    void shouldBeTheBalanceWithoutRules()
    {
        assertEquals(7, new FundPeaks().peak(1_000, 7));
    }
}
