package io.plimsoll.core.naive;

import io.plimsoll.core.message.SetMarkRulesDecoder;

/**
 * What SetMarkRules sets, as on the wire (R8.4).
 */
record NaiveMarkRules(
    int index,
    int maxBasisPpm,
    long basisNs,
    long bookAgeNs,
    long meanNs,
    int distancePpm,
    int stableRatePpm,
    long refusalNs)
{
    static NaiveMarkRules of(final SetMarkRulesDecoder command)
    {
        return new NaiveMarkRules(
            command.index(), command.maxBasisPpm(), command.basisNs(), command.bookAgeNs(), command.meanNs(),
            command.distancePpm(), command.stableRatePpm(), command.refusalNs());
    }

    /**
     * R1.2, version 4.
     */
    NaiveVerdict check(final NaiveVerdict verdict)
    {
        final long most = 100_000_000_000_000_000L;
        return verdict
            .range(maxBasisPpm, 1, NaiveMath.PPM)
            .range(basisNs, 1, most)
            .range(bookAgeNs, 1, most)
            .range(meanNs, 1, most)
            .range(distancePpm, 0, NaiveMath.PPM)
            .range(stableRatePpm, 0, NaiveMath.PPM)
            .range(refusalNs, 0, most);
    }
}
