package io.plimsoll.node.whatif;

import io.plimsoll.core.CoreLimits;

/**
 * What was settled before the two runs begin.
 *
 * @param recording      of the journal.
 * @param parametersName file of the parameters, for messages.
 * @param isChanged      if the parameters may differ from the recorded ones at some time.
 * @param slippagePpm    of slices that the model fills.
 * @param feePpm         of slices that the model fills.
 */
record WhatIfPlan(Recording recording, String parametersName, boolean isChanged, long slippagePpm, long feePpm)
{
    static WhatIfPlan of(
        final Recording recording, final String parametersName, final Overlay overlay, final ModelSettings settings)
    {
        return new WhatIfPlan(recording, parametersName, overlay.differsFrom(recording.venue()),
            settings.slippagePpm() == null ? recording.sliceCost().slippagePpm() : settings.slippagePpm(),
            settings.feePpm() == null ? recording.sliceCost().feePpm() : settings.feePpm());
    }

    /**
     * Limits of the what-if core: the recorded ones, with rows for the model's market where parameters differ. Equal
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
