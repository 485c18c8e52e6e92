package io.plimsoll.node.whatif;

/**
 * What the model takes off the mark.
 */
@FunctionalInterface
interface SlippageRule
{
    /**
     * @param timeNs     of the slice.
     * @param instrument of the slice.
     * @param isSell     side of the slice.
     * @return slippage against the account, parts per million of the mark; negative where recorded fills were better.
     */
    long slippagePpm(long timeNs, int instrument, boolean isSell);
}
