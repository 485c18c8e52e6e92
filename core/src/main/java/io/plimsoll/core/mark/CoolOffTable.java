package io.plimsoll.core.mark;

import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * Cool-offs that run, by index and account (rulebook R8.10).
 */
final class CoolOffTable
{
    static final int NONE = -1;
    static final int PER_INDEX = 8;

    private static final long NEVER = Long.MAX_VALUE;

    private final int[] indices;
    private final long[] accounts;
    private final long[] untilNs;
    private final int maxIndices;
    private int count;
    private long nextNs = NEVER;

    CoolOffTable(final int maxIndices)
    {
        this.maxIndices = maxIndices;
        indices = new int[maxIndices * PER_INDEX];
        accounts = new long[maxIndices * PER_INDEX];
        untilNs = new long[maxIndices * PER_INDEX];
    }

    int count()
    {
        return count;
    }

    int index(final int row)
    {
        return indices[row];
    }

    long account(final int row)
    {
        return accounts[row];
    }

    long untilNs(final int row)
    {
        return untilNs[row];
    }

    int find(final int index, final long account)
    {
        for (int row = 0; row < count; row++)
        {
            if (indices[row] == index && accounts[row] == account)
            {
                return row;
            }
        }
        return NONE;
    }

    boolean hasRoom(final int index)
    {
        int ofIndex = 0;
        for (int row = 0; row < count; row++)
        {
            ofIndex += indices[row] == index ? 1 : 0;
        }
        return ofIndex < PER_INDEX;
    }

    /**
     * Begin one, or prolong the one that runs.
     *
     * @return its end.
     */
    long begin(final int index, final long account, final long until)
    {
        int row = find(index, account);
        if (row == NONE)
        {
            row = insert(index, account);
        }
        untilNs[row] = Math.max(untilNs[row], until);
        findNext();
        return untilNs[row];
    }

    private int insert(final int index, final long account)
    {
        int row = count;
        while (row > 0 && (indices[row - 1] > index || indices[row - 1] == index && accounts[row - 1] > account))
        {
            row--;
        }
        shift(row, row + 1, count - row);
        count++;
        indices[row] = index;
        accounts[row] = account;
        untilNs[row] = 0;
        return row;
    }

    void remove(final int row)
    {
        count--;
        shift(row + 1, row, count - row);
        indices[count] = 0;
        accounts[count] = 0;
        untilNs[count] = 0;
        findNext();
    }

    private void shift(final int from, final int to, final int rows)
    {
        System.arraycopy(indices, from, indices, to, rows);
        System.arraycopy(accounts, from, accounts, to, rows);
        System.arraycopy(untilNs, from, untilNs, to, rows);
    }

    private void findNext()
    {
        nextNs = NEVER;
        for (int row = 0; row < count; row++)
        {
            nextNs = Math.min(nextNs, untilNs[row]);
        }
    }

    boolean isDue(final long nowNs)
    {
        return nowNs >= nextNs;
    }

    void addTo(final StateHash hash)
    {
        for (int row = 0; row < count; row++)
        {
            hash.add(indices[row]).add(accounts[row]).add(untilNs[row]);
        }
    }

    void save(final SnapshotWriter writer)
    {
        writer.put(count);
        for (int row = 0; row < count; row++)
        {
            writer.put(indices[row]).put(accounts[row]).put(untilNs[row]);
        }
    }

    void load(final SnapshotReader reader, final long nowNs)
    {
        final int rows = reader.nextInt(0, indices.length, "cool-offs");
        for (int row = 0; row < rows; row++)
        {
            final int index = reader.nextInt(0, maxIndices - 1, "index of a cool-off");
            final long account = reader.next(1, Long.MAX_VALUE, "account in a cool-off");
            final long until = reader.next(1, Long.MAX_VALUE, "end of a cool-off");
            // What cannot end later ends at the first command after its beginning.
            final boolean isOver = until <= nowNs && until != NEVER;
            if (!hasRoom(index) || isOver || row > 0 && !isAbove(row - 1, index, account))
            {
                throw reader.failure("cool-offs too many, over, or out of order");
            }
            begin(index, account, until);
        }
    }

    private boolean isAbove(final int row, final int index, final long account)
    {
        return index > indices[row] || index == indices[row] && account > accounts[row];
    }
}
