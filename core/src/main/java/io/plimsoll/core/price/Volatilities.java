package io.plimsoll.core.price;

import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * Measured volatility of each instrument: in the long run and now, in ppm of any one unit of time (rulebook R5.1).
 */
public final class Volatilities
{
    /**
     * Largest volatility.
     */
    public static final int MAX_PPM = 1_000_000_000;

    /**
     * Pace of calm markets: calls are not shortened.
     */
    public static final int CALM_PPM = 1_000_000;

    private static final int SHORTEST_PPM = 250_000;
    private static final long MILLION = 1_000_000L;

    private final long[] longRunPpms;
    private final long[] presentPpms;

    Volatilities(final int maxInstruments)
    {
        longRunPpms = new long[maxInstruments];
        presentPpms = new long[maxInstruments];
    }

    /**
     * Set what was measured.
     *
     * @param instrument id.
     * @param longRunPpm 1..10^9, or both 0 for none.
     * @param presentPpm 1..10^9, or both 0 for none.
     */
    public void set(final int instrument, final int longRunPpm, final int presentPpm)
    {
        longRunPpms[instrument] = longRunPpm;
        presentPpms[instrument] = presentPpm;
    }

    /**
     * How much of its interval a call keeps.
     *
     * @param instrument id.
     * @return long run / present in ppm, rounded down, within a quarter and one; one if none was measured.
     */
    public int pacePpm(final int instrument)
    {
        final long present = presentPpms[instrument];
        return present == 0 ? CALM_PPM :
            (int)Math.max(SHORTEST_PPM, Math.min(CALM_PPM, longRunPpms[instrument] * MILLION / present));
    }

    /**
     * In the long run.
     *
     * @param instrument id.
     * @return ppm; 0 if none was measured.
     */
    public long longRunPpm(final int instrument)
    {
        return longRunPpms[instrument];
    }

    /**
     * At present.
     *
     * @param instrument id.
     * @return ppm; 0 if none was measured.
     */
    public long presentPpm(final int instrument)
    {
        return presentPpms[instrument];
    }

    void save(final SnapshotWriter writer)
    {
        writer.putAll(longRunPpms).putAll(presentPpms);
    }

    void load(final SnapshotReader reader)
    {
        reader.nextAll(longRunPpms, 0, MAX_PPM, "volatility in the long run");
        reader.nextAll(presentPpms, 0, MAX_PPM, "volatility at present");
        for (int id = 0; id < presentPpms.length; id++)
        {
            if ((longRunPpms[id] == 0) != (presentPpms[id] == 0))
            {
                throw reader.failure("instrument " + id + " has one volatility without the other");
            }
        }
    }
}
