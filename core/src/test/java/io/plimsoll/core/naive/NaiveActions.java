package io.plimsoll.core.naive;

import java.util.stream.IntStream;

import io.plimsoll.core.message.Validity;

/**
 * What each validity permits (R8.7): bit v of a mask allows the action at validity v.
 */
record NaiveActions(int priceOrder, int openRisk, int withdraw, int liquidate, int settle, int fund)
{
    static final NaiveActions DEFAULTS =
        new NaiveActions(0b111111, 0b000001, 0b000001, 0b001111, 0b001111, 0b001111);

    static boolean isAllowed(final int mask, final Validity validity)
    {
        return (mask >> validity.value() & 1) == 1;
    }

    /**
     * Nobody may take on what could not be closed, and no price is good for what a better one is not.
     */
    boolean isConsistent()
    {
        return IntStream.of(priceOrder, openRisk, withdraw, liquidate, settle, fund).allMatch(NaiveActions::isStair) &&
            isPart(openRisk, priceOrder) && isPart(openRisk, liquidate) && isPart(withdraw, settle);
    }

    /**
     * VALID, and with each validity all that are better.
     */
    private static boolean isStair(final int mask)
    {
        boolean isStair = (mask & 1) == 1;
        for (int validity = 1; validity <= Validity.NON_POSITIVE.value(); validity++)
        {
            isStair &= (mask >> validity & 1) == 0 || (mask >> (validity - 1) & 1) == 1;
        }
        return isStair;
    }

    private static boolean isPart(final int mask, final int whole)
    {
        return (mask & ~whole) == 0;
    }
}
