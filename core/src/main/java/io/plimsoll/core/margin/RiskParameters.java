package io.plimsoll.core.margin;

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
}
