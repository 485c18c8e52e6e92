package io.plimsoll.core.naive;

import io.plimsoll.core.message.LossRule;

/**
 * How a risk pool bears losses (R7.1).
 *
 * @param lossRule        what stands behind fund and tranche.
 * @param feeSharePpm     of liquidation fees, to the fund.
 * @param surplusSharePpm of a solvent estate's equity, to the fund.
 * @param drawdownPpm     furthest that the fund may fall from its peak; 0: to nothing.
 * @param fundCap         contributions stop here; 0 is no cap.
 * @param eventCap        most that the fund pays for one allocation; 0 is no cap.
 * @param trancheCap      most that the pool may ever draw on the common fund.
 * @param peakWindowNs    over which the peak is taken.
 * @param reviewNs        between two looks at the backstop; 0 is never.
 */
record NaivePoolRules(
    LossRule lossRule,
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
