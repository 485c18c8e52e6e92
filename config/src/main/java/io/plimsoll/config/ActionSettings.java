package io.plimsoll.config;

import io.plimsoll.core.message.Validity;

/**
 * What may be done with a price that is not good: for each action the worst validity that still allows it. All better
 * ones do, too (rulebook R8.7).
 *
 * @param priceOrder any order.
 * @param openRisk   orders that do not reduce.
 * @param withdraw   withdrawals and transfers out.
 * @param liquidate  slices and takeovers.
 * @param settle     bids in auctions.
 * @param fund       funding.
 */
public record ActionSettings(
    Validity priceOrder, Validity openRisk, Validity withdraw, Validity liquidate, Validity settle, Validity fund)
{
    /**
     * The table that holds where none is set (rulebook R8.7).
     */
    public static final ActionSettings DEFAULTS = new ActionSettings(
        Validity.NON_POSITIVE, Validity.VALID, Validity.VALID,
        Validity.TOO_UNCERTAIN, Validity.TOO_UNCERTAIN, Validity.TOO_UNCERTAIN);

    /**
     * The validities that allow an action.
     *
     * @param worst of them.
     * @return one bit per validity, the bit of its code.
     */
    static short mask(final Validity worst)
    {
        return (short)((2 << worst.value()) - 1);
    }
}
