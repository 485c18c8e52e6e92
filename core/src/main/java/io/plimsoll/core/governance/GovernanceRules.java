package io.plimsoll.core.governance;

import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * Whether parameters change by two operators, and how long that takes at least.
 */
final class GovernanceRules
{
    private static final long MAX_NS = 100_000_000_000_000_000L;

    private boolean isOn;
    private long delayNs;
    private long lifeNs;
    private long rampNs;

    void set(final boolean newIsOn, final long newDelayNs, final long newLifeNs, final long newRampNs)
    {
        isOn = newIsOn;
        delayNs = newDelayNs;
        lifeNs = newLifeNs;
        rampNs = newRampNs;
    }

    boolean isOn()
    {
        return isOn;
    }

    /**
     * From approval to effect, at least.
     */
    long delayNs()
    {
        return delayNs;
    }

    /**
     * A proposal that is not approved for so long is gone.
     */
    long lifeNs()
    {
        return lifeNs;
    }

    /**
     * Shortest ramp.
     */
    long rampNs()
    {
        return rampNs;
    }

    /**
     * Never set: as in a venue that does not know governance.
     */
    boolean isUnset()
    {
        return lifeNs == 0;
    }

    void addTo(final StateHash hash)
    {
        hash.add(isOn ? 1 : 0).add(delayNs).add(lifeNs).add(rampNs);
    }

    void save(final SnapshotWriter writer)
    {
        writer.put(isOn ? 1 : 0).put(delayNs).put(lifeNs).put(rampNs);
    }

    void load(final SnapshotReader reader)
    {
        isOn = reader.next(0, 1, "governance") == 1;
        delayNs = reader.next(0, MAX_NS, "delay of changes");
        lifeNs = reader.next(0, MAX_NS, "life of proposals");
        rampNs = reader.next(0, MAX_NS, "shortest ramp");
        final boolean isWhole = delayNs > 0 && lifeNs > 0 && rampNs >= Ramp.STEPS;
        final boolean isEmpty = !isOn && delayNs == 0 && lifeNs == 0 && rampNs == 0;
        if (!isWhole && !isEmpty)
        {
            throw reader.failure("governance without its durations");
        }
    }
}
