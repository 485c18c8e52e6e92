package io.plimsoll.core.naive;

import io.plimsoll.core.message.Reason;

/**
 * Collects every reason against a command; the lowest code is the answer (R1.2).
 */
final class NaiveVerdict
{
    private Reason reason;

    /**
     * A reason against the command, if it holds.
     */
    NaiveVerdict when(final boolean isSo, final Reason candidate)
    {
        if (isSo && (reason == null || candidate.value() < reason.value()))
        {
            reason = candidate;
        }
        return this;
    }

    /**
     * OUT_OF_RANGE outside of inclusive bounds.
     */
    NaiveVerdict range(final long value, final long least, final long greatest)
    {
        return when(value < least || value > greatest, Reason.OUT_OF_RANGE);
    }

    boolean isClear()
    {
        return reason == null;
    }

    /**
     * The answer, null if nothing speaks against the command.
     */
    Reason reason()
    {
        return reason;
    }
}
