package io.plimsoll.core.mark;

import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * How the price of an asset comes from an index, and when the asset fails (rulebook R8.5 to R8.7).
 */
public final class AssetRules
{
    private static final long MAX_DURATION_NS = 100_000_000_000_000_000L;
    private static final long MAX_FLOOR = 10_000_000_000_000L;
    private static final int MILLION = 1_000_000;

    private int index = MarkRules.NO_INDEX;
    private int toldValidity;
    private int stableRatePpm;
    private long floorPrice;
    private long outageNs;
    private long rampNs;
    private long refusalNs;

    /**
     * Set them; each number has been checked.
     *
     * @param newStableRatePpm 0..10^6.
     * @param newFloorPrice    0..10^13; 0: off.
     * @param newOutageNs      0..10^17; 0: off.
     * @param newRampNs        64..10^17.
     * @param newRefusalNs     0..10^17; 0: never refused.
     */
    public void set(
        final int newStableRatePpm,
        final long newFloorPrice,
        final long newOutageNs,
        final long newRampNs,
        final long newRefusalNs)
    {
        stableRatePpm = newStableRatePpm;
        floorPrice = newFloorPrice;
        outageNs = newOutageNs;
        rampNs = newRampNs;
        refusalNs = newRefusalNs;
    }

    void index(final int newIndex)
    {
        index = newIndex;
    }

    boolean isSet()
    {
        return index != MarkRules.NO_INDEX;
    }

    int index()
    {
        return index;
    }

    /**
     * Validity that was last told.
     */
    int toldValidity()
    {
        return toldValidity;
    }

    void toldValidity(final int validity)
    {
        toldValidity = validity;
    }

    int stableRatePpm()
    {
        return stableRatePpm;
    }

    long floorPrice()
    {
        return floorPrice;
    }

    long outageNs()
    {
        return outageNs;
    }

    long rampNs()
    {
        return rampNs;
    }

    long refusalNs()
    {
        return refusalNs;
    }

    void addTo(final StateHash hash)
    {
        hash.add(index).add(toldValidity).add(stableRatePpm).add(floorPrice).add(outageNs).add(rampNs).add(refusalNs);
    }

    void save(final SnapshotWriter writer)
    {
        writer.put(index).put(toldValidity).put(stableRatePpm).put(floorPrice).put(outageNs).put(rampNs).put(refusalNs);
    }

    /**
     * Read them, after the index.
     */
    void load(final SnapshotReader reader, final int ofIndex)
    {
        index = ofIndex;
        toldValidity = reader.nextInt(0, ActionTable.MAX_VALIDITY, "validity that was told");
        set(
            reader.nextInt(0, MILLION, "rate of the stable price"),
            reader.next(0, MAX_FLOOR, "floor of the price"),
            reader.next(0, MAX_DURATION_NS, "longest outage"),
            reader.next(AssetWeights.STEPS, MAX_DURATION_NS, "ramp of a failure"),
            reader.next(0, MAX_DURATION_NS, "longest refusal"));
    }
}
