package io.plimsoll.config;

/**
 * How the volatility of an instrument is measured; standard deviations of a day in parts per million (rulebook R9.1).
 *
 * @param instrument id.
 * @param initialPpm what is believed at first.
 * @param floorPpm   least present volatility.
 * @param capPpm     largest volatility.
 * @param sampleNs   least time between two samples.
 * @param presentNs  time constant of the present volatility.
 * @param longRunNs  time constant of that in the long run.
 */
public record VolatilitySettings(
    int instrument, int initialPpm, int floorPpm, int capPpm, long sampleNs, long presentNs, long longRunNs)
{
}
