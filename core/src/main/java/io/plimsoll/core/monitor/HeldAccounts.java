package io.plimsoll.core.monitor;

/**
 * Accounts that are not taken over while a price they rest on is refused for liquidation (rulebook R8.7).
 */
public interface HeldAccounts
{
    /**
     * Is it held?
     *
     * @param account row.
     * @return true if so.
     */
    boolean isHeld(int account);
}
