package io.plimsoll.core.loss;

/**
 * Deficits of pools, and who bears them (rulebook R7.4, R7.5, R7.7, R7.8).
 */
public final class Losses
{
    /**
     * Look at the backstops whose review is due.
     *
     * @param nowNs time.
     */
    public void review(final long nowNs)
    {
    }

    /**
     * Allocate all deficits, and have the monitor look at everybody who was touched since the last call. The monitor's
     * transitions are empty before.
     *
     * @return true if anybody was looked at.
     */
    public boolean allocate()
    {
        return false;
    }
}
