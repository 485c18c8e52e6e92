package io.plimsoll.config;

import java.util.List;

/**
 * A contract and its margin rates (rulebook R1.3 to R1.5, R3.2, R3.3).
 *
 * @param id                of the instrument.
 * @param name              symbol.
 * @param isInverse         if a lot is worth a fixed amount of the numeraire.
 * @param settleAsset       id of the asset that profit is paid in.
 * @param riskPool          id of the pool whose backstop takes over its estates.
 * @param priceIncrementE9  price step in the quote currency, parts per 10^9.
 * @param lotSizeE9         linear: base units of one lot, parts per 10^9; inverse: 0.
 * @param faceValue         inverse: micro-units of the numeraire; linear: 0.
 * @param maxPrice          in increments.
 * @param maxPositionLots   largest worst-side position of one account.
 * @param expiryNs          nanoseconds since the epoch; 0 is perpetual.
 * @param dustNotional      a slice never leaves a rest below this, micro-units.
 * @param openInterestLower open interest from which initial margin rises, micro-units.
 * @param openInterestUpper open interest at which it is 100 %, micro-units; 0 is no scaling.
 * @param takerFeePpm       expected venue fee on a slice, parts per million.
 * @param liquidationFeePpm charged on slice fills, parts per million.
 * @param priceBandPpm      furthest a slice's limit may stand from the mark, parts per million.
 * @param tiers             by notional, ascending.
 */
public record InstrumentSettings(
    int id,
    String name,
    boolean isInverse,
    int settleAsset,
    int riskPool,
    long priceIncrementE9,
    long lotSizeE9,
    long faceValue,
    long maxPrice,
    long maxPositionLots,
    long expiryNs,
    long dustNotional,
    long openInterestLower,
    long openInterestUpper,
    int takerFeePpm,
    int liquidationFeePpm,
    int priceBandPpm,
    List<Tier> tiers)
{
    /**
     * One row of a tier table.
     *
     * @param lowerNotional  lower end of the row, micro-units.
     * @param maintenancePpm parts per million.
     * @param initialPpm     parts per million.
     */
    public record Tier(long lowerNotional, int maintenancePpm, int initialPpm)
    {
    }
}
