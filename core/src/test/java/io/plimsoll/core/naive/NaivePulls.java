package io.plimsoll.core.naive;

/**
 * Cool-offs of those who pull price updates (R8.10): none yet.
 */
final class NaivePulls
{
    boolean mayPull(final int index, final long account)
    {
        return true;
    }

    void onPull(final int index, final long account)
    {
        // Nobody cools off.
    }

    /**
     * R8.11 (g).
     */
    boolean onTime()
    {
        return false;
    }
}
