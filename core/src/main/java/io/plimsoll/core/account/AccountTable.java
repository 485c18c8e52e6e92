package io.plimsoll.core.account;

import static io.plimsoll.core.account.AccountLayout.*;

/**
 * All margin accounts: one cross row per account, and one row per isolated position.
 */
public final class AccountTable extends RowTable
{
    /**
     * No row.
     */
    public static final int NONE = NULL_ROW;

    /**
     * Scope of a cross margin account.
     */
    public static final int CROSS = 65535;

    /**
     * Account kind CUSTOMER of the schema.
     */
    public static final int CUSTOMER = 1;

    /**
     * Account kind BACKSTOP of the schema.
     */
    public static final int BACKSTOP = 2;

    private static final int LINK = NEXT_ISOLATED;

    final AccountIndex index;

    AccountTable(final int limit)
    {
        super(LENGTH, HASHED_LENGTH, 1, LINK, limit, 0);
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
        return isBackstop(crossRow) ? index.putBackstop(riskPool(crossRow), crossRow) && isFirst : isFirst;
    }

    int riskPool(final int row)
    {
        return buffer.getShort(at(row) + RISK_POOL) & 0xFFFF;
    }

    int kind(final int row)
    {
        return buffer.getByte(at(row) + KIND);
    }

    int firstIsolated(final int row)
    {
        return buffer.getInt(at(row) + FIRST_ISOLATED);
    }

    int nextIsolated(final int row)
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
        buffer.putShort(at + RISK_POOL, (short)riskPool);
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
     * Scope.
     *
     * @param row of the margin account.
     * @return instrument of the isolated position, or {@link #CROSS}.
     */
    public int scope(final int row)
    {
        return buffer.getShort(at(row) + SCOPE) & 0xFFFF;
    }

    /**
     * Zone it is in.
     *
     * @param row of the margin account.
     * @return code of the schema's Zone: FREE, MARGIN_CALL or LIQUIDATING.
     */
    public int zone(final int row)
    {
        return buffer.getByte(at(row) + ZONE);
    }

    /**
     * Set the zone.
     *
     * @param row  of the margin account.
     * @param zone code.
     */
    public void zone(final int row, final int zone)
    {
        buffer.putByte(at(row) + ZONE, (byte)zone);
    }

    /**
     * Balance in the numeraire.
     *
     * @param row of the margin account.
     * @return money.
     */
    public long numeraire(final int row)
    {
        return buffer.getLong(at(row) + NUMERAIRE_BALANCE);
    }

    void numeraire(final int row, final long money)
    {
        buffer.putLong(at(row) + NUMERAIRE_BALANCE, money);
    }

    /**
     * First position row.
     *
     * @param row of the margin account.
     * @return row of the position table, or {@link #NONE}.
     */
    public int firstPosition(final int row)
    {
        return buffer.getInt(at(row) + FIRST_POSITION);
    }

    void firstPosition(final int row, final int position)
    {
        buffer.putInt(at(row) + FIRST_POSITION, position);
    }

    /**
     * First balance row.
     *
     * @param row of the margin account.
     * @return row of the balance table, or {@link #NONE}.
     */
    public int firstBalance(final int row)
    {
        return buffer.getInt(at(row) + FIRST_BALANCE);
    }

    void firstBalance(final int row, final int balance)
    {
        buffer.putInt(at(row) + FIRST_BALANCE, balance);
    }

    /**
     * Positions rows settled outside the numeraire: their worth moves with two coordinates.
     *
     * @param row of the margin account.
     * @return the count.
     */
    public int complexPositions(final int row)
    {
        return buffer.getInt(at(row) + COMPLEX_POSITIONS);
    }

    void complexPositions(final int row, final int count)
    {
        buffer.putInt(at(row) + COMPLEX_POSITIONS, count);
    }

    /**
     * Slices issued or missed in this liquidation.
     *
     * @param row of the margin account.
     * @return the count.
     */
    public int sliceCount(final int row)
    {
        return buffer.getShort(at(row) + SLICE_COUNT) & 0xFFFF;
    }

    /**
     * Set the count of slices.
     *
     * @param row   of the margin account.
     * @param count of slices.
     */
    public void sliceCount(final int row, final int count)
    {
        buffer.putShort(at(row) + SLICE_COUNT, (short)count);
    }

    /**
     * Open slice order.
     *
     * @param row of the margin account.
     * @return row of the order table, or {@link #NONE}.
     */
    public int sliceOrder(final int row)
    {
        return buffer.getInt(at(row) + SLICE_ORDER);
    }

    /**
     * Set the open slice order.
     *
     * @param row   of the margin account.
     * @param order row of the order table, or {@link #NONE}.
     */
    public void sliceOrder(final int row, final int order)
    {
        buffer.putInt(at(row) + SLICE_ORDER, order);
    }

    /**
     * When the next step of the liquidation is due.
     *
     * @param row of the margin account.
     * @return nanoseconds since the epoch.
     */
    public long deadlineNs(final int row)
    {
        return buffer.getLong(at(row) + DEADLINE_NS);
    }

    /**
     * Set when the next step is due.
     *
     * @param row        of the margin account.
     * @param deadlineNs nanoseconds since the epoch; 0 when not liquidating.
     */
    public void deadlineNs(final int row, final long deadlineNs)
    {
        buffer.putLong(at(row) + DEADLINE_NS, deadlineNs);
    }

    /**
     * Place in the timer heap.
     *
     * @param row of the margin account.
     * @return slot, or {@link #NONE}.
     */
    public int timerSlot(final int row)
    {
        return buffer.getInt(at(row) + TIMER_SLOT);
    }

    /**
     * Set the place in the timer heap.
     *
     * @param row  of the margin account.
     * @param slot or {@link #NONE}.
     */
    public void timerSlot(final int row, final int slot)
    {
        buffer.putInt(at(row) + TIMER_SLOT, slot);
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

    private static int at(final int row)
    {
        return row * LENGTH;
    }
}
