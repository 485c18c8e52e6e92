package io.plimsoll.core.model;

/**
 * A contract as the histories know it.
 *
 * @param id              of the instrument.
 * @param isInverse       or linear.
 * @param settleAsset     of its P&L.
 * @param riskPool        whose backstop takes over.
 * @param incrementE9     price step.
 * @param lotSizeE9       0 for inverse contracts.
 * @param faceValue       0 for linear contracts.
 * @param maxPrice        in increments.
 * @param maxPositionLots of one account.
 * @param basePrice       that the random walk starts from, in increments.
 */
record ContractSpec(
    int id,
    boolean isInverse,
    int settleAsset,
    int riskPool,
    long incrementE9,
    long lotSizeE9,
    long faceValue,
    long maxPrice,
    long maxPositionLots,
    long basePrice)
{
}
