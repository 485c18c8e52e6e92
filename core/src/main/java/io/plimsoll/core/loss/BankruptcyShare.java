package io.plimsoll.core.loss;

import io.plimsoll.core.arithmetic.WideMath;

/**
 * A leg's part of an account's equity, so that all legs closed at their bankruptcy prices stay within it together
 * (rulebook R6.10).
 */
public final class BankruptcyShare
{
    private BankruptcyShare()
    {
    }

    /**
     * Part in proportion to the maintenance margin.
     *
     * @param equityNoHaircut   of the margin account, money; negative: a part of the debt.
     * @param legMargin         maintenance margin of the leg, money.
     * @param maintenanceMargin of the margin account, money.
     * @return money, rounded down; 0 if there is no margin.
     */
    public static long of(final long equityNoHaircut, final long legMargin, final long maintenanceMargin)
    {
        return maintenanceMargin == 0 ? 0 : WideMath.mulDivFloor(equityNoHaircut, legMargin, maintenanceMargin);
    }
}
