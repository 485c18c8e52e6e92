package io.plimsoll.core.account;

import org.agrona.collections.Hashing;
import org.agrona.collections.Long2LongHashMap;

import java.util.Arrays;

/**
 * Cross rows by account id, and backstops by risk pool. Derived from the rows; never iterated.
 */
final class AccountIndex
{
    private static final int NONE = RowTable.NULL_ROW;

    private final Long2LongHashMap rowById;
    private final int[] backstopByPool = new int[Accounts.MAX_POOLS];

    AccountIndex(final int limit)
    {
        rowById = new Long2LongHashMap(Math.min(1 << 28, limit * 2 + 16), Hashing.DEFAULT_LOAD_FACTOR, NONE);
        Arrays.fill(backstopByPool, NONE);
    }

    boolean put(final long accountId, final int row)
    {
        return rowById.put(accountId, row) == NONE;
    }

    boolean putBackstop(final int pool, final int row)
    {
        final boolean isFirst = backstopByPool[pool] == NONE;
        backstopByPool[pool] = row;
        return isFirst;
    }

    int find(final long accountId)
    {
        return (int)rowById.get(accountId);
    }

    int backstop(final int pool)
    {
        return backstopByPool[pool];
    }
}
