package io.plimsoll.core.account;

import java.util.Arrays;

/**
 * Cross rows of the venue's own accounts: a backstop and an insurance fund per risk pool, and one common fund.
 */
public final class HouseRows
{
    private static final int NONE = RowTable.NULL_ROW;

    private final int[] backstopByPool = new int[Accounts.MAX_POOLS];
    private final int[] fundByPool = new int[Accounts.MAX_POOLS];
    private int commonFund = NONE;

    HouseRows()
    {
        Arrays.fill(backstopByPool, NONE);
        Arrays.fill(fundByPool, NONE);
    }

    boolean putBackstop(final int pool, final int row)
    {
        final boolean isFirst = backstopByPool[pool] == NONE;
        backstopByPool[pool] = row;
        return isFirst;
    }

    boolean putFund(final int pool, final int row)
    {
        final boolean isFirst = fundByPool[pool] == NONE;
        fundByPool[pool] = row;
        return isFirst;
    }

    boolean putCommonFund(final int row)
    {
        final boolean isFirst = commonFund == NONE;
        commonFund = row;
        return isFirst;
    }

    /**
     * Backstop of a pool.
     *
     * @param pool id.
     * @return its row, or {@link AccountTable#NONE}.
     */
    public int backstop(final int pool)
    {
        return backstopByPool[pool];
    }

    /**
     * Insurance fund of a pool.
     *
     * @param pool id.
     * @return its row, or {@link AccountTable#NONE}.
     */
    public int fund(final int pool)
    {
        return fundByPool[pool];
    }

    /**
     * The venue's fund behind all pools.
     *
     * @return its row, or {@link AccountTable#NONE}.
     */
    public int commonFund()
    {
        return commonFund;
    }
}
