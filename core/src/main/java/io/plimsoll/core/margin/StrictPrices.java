package io.plimsoll.core.margin;

/**
 * Prices that initial equity counts at: the worse one, for the account, of the price there is and of the stable price
 * (rulebook R8.6).
 */
public interface StrictPrices
{
    /**
     * Price that a position is worth in initial equity.
     *
     * @param instrument id, with a mark.
     * @param isLong     side of the position.
     * @return increments; the lower price for a long, the higher one for a short.
     */
    long mark(int instrument, boolean isLong);

    /**
     * Price that an asset counts at in initial equity.
     *
     * @param asset  id.
     * @param isHeld held, or owed.
     * @return micro-numeraire per whole asset: held, the lower price times the weight, rounded down; owed, the higher.
     */
    long assetPrice(int asset, boolean isHeld);
}
