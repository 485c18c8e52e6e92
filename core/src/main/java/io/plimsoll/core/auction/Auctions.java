package io.plimsoll.core.auction;

/**
 * The auctions that are running (rulebook R6.13 to R6.15).
 */
public final class Auctions
{
    /**
     * Offer an estate, if its pool holds auctions, there is something to sell and the table has room.
     *
     * @param account row, taken over: funding settled, orders cancelled, zone TAKEOVER or BANKRUPT, no deadline.
     * @param pool    of the estate.
     * @param nowNs   time.
     * @return false if there is no auction: the estate is to be settled.
     */
    public boolean start(final int account, final int pool, final long nowNs)
    {
        return false;
    }

    /**
     * The deadline of an auction is due: reset it, or end it and settle the estate.
     *
     * @param account row.
     * @param nowNs   time.
     */
    public void onDeadline(final int account, final long nowNs)
    {
        throw new IllegalStateException("no auction");
    }

    /**
     * Auctions that are running.
     *
     * @param pool of the estates.
     * @return the count.
     */
    public int running(final int pool)
    {
        return 0;
    }

    /**
     * An instrument was halted or restarted: clocks stop or go on.
     *
     * @param nowNs time.
     */
    public void onHaltChanged(final long nowNs)
    {
    }
}
