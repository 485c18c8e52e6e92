package io.plimsoll.core.account;

import io.plimsoll.core.snapshot.Section;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

import java.util.Arrays;

import static io.plimsoll.core.account.AuctionLayout.*;

/**
 * All running auctions, one row each, found by the margin account whose estate it is.
 */
public final class AuctionTable extends AuctionRecords
{
    /**
     * Most auctions at once, however many margin accounts there are: estates beyond it are settled at once.
     */
    public static final int MAX_AUCTIONS = 65_536;

    private final int[] rowByAccount;

    /**
     * An empty table.
     *
     * @param maxMarginAccounts whose rows an auction may name.
     */
    public AuctionTable(final int maxMarginAccounts)
    {
        super(Math.min(MAX_AUCTIONS, maxMarginAccounts));
        rowByAccount = new int[maxMarginAccounts];
        Arrays.fill(rowByAccount, NONE);
    }

    /**
     * Auction of a margin account's estate.
     *
     * @param account row.
     * @return row, or {@link #NONE}.
     */
    public int find(final int account)
    {
        return rowByAccount[account];
    }

    /**
     * A new row; the caller has asked for room.
     *
     * @param account   row.
     * @param auctionId of the auction, from 1.
     * @param riskPool  of the estate.
     * @return row.
     */
    public int open(final int account, final long auctionId, final int riskPool)
    {
        final int row = take(false);
        final int at = at(row);
        buffer.putLong(at + AUCTION_ID, auctionId);
        buffer.putInt(at + ACCOUNT, account);
        buffer.putByte(at + RISK_POOL, (byte)riskPool);
        rowByAccount[account] = row;
        return row;
    }

    /**
     * Give a row back.
     *
     * @param row of the auction.
     */
    public void close(final int row)
    {
        rowByAccount[account(row)] = NONE;
        release(row, false);
    }

    /**
     * Is the row in use?
     *
     * @param row to look at.
     * @return true if it is an auction.
     */
    public boolean isOpen(final int row)
    {
        return auctionId(row) != 0;
    }

    /**
     * Write all rows.
     *
     * @param writer of the snapshot.
     */
    public void save(final SnapshotWriter writer)
    {
        save(writer, Section.AUCTIONS);
    }

    /**
     * Read all rows into an empty table. Each row in use must name a margin account of its own.
     *
     * @param reader   of the snapshot.
     * @param accounts already loaded.
     * @throws io.plimsoll.core.snapshot.SnapshotException if one does not.
     */
    public void load(final SnapshotReader reader, final AccountTable accounts)
    {
        final RowClaims claims = load(reader, Section.AUCTIONS);
        for (int row = 0; row < highWater(); row++)
        {
            if (claims.isClaimed(row))
            {
                continue;
            }
            final int account = account(row);
            claims.require(auctionId(row) > 0, row, "is no auction, but not free");
            claims.require(
                account >= 0 && account < accounts.highWater() && accounts.isOpen(account) &&
                accounts.isEstate(account) && rowByAccount[account] == NONE,
                row, "is of no estate, or of another's");
            rowByAccount[account] = row;
        }
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

    /**
     * Length of a record.
     *
     * @return bytes.
     */
    public static int stride()
    {
        return LENGTH;
    }
}
