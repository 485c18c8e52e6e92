package io.plimsoll.core.price;

import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

import java.util.Arrays;

/**
 * Least and largest value of one index by parts of a sliding window: the present part and the seven before it (rulebook
 * R8.9).
 * <p>
 * Written only when the value changes; asking is a pure calculation. Parts that began since have seen the value that
 * the last change left, which is the present one.
 */
final class MoveWindow
{
    /**
     * Parts of a window.
     */
    static final int PARTS = 8;

    private static final int MASK = PARTS - 1;
    private static final long MILLION = 1_000_000L;

    private final long[] leastByPart = new long[PARTS];
    private final long[] largestByPart = new long[PARTS];
    private long windowNs;
    private long lastPart;

    void clear()
    {
        restart(0, 0, 0);
    }

    /**
     * Forget everything and begin with a value.
     *
     * @param length of the window in nanoseconds, 8 and more; 0: no window.
     * @param nowNs  time.
     * @param value  of the index; 0 for none.
     */
    void restart(final long length, final long nowNs, final long value)
    {
        windowNs = length;
        lastPart = length == 0 ? 0 : part(nowNs);
        Arrays.fill(leastByPart, length == 0 ? 0 : value);
        Arrays.fill(largestByPart, length == 0 ? 0 : value);
    }

    long windowNs()
    {
        return windowNs;
    }

    /**
     * The value has changed.
     *
     * @param nowNs  time.
     * @param before value; 0 for none.
     * @param after  value.
     */
    void onChange(final long nowNs, final long before, final long after)
    {
        if (windowNs == 0)
        {
            return;
        }
        if (before == 0)
        {
            restart(windowNs, nowNs, after);
            return;
        }
        final long now = part(nowNs);
        // Counted backwards: there may be no number behind the present one.
        for (long back = Math.min(now - lastPart, PARTS) - 1; back >= 0; back--)
        {
            leastByPart[(int)(now - back) & MASK] = before;
            largestByPart[(int)(now - back) & MASK] = before;
        }
        lastPart = now;
        final int slot = (int)now & MASK;
        leastByPart[slot] = Math.min(leastByPart[slot], after);
        largestByPart[slot] = Math.max(largestByPart[slot], after);
    }

    /**
     * Has the value moved too far within the window?
     *
     * @param nowNs   time, not before the last change.
     * @param value   of the index; 0 for none.
     * @param movePpm most that it may.
     * @return true if it stands further above the least, or below the largest.
     */
    boolean isMoving(final long nowNs, final long value, final int movePpm)
    {
        if (windowNs == 0 || value == 0)
        {
            return false;
        }
        long least = value;
        long largest = value;
        for (long back = lastPart - part(nowNs) + MASK; back >= 0; back--)
        {
            least = Math.min(least, leastByPart[(int)(lastPart - back) & MASK]);
            largest = Math.max(largest, largestByPart[(int)(lastPart - back) & MASK]);
        }
        return !WideMath.isWithin(value - least, MILLION, least, movePpm) ||
            !WideMath.isWithin(largest - value, MILLION, value, movePpm);
    }

    private long part(final long nowNs)
    {
        return nowNs / (windowNs / PARTS);
    }

    void addTo(final StateHash hash)
    {
        hash.add(lastPart);
        for (int i = 0; i < PARTS; i++)
        {
            hash.add(leastByPart[i]).add(largestByPart[i]);
        }
    }

    void save(final SnapshotWriter writer)
    {
        writer.put(lastPart).putAll(leastByPart).putAll(largestByPart);
    }

    /**
     * Read it; how long it is, is a rule of the index.
     */
    void load(final SnapshotReader reader, final long length, final long nowNs, final long maxPrice)
    {
        windowNs = length;
        lastPart = reader.next(0, length == 0 ? 0 : part(nowNs), "part of a lag window");
        reader.nextAll(leastByPart, 0, maxPrice, "least value of a lag window");
        reader.nextAll(largestByPart, 0, maxPrice, "largest value of a lag window");
    }
}
