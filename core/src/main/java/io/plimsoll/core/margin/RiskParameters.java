package io.plimsoll.core.margin;

import io.plimsoll.core.snapshot.Section;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * Venue-wide levels and steps with their defaults (rulebook R4.3).
 */
public final class RiskParameters
{
    private static final int MILLION = 1_000_000;

    private int callEntryPpm = 1_250_000;
    private int callExitPpm = 1_300_000;
    private int liquidationExitPpm = 1_100_000;
    private int takeoverPpm = 666_667;
    private int positivePnlInitialPpm = MILLION;
    private long sliceStepNs = 1_000_000_000L;
    private int maxSlices = 5;
    private long version;

    /**
     * Do the levels stand in their order?
     *
     * @param callEntryPpm       MARGIN_CALL below.
     * @param callExitPpm        FREE again from.
     * @param liquidationExitPpm LIQUIDATING ends at.
     * @param takeoverPpm        TAKEOVER below.
     * @return true if {@code 0 < takeover < 1 < liquidationExit <= callEntry < callExit <= 10}.
     */
    public static boolean areLevelsOrdered(
        final int callEntryPpm, final int callExitPpm, final int liquidationExitPpm, final int takeoverPpm)
    {
        return takeoverPpm > 0 && takeoverPpm < MILLION && liquidationExitPpm > MILLION &&
            liquidationExitPpm <= callEntryPpm && callEntryPpm < callExitPpm && callExitPpm <= 10 * MILLION;
    }

    /**
     * Set all levels and steps, which have been checked.
     *
     * @param callEntryPpm          MARGIN_CALL below.
     * @param callExitPpm           FREE again from.
     * @param liquidationExitPpm    LIQUIDATING ends at.
     * @param takeoverPpm           TAKEOVER below.
     * @param positivePnlInitialPpm share of positive P&amp;L in initial checks.
     * @param sliceStepNs           between two slices.
     * @param maxSlices             before takeover.
     */
    public void set(
        final int callEntryPpm,
        final int callExitPpm,
        final int liquidationExitPpm,
        final int takeoverPpm,
        final int positivePnlInitialPpm,
        final long sliceStepNs,
        final int maxSlices)
    {
        this.callEntryPpm = callEntryPpm;
        this.callExitPpm = callExitPpm;
        this.liquidationExitPpm = liquidationExitPpm;
        this.takeoverPpm = takeoverPpm;
        this.positivePnlInitialPpm = positivePnlInitialPpm;
        this.sliceStepNs = sliceStepNs;
        this.maxSlices = maxSlices;
    }

    /**
     * MARGIN_CALL below this multiple of MM.
     *
     * @return ppm.
     */
    public int callEntryPpm()
    {
        return callEntryPpm;
    }

    /**
     * FREE again from this multiple of MM.
     *
     * @return ppm.
     */
    public int callExitPpm()
    {
        return callExitPpm;
    }

    /**
     * LIQUIDATING ends at this multiple of MM.
     *
     * @return ppm.
     */
    public int liquidationExitPpm()
    {
        return liquidationExitPpm;
    }

    /**
     * TAKEOVER below this multiple of MM.
     *
     * @return ppm.
     */
    public int takeoverPpm()
    {
        return takeoverPpm;
    }

    /**
     * Share of positive unrealised P&amp;L that counts in initial checks.
     *
     * @return ppm.
     */
    public int positivePnlInitialPpm()
    {
        return positivePnlInitialPpm;
    }

    /**
     * Duration between two slices.
     *
     * @return nanoseconds.
     */
    public long sliceStepNs()
    {
        return sliceStepNs;
    }

    /**
     * Slices before takeover.
     *
     * @return the count.
     */
    public int maxSlices()
    {
        return maxSlices;
    }

    /**
     * Parameter commands accepted so far.
     *
     * @return the count.
     */
    public long version()
    {
        return version;
    }

    /**
     * Count one more accepted parameter command.
     *
     * @return the new count.
     */
    public long countAccepted()
    {
        return ++version;
    }

    /**
     * Write them.
     *
     * @param writer of the snapshot.
     */
    public void save(final SnapshotWriter writer)
    {
        writer.begin(Section.PARAMETERS);
        writer.put(callEntryPpm).put(callExitPpm).put(liquidationExitPpm).put(takeoverPpm)
            .put(positivePnlInitialPpm).put(sliceStepNs).put(maxSlices).put(version);
        writer.end();
    }

    /**
     * Read them.
     *
     * @param reader of the snapshot.
     * @throws io.plimsoll.core.snapshot.SnapshotException if they contradict each other.
     */
    public void load(final SnapshotReader reader)
    {
        reader.open(Section.PARAMETERS);
        set(
            reader.nextInt(1, 10 * MILLION, "entry of MARGIN_CALL"),
            reader.nextInt(1, 10 * MILLION, "exit of MARGIN_CALL"),
            reader.nextInt(1, 10 * MILLION, "exit of LIQUIDATING"),
            reader.nextInt(1, MILLION, "level of TAKEOVER"),
            reader.nextInt(0, MILLION, "share of positive P&L"),
            reader.next(1, Long.MAX_VALUE, "slice step"),
            reader.nextInt(1, Short.MAX_VALUE, "most slices"));
        version = reader.next(0, Long.MAX_VALUE, "parameter version");
        reader.close();
        if (!areLevelsOrdered(callEntryPpm, callExitPpm, liquidationExitPpm, takeoverPpm))
        {
            throw reader.failure("levels out of order");
        }
    }
}
