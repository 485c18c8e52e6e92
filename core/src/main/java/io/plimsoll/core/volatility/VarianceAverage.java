package io.plimsoll.core.volatility;

import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * Exponential averages of variance per second with one time constant per instrument, for samples at irregular times
 * (rulebook R9.1): sum of squared logarithmic returns over sum of seconds, both fading alike.
 */
final class VarianceAverage
{
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double SECONDS_PER_DAY = 86400.0;
    private static final double MILLION = 1e6;

    private final double[] sums;
    private final double[] seconds;
    private final double[] constants;

    VarianceAverage(final int maxInstruments)
    {
        sums = new double[maxInstruments];
        seconds = new double[maxInstruments];
        constants = new double[maxInstruments];
    }

    /**
     * Begin as if a volatility had been seen for one time constant.
     *
     * @param instrument id.
     * @param initialPpm standard deviation of a day.
     * @param constantNs time constant.
     */
    void begin(final int instrument, final int initialPpm, final long constantNs)
    {
        final double constant = constantNs / NANOS_PER_SECOND;
        final double sigma = initialPpm / MILLION;
        final double variance = sigma * sigma / SECONDS_PER_DAY;
        constants[instrument] = constant;
        sums[instrument] = variance * constant;
        seconds[instrument] = constant;
    }

    /**
     * Take a sample.
     *
     * @param instrument    id.
     * @param logReturn     since the sample before.
     * @param passedSeconds since the sample before, positive.
     */
    void sample(final int instrument, final double logReturn, final double passedSeconds)
    {
        final double fade = StrictMath.exp(-(passedSeconds / constants[instrument]));
        sums[instrument] = fade * sums[instrument] + logReturn * logReturn;
        seconds[instrument] = fade * seconds[instrument] + passedSeconds;
    }

    /**
     * Standard deviation of a day, to the nearest ppm, ties to even.
     *
     * @param instrument id, begun.
     * @return ppm, not negative.
     */
    long dayPpm(final int instrument)
    {
        final double variance = sums[instrument] / seconds[instrument];
        return (long)StrictMath.rint(StrictMath.sqrt(variance * SECONDS_PER_DAY) * MILLION);
    }

    void addTo(final StateHash hash, final int instrument)
    {
        hash.add(Double.doubleToRawLongBits(sums[instrument])).add(Double.doubleToRawLongBits(seconds[instrument]));
    }

    void save(final SnapshotWriter writer, final int instrument)
    {
        writer.put(Double.doubleToRawLongBits(sums[instrument]))
            .put(Double.doubleToRawLongBits(seconds[instrument]));
    }

    void load(final SnapshotReader reader, final int instrument, final long constantNs)
    {
        constants[instrument] = constantNs / NANOS_PER_SECOND;
        sums[instrument] = Double.longBitsToDouble(reader.next());
        seconds[instrument] = Double.longBitsToDouble(reader.next());
        if (!(sums[instrument] >= 0 && sums[instrument] <= Double.MAX_VALUE &&
            seconds[instrument] > 0 && seconds[instrument] <= Double.MAX_VALUE))
        {
            throw reader.failure("instrument " + instrument + " has no variance: " + sums[instrument] + " over " +
                seconds[instrument] + " s");
        }
    }
}
