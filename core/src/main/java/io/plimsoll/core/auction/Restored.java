package io.plimsoll.core.auction;

/**
 * Told when an auction has made an estate healthy again: it is its owner's from then on.
 */
public interface Restored
{
    /**
     * A margin account is no estate any more. It is in its new zone, and has no deadline.
     *
     * @param account  row, just evaluated.
     * @param fromZone TAKEOVER or BANKRUPT.
     */
    void onRestored(int account, int fromZone);
}
