package io.plimsoll.core.price;

import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * Mean over time of what an index would be (rulebook R8.3), in thousandths: each candidate counts for the time that it
 * stood, so that one that is gone at once moves nothing.
 */
final class IndexMean
{
    /**
     * Thousandths of an increment.
     */
    static final long PARTS = 1_000L;

    private long meanE3;
    private long standingE3;
    private long sinceNs;

    void clear()
    {
        meanE3 = 0;
        standingE3 = 0;
        sinceNs = 0;
    }

    /**
     * A candidate takes the place of the one before.
     *
     * @param candidate positive, increments.
     * @param nowNs     time.
     * @param tauNs     time constant; positive.
     */
    void stand(final long candidate, final long nowNs, final long tauNs)
    {
        meanE3 = standingE3 == 0 ? candidate * PARTS : meanE3(nowNs, tauNs);
        standingE3 = candidate * PARTS;
        sinceNs = nowNs;
    }

    private long meanE3(final long nowNs, final long tauNs)
    {
        return meanE3 == standingE3 || nowNs == sinceNs ? meanE3 :
            Decay.mix(meanE3, standingE3, Decay.decayE9(nowNs - sinceNs, tauNs));
    }

    /**
     * As of the last candidate.
     *
     * @return increments, rounded down; 0 without any.
     */
    long price()
    {
        return meanE3 / PARTS;
    }

    /**
     * As of now; nothing is changed.
     *
     * @param nowNs time.
     * @param tauNs time constant; positive.
     * @return increments, rounded down; 0 without any candidate.
     */
    long price(final long nowNs, final long tauNs)
    {
        return meanE3(nowNs, tauNs) / PARTS;
    }

    void addTo(final StateHash hash)
    {
        hash.add(meanE3).add(standingE3).add(sinceNs);
    }

    void save(final SnapshotWriter writer)
    {
        writer.put(meanE3).put(standingE3).put(sinceNs);
    }

    void load(final SnapshotReader reader, final long nowNs, final long maxPrice)
    {
        meanE3 = reader.next(0, maxPrice * PARTS, "mean of an index");
        standingE3 = reader.next(0, maxPrice * PARTS, "candidate before of an index");
        sinceNs = reader.next(0, nowNs, "time of an index' mean");
    }
}
