package io.plimsoll.node.whatif;

/**
 * What the venue model charges a slice that nobody answered in the recorded run, and whether it answers all of them.
 *
 * @param slippagePpm against the mark at issue, parts per million; null for the average of the recorded slices of the
 *                    same contract, side and minute, or else of the contract, or else of all.
 * @param feePpm      to the venue, parts per million of the notional; null for the average of the recorded slices.
 * @param isModelOnly if recorded answers are not used: with the recorded parameters this shows what the model alone
 *                    changes.
 */
public record ModelSettings(Long slippagePpm, Long feePpm, boolean isModelOnly)
{
    /**
     * Largest slippage.
     */
    public static final long MAX_SLIPPAGE_PPM = 999_999;
    /**
     * Largest fee.
     */
    public static final long MAX_FEE_PPM = 100_000;

    /**
     * The averages of the recorded slices.
     */
    public static final ModelSettings AS_RECORDED = new ModelSettings(null, null, false);

    /**
     * Checks the bounds.
     */
    public ModelSettings
    {
        check("slippage", slippagePpm, MAX_SLIPPAGE_PPM);
        check("fee", feePpm, MAX_FEE_PPM);
    }

    private static void check(final String what, final Long ppm, final long max)
    {
        if (ppm != null && (ppm < 0 || ppm > max))
        {
            throw new IllegalArgumentException(what + " must be 0.." + max + " ppm: " + ppm);
        }
    }
}
