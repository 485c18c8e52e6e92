package io.plimsoll.core.naive;

/**
 * Venue-wide risk parameters (R4.3).
 *
 * @param callEntryPpm          a FREE account below this multiple of MM is called.
 * @param callExitPpm           a called account is FREE from this multiple.
 * @param liquidationExitPpm    a liquidation ends at this multiple.
 * @param takeoverPpm           below this multiple the estate is taken over.
 * @param positivePnlInitialPpm share of positive unrealised P&L in initial equity.
 * @param sliceStepNs           duration between two slices.
 * @param maxSlices             slices before the takeover.
 */
record NaiveLevels(
    int callEntryPpm,
    int callExitPpm,
    int liquidationExitPpm,
    int takeoverPpm,
    int positivePnlInitialPpm,
    long sliceStepNs,
    int maxSlices)
{
    static final NaiveLevels DEFAULTS =
        new NaiveLevels(1_250_000, 1_300_000, 1_100_000, 666_667, 1_000_000, 1_000_000_000L, 5);

    /**
     * R4.3, the part that needs no tiers.
     */
    boolean isOrdered()
    {
        return 0 < takeoverPpm && takeoverPpm < NaiveMath.PPM && NaiveMath.PPM < liquidationExitPpm &&
            liquidationExitPpm <= callEntryPpm && callEntryPpm < callExitPpm && callExitPpm <= 10 * NaiveMath.PPM;
    }

    /**
     * R4.3, the part that ties tiers to the call level.
     */
    boolean agreesWith(final Iterable<NaiveTier> tiers)
    {
        for (final NaiveTier tier : tiers)
        {
            if (tier.initialPpm() * NaiveMath.PPM < tier.maintenancePpm() * (long)callEntryPpm)
            {
                return false;
            }
        }
        return true;
    }
}
