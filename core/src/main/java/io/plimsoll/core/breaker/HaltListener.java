package io.plimsoll.core.breaker;

/**
 * What a halt holds up: clocks of auctions, and slices that wait.
 */
public interface HaltListener
{
    /**
     * Instruments were halted, or trade again: stop clocks or let them go on, then serve who waits (rulebook R10.6).
     */
    void onHaltChanged();
}
