package io.plimsoll.core.mark;

import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * Prices that liquidation is refused at, and until when at the latest (rulebook R8.7). A coordinate is an instrument,
 * or behind all of those an asset.
 */
final class Refusals
{
    private static final long NEVER = Long.MAX_VALUE;

    private final long[] untilNs;
    private final boolean[] isOverridden;
    private int count;
    private long nextNs = NEVER;

    Refusals(final int coordinates)
    {
        untilNs = new long[coordinates];
        isOverridden = new boolean[coordinates];
    }

    boolean isAny()
    {
        return count != 0;
    }

    boolean isRefused(final int coordinate)
    {
        return untilNs[coordinate] != 0;
    }

    /**
     * Is it refused, or was it lifted although its cause holds?
     */
    boolean isKnown(final int coordinate)
    {
        return untilNs[coordinate] != 0 || isOverridden[coordinate];
    }

    /**
     * Was it lifted although its cause holds?
     */
    boolean isOverridden(final int coordinate)
    {
        return isOverridden[coordinate];
    }

    long untilNs(final int coordinate)
    {
        return untilNs[coordinate];
    }

    void begin(final int coordinate, final long until)
    {
        untilNs[coordinate] = until;
        count++;
        nextNs = Math.min(nextNs, until);
    }

    /**
     * No cause holds any more.
     *
     * @return true if it was refused.
     */
    boolean end(final int coordinate)
    {
        isOverridden[coordinate] = false;
        return lift(coordinate);
    }

    /**
     * It has lasted long enough.
     */
    void override(final int coordinate)
    {
        isOverridden[coordinate] = true;
        lift(coordinate);
    }

    private boolean lift(final int coordinate)
    {
        if (untilNs[coordinate] == 0)
        {
            return false;
        }
        untilNs[coordinate] = 0;
        count--;
        nextNs = NEVER;
        for (final long until : untilNs)
        {
            nextNs = until == 0 ? nextNs : Math.min(nextNs, until);
        }
        return true;
    }

    boolean isDue(final long nowNs)
    {
        return nowNs >= nextNs;
    }

    void addTo(final StateHash hash, final int coordinate)
    {
        hash.add(untilNs[coordinate]).add(isOverridden[coordinate] ? 1 : 0);
    }

    void save(final SnapshotWriter writer, final int coordinate)
    {
        writer.put(untilNs[coordinate]).put(isOverridden[coordinate] ? 1 : 0);
    }

    void load(final SnapshotReader reader, final int coordinate, final long nowNs)
    {
        final long until = reader.next(0, NEVER, "end of a refusal");
        if (until != 0)
        {
            // What cannot end later ends at the first command after its beginning.
            if (until <= nowNs && until != NEVER)
            {
                throw reader.failure("a refusal ended at " + until + ", before the last command");
            }
            begin(coordinate, until);
        }
        isOverridden[coordinate] = reader.nextInt(0, 1, "1 for a refusal that was lifted") == 1;
    }
}
