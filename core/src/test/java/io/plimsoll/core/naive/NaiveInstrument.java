package io.plimsoll.core.naive;

import java.math.BigInteger;

import static io.plimsoll.core.naive.NaiveMath.big;
import static io.plimsoll.core.naive.NaiveMath.floorDiv;

/**
 * A linear or inverse contract with its mark price and funding index (R1.3, R1.4, R3.1).
 */
final class NaiveInstrument
{
    final int id;
    final NaiveAsset settleAsset;
    final int riskPool;
    final long maxPrice;
    final long maxPositionLots;
    NaiveTerms terms;
    /**
     * Mark price; 0 while there is none.
     */
    long mark;
    /**
     * What the mark counts as little or much for in the initial equity (R8.6).
     */
    final NaiveStable stable = new NaiveStable();
    long priceIncrementE9;
    long fundingIndex;
    boolean isHaltedByCommand;
    boolean isClosed;
    /**
     * Its circuit breaker, with or without rules (rulebook section 10).
     */
    final NaiveBreaker breaker = new NaiveBreaker();
    /**
     * Liquidated notional of a window; 0 is no cap.
     */
    long capacity;
    final NaiveWindow window = new NaiveWindow();
    /**
     * Both 0 while there is none.
     */
    int longRunVolatilityPpm;
    int presentVolatilityPpm;

    private final boolean isInverse;
    private final long faceValue;
    /**
     * LINEAR: settle units of one lot and increment. INVERSE: the coin constant K.
     */
    private final long unitValue;

    private NaiveInstrument(
        final int id,
        final NaiveAsset settleAsset,
        final int riskPool,
        final long maxPrice,
        final long maxPositionLots,
        final boolean isInverse,
        final long faceValue,
        final long unitValue)
    {
        this.id = id;
        this.settleAsset = settleAsset;
        this.riskPool = riskPool;
        this.maxPrice = maxPrice;
        this.maxPositionLots = maxPositionLots;
        this.isInverse = isInverse;
        this.faceValue = faceValue;
        this.unitValue = unitValue;
    }

    static NaiveInstrument linear(
        final int id,
        final NaiveAsset settleAsset,
        final int riskPool,
        final long maxPrice,
        final long maxPositionLots,
        final long tickUnits)
    {
        return new NaiveInstrument(id, settleAsset, riskPool, maxPrice, maxPositionLots, false, 0, tickUnits);
    }

    static NaiveInstrument inverse(
        final int id,
        final NaiveAsset settleAsset,
        final int riskPool,
        final long maxPrice,
        final long maxPositionLots,
        final long faceValue,
        final long coinConstant)
    {
        return new NaiveInstrument(id, settleAsset, riskPool, maxPrice, maxPositionLots, true, faceValue, coinConstant);
    }

    /**
     * R10.1: by command, or by its breaker.
     */
    boolean isHalted()
    {
        return isHaltedByCommand || breaker.isHalted();
    }

    boolean isInverse()
    {
        return isInverse;
    }

    /**
     * R3.5: the mark and the settle asset's price are known.
     */
    boolean isPriced()
    {
        return mark > 0 && settleAsset.hasPrice();
    }

    long tickUnits()
    {
        return unitValue;
    }

    long coinConstant()
    {
        return unitValue;
    }

    /**
     * Settle units that signed lots are worth at a price, against the account (R1.3, R1.4).
     */
    BigInteger worth(final long lots, final long price)
    {
        final BigInteger units = big(lots).multiply(big(unitValue));
        return isInverse ? floorDiv(units.negate(), big(price)) : units.multiply(big(price));
    }

    /**
     * Settle units that a trade of signed lots costs, against the account (R1.3, R1.4).
     */
    BigInteger cost(final long lots, final long price)
    {
        final BigInteger units = big(lots).multiply(big(unitValue));
        return isInverse ? floorDiv(units, big(price)).negate() : units.multiply(big(price));
    }

    /**
     * R3.1 at a mark, money.
     */
    long notional(final long lots, final long price)
    {
        final BigInteger size = big(lots).abs();
        return isInverse ?
            NaiveMath.money(size.multiply(big(faceValue))) :
            settleAsset.roundedUpValue(size.multiply(big(price)).multiply(big(unitValue)));
    }

    /**
     * R3.1 of all long lots at the mark (R3.3): there may be more of them than one position may hold.
     */
    BigInteger openInterest(final BigInteger longLots)
    {
        if (isInverse)
        {
            return longLots.multiply(big(faceValue));
        }
        final BigInteger units = longLots.multiply(big(mark)).multiply(big(unitValue));
        return NaiveMath.ceilDiv(units.multiply(big(settleAsset.price)), big(settleAsset.unitsPerWhole));
    }

    /**
     * R3.2 of signed lots at a mark.
     */
    long maintenance(final long lots, final long price)
    {
        return terms.maintenance(notional(lots, price));
    }
}
