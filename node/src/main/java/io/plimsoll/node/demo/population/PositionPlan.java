package io.plimsoll.node.demo.population;

/**
 * A position that a customer holds when the replay starts.
 *
 * @param instrument           id.
 * @param lots                 signed: long positive.
 * @param price                opening price in increments.
 * @param leverage             chosen setting of the contract.
 * @param isolatedMarginMicros margin set apart for it; 0 for a cross position.
 * @param takeProfitPrice      limit of a resting reduce-only order for the whole position; 0 for none.
 */
public record PositionPlan(
    int instrument, long lots, long price, int leverage, long isolatedMarginMicros, long takeProfitPrice)
{
    /**
     * Whether the position has margin of its own.
     *
     * @return true if so.
     */
    public boolean isIsolated()
    {
        return isolatedMarginMicros > 0;
    }

    /**
     * Whether the customer profits from higher prices.
     *
     * @return true if so.
     */
    public boolean isLong()
    {
        return lots > 0;
    }
}
