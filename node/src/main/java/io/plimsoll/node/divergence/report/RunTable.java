package io.plimsoll.node.divergence.report;

import io.plimsoll.node.crash.record.Count;
import io.plimsoll.node.divergence.record.DivergenceRun;
import io.plimsoll.node.page.Figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What the runs of a window did, side by side.
 */
final class RunTable
{
    private final List<DivergenceRun> runs;
    private final List<String[]> rows = new ArrayList<>();

    RunTable(final DivergenceResult result)
    {
        runs = result.runs();
        final Set<Long> onlyNaive = DivergenceResult.onlyBy(result.naive(), result.ours());
        row("accounts liquidated", run -> Figures.count(run.liquidated().size()));
        row("of them not by " + result.ours().name(), run ->
            Figures.count(DivergenceResult.onlyBy(run, result.ours()).size()));
        row("of them not at the last trade", run -> Figures.count(DivergenceResult.onlyBy(run, result.naive()).size()));
        count("margin accounts called", Count.CALL_ZONES);
        count("liquidations begun", Count.LIQUIDATIONS);
        count("estates", Count.TAKEOVERS);
        count("estates, insolvent", Count.INSOLVENT_ESTATES);
        row("positions lost", run -> Figures.usdt(run.record().lostMicros()));
        row("of them in slices", run -> Figures.usdt(run.record().soldMicros()));
        row("coins taken", run -> Figures.usdt(run.record().coinsMicros()));
        row("taken from the crowd by rules", run -> Figures.usdt(run.takenMicros()));
        money("deficit owed", Count.OWED);
        money("of it by winners, in haircuts", Count.BY_WINNERS);
        money("of it uncovered", Count.UNCOVERED);
        row("the " + Figures.number(onlyNaive.size()) + " that only the last trade liquidated, at the end", run ->
            Figures.usdt(run.equityMicros(onlyNaive)));
        row("orders refused by guards", run ->
            Figures.count(run.run().record().refused().guarded().values().stream().mapToInt(i -> i).sum()));
    }

    String[] headings()
    {
        final String[] headings = new String[runs.size() + 1];
        headings[0] = "";
        for (int i = 0; i < runs.size(); i++)
        {
            headings[i + 1] = runs.get(i).name();
        }
        return headings;
    }

    List<String[]> rows()
    {
        return rows;
    }

    private void count(final String what, final Count count)
    {
        row(what, run -> Figures.count(run.run().record().tally().total(count)));
    }

    private void money(final String what, final Count count)
    {
        row(what, run -> Figures.usdt(run.run().record().tally().total(count)));
    }

    private void row(final String what, final Function<DivergenceRun, String> figure)
    {
        final String[] row = new String[runs.size() + 1];
        row[0] = what;
        for (int i = 0; i < runs.size(); i++)
        {
            row[i + 1] = figure.apply(runs.get(i));
        }
        rows.add(row);
    }
}
