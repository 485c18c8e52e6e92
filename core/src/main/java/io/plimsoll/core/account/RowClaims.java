package io.plimsoll.core.account;

import io.plimsoll.core.snapshot.Section;
import io.plimsoll.core.snapshot.SnapshotException;

import java.util.BitSet;

/**
 * Who owns the rows of a table that has been read from a snapshot: every row is free or has one owner. Following links
 * by claims alone makes it certain that the walk ends and stays within the table.
 */
final class RowClaims
{
    private final Section section;
    private final int rows;
    private final BitSet claimed;

    RowClaims(final Section section, final int rows)
    {
        this.section = section;
        this.rows = rows;
        this.claimed = new BitSet(rows);
    }

    /**
     * Claim a row.
     *
     * @param row      by a link, any number.
     * @param owner    of the link, for the message.
     * @param ownerRow of it.
     * @throws SnapshotException if there is no such row, or if it has been claimed before.
     */
    void claim(final int row, final String owner, final int ownerRow)
    {
        if (row < 0 || row >= rows)
        {
            throw failure(owner + ' ' + ownerRow + " names row " + row + ", there are " + rows);
        }
        if (claimed.get(row))
        {
            throw failure(owner + ' ' + ownerRow + " names row " + row + ", which is free or another's");
        }
        claimed.set(row);
    }

    boolean isClaimed(final int row)
    {
        return row >= 0 && row < rows && claimed.get(row);
    }

    void require(final boolean holds, final int row, final String otherwise)
    {
        if (!holds)
        {
            throw failure("row " + row + ' ' + otherwise);
        }
    }

    /**
     * Every row must have been claimed.
     *
     * @throws SnapshotException if one has not.
     */
    void requireAll()
    {
        final int unclaimed = claimed.nextClearBit(0);
        if (unclaimed < rows)
        {
            throw failure("row " + unclaimed + " is not free, but nobody's");
        }
    }

    SnapshotException failure(final String words)
    {
        return new SnapshotException(section + " of the snapshot: " + words);
    }
}
