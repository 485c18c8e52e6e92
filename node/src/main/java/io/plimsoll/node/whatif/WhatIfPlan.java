package io.plimsoll.node.whatif;

import io.plimsoll.core.CoreLimits;

/**
 * What was settled before the two runs begin.
 *
 * @param recording      of the journal.
 * @param parametersName file of the parameters, for messages.
 * @param isChanged      if the runs may differ: in parameters at some time, or because the model answers all slices.
 * @param settings       of the model.
 */
record WhatIfPlan(Recording recording, String parametersName, boolean isChanged, ModelSettings settings)
{
    static WhatIfPlan of(
        final Recording recording, final String parametersName, final Overlay overlay, final ModelSettings settings)
    {
        return new WhatIfPlan(recording, parametersName,
            settings.isModelOnly() || overlay.differsFrom(recording.venue()), settings);
    }

    SlippageRule slippage()
    {
        return settings.slippagePpm() == null ? recording.sliceMarket() :
            (timeNs, instrument, isSell) -> settings.slippagePpm();
    }

    /**
     * @return fee of a slice that the model fills, parts per million of the notional.
     */
    long feePpm()
    {
        return settings.feePpm() == null ? recording.sliceMarket().all().feePpm() : settings.feePpm();
    }

    /**
     * Limits of the what-if core: the recorded ones, with rows for the model's market where the runs may differ. Equal
     * parameters need no model, and equal limits make equal runs.
     *
     * @param limits of the recorded core.
     */
    CoreLimits limits(final CoreLimits limits)
    {
        if (!isChanged)
        {
            return limits;
        }
        final int accounts = Market.MAX_ACCOUNTS * recording.venue().instruments().size();
        return new CoreLimits(
            more(limits.maxMarginAccounts(), accounts),
            more(limits.maxPositions(), accounts),
            more(limits.maxBalances(), accounts),
            more(limits.maxOrders(), 1),
            limits.maxInstruments(),
            limits.maxAssets());
    }

    private static int more(final int rows, final int added)
    {
        return Math.min(CoreLimits.MAX_ROWS, rows + added);
    }
}
