package io.plimsoll.core.account;

import org.agrona.MutableDirectBuffer;

import static io.plimsoll.core.account.BalanceLayout.*;

/**
 * All balances in assets other than the numeraire. A margin account's rows form a list in ascending order of asset.
 */
public final class BalanceTable extends RowTable
{
    /**
     * No row.
     */
    public static final int NONE = NULL_ROW;

    BalanceTable(final int limit, final int reserve)
    {
        super(LENGTH, HASHED_LENGTH, 2, BalanceLayout.NEXT, limit, reserve);
    }

    int open(final int account, final int asset, final boolean isReserved)
    {
        final int row = take(isReserved);
        final int at = at(row);
        buffer.putInt(at + ACCOUNT, account);
        buffer.putShort(at + ASSET, (short)asset);
        buffer.putInt(at + BalanceLayout.NEXT, NONE);
        buffer.putInt(at + FACE_DOWN, NONE);
        buffer.putInt(at + FACE_UP, NONE);
        return row;
    }

    /**
     * Signed amount.
     *
     * @param row of the balance.
     * @return asset units.
     */
    public long amount(final int row)
    {
        return buffer.getLong(at(row) + AMOUNT);
    }

    void amount(final int row, final long units)
    {
        buffer.putLong(at(row) + AMOUNT, units);
    }

    /**
     * Owner.
     *
     * @param row of the balance.
     * @return row of the account table.
     */
    public int account(final int row)
    {
        return buffer.getInt(at(row) + ACCOUNT);
    }

    /**
     * Asset.
     *
     * @param row of the balance.
     * @return id.
     */
    public int asset(final int row)
    {
        return buffer.getShort(at(row) + ASSET) & 0xFFFF;
    }

    /**
     * Position rows of the margin account that settle in the asset.
     *
     * @param row of the balance.
     * @return the count.
     */
    public int positions(final int row)
    {
        return buffer.getShort(at(row) + POSITIONS) & 0xFFFF;
    }

    void positions(final int row, final int count)
    {
        buffer.putShort(at(row) + POSITIONS, (short)count);
    }

    /**
     * Next balance of the same margin account.
     *
     * @param row of the balance.
     * @return row, or {@link #NONE}.
     */
    public int next(final int row)
    {
        return buffer.getInt(at(row) + BalanceLayout.NEXT);
    }

    void next(final int row, final int next)
    {
        buffer.putInt(at(row) + BalanceLayout.NEXT, next);
    }

    /**
     * Memory of the records, for the index to keep its back-pointers in.
     *
     * @return the buffer.
     */
    public MutableDirectBuffer faces()
    {
        return buffer;
    }

    /**
     * Length of a record.
     *
     * @return bytes.
     */
    public static int stride()
    {
        return LENGTH;
    }

    /**
     * Where the index keeps the slot of the face down; the face up follows.
     *
     * @return offset in a record.
     */
    public static int faceOffset()
    {
        return FACE_DOWN;
    }

    /**
     * Where the row of the margin account is.
     *
     * @return offset in a record.
     */
    public static int accountOffset()
    {
        return ACCOUNT;
    }

    /**
     * Part of a record that is state.
     *
     * @return bytes.
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
