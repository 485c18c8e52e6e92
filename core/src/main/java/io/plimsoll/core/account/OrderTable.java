package io.plimsoll.core.account;


import static io.plimsoll.core.account.OrderLayout.*;

/**
 * All orders that the venue may still fill. Orders of one position form a circular list in order of placement.
 */
public final class OrderTable extends RowTable
{
    /**
     * No row.
     */
    public static final int NONE = NULL_ROW;

    private static final byte OPEN = 1;
    private static final byte CANCEL_REQUESTED = 2;
    private static final byte REDUCE_ONLY = 1;
    private static final byte SLICE = 2;

    private final OrderIndex rowById;
    private final PositionTable positions;

    OrderTable(final int limit, final PositionTable positions)
    {
        super(LENGTH, LENGTH, 0, OrderLayout.NEXT, limit, 0);
        this.positions = positions;
        rowById = new OrderIndex(this, limit);
    }

    /**
     * Row of an order.
     *
     * @param orderId of the order.
     * @return its row, or {@link #NONE}.
     */
    public int find(final long orderId)
    {
        return rowById.find(orderId);
    }

    /**
     * Append an open order to its position's list and reserve its lots.
     *
     * @param orderId      unique.
     * @param position     row.
     * @param isBuy        side.
     * @param isReduceOnly flag.
     * @param isSlice      true for the core's own orders.
     * @param lots         open.
     * @param limitPrice   in increments.
     * @return row of the order.
     */
    public int place(
        final long orderId,
        final int position,
        final boolean isBuy,
        final boolean isReduceOnly,
        final boolean isSlice,
        final long lots,
        final long limitPrice)
    {
        final int row = take(false);
        final int at = at(row);
        buffer.putLong(at + ORDER_ID, orderId);
        buffer.putLong(at + OPEN_LOTS, lots);
        buffer.putLong(at + LIMIT_PRICE, limitPrice);
        buffer.putInt(at + POSITION, position);
        buffer.putByte(at + SIDE, (byte)(isBuy ? 1 : 2));
        buffer.putByte(at + STATE, OPEN);
        buffer.putByte(at + FLAGS, (byte)((isReduceOnly ? REDUCE_ONLY : 0) | (isSlice ? SLICE : 0)));
        append(row, position);
        positions.addOpenLots(position, isBuy, lots);
        rowById.add(orderId, row);
        return row;
    }

    private void append(final int row, final int position)
    {
        final int first = positions.firstOrder(position);
        if (first == NONE)
        {
            positions.firstOrder(position, row);
            link(row, row);
        }
        else
        {
            link(previous(first), row);
            link(row, first);
        }
    }

    private void link(final int left, final int right)
    {
        buffer.putInt(at(left) + OrderLayout.NEXT, right);
        buffer.putInt(at(right) + PREVIOUS, left);
    }

    /**
     * Take lots off an order, because they filled.
     *
     * @param row  of the order.
     * @param lots at most those open.
     */
    public void fill(final int row, final long lots)
    {
        final long left = openLots(row) - lots;
        buffer.putLong(at(row) + OPEN_LOTS, left);
        if (!isCancelRequested(row))
        {
            positions.addOpenLots(position(row), isBuy(row), -lots);
        }
    }

    /**
     * Release the reservation; the venue is asked to cancel.
     *
     * @param row of the order.
     */
    public void requestCancel(final int row)
    {
        positions.addOpenLots(position(row), isBuy(row), -openLots(row));
        buffer.putByte(at(row) + STATE, CANCEL_REQUESTED);
    }

    /**
     * Give an order that the venue was asked to cancel to another position, free to open there: what it may still have
     * filled belongs where the position went.
     *
     * @param row         of the order, cancel requested.
     * @param newPosition row of the position.
     */
    public void rehome(final int row, final int newPosition)
    {
        unlink(row);
        buffer.putInt(at(row) + POSITION, newPosition);
        buffer.putByte(at(row) + FLAGS, (byte)(buffer.getByte(at(row) + FLAGS) & ~REDUCE_ONLY));
        append(row, newPosition);
    }

    /**
     * Forget an order and release what it still reserves.
     *
     * @param row of the order.
     */
    public void remove(final int row)
    {
        if (!isCancelRequested(row))
        {
            positions.addOpenLots(position(row), isBuy(row), -openLots(row));
        }
        unlink(row);
        rowById.remove(id(row), row);
        release(row, false);
    }

    private void unlink(final int row)
    {
        final int position = position(row);
        final int next = next(row);
        if (next == row)
        {
            positions.firstOrder(position, NONE);
        }
        else
        {
            link(previous(row), next);
            if (positions.firstOrder(position) == row)
            {
                positions.firstOrder(position, next);
            }
        }
    }

    /**
     * Order id.
     *
     * @param row of the order.
     * @return id.
     */
    public long id(final int row)
    {
        return buffer.getLong(at(row) + ORDER_ID);
    }

    /**
     * Lots not filled yet.
     *
     * @param row of the order.
     * @return lots.
     */
    public long openLots(final int row)
    {
        return buffer.getLong(at(row) + OPEN_LOTS);
    }

    /**
     * Limit price.
     *
     * @param row of the order.
     * @return increments.
     */
    public long limitPrice(final int row)
    {
        return buffer.getLong(at(row) + LIMIT_PRICE);
    }

    /**
     * Position that the order changes.
     *
     * @param row of the order.
     * @return row of the position table.
     */
    public int position(final int row)
    {
        return buffer.getInt(at(row) + POSITION);
    }

    /**
     * Side.
     *
     * @param row of the order.
     * @return true for a buy order.
     */
    public boolean isBuy(final int row)
    {
        return buffer.getByte(at(row) + SIDE) == 1;
    }

    /**
     * Has the venue been asked to cancel it? Then it reserves nothing.
     *
     * @param row of the order.
     * @return true if so.
     */
    public boolean isCancelRequested(final int row)
    {
        return buffer.getByte(at(row) + STATE) == CANCEL_REQUESTED;
    }

    /**
     * May it only reduce?
     *
     * @param row of the order.
     * @return true for a reduce-only order.
     */
    public boolean isReduceOnly(final int row)
    {
        return (buffer.getByte(at(row) + FLAGS) & REDUCE_ONLY) != 0;
    }

    /**
     * Is it a liquidation slice?
     *
     * @param row of the order.
     * @return true for the core's own order.
     */
    public boolean isSlice(final int row)
    {
        return (buffer.getByte(at(row) + FLAGS) & SLICE) != 0;
    }

    /**
     * Next order of the circular list.
     *
     * @param row of the order.
     * @return row.
     */
    public int next(final int row)
    {
        return buffer.getInt(at(row) + OrderLayout.NEXT);
    }

    int previous(final int row)
    {
        return buffer.getInt(at(row) + PREVIOUS);
    }

    /**
     * Enter a row that has been read from a snapshot under its id.
     *
     * @return false if it is no order, or if there is another of the same id.
     */
    boolean index(final int row)
    {
        final int side = buffer.getByte(at(row) + SIDE);
        final int state = buffer.getByte(at(row) + STATE);
        if (side != 1 && side != 2 || state != OPEN && state != CANCEL_REQUESTED || rowById.find(id(row)) != NONE)
        {
            return false;
        }
        rowById.add(id(row), row);
        return true;
    }

    /**
     * Length of a record, all of it state.
     *
     * @return bytes.
     */
    public static int stride()
    {
        return LENGTH;
    }

    private static int at(final int row)
    {
        return row * LENGTH;
    }
}
