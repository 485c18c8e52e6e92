package io.plimsoll.core.model;

import io.plimsoll.core.message.LossRule;

/**
 * Rules of one risk pool.
 *
 * @param riskPool        id.
 * @param lossRule        behind fund and tranche.
 * @param feeSharePpm     of liquidation fees, to the fund.
 * @param surplusSharePpm of estates, to the fund.
 * @param drawdownPpm     of the fund; 0 for no bound.
 * @param fundCap         money; 0 for none.
 * @param eventCap        money; 0 for none.
 * @param trancheCap      money.
 * @param peakWindowNs    of the fund.
 * @param reviewNs        0 for never.
 */
public record PoolSpec(
    int riskPool,
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
    static PoolSpec of(final int riskPool, final LossRule rule)
    {
        return new PoolSpec(riskPool, rule, 0, 0, 0, 0, 0, 0, 8_000_000_000L, 0);
    }

    PoolSpec shares(final int fee, final int surplus)
    {
        return new PoolSpec(riskPool, lossRule, fee, surplus, drawdownPpm, fundCap, eventCap, trancheCap,
            peakWindowNs, reviewNs);
    }

    PoolSpec drawdown(final int ppm)
    {
        return new PoolSpec(riskPool, lossRule, feeSharePpm, surplusSharePpm, ppm, fundCap, eventCap, trancheCap,
            peakWindowNs, reviewNs);
    }

    PoolSpec caps(final long fund, final long event, final long tranche)
    {
        return new PoolSpec(riskPool, lossRule, feeSharePpm, surplusSharePpm, drawdownPpm, fund, event, tranche,
            peakWindowNs, reviewNs);
    }

    PoolSpec review(final long everyNs)
    {
        return new PoolSpec(riskPool, lossRule, feeSharePpm, surplusSharePpm, drawdownPpm, fundCap, eventCap,
            trancheCap, peakWindowNs, everyNs);
    }
}
