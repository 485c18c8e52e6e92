package io.plimsoll.core.model;

/**
 * Fees, band, dust, scaling and tiers of a contract.
 *
 * @param dustNotional      money.
 * @param openInterestLower money.
 * @param openInterestUpper money.
 * @param takerFeePpm       rate.
 * @param liquidationFeePpm rate.
 * @param priceBandPpm      rate.
 * @param tiers             rows of lower notional, maintenance and initial rate.
 */
record TermsSpec(
    long dustNotional,
    long openInterestLower,
    long openInterestUpper,
    int takerFeePpm,
    int liquidationFeePpm,
    int priceBandPpm,
    long[][] tiers)
{
}
