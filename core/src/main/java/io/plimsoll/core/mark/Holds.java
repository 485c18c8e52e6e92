package io.plimsoll.core.mark;

import io.plimsoll.core.monitor.HeldAccounts;

/**
 * Which margin accounts are held (rulebook R8.7, R8.10).
 */
public final class Holds implements HeldAccounts
{
    @Override
    public boolean isHeld(final int account)
    {
        return false;
    }
}
