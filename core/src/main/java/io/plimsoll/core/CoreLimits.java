package io.plimsoll.core;

/**
 * How much memory the core takes at start. Nothing grows afterwards: a full table is a {@code TABLE_FULL} rejection.
 *
 * @param maxMarginAccounts cross and isolated margin accounts together, 1..2^24-1.
 * @param maxPositions      open positions or instruments with open orders, over all margin accounts, 1..2^24-1.
 * @param maxBalances       non-numeraire balances over all margin accounts, 1..2^24-1.
 * @param maxOrders         open orders, slices included, 1..2^24-1.
 * @param maxInstruments    instrument ids are below this, 1..1024.
 * @param maxAssets         asset ids are below this, 1..64.
 */
public record CoreLimits(
    int maxMarginAccounts, int maxPositions, int maxBalances, int maxOrders, int maxInstruments, int maxAssets)
{
    /**
     * Largest number of rows of any table.
     */
    public static final int MAX_ROWS = (1 << 24) - 1;

    /**
     * Checks the bounds.
     */
    public CoreLimits
    {
        check("maxMarginAccounts", maxMarginAccounts, MAX_ROWS);
        check("maxPositions", maxPositions, MAX_ROWS);
        check("maxBalances", maxBalances, MAX_ROWS);
        check("maxOrders", maxOrders, MAX_ROWS);
        check("maxInstruments", maxInstruments, 1024);
        check("maxAssets", maxAssets, 64);
    }

    private static void check(final String name, final int value, final int max)
    {
        if (value < 1 || value > max)
        {
            throw new IllegalArgumentException(name + " must be 1.." + max + ": " + value);
        }
    }
}
