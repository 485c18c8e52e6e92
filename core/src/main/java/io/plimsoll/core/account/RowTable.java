package io.plimsoll.core.account;

import io.plimsoll.core.snapshot.Section;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Fixed-size records in one piece of off-heap memory, with a free list threaded through the records themselves.
 * <p>
 * Customers' rows are limited; a reserve beyond the limit is only for rows that must not fail (backstops). A free row
 * is all zero but for its link. Rows are handed out in an order that depends on nothing but the history of calls.
 * <p>
 * A record is state up to {@code stateLength}; what follows are slots of the index, {@link #NULL_ROW} where a row in
 * use has none, and zeros. A snapshot holds the state alone.
 */
abstract class RowTable
{
    static final int NULL_ROW = -1;

    final UnsafeBuffer buffer;
    private final int length;
    private final int stateLength;
    private final int slotsEnd;
    private final int linkOffset;
    private final int capacity;
    private final int limit;
    private int highWater;
    private int freeHead = NULL_ROW;
    private int count;
    private int reservedCount;
    private int trialHighWater = NULL_ROW;

    RowTable(
        final int length,
        final int stateLength,
        final int slots,
        final int linkOffset,
        final int limit,
        final int reserve)
    {
        this.length = length;
        this.stateLength = stateLength;
        this.slotsEnd = stateLength + slots * Integer.BYTES;
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
        if (row == highWater - 1 && row >= trialHighWater)
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
     * From here on rows are taken on trial. Given back in reverse order they leave the table exactly as it was: a row
     * from the free list goes back there, even where it is the last one. Nothing else may be released until the end.
     */
    public final void beginTrial()
    {
        trialHighWater = highWater;
    }

    /**
     * The trial is over, whether its rows are kept or were given back.
     */
    public final void endTrial()
    {
        trialHighWater = NULL_ROW;
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

    /**
     * Write all rows ever used, free ones included: which row is taken next is part of the state.
     */
    final void save(final SnapshotWriter writer, final Section section)
    {
        writer.begin(section);
        writer.put(stateLength).put(highWater).put(freeHead).put(count).put(reservedCount);
        writer.putRecords(buffer, length, stateLength, highWater);
        writer.end();
    }

    /**
     * Read the rows into an empty table, without slots of the index.
     *
     * @return claims on the rows, those of the free rows made.
     */
    final RowClaims load(final SnapshotReader reader, final Section section)
    {
        reader.open(section);
        reader.next(stateLength, stateLength, "bytes of a record");
        highWater = reader.nextInt(0, capacity, "rows");
        freeHead = reader.nextInt(NULL_ROW, highWater - 1, "first free row");
        count = reader.nextInt(0, highWater, "rows in use");
        reservedCount = reader.nextInt(Math.max(0, count - limit), Math.min(count, capacity - limit), "reserved rows");
        reader.nextRecords(buffer, length, stateLength, highWater);
        reader.close();
        final RowClaims claims = new RowClaims(section, highWater);
        for (int row = 0; row < highWater; row++)
        {
            for (int i = stateLength; i < slotsEnd; i += Integer.BYTES)
            {
                buffer.putInt(row * length + i, NULL_ROW);
            }
        }
        claimFreeRows(claims);
        return claims;
    }

    private void claimFreeRows(final RowClaims claims)
    {
        int free = 0;
        for (int row = freeHead; row != NULL_ROW; free++)
        {
            claims.claim(row, "free row, number", free);
            final int at = row * length;
            final int link = buffer.getInt(at + linkOffset);
            buffer.putInt(at + linkOffset, 0);
            buffer.setMemory(at + stateLength, length - stateLength, (byte)0);
            for (int i = 0; i < length; i += Integer.BYTES)
            {
                claims.require(buffer.getInt(at + i) == 0, row, "is free, but not zero");
            }
            buffer.putInt(at + linkOffset, link);
            row = link - 1;
        }
        if (free != highWater - count)
        {
            throw claims.failure(free + " free rows of " + highWater + ", but " + count + " in use");
        }
    }

    final int reservedCount()
    {
        return reservedCount;
    }
}
