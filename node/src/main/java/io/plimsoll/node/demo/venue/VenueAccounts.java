package io.plimsoll.node.demo.venue;

/**
 * Accounts of the venue's own, and where ids begin. Customers are numbered from 1.
 */
public final class VenueAccounts
{
    /** Takes over the estates of the first pool; those of pool {@code p} go to this id plus {@code p}. */
    public static final long BACKSTOP = 2_000_000_000L;

    /** What the backstop starts with, whole USDT. */
    public static final long BACKSTOP_USDT = 50_000_000L;

    /** Market makers: they hold the other side of every customer's position and buy and sell what slices close. */
    public static final int MAKERS = 4;

    private static final long FIRST_MAKER = 1_000_000_000L;

    private static final int POOLS = 64;

    private VenueAccounts()
    {
    }

    /**
     * Number of accounts beside the customers.
     *
     * @return makers and backstop.
     */
    public static int count()
    {
        return MAKERS + 1;
    }

    /**
     * Backstop of a pool.
     *
     * @param riskPool of the contract.
     * @return account id.
     */
    public static long backstop(final int riskPool)
    {
        return BACKSTOP + riskPool;
    }

    /**
     * Whether an account is a backstop.
     *
     * @param account id.
     * @return true if so.
     */
    public static boolean isBackstop(final long account)
    {
        return account >= BACKSTOP && account < BACKSTOP + POOLS;
    }

    /**
     * Whether an account is a market maker of the venue.
     *
     * @param account id.
     * @return true if so.
     */
    public static boolean isMaker(final long account)
    {
        return account >= FIRST_MAKER && account < FIRST_MAKER + MAKERS;
    }

    /**
     * Market maker of a contract.
     *
     * @param instrument id.
     * @return account id.
     */
    public static long maker(final int instrument)
    {
        return FIRST_MAKER + instrument % MAKERS;
    }
}
