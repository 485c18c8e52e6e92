package io.plimsoll.core.account;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Fixed-size records in one piece of off-heap memory, with a free list threaded through the records themselves.
 * <p>
 * Customers' rows are limited; a reserve beyond the limit is only for rows that must not fail (backstops). A free row
 * is all zero but for its link. Rows are handed out in an order that depends on nothing but the history of calls.
 */
abstract class RowTable
{
    static final int NULL_ROW = -1;

    final UnsafeBuffer buffer;
    private final int length;
    private final int linkOffset;
    private final int capacity;
    private final int limit;
    private int highWater;
    private int freeHead = NULL_ROW;
    private int count;
    private int reservedCount;

    RowTable(final int length, final int linkOffset, final int limit, final int reserve)
    {
        this.length = length;
        this.linkOffset = linkOffset;
        this.limit = limit;
        this.capacity = limit + reserve;
        final long bytes = (long)capacity * length;
        if (bytes > Integer.MAX_VALUE - 64)
        {
            throw new IllegalArgumentException(
                getClass().getSimpleName() + " of " + capacity + " rows does not fit one buffer of 2 GiB");
        }
        buffer = new UnsafeBuffer(ByteBuffer.allocateDirect((int)bytes).order(ByteOrder.LITTLE_ENDIAN));
    }

    /**
     * Is there a row for a customer?
     *
     * @param rows needed.
     * @return true if that many are free.
     */
    public final boolean hasRoom(final int rows)
    {
        return count - reservedCount + rows <= limit;
    }

    /**
     * Take a row; the caller has asked {@link #hasRoom(int)} unless the row is from the reserve.
     *
     * @param isReserved true for rows outside the customers' limit.
     * @return the row.
     */
    final int take(final boolean isReserved)
    {
        final int row;
        if (freeHead != NULL_ROW)
        {
            row = freeHead;
            freeHead = buffer.getInt(row * length + linkOffset) - 1;
            buffer.putInt(row * length + linkOffset, 0);
        }
        else if (highWater < capacity)
        {
            row = highWater++;
        }
        else
        {
            throw new IllegalStateException(getClass().getSimpleName() + " is full at " + capacity + " rows");
        }
        count++;
        reservedCount += isReserved ? 1 : 0;
        return row;
    }

    /**
     * Give a row back.
     *
     * @param row        to release.
     * @param isReserved as it was taken.
     */
    final void release(final int row, final boolean isReserved)
    {
        buffer.setMemory(row * length, length, (byte)0);
        if (row == highWater - 1)
        {
            // Taking a new row and giving it back leaves no trace, so that a question changes nothing.
            highWater--;
        }
        else
        {
            buffer.putInt(row * length + linkOffset, freeHead + 1);
            freeHead = row;
        }
        count--;
        reservedCount -= isReserved ? 1 : 0;
    }

    /**
     * Rows in use.
     *
     * @return the count, reserve included.
     */
    public final int count()
    {
        return count;
    }

    /**
     * All rows ever used are below this.
     *
     * @return exclusive end of the rows.
     */
    public final int highWater()
    {
        return highWater;
    }

    /**
     * Raw memory of the records, for hashes and snapshots.
     *
     * @return the buffer.
     */
    public final DirectBuffer memory()
    {
        return buffer;
    }

    /**
     * Bytes of off-heap memory.
     *
     * @return size of the table.
     */
    public final long memoryBytes()
    {
        return buffer.capacity();
    }
}
