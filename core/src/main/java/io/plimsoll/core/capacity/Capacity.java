package io.plimsoll.core.capacity;

import io.plimsoll.core.instrument.Instrument;

/**
 * Liquidated notional in sliding windows, per instrument and for the venue (rulebook R6.12).
 */
public final class Capacity
{
    /**
     * Time has come to a command.
     *
     * @param nowNs time.
     * @return true if a new part of the window has begun, so that there may be room again.
     */
    public boolean onTime(final long nowNs)
    {
        return false;
    }

    /**
     * Most lots that fit into what is left.
     *
     * @param instrument  of the lots.
     * @param lots        wanted, positive.
     * @param mark        price in increments.
     * @param settlePrice of the settle asset.
     * @return 0..lots.
     */
    public long lotsWithin(final Instrument instrument, final long lots, final long mark, final long settlePrice)
    {
        return lots;
    }

    /**
     * What is left of an instrument's window.
     *
     * @param instrument id.
     * @return money, not negative; the largest value without a cap.
     */
    public long left(final int instrument)
    {
        return Long.MAX_VALUE;
    }

    /**
     * What is left of the venue's window.
     *
     * @return money, not negative; the largest value without a cap.
     */
    public long leftOfVenue()
    {
        return Long.MAX_VALUE;
    }

    /**
     * Charge what was issued or taken.
     *
     * @param instrument id.
     * @param notional   money.
     */
    public void charge(final int instrument, final long notional)
    {
    }
}
