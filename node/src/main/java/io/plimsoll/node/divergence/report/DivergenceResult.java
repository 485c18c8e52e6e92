package io.plimsoll.node.divergence.report;

import io.plimsoll.node.divergence.market.DivergenceMarket;
import io.plimsoll.node.divergence.record.DivergenceRun;
import io.plimsoll.node.page.Conditions;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The runs of a window.
 *
 * @param market       that was replayed.
 * @param naive        marked at the last trade of the own book.
 * @param ours         with prices that the core makes, through pipeline and journal.
 * @param variant      the same with another floor of a stable coin, or without breakers; null for none.
 * @param verification what replaying the journal showed.
 * @param isVerified   whether the journal proved to be right.
 * @param conditions   under which the runs were made.
 */
public record DivergenceResult(
    DivergenceMarket market,
    DivergenceRun naive,
    DivergenceRun ours,
    DivergenceRun variant,
    String verification,
    boolean isVerified,
    Conditions conditions)
{
    /**
     * All runs.
     *
     * @return the naive one first.
     */
    public List<DivergenceRun> runs()
    {
        final List<DivergenceRun> runs = new ArrayList<>(List.of(naive, ours));
        if (variant != null)
        {
            runs.add(variant);
        }
        return runs;
    }

    /**
     * Whether everything held in every run.
     *
     * @return true if so.
     */
    public boolean isSound()
    {
        return isVerified && runs().stream().allMatch(run -> run.run().isSound());
    }

    /**
     * Accounts that one run liquidated and another did not.
     *
     * @param by    the one.
     * @param other the other.
     * @return ids.
     */
    public static Set<Long> onlyBy(final DivergenceRun by, final DivergenceRun other)
    {
        final Set<Long> accounts = new TreeSet<>(by.liquidated());
        accounts.removeAll(other.liquidated());
        return accounts;
    }
}
