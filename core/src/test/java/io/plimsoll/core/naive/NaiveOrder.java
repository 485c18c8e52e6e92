package io.plimsoll.core.naive;

import java.math.BigInteger;

/**
 * An order that the core knows: open, or asked to be cancelled and not yet closed (R1.9).
 */
final class NaiveOrder
{
    final long id;
    NaiveMarginAccount owner;
    final NaiveInstrument instrument;
    final boolean isBuy;
    boolean isReduceOnly;
    final boolean isSlice;
    final long limitPrice;
    long openLots;
    boolean isCancelRequested;

    NaiveOrder(
        final long id,
        final NaiveMarginAccount owner,
        final NaiveInstrument instrument,
        final boolean isBuy,
        final boolean isReduceOnly,
        final boolean isSlice,
        final long lots,
        final long limitPrice)
    {
        this.id = id;
        this.owner = owner;
        this.instrument = instrument;
        this.isBuy = isBuy;
        this.isReduceOnly = isReduceOnly;
        this.isSlice = isSlice;
        this.limitPrice = limitPrice;
        this.openLots = lots;
    }

    long signedLots()
    {
        return isBuy ? openLots : -openLots;
    }

    /**
     * R3.4: settle units lost at the mark when the rest fills at its limit.
     */
    BigInteger lossUnits()
    {
        return instrument.cost(signedLots(), limitPrice)
            .subtract(instrument.worth(signedLots(), instrument.mark)).max(BigInteger.ZERO);
    }

    /**
     * Whether it reserves margin (R1.9).
     */
    boolean isOpen()
    {
        return !isCancelRequested;
    }

    /**
     * Whether it belongs to a margin account, or to the one that this is a copy of.
     */
    boolean isOf(final NaiveMarginAccount other)
    {
        return owner.account == other.account && owner.scope == other.scope;
    }

    /**
     * R1.9, R6.9: a late slice may open the backstop's position.
     */
    boolean isBoundToReduce()
    {
        return isReduceOnly && !(isSlice && owner.account.isBackstop);
    }

    boolean allows(final long price)
    {
        return isBuy ? price <= limitPrice : price >= limitPrice;
    }
}
