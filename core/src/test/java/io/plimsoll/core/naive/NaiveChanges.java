package io.plimsoll.core.naive;

import io.plimsoll.core.message.Reason;

/**
 * Governed changes (rulebook section 14): none yet.
 */
final class NaiveChanges
{
    /**
     * R14.1.
     */
    Reason refusal(final int template)
    {
        return null;
    }

    /**
     * R8.11 (a).
     */
    boolean onTime()
    {
        return false;
    }
}
