package io.plimsoll.core.monitor;

/**
 * Margin accounts that wait to be liquidated.
 */
public interface LiquidationQueue
{
    /**
     * Let those who wait take their step, worst health first, as far as they may (rulebook R6.12).
     */
    void serveQueue();
}
