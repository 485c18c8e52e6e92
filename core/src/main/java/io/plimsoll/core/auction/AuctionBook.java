package io.plimsoll.core.auction;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.AuctionTable;
import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.message.SetAuctionRulesDecoder;
import io.plimsoll.core.snapshot.Section;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * What is kept of auctions: rules by pool, ids given out, and a row for each that is running.
 */
public final class AuctionBook
{
    private final AccountTable accounts;
    private final AuctionTable table;
    private final AuctionRules[] rulesByPool = new AuctionRules[Accounts.MAX_POOLS];
    private long auctionIds;

    AuctionBook(final int maxMarginAccounts, final AccountTable accounts)
    {
        this.accounts = accounts;
        table = new AuctionTable(maxMarginAccounts);
        for (int pool = 0; pool < rulesByPool.length; pool++)
        {
            rulesByPool[pool] = new AuctionRules();
        }
    }

    AuctionTable table()
    {
        return table;
    }

    AuctionRules rules(final int pool)
    {
        return rulesByPool[pool];
    }

    /**
     * Rules of a pool's auctions from now on; running ones keep theirs.
     *
     * @param command in range, of a pool with rules.
     */
    public void setRules(final SetAuctionRulesDecoder command)
    {
        rulesByPool[command.riskPool()].set(command);
    }

    long nextId()
    {
        return ++auctionIds;
    }

    /**
     * Off-heap memory.
     *
     * @return bytes.
     */
    public long memoryBytes()
    {
        return table.memoryBytes();
    }

    /**
     * Add what is state to a hash: nothing, as long as no pool ever had rules of auctions.
     *
     * @param hash of the state.
     */
    public void addTo(final StateHash hash)
    {
        for (int pool = 0; pool < rulesByPool.length; pool++)
        {
            if (rulesByPool[pool].isSet())
            {
                hash.add(pool);
                rulesByPool[pool].addTo(hash);
            }
        }
        if (auctionIds > 0)
        {
            hash.add(auctionIds)
                .addRecords(table.memory(), AuctionTable.stride(), AuctionTable.hashedLength(), table.highWater());
        }
    }

    /**
     * Write rules and auctions.
     *
     * @param writer of the snapshot.
     */
    public void save(final SnapshotWriter writer)
    {
        int count = 0;
        for (final AuctionRules rules : rulesByPool)
        {
            count += rules.isSet() ? 1 : 0;
        }
        writer.begin(Section.AUCTION_RULES);
        writer.put(auctionIds).put(count);
        for (int pool = 0; pool < rulesByPool.length; pool++)
        {
            if (rulesByPool[pool].isSet())
            {
                writer.put(pool);
                rulesByPool[pool].save(writer);
            }
        }
        writer.end();
        table.save(writer);
    }

    /**
     * Read rules and auctions. The accounts are loaded.
     *
     * @param reader of the snapshot.
     * @throws io.plimsoll.core.snapshot.SnapshotException if rules are out of range, or auctions are not those of the
     *                                                     estates.
     */
    public void load(final SnapshotReader reader)
    {
        reader.open(Section.AUCTION_RULES);
        auctionIds = reader.next(0, Long.MAX_VALUE, "auction ids given out");
        final int count = reader.nextInt(0, rulesByPool.length, "pools with rules of auctions");
        int pool = -1;
        for (int i = 0; i < count; i++)
        {
            pool = reader.nextInt(pool + 1, rulesByPool.length - 1, "pool");
            rulesByPool[pool].load(reader);
        }
        reader.close();
        table.load(reader, accounts);
        requireAuctions(reader);
    }

    private void requireAuctions(final SnapshotReader reader)
    {
        for (int row = 0; row < table.highWater(); row++)
        {
            if (table.isOpen(row) && !isSound(row))
            {
                throw reader.failure("row " + row + " is no auction that could run");
            }
        }
        for (int row = 0; row < accounts.highWater(); row++)
        {
            if (accounts.isOpen(row) && accounts.isEstate(row) && table.find(row) == AuctionTable.NONE)
            {
                throw reader.failure("nobody auctions the estate of margin account row " + row);
            }
        }
    }

    private boolean isSound(final int row)
    {
        final long deadlineNs = accounts.deadlineNs(table.account(row));
        return table.auctionId(row) <= auctionIds && table.reserve(row) >= 0 &&
            table.riskPool(row) < rulesByPool.length && AuctionRules.couldStart(table, row) &&
            (table.isPaused(row) ? deadlineNs == 0 && table.clockNs(row) >= 0 :
                deadlineNs == AuctionClock.deadlineNs(table, row));
    }
}
