package io.plimsoll.node.crash.venue;

import io.plimsoll.node.crash.population.Crowd;
import io.plimsoll.node.crash.population.Role;
import io.plimsoll.node.demo.venue.VenueAccounts;

/**
 * Accounts beside the crowd, and who is who.
 */
public final class CrashAccounts
{
    /** Bidders in auctions. */
    public static final int BIDDERS = 5;

    private static final long FIRST_BIDDER = 1_100_000_000L;
    private static final long FIRST_FUND = 2_100_000_000L;
    private static final long COMMON_FUND = 2_200_000_000L;

    private CrashAccounts()
    {
    }

    /**
     * A bidder.
     *
     * @param index from 0.
     * @return account id.
     */
    public static long bidder(final int index)
    {
        return FIRST_BIDDER + index;
    }

    /**
     * Insurance fund of a pool.
     *
     * @param pool number.
     * @return account id.
     */
    public static long fund(final int pool)
    {
        return FIRST_FUND + pool;
    }

    /**
     * The venue's own fund behind all pools.
     *
     * @return account id.
     */
    public static long commonFund()
    {
        return COMMON_FUND;
    }

    /**
     * What an account is there for.
     *
     * @param crowd   that is numbered from 1.
     * @param account id.
     * @return the role.
     */
    public static Role role(final Crowd crowd, final long account)
    {
        if (account <= crowd.accounts().size())
        {
            return crowd.accounts().get((int)account - 1).role();
        }
        if (VenueAccounts.isMaker(account))
        {
            return Role.OUTSIDE;
        }
        return account >= FIRST_BIDDER && account < FIRST_BIDDER + BIDDERS ? Role.BIDDER : Role.VENUE;
    }
}
