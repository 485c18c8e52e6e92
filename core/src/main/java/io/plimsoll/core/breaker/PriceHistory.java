package io.plimsoll.core.breaker;

import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

import java.util.Arrays;

/**
 * Marks of one instrument over one horizon, in sixteen parts: with which mark the present part and the sixteen before
 * it began, and the least and the largest mark of each (rulebook R10.2). A part is kept where its number modulo
 * seventeen says.
 */
final class PriceHistory
{
    /**
     * Parts of a horizon.
     */
    static final int PARTS = 16;

    private static final int SLOTS = PARTS + 1;

    private final long[] starts = new long[SLOTS];
    private final long[] leasts = new long[SLOTS];
    private final long[] largests = new long[SLOTS];
    private long partNs;
    private long part;
    private int count;

    PriceHistory()
    {
    }

    /**
     * Forget everything, and keep nothing until {@link #begin}.
     *
     * @param horizonNs 16 and more.
     */
    void clear(final long horizonNs)
    {
        Arrays.fill(starts, 0);
        Arrays.fill(leasts, 0);
        Arrays.fill(largests, 0);
        partNs = horizonNs / PARTS;
        part = 0;
        count = 0;
    }

    /**
     * Begin with a mark.
     *
     * @param nowNs time.
     * @param mark  increments.
     */
    void begin(final long nowNs, final long mark)
    {
        part = nowNs / partNs;
        count = 0;
        add(mark);
    }

    /**
     * How many parts have begun since.
     *
     * @param nowNs time.
     * @return 0 and more.
     */
    long begun(final long nowNs)
    {
        return nowNs / partNs - part;
    }

    /**
     * The next part begins.
     *
     * @param mark that it finds.
     */
    void next(final long mark)
    {
        part++;
        add(mark);
    }

    /**
     * Leave out parts: all that are kept, and those in between, are alike.
     *
     * @param parts 0 and more.
     */
    void skip(final long parts)
    {
        part += parts;
    }

    private void add(final long mark)
    {
        final int slot = slot(0);
        starts[slot] = mark;
        leasts[slot] = mark;
        largests[slot] = mark;
        count = Math.min(SLOTS, count + 1);
    }

    /**
     * The mark has changed within the present part.
     *
     * @param mark increments.
     * @return true if it is a new extreme of the part.
     */
    boolean record(final long mark)
    {
        final int slot = slot(0);
        if (mark < leasts[slot])
        {
            leasts[slot] = mark;
            return true;
        }
        if (mark > largests[slot])
        {
            largests[slot] = mark;
            return true;
        }
        return false;
    }

    private int slot(final int back)
    {
        return (int)Math.floorMod(part - back, (long)SLOTS);
    }

    /**
     * Is anything kept?
     */
    boolean hasMarks()
    {
        return count != 0;
    }

    /**
     * Mark with which the oldest part began.
     */
    long oldest()
    {
        return starts[slot(count - 1)];
    }

    /**
     * Mean of the marks with which the present and the fifteen parts before it began, rounded down.
     */
    long mean()
    {
        final int parts = Math.min(PARTS, count);
        long sum = 0;
        for (int back = 0; back < parts; back++)
        {
            sum += starts[slot(back)];
        }
        return sum / parts;
    }

    /**
     * Least mark of the present and the fifteen parts before it.
     */
    long least()
    {
        final int parts = Math.min(PARTS, count);
        long least = Long.MAX_VALUE;
        for (int back = 0; back < parts; back++)
        {
            least = Math.min(least, leasts[slot(back)]);
        }
        return least;
    }

    /**
     * Largest mark of the present and the fifteen parts before it.
     */
    long largest()
    {
        final int parts = Math.min(PARTS, count);
        long largest = 0;
        for (int back = 0; back < parts; back++)
        {
            largest = Math.max(largest, largests[slot(back)]);
        }
        return largest;
    }

    /**
     * When the present part ends.
     *
     * @return time of the next one; the largest number if there is none.
     */
    long endNs()
    {
        final long endNs = part * partNs + partNs;
        return endNs < 0 ? Long.MAX_VALUE : endNs;
    }

    void addTo(final StateHash hash)
    {
        hash.add(part).add(count);
        for (int back = 0; back < count; back++)
        {
            final int slot = slot(back);
            hash.add(starts[slot]).add(leasts[slot]).add(largests[slot]);
        }
    }

    void save(final SnapshotWriter writer)
    {
        writer.put(part).put(count).putAll(starts).putAll(leasts).putAll(largests);
    }

    /**
     * Read it.
     *
     * @param reader    of the snapshot.
     * @param horizonNs 16 and more.
     * @param nowNs     time of the last command.
     * @param maxPrice  of the instrument.
     */
    void load(final SnapshotReader reader, final long horizonNs, final long nowNs, final long maxPrice)
    {
        partNs = horizonNs / PARTS;
        part = reader.next(0, nowNs / partNs, "part of a history");
        count = reader.nextInt(0, SLOTS, "parts of a history");
        reader.nextAll(starts, 0, maxPrice, "first mark of a part");
        reader.nextAll(leasts, 0, maxPrice, "least mark of a part");
        reader.nextAll(largests, 0, maxPrice, "largest mark of a part");
        checkKept(reader);
        // Nobody looks at the others before they are set; they are not in the state hash either.
        for (int back = count; back < SLOTS; back++)
        {
            final int slot = slot(back);
            if ((starts[slot] | leasts[slot] | largests[slot]) != 0)
            {
                throw reader.failure("a part of a history that has not begun has marks");
            }
        }
    }

    private void checkKept(final SnapshotReader reader)
    {
        for (int back = 0; back < count; back++)
        {
            final int slot = slot(back);
            if (starts[slot] < 1 || leasts[slot] < 1 || leasts[slot] > starts[slot] || largests[slot] < starts[slot])
            {
                throw reader.failure("a part of a history began with " + starts[slot] + " within " + leasts[slot] +
                    ".." + largests[slot]);
            }
        }
    }
}
