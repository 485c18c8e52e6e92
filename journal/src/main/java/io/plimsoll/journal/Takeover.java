package io.plimsoll.journal;

/**
 * When a follower takes over.
 */
public enum Takeover
{
    /**
     * When the primary has died: its lock is free, and it has not closed the journal in good order.
     */
    AFTER_DEATH,

    /**
     * When the lock is free, also after a primary that has closed the journal in good order.
     */
    ALWAYS
}
