package io.plimsoll.core.account;

import org.agrona.MutableDirectBuffer;

import static io.plimsoll.core.account.PositionLayout.*;

/**
 * All positions. A margin account's rows form a list in ascending order of instrument.
 */
public final class PositionTable extends RowTable
{
    /**
     * No row.
     */
    public static final int NONE = NULL_ROW;

    PositionTable(final int limit, final int reserve)
    {
        super(LENGTH, HASHED_LENGTH, 2, PositionLayout.NEXT, limit, reserve);
    }

    int open(final int account, final int instrument, final boolean isReserved)
    {
        final int row = take(isReserved);
        final int at = at(row);
        buffer.putInt(at + ACCOUNT, account);
        buffer.putShort(at + INSTRUMENT, (short)instrument);
        buffer.putInt(at + PositionLayout.NEXT, NONE);
        buffer.putInt(at + FIRST_ORDER, NONE);
        buffer.putInt(at + FACE_DOWN, NONE);
        buffer.putInt(at + FACE_UP, NONE);
        return row;
    }

    /**
     * Signed lots.
     *
     * @param row of the position.
     * @return lots.
     */
    public long lots(final int row)
    {
        return buffer.getLong(at(row) + LOTS);
    }

    /**
     * Set lots.
     *
     * @param row  of the position.
     * @param lots signed.
     */
    public void lots(final int row, final long lots)
    {
        buffer.putLong(at(row) + LOTS, lots);
    }

    /**
     * Signed cost.
     *
     * @param row of the position.
     * @return settle units.
     */
    public long cost(final int row)
    {
        return buffer.getLong(at(row) + COST);
    }

    /**
     * Set the cost.
     *
     * @param row  of the position.
     * @param cost settle units.
     */
    public void cost(final int row, final long cost)
    {
        buffer.putLong(at(row) + COST, cost);
    }

    /**
     * Funding index settled up to.
     *
     * @param row of the position.
     * @return settle units per long lot.
     */
    public long fundingIndex(final int row)
    {
        return buffer.getLong(at(row) + FUNDING_INDEX);
    }

    /**
     * Set the funding index settled up to.
     *
     * @param row        of the position.
     * @param indexUnits settle units per long lot.
     */
    public void fundingIndex(final int row, final long indexUnits)
    {
        buffer.putLong(at(row) + FUNDING_INDEX, indexUnits);
    }

    /**
     * Lots of open buy orders.
     *
     * @param row of the position.
     * @return lots.
     */
    public long buyLots(final int row)
    {
        return buffer.getLong(at(row) + BUY_LOTS);
    }

    /**
     * Lots of open sell orders.
     *
     * @param row of the position.
     * @return lots.
     */
    public long sellLots(final int row)
    {
        return buffer.getLong(at(row) + SELL_LOTS);
    }

    void addOpenLots(final int row, final boolean isBuy, final long lots)
    {
        final int at = at(row) + (isBuy ? BUY_LOTS : SELL_LOTS);
        buffer.putLong(at, buffer.getLong(at) + lots);
    }

    /**
     * Owner.
     *
     * @param row of the position.
     * @return row of the account table.
     */
    public int account(final int row)
    {
        return buffer.getInt(at(row) + ACCOUNT);
    }

    /**
     * Instrument.
     *
     * @param row of the position.
     * @return id.
     */
    public int instrument(final int row)
    {
        return buffer.getShort(at(row) + INSTRUMENT) & 0xFFFF;
    }

    /**
     * Chosen leverage.
     *
     * @param row of the position.
     * @return 1..1000, or 0 for none.
     */
    public int leverage(final int row)
    {
        return buffer.getShort(at(row) + LEVERAGE) & 0xFFFF;
    }

    void leverage(final int row, final int leverage)
    {
        buffer.putShort(at(row) + LEVERAGE, (short)leverage);
    }

    /**
     * Next position of the same margin account.
     *
     * @param row of the position.
     * @return row, or {@link #NONE}.
     */
    public int next(final int row)
    {
        return buffer.getInt(at(row) + PositionLayout.NEXT);
    }

    void next(final int row, final int next)
    {
        buffer.putInt(at(row) + PositionLayout.NEXT, next);
    }

    /**
     * First known order, in order of placement.
     *
     * @param row of the position.
     * @return row of the order table, or {@link #NONE}.
     */
    public int firstOrder(final int row)
    {
        return buffer.getInt(at(row) + FIRST_ORDER);
    }

    void firstOrder(final int row, final int order)
    {
        buffer.putInt(at(row) + FIRST_ORDER, order);
    }

    boolean isEmpty(final int row)
    {
        return lots(row) == 0 && firstOrder(row) == NONE && leverage(row) == 0;
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
