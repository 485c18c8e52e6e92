package io.plimsoll.config;

import io.plimsoll.core.message.LossRule;

/**
 * How a pool bears losses (rulebook section 7).
 *
 * @param rule            what stands behind fund and tranche.
 * @param feeSharePpm     of liquidation fees, to the fund.
 * @param surplusSharePpm of a solvent estate's equity, to the fund.
 * @param drawdownPpm     furthest fall of the fund from its peak; 0: to nothing.
 * @param fundCap         money; contributions stop here; 0 for no cap.
 * @param eventCap        money; most that the fund pays for one allocation; 0 for no cap.
 * @param trancheCap      money; most that the pool may ever draw on the common fund.
 * @param peakWindowNs    over which the peak is taken.
 * @param reviewNs        between two looks at the backstop's equity; 0 for never.
 */
public record LossSettings(
    LossRule rule,
    int feeSharePpm,
    int surplusSharePpm,
    int drawdownPpm,
    long fundCap,
    long eventCap,
    long trancheCap,
    long peakWindowNs,
    long reviewNs)
{
}
