package io.plimsoll.core.naive;

import io.plimsoll.core.message.SetIndexDecoder;

/**
 * What SetIndex sets, as on the wire (R8.1).
 */
record NaiveIndexRules(
    int minSources,
    int confirmUpdates,
    int deviationPpm,
    int jumpPpm,
    int uncertaintyPpm,
    int volatileRatioPpm,
    long meanNs,
    long maxAgeNs,
    long maxFutureNs,
    long maxLagNs,
    int lagNoisePpm,
    int lagWeightPpm,
    long lagWindowNs,
    int lagMovePpm,
    long coolOffNs)
{
    static NaiveIndexRules of(final SetIndexDecoder command)
    {
        return new NaiveIndexRules(
            command.minSources(), command.confirmUpdates(), command.deviationPpm(), command.jumpPpm(),
            command.uncertaintyPpm(), command.volatileRatioPpm(), command.meanNs(), command.maxAgeNs(),
            command.maxFutureNs(), command.maxLagNs(), command.lagNoisePpm(), command.lagWeightPpm(),
            command.lagWindowNs(), command.lagMovePpm(), command.coolOffNs());
    }

    /**
     * R1.2, version 4.
     */
    void check(final NaiveVerdict verdict)
    {
        final long most = 100_000_000_000_000_000L;
        final boolean isRatioOff = volatileRatioPpm == 0;
        final boolean isWindowOff = lagWindowNs == 0;
        verdict
            .range(minSources, 1, 8)
            .range(confirmUpdates, 1, 100)
            .range(deviationPpm, 1, NaiveMath.PPM)
            .range(jumpPpm, 0, NaiveMath.PPM)
            .range(uncertaintyPpm, 0, NaiveMath.PPM)
            .range(volatileRatioPpm, isRatioOff ? 0 : NaiveMath.PPM + 1, 1_000_000_000L)
            .range(meanNs, 1, most)
            .range(maxAgeNs, 1, most)
            .range(maxFutureNs, 0, most)
            .range(maxLagNs, 0, most)
            .range(lagNoisePpm, 0, NaiveMath.PPM)
            .range(lagWeightPpm, 1, NaiveMath.PPM)
            .range(lagWindowNs, isWindowOff ? 0 : 8, most)
            .range(lagMovePpm, 0, NaiveMath.PPM)
            .range(coolOffNs, 0, most);
    }
}
