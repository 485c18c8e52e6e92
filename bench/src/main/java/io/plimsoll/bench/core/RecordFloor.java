package io.plimsoll.bench.core;

import org.agrona.concurrent.UnsafeBuffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What it costs to touch the records of the breached accounts once, and no more: for each account, in canonical order,
 * one line of 64 bytes of its account and of each of its positions is read and written, in tables as large as the
 * core's and at the same rows. The rows are known beforehand, so the processor may fetch several at once.
 */
final class RecordFloor
{
    private static final int LINE = 64;
    private static final int NONE = -1;

    private final UnsafeBuffer accounts;
    private final UnsafeBuffer positions;
    private final int[] accountRows;
    private final int[] firstPositions;
    private final int[] secondPositions;
    private long sum;

    /**
     * The geometry of a venue, after its fall.
     *
     * @param venue that fell.
     * @param order of the accounts breached, ids.
     * @param count of them.
     */
    RecordFloor(final BreachVenue venue, final long[] order, final int count)
    {
        final int[] rows = venue.accountRows();
        accounts = lines(rows.length + 16);
        positions = lines(2 * rows.length + 64);
        accountRows = new int[count];
        firstPositions = new int[count];
        secondPositions = new int[count];
        for (int i = 0; i < count; i++)
        {
            final int account = (int)order[i] - 1;
            accountRows[i] = rows[account];
            firstPositions[i] = venue.positionRow(account);
            secondPositions[i] = venue.hasTwoPositions(account) ? firstPositions[i] + 1 : NONE;
        }
    }

    private static UnsafeBuffer lines(final int count)
    {
        return new UnsafeBuffer(ByteBuffer.allocateDirect(count * LINE).order(ByteOrder.LITTLE_ENDIAN));
    }

    /**
     * Touches all.
     *
     * @return nanoseconds.
     */
    long measure()
    {
        // As after the set-up of a venue, nothing is left of the last time in the nearer caches.
        accounts.setMemory(0, accounts.capacity(), (byte)0);
        positions.setMemory(0, positions.capacity(), (byte)0);
        final long start = System.nanoTime();
        for (int i = 0; i < accountRows.length; i++)
        {
            touch(accounts, accountRows[i]);
            touch(positions, firstPositions[i]);
            if (secondPositions[i] != NONE)
            {
                touch(positions, secondPositions[i]);
            }
        }
        return System.nanoTime() - start;
    }

    private void touch(final UnsafeBuffer table, final int row)
    {
        final long before = table.getLong(row * LINE);
        sum += before;
        table.putLong(row * LINE, before + 1);
    }

    /**
     * What was read, so that it had to be.
     */
    long sum()
    {
        return sum;
    }
}
