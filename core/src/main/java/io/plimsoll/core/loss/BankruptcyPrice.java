package io.plimsoll.core.loss;

import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.instrument.Instrument;

/**
 * The price at which closing a whole leg, others at the mark, leaves no equity (rulebook R6.4).
 */
public final class BankruptcyPrice
{
    /**
     * No price in 1..maxPrice does it.
     */
    public static final long NO_PRICE = 0;

    private BankruptcyPrice()
    {
    }

    /**
     * Bankruptcy price of a leg.
     *
     * @param instrument      of the leg.
     * @param lots            signed, not 0.
     * @param mark            price in increments.
     * @param equityNoHaircut of the margin account, money.
     * @param settlePrice     price of the settle asset, positive.
     * @return price in increments, rounded towards the mark; {@link #NO_PRICE} if none in 1..maxPrice does.
     */
    public static long of(
        final Instrument instrument,
        final long lots,
        final long mark,
        final long equityNoHaircut,
        final long settlePrice)
    {
        final long slack = instrument.settleAsset() == 0 ?
            equityNoHaircut : WideMath.mulDivFloorSaturated(equityNoHaircut, instrument.settleScale(), settlePrice);
        final long perIncrement = Math.abs(lots) * instrument.valueFactor();
        final long price = instrument.isInverse() ?
            inverse(lots > 0, perIncrement, mark, slack) : linear(lots > 0, perIncrement, mark, slack);
        return price >= 1 && price <= instrument.maxPrice() ? price : NO_PRICE;
    }

    private static long linear(final boolean isLong, final long perIncrement, final long mark, final long slack)
    {
        final long steps = Math.floorDiv(slack, perIncrement);
        return isLong ? mark - steps : mark + steps;
    }

    private static long inverse(final boolean isLong, final long coins, final long mark, final long slack)
    {
        final long divisor = isLong ? WideMath.ceilDiv(coins, mark) + slack : coins / mark - slack;
        if (divisor <= 0)
        {
            return NO_PRICE;
        }
        return isLong ? WideMath.ceilDiv(coins, divisor) : coins / divisor;
    }
}
