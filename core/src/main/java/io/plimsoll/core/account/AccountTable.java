package io.plimsoll.core.account;

import static io.plimsoll.core.account.AccountLayout.*;

/**
 * All margin accounts: one cross row per account, and one row per isolated position.
 */
public final class AccountTable extends AccountRecords
{
    final AccountIndex index;

    AccountTable(final int limit)
    {
        super(limit);
        index = new AccountIndex(limit);
    }

    int openCross(final long accountId, final int kind, final int riskPool)
    {
        final int row = open(accountId, kind, CROSS, riskPool);
        index(row);
        return row;
    }

    int openIsolated(final int crossRow, final int instrument)
    {
        final int row = open(id(crossRow), CUSTOMER, instrument, 0);
        buffer.putInt(at(row) + NEXT_ISOLATED, buffer.getInt(at(crossRow) + FIRST_ISOLATED));
        buffer.putInt(at(crossRow) + FIRST_ISOLATED, row);
        buffer.putInt(at(row) + FIRST_ISOLATED, crossRow);
        return row;
    }

    void closeIsolated(final int row)
    {
        final int crossRow = buffer.getInt(at(row) + FIRST_ISOLATED);
        final int next = buffer.getInt(at(row) + NEXT_ISOLATED);
        int walk = buffer.getInt(at(crossRow) + FIRST_ISOLATED);
        if (walk == row)
        {
            buffer.putInt(at(crossRow) + FIRST_ISOLATED, next);
        }
        else
        {
            while (buffer.getInt(at(walk) + NEXT_ISOLATED) != row)
            {
                walk = buffer.getInt(at(walk) + NEXT_ISOLATED);
            }
            buffer.putInt(at(walk) + NEXT_ISOLATED, next);
        }
        release(row, false);
    }

    /**
     * Enter a cross row under its id, a backstop also under its pool.
     *
     * @return false if the id or the pool was taken.
     */
    boolean index(final int crossRow)
    {
        final boolean isFirst = index.put(id(crossRow), crossRow);
        return switch (kind(crossRow))
        {
            case BACKSTOP -> index.house().putBackstop(riskPool(crossRow), crossRow) && isFirst;
            case INSURANCE_FUND -> index.house().putFund(riskPool(crossRow), crossRow) && isFirst;
            case COMMON_FUND -> index.house().putCommonFund(crossRow) && isFirst;
            default -> isFirst;
        };
    }

    /**
     * Risk pool of a backstop or an insurance fund.
     *
     * @param row of the margin account.
     * @return id; 0 for others.
     */
    public int riskPool(final int row)
    {
        return buffer.getByte(at(row) + RISK_POOL) & 0xFF;
    }

    int kind(final int row)
    {
        return buffer.getByte(at(row) + KIND);
    }

    public int firstIsolated(final int row)
    {
        return buffer.getInt(at(row) + FIRST_ISOLATED);
    }

    public int nextIsolated(final int row)
    {
        return buffer.getInt(at(row) + NEXT_ISOLATED);
    }

    private int open(final long accountId, final int kind, final int scope, final int riskPool)
    {
        final int row = take(false);
        final int at = at(row);
        buffer.putLong(at + ACCOUNT_ID, accountId);
        buffer.putByte(at + KIND, (byte)kind);
        buffer.putShort(at + SCOPE, (short)scope);
        buffer.putByte(at + RISK_POOL, (byte)riskPool);
        buffer.putInt(at + FIRST_POSITION, NONE);
        buffer.putInt(at + FIRST_BALANCE, NONE);
        buffer.putInt(at + SLICE_ORDER, NONE);
        buffer.putInt(at + FIRST_ISOLATED, NONE);
        buffer.putInt(at + NEXT_ISOLATED, NONE);
        buffer.putInt(at + TIMER_SLOT, NONE);
        return row;
    }

    /**
     * Cross row of an account.
     *
     * @param accountId of the account.
     * @return its row, or {@link #NONE}.
     */
    public int find(final long accountId)
    {
        return index.find(accountId);
    }

    /**
     * Row of an isolated position.
     *
     * @param crossRow   of the account.
     * @param instrument of the position.
     * @return its row, or {@link #NONE}.
     */
    public int findIsolated(final int crossRow, final int instrument)
    {
        int row = buffer.getInt(at(crossRow) + FIRST_ISOLATED);
        while (row != NONE && scope(row) != instrument)
        {
            row = buffer.getInt(at(row) + NEXT_ISOLATED);
        }
        return row;
    }

    /**
     * Row of the margin account that an account's orders in an instrument belong to.
     *
     * @param crossRow   of the account.
     * @param instrument of the order.
     * @return the isolated row if there is one, else the cross row.
     */
    public int marginRow(final int crossRow, final int instrument)
    {
        final int isolated = findIsolated(crossRow, instrument);
        return isolated == NONE ? crossRow : isolated;
    }

    /**
     * Is the row in use?
     *
     * @param row to look at.
     * @return true if it is a margin account.
     */
    public boolean isOpen(final int row)
    {
        return buffer.getByte(at(row) + KIND) != 0;
    }

    /**
     * Account id.
     *
     * @param row of the margin account.
     * @return id.
     */
    public long id(final int row)
    {
        return buffer.getLong(at(row) + ACCOUNT_ID);
    }

    /**
     * Is it a backstop? Backstops have no zones.
     *
     * @param row of the margin account.
     * @return true for a backstop.
     */
    public boolean isBackstop(final int row)
    {
        return buffer.getByte(at(row) + KIND) == BACKSTOP;
    }

    /**
     * Length of a record, and of the part of it that is state.
     *
     * @return bytes to hash of each 64-byte record.
     */
    public static int hashedLength()
    {
        return HASHED_LENGTH;
    }
}
