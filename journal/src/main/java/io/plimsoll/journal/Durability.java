package io.plimsoll.journal;

/**
 * What a flushed batch survives.
 */
public enum Durability
{
    /**
     * Mapped memory: survives a killed process, not a power loss.
     */
    PROCESS,

    /**
     * Forced to the device before the flush returns, so before any event of the batch is released: survives a power
     * loss. Costs one force (measured 0.2 to 2 ms) per batch and queue.
     */
    GROUP_SYNC
}
