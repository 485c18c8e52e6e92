package io.plimsoll.config;

/**
 * Venue-wide levels and liquidation steps (rulebook R4.3).
 *
 * @param callEntryPpm         MARGIN_CALL below this multiple of the maintenance margin, parts per million.
 * @param callExitPpm          FREE again from this multiple.
 * @param liquidationExitPpm   LIQUIDATING ends at this multiple; slices aim at it.
 * @param takeoverPpm          TAKEOVER below this multiple.
 * @param positivePnlInitialPpm share of positive unrealised P&amp;L that counts in initial checks.
 * @param sliceStepNs          between two slices, nanoseconds.
 * @param maxSlices            takeover after this many.
 */
public record RiskLevels(
    int callEntryPpm,
    int callExitPpm,
    int liquidationExitPpm,
    int takeoverPpm,
    int positivePnlInitialPpm,
    long sliceStepNs,
    int maxSlices)
{
}
