package io.plimsoll.core.mark;

import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * How the mark of an instrument comes from an index (rulebook R8.4, R8.6, R8.7). Without an index there are none.
 */
public final class MarkRules
{
    static final int NO_INDEX = -1;

    private static final long MAX_DURATION_NS = 100_000_000_000_000_000L;
    private static final int MILLION = 1_000_000;

    private int index = NO_INDEX;
    private int maxBasisPpm;
    private int distancePpm;
    private int stableRatePpm;
    private long basisNs;
    private long bookAgeNs;
    private long meanNs;
    private long refusalNs;

    /**
     * Set the limits on distances; each number has been checked.
     *
     * @param newMaxBasisPpm   1..10^6.
     * @param newDistancePpm   0..10^6.
     * @param newStableRatePpm 0..10^6.
     */
    public void distances(final int newMaxBasisPpm, final int newDistancePpm, final int newStableRatePpm)
    {
        maxBasisPpm = newMaxBasisPpm;
        distancePpm = newDistancePpm;
        stableRatePpm = newStableRatePpm;
    }

    /**
     * Set the durations; each number has been checked.
     *
     * @param newBasisNs   1..10^17.
     * @param newBookAgeNs 1..10^17.
     * @param newMeanNs    1..10^17.
     * @param newRefusalNs 0..10^17.
     */
    public void durations(
        final long newBasisNs, final long newBookAgeNs, final long newMeanNs, final long newRefusalNs)
    {
        basisNs = newBasisNs;
        bookAgeNs = newBookAgeNs;
        meanNs = newMeanNs;
        refusalNs = newRefusalNs;
    }

    void index(final int newIndex)
    {
        index = newIndex;
    }

    boolean isSet()
    {
        return index != NO_INDEX;
    }

    int index()
    {
        return index;
    }

    int maxBasisPpm()
    {
        return maxBasisPpm;
    }

    int distancePpm()
    {
        return distancePpm;
    }

    int stableRatePpm()
    {
        return stableRatePpm;
    }

    long basisNs()
    {
        return basisNs;
    }

    long bookAgeNs()
    {
        return bookAgeNs;
    }

    long meanNs()
    {
        return meanNs;
    }

    long refusalNs()
    {
        return refusalNs;
    }

    void addTo(final StateHash hash)
    {
        hash.add(index).add(maxBasisPpm).add(distancePpm).add(stableRatePpm)
            .add(basisNs).add(bookAgeNs).add(meanNs).add(refusalNs);
    }

    void save(final SnapshotWriter writer)
    {
        writer.put(index).put(maxBasisPpm).put(distancePpm).put(stableRatePpm)
            .put(basisNs).put(bookAgeNs).put(meanNs).put(refusalNs);
    }

    /**
     * Read them, after the index.
     */
    void load(final SnapshotReader reader, final int ofIndex)
    {
        index = ofIndex;
        distances(
            reader.nextInt(1, MILLION, "largest basis"),
            reader.nextInt(0, MILLION, "distance of the mark from its mean"),
            reader.nextInt(0, MILLION, "rate of the stable price"));
        durations(
            reader.next(1, MAX_DURATION_NS, "time constant of the basis"),
            reader.next(1, MAX_DURATION_NS, "age of a book"),
            reader.next(1, MAX_DURATION_NS, "time constant of the mark's mean"),
            reader.next(0, MAX_DURATION_NS, "longest refusal"));
    }
}
