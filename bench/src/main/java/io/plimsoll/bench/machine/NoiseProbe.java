package io.plimsoll.bench.machine;

/**
 * How much time a thread that does nothing but read the clock does not get.
 *
 * @param lostPercent of the time, in gaps of more than 10 us between two readings.
 * @param longestNs   of the gaps.
 */
public record NoiseProbe(double lostPercent, long longestNs)
{
    private static final long DURATION_NS = 200_000_000L;
    private static final long GAP_NS = 10_000L;

    /**
     * Spins for 0.2 s.
     *
     * @return what was lost.
     */
    public static NoiseProbe measure()
    {
        final long start = System.nanoTime();
        long now = start;
        long lost = 0;
        long longest = 0;
        while (now - start < DURATION_NS)
        {
            final long next = System.nanoTime();
            final long gap = next - now;
            if (gap > GAP_NS)
            {
                lost += gap;
                longest = Math.max(longest, gap);
            }
            now = next;
        }
        return new NoiseProbe(100.0 * lost / (now - start), longest);
    }
}
