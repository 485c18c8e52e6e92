package io.plimsoll.config;

import java.util.List;

/**
 * The venue-wide part of the loss waterfall; what belongs to one pool is in its {@link PoolSettings}.
 *
 * @param liquidation rules; null: the core's defaults.
 * @param riskClasses by id.
 * @param commonFund  account behind all pools; 0 for none.
 * @param capacities  of instruments that have one, by instrument.
 */
public record WaterfallSettings(
    LiquidationSettings liquidation,
    List<RiskClassSettings> riskClasses,
    long commonFund,
    List<Capacity> capacities)
{
    /**
     * Nothing set.
     */
    static final WaterfallSettings NONE = new WaterfallSettings(null, List.of(), 0, List.of());

    /**
     * Liquidation capacity of an instrument (rulebook R6.12).
     *
     * @param instrument id.
     * @param capacity   money of a window.
     */
    public record Capacity(int instrument, long capacity)
    {
    }
}
