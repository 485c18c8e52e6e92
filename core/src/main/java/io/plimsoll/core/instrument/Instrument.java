package io.plimsoll.core.instrument;

import io.plimsoll.core.arithmetic.WideMath;

/**
 * A contract: its constants, its parameters and what all positions in it are worth (rulebook R1.3, R1.4, R3.1).
 */
public final class Instrument extends InstrumentTerms
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
     * Largest balance: 10^18 units.
     */
    public static final long MAX_UNITS = 1_000_000_000_000_000_000L;

    /**
     * Positions may reach this multiple of the largest worst side, by late fills of cancelled orders.
     */
    public static final int LATE_FILL_ROOM = 4;

    private final int id;
    private final boolean isInverse;
    private final int settleAsset;
    private final int riskPool;
    private final long valueFactor;
    private final long faceValue;
    private final long settleScale;
    private final long maxPrice;
    private final long maxPositionLots;
    private long priceIncrementE9 = 1;
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
     * Do so many lots stay exact at any price? More than any position may have do not fit an order anyway.
     *
     * @param lots not negative.
     * @return true if they are within the room for late fills.
     */
    public boolean isCostExact(final long lots)
    {
        return lots <= LATE_FILL_ROOM * maxPositionLots;
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
            return clamp(WideMath.multiplySaturated(lots, faceValue));
        }
        final long units = WideMath.multiplySaturated(WideMath.multiplySaturated(lots, price), valueFactor);
        return money(units, settlePrice);
    }

    /**
     * Most lots whose notional is at most so much; the inverse of {@link #notional}.
     *
     * @param money       not negative.
     * @param lots        most that are asked for.
     * @param price       mark in increments.
     * @param settlePrice price of the settle asset.
     * @return 0..lots.
     */
    public long lotsWithin(final long money, final long lots, final long price, final long settlePrice)
    {
        if (money >= MAX_MONEY)
        {
            // Notionals are held there.
            return lots;
        }
        if (isInverse)
        {
            return Math.min(lots, money / faceValue);
        }
        final long units = settleAsset == 0 ?
            money : WideMath.mulDivFloorSaturated(money, settleScale, settlePrice);
        return Math.min(lots, units / WideMath.multiplySaturated(price, valueFactor));
    }

    /**
     * Money that so many settle units cost, rounded up and saturated.
     *
     * @param units       not negative.
     * @param settlePrice price of the settle asset.
     * @return money.
     */
    public long money(final long units, final long settlePrice)
    {
        return clamp(
            settleAsset == 0 ? units : WideMath.mulDivCeilSaturated(units, settlePrice, settleScale));
    }

    /**
     * Hold money within 10^17: values and notionals saturate there, so that no legal input can leave 64 bits.
     *
     * @param money any.
     * @return the nearest number in range.
     */
    public static long clamp(final long money)
    {
        return Math.max(-MAX_MONEY, Math.min(MAX_MONEY, money));
    }

    /**
     * Initial rate after open-interest scaling.
     *
     * @param openInterest money.
     * @return ppm; 0 when there is no scaling.
     */
    public long scaledInitialPpm(final long openInterest)
    {
        if (openInterestUpper() == 0)
        {
            return 0;
        }
        final long base = tiers().initialPpm(0);
        final long above = Math.max(0, openInterest - openInterestLower());
        final long range = openInterestUpper() - openInterestLower();
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
     * Set what one increment is; once, when the contract is listed.
     *
     * @param incrementE9 10^-9 of the quote unit, 1..10^15.
     */
    public void priceIncrementE9(final long incrementE9)
    {
        priceIncrementE9 = incrementE9;
    }

    /**
     * What one increment is: an index has another (rulebook R8.4).
     *
     * @return 10^-9 of the quote unit.
     */
    public long priceIncrementE9()
    {
        return priceIncrementE9;
    }

    /**
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
     * @return id of the settle asset.
     */
    public int settleAsset()
    {
        return settleAsset;
    }

    /**
     * @return id of the risk pool.
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
     * @return units of one whole settle asset.
     */
    public long settleScale()
    {
        return settleScale;
    }

    /**
     * @return highest price that a tick or limit may have, in increments.
     */
    public long maxPrice()
    {
        return maxPrice;
    }

    /**
     * @return largest worst side of an account in lots.
     */
    public long maxPositionLots()
    {
        return maxPositionLots;
    }
}
