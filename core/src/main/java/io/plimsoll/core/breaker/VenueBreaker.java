package io.plimsoll.core.breaker;

import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * How many halted instruments halt all others (rulebook R10.6).
 */
final class VenueBreaker
{
    private static final long HASH_TAG = 6L << 32;
    private static final int MAX_INSTRUMENTS = 65_535;

    private int instruments;
    private long haltNs;
    private boolean isSpent;

    VenueBreaker()
    {
    }

    /**
     * Set it. What has fired stays spent until it is turned off.
     *
     * @param newInstruments 0..65,535; 0: off.
     * @param newHaltNs      how long others are halted, 1 and more.
     */
    void set(final int newInstruments, final long newHaltNs)
    {
        instruments = newInstruments;
        haltNs = newHaltNs;
        isSpent &= newInstruments != 0;
    }

    boolean isOn()
    {
        return instruments != 0;
    }

    long haltNs()
    {
        return haltNs;
    }

    /**
     * Are as many halted as must not be, for the first time since they were fewer?
     *
     * @param haltedCount instruments halted by their own breakers.
     * @return true if all others are to be halted now.
     */
    boolean isReached(final int haltedCount)
    {
        final boolean wasSpent = isSpent;
        isSpent = haltedCount >= instruments;
        return isSpent && !wasSpent;
    }

    void addTo(final StateHash hash)
    {
        if (instruments != 0 || haltNs != 0)
        {
            hash.add(HASH_TAG).add(instruments).add(haltNs).add(isSpent ? 1 : 0);
        }
    }

    void save(final SnapshotWriter writer)
    {
        writer.put(instruments).put(haltNs).put(isSpent ? 1 : 0);
    }

    void load(final SnapshotReader reader)
    {
        instruments = reader.nextInt(0, MAX_INSTRUMENTS, "instruments of the venue's breaker");
        haltNs = reader.next(instruments == 0 ? 0 : 1, BreakerRules.MAX_NS, "halt of the venue's breaker");
        isSpent = reader.next(0, instruments == 0 ? 0 : 1, "state of the venue's breaker") == 1;
    }
}
