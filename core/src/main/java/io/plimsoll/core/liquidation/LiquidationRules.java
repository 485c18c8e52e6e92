package io.plimsoll.core.liquidation;

import io.plimsoll.core.message.FeeRule;
import io.plimsoll.core.message.SliceMode;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * How slices are chosen and limited, venue-wide (rulebook R6.2, R6.11, R7.1).
 */
public final class LiquidationRules
{
    /**
     * Largest adjustment and spread of the limit by health.
     */
    public static final int MAX_FILLABLE_PPM = 10_000_000;

    private boolean isLeastCost;
    private boolean isFeeOfSurplus;
    private int fillableAdjustmentPpm;
    private int fillableSpreadPpm;

    /**
     * Set all, checked.
     *
     * @param sliceMode             code of SliceMode.
     * @param feeRule               code of FeeRule.
     * @param fillableAdjustmentPpm 0..10^7; 0 for no limit by health.
     * @param fillableSpreadPpm     0..10^7.
     */
    public void set(
        final int sliceMode, final int feeRule, final int fillableAdjustmentPpm, final int fillableSpreadPpm)
    {
        isLeastCost = sliceMode == SliceMode.LEAST_COST.value();
        isFeeOfSurplus = feeRule == FeeRule.SURPLUS.value();
        this.fillableAdjustmentPpm = fillableAdjustmentPpm;
        this.fillableSpreadPpm = fillableSpreadPpm;
    }

    /**
     * Are as many legs sliced as restore the target at least cost?
     *
     * @return true for LEAST_COST, false for LARGEST_LEG.
     */
    public boolean isLeastCost()
    {
        return isLeastCost;
    }

    /**
     * Is a liquidation fee never more than the equity that the trade leaves?
     *
     * @return true for SURPLUS, false for FLAT.
     */
    public boolean isFeeOfSurplus()
    {
        return isFeeOfSurplus;
    }

    /**
     * How fast the limit leaves the mark as health falls.
     *
     * @return ppm; 0 for no limit by health.
     */
    public int fillableAdjustmentPpm()
    {
        return fillableAdjustmentPpm;
    }

    /**
     * Largest cost of a close in parts of the leg's maintenance margin.
     *
     * @return ppm.
     */
    public int fillableSpreadPpm()
    {
        return fillableSpreadPpm;
    }

    void save(final SnapshotWriter writer)
    {
        writer.put(isLeastCost ? 1 : 0).put(isFeeOfSurplus ? 1 : 0)
            .put(fillableAdjustmentPpm).put(fillableSpreadPpm);
    }

    void load(final SnapshotReader reader)
    {
        set(
            reader.nextInt(0, 1, "slice mode"),
            reader.nextInt(0, 1, "fee rule"),
            reader.nextInt(0, MAX_FILLABLE_PPM, "adjustment of the limit by health"),
            reader.nextInt(0, MAX_FILLABLE_PPM, "spread of the limit by health"));
    }
}
