package io.plimsoll.core.naive;

import java.util.Map;
import java.util.TreeMap;

import static io.plimsoll.core.naive.NaivePriceMath.isBeyond;

/**
 * All values of an index since the window was set, and which of them the present window saw (R8.9).
 */
final class NaiveLagWindow
{
    private static final int PARTS = 8;

    /**
     * Least and largest value of a part.
     */
    private record Extremes(long least, long largest)
    {
        Extremes with(final long value)
        {
            return new Extremes(Math.min(least, value), Math.max(largest, value));
        }
    }

    private final long partNs;
    private final TreeMap<Long, Extremes> parts = new TreeMap<>();
    private long value;

    /**
     * @param windowNs 0: off.
     * @param value    that stands; 0: none.
     */
    NaiveLagWindow(final long windowNs, final long value, final long timeNs)
    {
        this.partNs = windowNs / PARTS;
        this.value = value;
        roll(timeNs);
    }

    void add(final long newValue, final long timeNs)
    {
        if (partNs > 0)
        {
            roll(timeNs);
            value = newValue;
            final Extremes part = parts.get(timeNs / partNs);
            parts.put(timeNs / partNs, part == null ? new Extremes(newValue, newValue) : part.with(newValue));
        }
    }

    boolean isMoving(final long movePpm, final long timeNs)
    {
        if (partNs == 0 || value == 0)
        {
            return false;
        }
        roll(timeNs);
        Extremes all = new Extremes(value, value);
        for (final Extremes part : parts.tailMap(timeNs / partNs - PARTS + 1).values())
        {
            all = all.with(part.least()).with(part.largest());
        }
        return isBeyond(value, all.least(), movePpm) || isLargestBeyond(all.largest(), movePpm);
    }

    /**
     * Of the value of now, not of the largest.
     */
    private boolean isLargestBeyond(final long largest, final long movePpm)
    {
        return isBeyond(largest, value, movePpm);
    }

    /**
     * The present part, and the seven before it as far as there were any since the last, begin with what stood.
     */
    private void roll(final long timeNs)
    {
        if (partNs == 0 || value == 0)
        {
            return;
        }
        final long present = timeNs / partNs;
        final Map.Entry<Long, Extremes> last = parts.lastEntry();
        final long begun = last == null ? 1 : Math.min(PARTS, present - last.getKey());
        for (long back = begun - 1; back >= 0; back--)
        {
            parts.put(present - back, new Extremes(value, value));
        }
    }
}
