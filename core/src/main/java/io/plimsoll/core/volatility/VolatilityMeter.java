package io.plimsoll.core.volatility;

/**
 * Measures the volatility of marks (rulebook R9.1).
 */
public final class VolatilityMeter
{
    /**
     * Are there rules?
     *
     * @param instrument id.
     * @return true if it is measured here.
     */
    public boolean hasRules(final int instrument)
    {
        return false;
    }

    /**
     * At present.
     *
     * @param instrument id.
     * @return ppm of a day; 0 if it is not measured.
     */
    public int presentPpm(final int instrument)
    {
        return 0;
    }

    /**
     * In the long run.
     *
     * @param instrument id.
     * @return ppm of a day; 0 if it is not measured.
     */
    public int longRunPpm(final int instrument)
    {
        return 0;
    }

    /**
     * A candidate was worked out, or a price has come, and the mark is still the one before: take a sample if it is
     * time.
     *
     * @param instrument id.
     */
    public void sample(final int instrument)
    {
        // Nothing is measured yet.
    }
}
