package io.plimsoll.core.naive;

/**
 * How slices are chosen and limited, and how much may be liquidated (R6.10 to R6.12).
 *
 * @param isLeastCost     several legs at least expected cost; else the largest leg.
 * @param isSurplusFee    a liquidation fee is at most what equity the trade leaves (R7.1).
 * @param adjustmentPpm   A of R6.11; 0 limits by band and bankruptcy only.
 * @param spreadPpm       largest cost of a close in parts of the leg's MM (R6.11).
 * @param venueCapacity   liquidated notional of a window; 0 is no cap.
 * @param windowNs        length of a window; 0 is no caps at all.
 */
record NaiveLiquidationRules(
    boolean isLeastCost,
    boolean isSurplusFee,
    int adjustmentPpm,
    int spreadPpm,
    long venueCapacity,
    long windowNs)
{
    static final NaiveLiquidationRules DEFAULTS = new NaiveLiquidationRules(false, false, 0, 0, 0, 0);
}
