package io.plimsoll.core.account;

import static io.plimsoll.core.account.AccountLayout.*;

/**
 * The fields of margin accounts, one record each.
 */
abstract class AccountRecords extends RowTable
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

    /**
     * Account kind INSURANCE_FUND of the schema.
     */
    public static final int INSURANCE_FUND = 3;

    /**
     * Account kind COMMON_FUND of the schema.
     */
    public static final int COMMON_FUND = 4;

    private static final int LINK = NEXT_ISOLATED;
    private static final int ESTATE_ZONES = 4;

    AccountRecords(final int limit)
    {
        super(LENGTH, HASHED_LENGTH, 1, LINK, limit, 0);
    }

    static int at(final int row)
    {
        return row * LENGTH;
    }

    /**
     * Is it a customer's? Only customers have zones, are liquidated and bid.
     *
     * @param row of the margin account.
     * @return false for backstops and funds.
     */
    public boolean isCustomer(final int row)
    {
        return buffer.getByte(at(row) + KIND) == CUSTOMER;
    }

    /**
     * Is it a fund: a pool's or the common one? Funds hold balances and nothing else.
     *
     * @param row of the margin account.
     * @return false for customers and backstops.
     */
    public boolean isFund(final int row)
    {
        return buffer.getByte(at(row) + KIND) >= INSURANCE_FUND;
    }

    /**
     * Is it an estate: taken over, and being auctioned?
     *
     * @param row of the margin account.
     * @return true from the takeover until the estate is settled or restored.
     */
    public boolean isEstate(final int row)
    {
        return buffer.getByte(at(row) + ZONE) >= ESTATE_ZONES;
    }

    /**
     * Has it a zone that the monitor decides? Customers have, until they are taken over.
     *
     * @param row of the margin account.
     * @return false for backstops, funds and estates.
     */
    public boolean isWatched(final int row)
    {
        return isCustomer(row) && !isEstate(row);
    }

    /**
     * Risk class.
     *
     * @param row of the margin account.
     * @return 0..7; of an isolated margin account that of its cross account.
     */
    public int riskClass(final int row)
    {
        final int owner = scope(row) == CROSS ? row : buffer.getInt(at(row) + FIRST_ISOLATED);
        return buffer.getByte(at(owner) + RISK_CLASS);
    }

    /**
     * Assign a risk class.
     *
     * @param crossRow  of the account.
     * @param riskClass 0..7.
     */
    public void riskClass(final int crossRow, final int riskClass)
    {
        buffer.putByte(at(crossRow) + RISK_CLASS, (byte)riskClass);
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
}
