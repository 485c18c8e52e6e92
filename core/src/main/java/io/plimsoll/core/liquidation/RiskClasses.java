package io.plimsoll.core.liquidation;

import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * How long a margin call of each risk class runs in calm markets (rulebook R5.1).
 */
public final class RiskClasses
{
    /**
     * Classes are below this.
     */
    public static final int COUNT = 8;

    private static final long MAX_INTERVAL_NS = 1_000_000_000_000_000L;

    private final long[] intervalsNs = new long[COUNT];

    /**
     * Duration of a call.
     *
     * @param riskClass 0..7.
     * @return nanoseconds; 0 for calls without a deadline.
     */
    public long intervalNs(final int riskClass)
    {
        return intervalsNs[riskClass];
    }

    /**
     * Set the duration of a call.
     *
     * @param riskClass  0..7.
     * @param intervalNs nanoseconds; 0 for calls without a deadline.
     */
    public void intervalNs(final int riskClass, final long intervalNs)
    {
        intervalsNs[riskClass] = intervalNs;
    }

    void save(final SnapshotWriter writer)
    {
        writer.putAll(intervalsNs);
    }

    void load(final SnapshotReader reader)
    {
        reader.nextAll(intervalsNs, 0, MAX_INTERVAL_NS, "interval of a risk class");
    }
}
