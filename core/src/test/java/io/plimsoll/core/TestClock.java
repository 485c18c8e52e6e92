package io.plimsoll.core;

/**
 * A clock that a test moves.
 */
public final class TestClock
{
    private final CommandClock clock = new CommandClock();

    /**
     * To read from.
     */
    public CommandClock clock()
    {
        return clock;
    }

    /**
     * Moves it.
     */
    public void moveTo(final long timeNs)
    {
        clock.moveTo(timeNs);
    }
}
