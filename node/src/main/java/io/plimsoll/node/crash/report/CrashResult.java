package io.plimsoll.node.crash.report;

import io.plimsoll.node.crash.record.Count;
import io.plimsoll.node.crash.record.CrashRun;
import io.plimsoll.node.crash.record.GuardedRun;
import io.plimsoll.node.page.Conditions;

import java.util.ArrayList;
import java.util.List;

/**
 * What the runs of one day left behind.
 *
 * @param main         the run that went through the pipeline and was journaled.
 * @param others       the same day, crowd and commands' rules under other loss rules.
 * @param atBook       the same with the venue's own book as mark; null where there is no such book.
 * @param guarded      the same with volatility measured by the core: without a breaker, with each bound alone, with
 *                     both; of a calm week without and with both.
 * @param verification what replaying the journal showed.
 * @param isVerified   whether the journal proved to be right.
 * @param conditions   under which the runs were made.
 */
public record CrashResult(
    CrashRun main,
    List<CrashRun> others,
    CrashRun atBook,
    List<GuardedRun> guarded,
    String verification,
    boolean isVerified,
    Conditions conditions)
{
    /**
     * Runs that are ours to keep.
     */
    public CrashResult
    {
        others = List.copyOf(others);
        guarded = List.copyOf(guarded);
    }

    /**
     * All runs at the index, the main one first.
     *
     * @return the runs.
     */
    public List<CrashRun> compared()
    {
        final List<CrashRun> runs = new ArrayList<>();
        runs.add(main);
        runs.addAll(others);
        return runs;
    }

    /**
     * Whether everything held in every run, and nothing fired where nothing may.
     *
     * @return true if so.
     */
    public boolean isSound()
    {
        return isVerified && compared().stream().allMatch(CrashRun::isSound) &&
            (atBook == null || atBook.isSound()) && guarded.stream().allMatch(each -> each.run().isSound()) &&
            !isDisturbed();
    }

    /**
     * Whether something fired in a calm week.
     *
     * @return true if so.
     */
    public boolean isDisturbed()
    {
        return main.market().day().isCalm() && fired() + broken() > 0;
    }

    /**
     * Changes of breakers in all runs.
     *
     * @return the number.
     */
    public long broken()
    {
        return guarded.stream().mapToLong(each -> each.breakers().changes().size()).sum();
    }

    /**
     * Calls, liquidations, takeovers and deficits of the main run.
     *
     * @return the number of all of them.
     */
    public long fired()
    {
        long sum = 0;
        for (final Count count : List.of(Count.CALL_ZONES, Count.CALLS_ISSUED, Count.CALL_SLICES, Count.LIQUIDATIONS,
            Count.SLICES, Count.QUEUED, Count.TAKEOVERS, Count.AUCTIONS, Count.ALLOCATIONS, Count.HAIRCUTS,
            Count.DELEVERAGED))
        {
            sum += main.record().tally().total(count);
        }
        return sum;
    }
}
