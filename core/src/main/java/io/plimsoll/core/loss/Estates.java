package io.plimsoll.core.loss;

/**
 * Settles estates: positions and balances change hands, pools owe what is missing (rulebook R7.2, R7.6).
 */
public final class Estates
{
    /**
     * Settle an estate. The margin account ends FREE and with exactly nothing; deficits wait for {@link Losses}.
     *
     * @param account row, in TAKEOVER or BANKRUPT, without a deadline.
     * @param pool    of the estate.
     */
    public void settle(final int account, final int pool)
    {
        throw new IllegalStateException("no rules");
    }
}
