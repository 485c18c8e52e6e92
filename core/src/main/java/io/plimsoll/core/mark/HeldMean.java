package io.plimsoll.core.mark;

import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.price.Decay;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * Mean of a value over irregular times: each value counts for the time that it stood, so that one tick moves nothing
 * (rulebook R8.4). In thousandths.
 */
final class HeldMean
{
    private static final long MAX_MEAN = 1_000_000_000_000_000_000L;

    private long mean;
    private long thenNs;
    private boolean isBegun;

    boolean isBegun()
    {
        return isBegun;
    }

    /**
     * As of the last time that it moved.
     */
    long value()
    {
        return mean;
    }

    void begin(final long value, final long nowNs)
    {
        mean = value;
        thenNs = nowNs;
        isBegun = true;
    }

    /**
     * Time has passed while a value stood.
     */
    void pass(final long held, final long nowNs, final long tauNs)
    {
        mean = at(held, nowNs, tauNs);
        thenNs = nowNs;
    }

    /**
     * What it is now if a value has stood since it last moved.
     */
    long at(final long held, final long nowNs, final long tauNs)
    {
        return Decay.mix(mean, held, Decay.decayE9(nowNs - thenNs, tauNs));
    }

    void addTo(final StateHash hash)
    {
        hash.add(isBegun ? 1 : 0).add(mean).add(thenNs);
    }

    void save(final SnapshotWriter writer)
    {
        writer.put(isBegun ? 1 : 0).put(mean).put(thenNs);
    }

    void load(final SnapshotReader reader, final long nowNs)
    {
        isBegun = reader.nextInt(0, 1, "1 for a mean that has begun") == 1;
        mean = reader.next(-MAX_MEAN, MAX_MEAN, "mean");
        thenNs = reader.next(0, nowNs, "time of a mean");
    }
}
