package io.plimsoll.node.demo.report;

import io.plimsoll.node.demo.market.Market;
import io.plimsoll.node.demo.population.AccountPlan;
import io.plimsoll.node.demo.population.PopulationSummary;
import io.plimsoll.node.demo.record.AccountFate;
import io.plimsoll.node.demo.record.DayRecord;
import io.plimsoll.node.page.Conditions;
import org.HdrHistogram.Histogram;

import java.util.List;

/**
 * Everything that a run left behind.
 *
 * @param market       that was replayed.
 * @param plans        customers as they started.
 * @param population   the same in numbers.
 * @param record       what happened.
 * @param ticks        core time per price tick, nanoseconds.
 * @param commands     number of commands in the journal.
 * @param openingNs    wall time of the set-up.
 * @param replayNs     wall time of the replay.
 * @param verification what replaying the journal showed, or that it was not done.
 * @param conditions   under which the run was made.
 */
public record DemoResult(
    Market market,
    List<AccountPlan> plans,
    PopulationSummary population,
    DayRecord record,
    Histogram ticks,
    long commands,
    long openingNs,
    long replayNs,
    String verification,
    Conditions conditions)
{
    /**
     * Customers that were liquidated or taken over at least once.
     *
     * @return the number.
     */
    public long liquidatedCustomers()
    {
        return record.fates().stream().filter(AccountFate::isLiquidated).count();
    }

    /**
     * The same with what verification showed.
     *
     * @param newVerification in words.
     * @return the result.
     */
    public DemoResult withVerification(final String newVerification)
    {
        return new DemoResult(market, plans, population, record, ticks, commands, openingNs, replayNs,
            newVerification, conditions);
    }
}
