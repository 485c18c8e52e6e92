package io.plimsoll.core.naive;

import io.plimsoll.core.message.SetAssetRulesDecoder;

/**
 * What SetAssetRules sets, as on the wire (R8.5).
 */
record NaiveAssetRules(int index, int stableRatePpm, long floorPrice, long outageNs, long rampNs, long refusalNs)
{
    static NaiveAssetRules of(final SetAssetRulesDecoder command)
    {
        return new NaiveAssetRules(
            command.index(), command.stableRatePpm(), command.floorPrice(), command.outageNs(), command.rampNs(),
            command.refusalNs());
    }

    /**
     * R1.2, version 4.
     */
    NaiveVerdict check(final NaiveVerdict verdict)
    {
        final long most = 100_000_000_000_000_000L;
        return verdict
            .range(stableRatePpm, 0, NaiveMath.PPM)
            .range(floorPrice, 0, 10_000_000_000_000L)
            .range(outageNs, 0, most)
            .range(rampNs, 64, most)
            .range(refusalNs, 0, most);
    }
}
