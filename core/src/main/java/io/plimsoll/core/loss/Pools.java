package io.plimsoll.core.loss;

import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.snapshot.Section;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * Risk pools: their rules, what they have paid, and what they owe until it is allocated (rulebook R7.1, R7.4).
 */
public final class Pools
{
    private final PoolRecord[] pools = new PoolRecord[Accounts.MAX_POOLS];
    private final long[] owed = new long[Accounts.MAX_POOLS];
    private int owing;
    private long nextReviewNs = Long.MAX_VALUE;

    /**
     * No rules anywhere.
     */
    public Pools()
    {
        for (int pool = 0; pool < pools.length; pool++)
        {
            pools[pool] = new PoolRecord();
        }
    }

    /**
     * Has it rules?
     *
     * @param pool id.
     * @return false: estates go to the backstop at once, and losses stay there (rulebook R6.8).
     */
    public boolean hasRules(final int pool)
    {
        return pools[pool].rules().isSet();
    }

    /**
     * Give a pool rules, in place of those it may have; the time to its next review starts.
     *
     * @param pool        id.
     * @param rules       that have been checked.
     * @param nowNs       time.
     * @param fundBalance at which peaks start anew if the window is another.
     */
    void set(final int pool, final PoolRules rules, final long nowNs, final long fundBalance)
    {
        final PoolRecord of = pools[pool];
        of.rules().copyFrom(rules);
        if (of.peaks().windowNs() != rules.peakWindowNs())
        {
            of.peaks().restart(rules.peakWindowNs(), nowNs, fundBalance);
        }
        onReviewed(pool, nowNs);
    }

    PoolRecord of(final int pool)
    {
        return pools[pool];
    }

    /**
     * A pool owes more.
     *
     * @param pool    id.
     * @param deficit money, not negative.
     */
    void owe(final int pool, final long deficit)
    {
        if (deficit > 0)
        {
            owing += owed[pool] == 0 ? 1 : 0;
            owed[pool] = WideMath.addSaturated(owed[pool], deficit);
        }
    }

    /**
     * What a pool owes and nobody has been asked for yet.
     *
     * @param pool id.
     * @return money.
     */
    long owed(final int pool)
    {
        return owed[pool];
    }

    /**
     * Take what a pool owes, to allocate it.
     *
     * @param pool id.
     * @return money.
     */
    long takeOwed(final int pool)
    {
        final long deficit = owed[pool];
        owing -= deficit == 0 ? 0 : 1;
        owed[pool] = 0;
        return deficit;
    }

    /**
     * Is there anything to allocate?
     *
     * @return true if a pool owes.
     */
    boolean isAnyOwing()
    {
        return owing != 0;
    }

    /**
     * May a review be due in any pool?
     *
     * @param nowNs time.
     * @return false if not.
     */
    boolean isReviewDue(final long nowNs)
    {
        return nowNs >= nextReviewNs;
    }

    /**
     * A pool was reviewed, or its rules begin.
     *
     * @param pool  id.
     * @param nowNs time.
     */
    void onReviewed(final int pool, final long nowNs)
    {
        pools[pool].reviewedAt(nowNs);
        findNextReview();
    }

    private void findNextReview()
    {
        nextReviewNs = Long.MAX_VALUE;
        for (final PoolRecord pool : pools)
        {
            nextReviewNs = Math.min(nextReviewNs, pool.nextReviewNs());
        }
    }

    /**
     * Add all that is not as at the start to a hash. Nothing is owed between commands.
     *
     * @param hash of the state.
     */
    public void addTo(final StateHash hash)
    {
        for (int pool = 0; pool < pools.length; pool++)
        {
            if (!pools[pool].isUntouched())
            {
                hash.add(pool);
                pools[pool].addTo(hash);
            }
        }
    }

    /**
     * Write them.
     *
     * @param writer of the snapshot.
     */
    public void save(final SnapshotWriter writer)
    {
        writer.begin(Section.POOLS);
        for (final PoolRecord pool : pools)
        {
            pool.save(writer);
        }
        writer.end();
    }

    /**
     * Read them.
     *
     * @param reader of the snapshot.
     * @param timeNs of the last command.
     * @throws io.plimsoll.core.snapshot.SnapshotException if a number is out of its bounds.
     */
    public void load(final SnapshotReader reader, final long timeNs)
    {
        reader.open(Section.POOLS);
        for (final PoolRecord pool : pools)
        {
            pool.load(reader, timeNs);
        }
        reader.close();
        findNextReview();
    }
}
