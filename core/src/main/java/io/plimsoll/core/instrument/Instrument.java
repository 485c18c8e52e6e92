package io.plimsoll.core.instrument;

import io.plimsoll.core.arithmetic.WideMath;

/**
 * A contract: its constants, its parameters and what all positions in it are worth (rulebook R1.3, R1.4, R3.1).
 */
public final class Instrument
{
    /**
     * Largest notional of a position, and largest money parameter: 10^17 micro-units.
     */
    public static final long MAX_MONEY = 100_000_000_000_000_000L;

    /**
     * Instrument kind LINEAR of the schema.
     */
    public static final int LINEAR = 1;

    /**
     * Instrument kind INVERSE of the schema.
     */
    public static final int INVERSE = 2;

    /**
     * Largest worth of a position in settle units, and largest balance: 10^18 units.
     */
    public static final long MAX_UNITS = 1_000_000_000_000_000_000L;

    private final int id;
    private final boolean isInverse;
    private final int settleAsset;
    private final int riskPool;
    private final long valueFactor;
    private final long faceValue;
    private final long settleScale;
    private final long maxPrice;
    private final long maxPositionLots;
    private final TierTable tiers = new TierTable();
    private long dustNotional;
    private long openInterestLower;
    private long openInterestUpper;
    private int takerFeePpm;
    private int liquidationFeePpm;
    private int priceBandPpm;
    private long longLots;

    /**
     * A contract whose numbers have been checked.
     *
     * @param id              of the instrument.
     * @param isInverse       INVERSE if true, else LINEAR.
     * @param settleAsset     id.
     * @param riskPool        id.
     * @param valueFactor     LINEAR: tick value in settle units; INVERSE: coin constant K.
     * @param faceValue       INVERSE: money of one lot.
     * @param settleScale     units of one whole settle asset.
     * @param maxPrice        in increments.
     * @param maxPositionLots largest worst side.
     */
    public Instrument(
        final int id,
        final boolean isInverse,
        final int settleAsset,
        final int riskPool,
        final long valueFactor,
        final long faceValue,
        final long settleScale,
        final long maxPrice,
        final long maxPositionLots)
    {
        this.id = id;
        this.isInverse = isInverse;
        this.settleAsset = settleAsset;
        this.riskPool = riskPool;
        this.valueFactor = valueFactor;
        this.faceValue = faceValue;
        this.settleScale = settleScale;
        this.maxPrice = maxPrice;
        this.maxPositionLots = maxPositionLots;
    }

    /**
     * Set everything that may change after listing.
     *
     * @param dustNotional      money.
     * @param openInterestLower money.
     * @param openInterestUpper money; 0 for no scaling.
     * @param takerFeePpm       expected venue fee of a slice.
     * @param liquidationFeePpm charged on slices.
     * @param priceBandPpm      furthest limit of a slice from the mark.
     * @param tiers             to copy.
     */
    public void parameters(
        final long dustNotional,
        final long openInterestLower,
        final long openInterestUpper,
        final int takerFeePpm,
        final int liquidationFeePpm,
        final int priceBandPpm,
        final TierTable tiers)
    {
        this.dustNotional = dustNotional;
        this.openInterestLower = openInterestLower;
        this.openInterestUpper = openInterestUpper;
        this.takerFeePpm = takerFeePpm;
        this.liquidationFeePpm = liquidationFeePpm;
        this.priceBandPpm = priceBandPpm;
        this.tiers.copyFrom(tiers);
    }

    /**
     * Worth of a position in settle units, rounded against the account.
     *
     * @param lots  signed.
     * @param price in increments, positive.
     * @return signed worth W.
     */
    public long worth(final long lots, final long price)
    {
        return isInverse ?
            Math.floorDiv(-Math.multiplyExact(lots, valueFactor), price) :
            Math.multiplyExact(Math.multiplyExact(lots, price), valueFactor);
    }

    /**
     * Cost of a trade in settle units, rounded against the account.
     *
     * @param lots  signed.
     * @param price in increments, positive.
     * @return signed cost.
     */
    public long cost(final long lots, final long price)
    {
        return isInverse ?
            -Math.floorDiv(Math.multiplyExact(lots, valueFactor), price) :
            Math.multiplyExact(Math.multiplyExact(lots, price), valueFactor);
    }

    /**
     * Notional in money, rounded up.
     *
     * @param lots        not negative.
     * @param price       mark in increments.
     * @param settlePrice price of the settle asset.
     * @return money.
     */
    public long notional(final long lots, final long price, final long settlePrice)
    {
        if (isInverse)
        {
            return Math.multiplyExact(lots, faceValue);
        }
        final long units = Math.multiplyExact(Math.multiplyExact(lots, price), valueFactor);
        return settleAsset == 0 ? units : WideMath.mulDivCeil(units, settlePrice, settleScale);
    }

    /**
     * Initial rate after open-interest scaling.
     *
     * @param openInterest money.
     * @return ppm; 0 when there is no scaling.
     */
    public long scaledInitialPpm(final long openInterest)
    {
        if (openInterestUpper == 0)
        {
            return 0;
        }
        final long base = tiers.initialPpm(0);
        final long above = Math.max(0, openInterest - openInterestLower);
        final long range = openInterestUpper - openInterestLower;
        return above >= range ? 1_000_000L : base + WideMath.mulDivFloor(1_000_000L - base, above, range);
    }

    /**
     * Add to the lots held long.
     *
     * @param deltaLots signed.
     */
    public void addLongLots(final long deltaLots)
    {
        longLots += deltaLots;
    }

    /**
     * Lots held long over all accounts.
     *
     * @return open interest in lots.
     */
    public long longLots()
    {
        return longLots;
    }

    /**
     * Id.
     *
     * @return id.
     */
    public int id()
    {
        return id;
    }

    /**
     * Is it INVERSE?
     *
     * @return true if INVERSE, false if LINEAR.
     */
    public boolean isInverse()
    {
        return isInverse;
    }

    /**
     * Does its P&amp;L arise in the numeraire itself?
     *
     * @return true if it is linear and settles in asset 0.
     */
    public boolean isPlain()
    {
        return settleAsset == 0;
    }

    /**
     * Settle asset.
     *
     * @return asset id.
     */
    public int settleAsset()
    {
        return settleAsset;
    }

    /**
     * Risk pool.
     *
     * @return pool id.
     */
    public int riskPool()
    {
        return riskPool;
    }

    /**
     * LINEAR: tick value in settle units; INVERSE: coin constant K.
     *
     * @return the factor.
     */
    public long valueFactor()
    {
        return valueFactor;
    }

    /**
     * INVERSE: money of one lot.
     *
     * @return face value.
     */
    public long faceValue()
    {
        return faceValue;
    }

    /**
     * Units of one whole settle asset.
     *
     * @return power of ten.
     */
    public long settleScale()
    {
        return settleScale;
    }

    /**
     * Highest price that a tick or limit may have.
     *
     * @return increments.
     */
    public long maxPrice()
    {
        return maxPrice;
    }

    /**
     * Largest worst side of an account.
     *
     * @return lots.
     */
    public long maxPositionLots()
    {
        return maxPositionLots;
    }

    /**
     * Margin rates.
     *
     * @return the table in force.
     */
    public TierTable tiers()
    {
        return tiers;
    }

    /**
     * A slice never leaves a rest below this.
     *
     * @return money.
     */
    public long dustNotional()
    {
        return dustNotional;
    }

    /**
     * Open interest from which initial margin rises.
     *
     * @return money.
     */
    public long openInterestLower()
    {
        return openInterestLower;
    }

    /**
     * Open interest at which initial margin is 100 %.
     *
     * @return money; 0 for no scaling.
     */
    public long openInterestUpper()
    {
        return openInterestUpper;
    }

    /**
     * Venue and liquidation fee that a slice is expected to pay.
     *
     * @return ppm.
     */
    public int closingFeePpm()
    {
        return takerFeePpm + liquidationFeePpm;
    }

    /**
     * Expected venue fee.
     *
     * @return ppm.
     */
    public int takerFeePpm()
    {
        return takerFeePpm;
    }

    /**
     * Liquidation fee.
     *
     * @return ppm.
     */
    public int liquidationFeePpm()
    {
        return liquidationFeePpm;
    }

    /**
     * Furthest limit of a slice from the mark.
     *
     * @return ppm.
     */
    public int priceBandPpm()
    {
        return priceBandPpm;
    }
}
