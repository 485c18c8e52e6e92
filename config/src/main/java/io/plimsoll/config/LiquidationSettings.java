package io.plimsoll.config;

import io.plimsoll.core.message.FeeRule;
import io.plimsoll.core.message.SliceMode;

/**
 * How slices are chosen and limited, and how much may be liquidated (rulebook R6.10 to R6.12, R7.1).
 *
 * @param sliceMode             which legs a slice closes.
 * @param feeRule               whether the liquidation fee is bounded by what is left.
 * @param fillableAdjustmentPpm 0: limits by band and bankruptcy price only.
 * @param fillableSpreadPpm     largest cost of a close in parts of the leg's maintenance margin.
 * @param venueCapacity         money of a window; 0 for no cap.
 * @param capacityWindowNs      length of the window; 0 for no caps at all.
 */
public record LiquidationSettings(
    SliceMode sliceMode,
    FeeRule feeRule,
    int fillableAdjustmentPpm,
    int fillableSpreadPpm,
    long venueCapacity,
    long capacityWindowNs)
{
}
