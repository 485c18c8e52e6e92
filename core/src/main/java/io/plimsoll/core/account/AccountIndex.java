package io.plimsoll.core.account;

import org.agrona.collections.Hashing;
import org.agrona.collections.Long2LongHashMap;

/**
 * Cross rows by account id, and those of the venue's own accounts. Derived from the rows; never iterated.
 */
final class AccountIndex
{
    private static final int NONE = RowTable.NULL_ROW;

    private final Long2LongHashMap rowById;
    private final HouseRows house = new HouseRows();

    AccountIndex(final int limit)
    {
        rowById = new Long2LongHashMap(Math.min(1 << 28, limit * 2 + 16), Hashing.DEFAULT_LOAD_FACTOR, NONE);
    }

    boolean put(final long accountId, final int row)
    {
        return rowById.put(accountId, row) == NONE;
    }

    HouseRows house()
    {
        return house;
    }

    int find(final long accountId)
    {
        return (int)rowById.get(accountId);
    }
}
