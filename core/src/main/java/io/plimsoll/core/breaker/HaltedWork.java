package io.plimsoll.core.breaker;

/**
 * Remembers that a halt has begun or ended, until what it holds up is served (rulebook R10.6).
 */
final class HaltedWork
{
    private HaltListener listener;
    private boolean isDue;

    HaltedWork()
    {
    }

    void serveBy(final HaltListener haltListener)
    {
        listener = haltListener;
    }

    /**
     * A halt has begun or ended.
     */
    void onHaltChanged()
    {
        isDue = true;
    }

    /**
     * Serve what is due.
     *
     * @return true if anything was.
     */
    boolean serve()
    {
        final boolean wasDue = isDue;
        isDue = false;
        if (wasDue)
        {
            listener.onHaltChanged();
        }
        return wasDue;
    }
}
