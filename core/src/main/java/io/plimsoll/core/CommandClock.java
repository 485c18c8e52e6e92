package io.plimsoll.core;

/**
 * Time as the commands tell it: the only clock of the core. One for all parts, moved by {@link RiskCore} alone.
 */
public final class CommandClock
{
    private long nowNs;

    CommandClock()
    {
    }

    void moveTo(final long timeNs)
    {
        nowNs = timeNs;
    }

    /**
     * Time of the command at hand.
     *
     * @return nanoseconds since the epoch; 0 before the first command.
     */
    public long nowNs()
    {
        return nowNs;
    }
}
