package io.plimsoll.core.breaker;

/**
 * When what a halt holds up is served (rulebook R10.6): at once where time or the end of a command has changed a halt,
 * else when the command's own effect is complete.
 */
final class HaltedWork
{
    private HaltListener listener;
    private boolean isInEffect;
    private boolean isDue;

    HaltedWork()
    {
    }

    void serveBy(final HaltListener haltListener)
    {
        listener = haltListener;
    }

    /**
     * A halt has begun or ended. It is served by {@link #serve}, or later.
     */
    void onHaltChanged()
    {
        isDue = true;
    }

    /**
     * Time's work is done: the command's own effect begins.
     */
    void beginEffect()
    {
        isInEffect = true;
    }

    /**
     * The command's own effect is complete.
     */
    void endEffect()
    {
        isInEffect = false;
        serve();
    }

    /**
     * Serve what is due, unless the command's own effect goes first.
     */
    void serve()
    {
        if (isDue && !isInEffect)
        {
            isDue = false;
            listener.onHaltChanged();
        }
    }
}
