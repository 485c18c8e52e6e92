package io.plimsoll.core.mark;

import io.plimsoll.core.monitor.LiquidationQueue;

/**
 * Serves the queue of those who wait to be liquidated after holds have ended: once, when all that time or a command has
 * done is complete (rulebook R8.7).
 */
public final class QueueService
{
    private LiquidationQueue queue;
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

    void onHoldEnded()
    {
        isOwed = true;
    }

    /**
     * What time has done, or a command's own effect, is complete.
     *
     * @param isServed true if the queue has just been served for another reason.
     */
    public void onEffect(final boolean isServed)
    {
        if (isOwed && !isServed)
        {
            queue.serveQueue();
        }
        isOwed = false;
    }
}
