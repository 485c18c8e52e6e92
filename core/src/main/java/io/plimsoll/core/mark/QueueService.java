package io.plimsoll.core.mark;

import io.plimsoll.core.monitor.LiquidationQueue;

/**
 * When the queue of those who wait to be liquidated is served after a hold has ended: at once while time is followed,
 * else when the command's own effect is complete (rulebook R8.7).
 */
public final class QueueService
{
    private LiquidationQueue queue;
    private boolean isAtOnce;
    private boolean isOwed;

    /**
     * Who serves.
     *
     * @param liquidationQueue to serve.
     */
    public void serve(final LiquidationQueue liquidationQueue)
    {
        queue = liquidationQueue;
    }

    /**
     * Time is followed, or a command has its effect.
     *
     * @param isTime true while time is followed.
     */
    public void atOnce(final boolean isTime)
    {
        isAtOnce = isTime;
    }

    void onHoldEnded()
    {
        if (isAtOnce)
        {
            queue.serveQueue();
        }
        else
        {
            isOwed = true;
        }
    }

    /**
     * A command's own effect is complete.
     */
    public void onEffect()
    {
        if (isOwed)
        {
            isOwed = false;
            queue.serveQueue();
        }
    }
}
