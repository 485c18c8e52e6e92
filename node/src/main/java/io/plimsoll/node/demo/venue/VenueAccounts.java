package io.plimsoll.node.demo.venue;

/**
 * Accounts of the venue's own, and where ids begin. Customers are numbered from 1.
 */
public final class VenueAccounts
{
    /** Takes over estates. */
    public static final long BACKSTOP = 2_000_000_000L;

    /** What the backstop starts with, whole USDT. */
    public static final long BACKSTOP_USDT = 50_000_000L;

    /** Market makers: they hold the other side of every customer's position and buy and sell what slices close. */
    static final int MAKERS = 4;

    private static final long FIRST_MAKER = 1_000_000_000L;

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

    static long maker(final int instrument)
    {
        return FIRST_MAKER + instrument % MAKERS;
    }
}
