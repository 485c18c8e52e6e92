package io.plimsoll.node.crash.report;

import io.plimsoll.core.message.LossRule;
import io.plimsoll.node.crash.population.Role;
import io.plimsoll.node.crash.record.Count;
import io.plimsoll.node.crash.record.CrashRun;
import io.plimsoll.node.crash.record.RoleSums;
import io.plimsoll.node.crash.record.Tally;
import io.plimsoll.node.crash.record.Touched;
import io.plimsoll.node.page.Figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The same day under other rules, side by side.
 */
final class ComparisonTable
{
    private final List<CrashRun> runs;
    private final List<String[]> rows = new ArrayList<>();

    ComparisonTable(final List<CrashRun> runs)
    {
        this.runs = runs;
        row("winners who paid", run -> Figures.count(touched(run).accounts()));
        row("  hedged accounts among them", run -> Figures.count(touched(run).accounts(Role.HEDGED)));
        row("  their leverage, median", run -> touched(run).accounts() == 0 ? "-" :
            String.format(Locale.ROOT, "%.2fx", touched(run).medianLeverage()));
        row("taken from winners", run -> Figures.usdt(fromWinners(run)));
        row("positions cut", run -> Figures.count(tally(run).total(Count.DELEVERAGED)));
        row("notional cut", run -> Figures.usdt(tally(run).total(Count.DELEVERAGED_NOTIONAL)));
        row("hedges left with one leg", run -> Figures.count(touched(run).hedgesCutByDeleveraging()));
        row("given up beyond the deficit", run -> Figures.usdt(tally(run).overshootMicros()));
        row("deficit owed", run -> Figures.usdt(tally(run).total(Count.OWED)));
        row("  paid by funds", run ->
            Figures.usdt(tally(run).total(Count.BY_FUNDS) + tally(run).total(Count.BY_COMMON)));
        row("  uncovered", run -> Figures.usdt(tally(run).total(Count.UNCOVERED)));
        row("backstops and funds, change", run -> Figures.usdt(venueChange(run)));
        row("accounts liquidated", run -> Figures.count(run.liquidatedAccounts()));
        row("deficit taken - deficit owed", run -> Long.toString(tally(run).takenLessOwedMicros()));
    }

    String[] headings()
    {
        final String[] headings = new String[runs.size() + 1];
        headings[0] = "";
        for (int i = 0; i < runs.size(); i++)
        {
            headings[i + 1] = name(runs.get(i).lossRule());
        }
        return headings;
    }

    List<String[]> rows()
    {
        return rows;
    }

    static String name(final LossRule rule)
    {
        return switch (rule)
        {
            case HAIRCUT -> "haircut";
            case BACKSTOP -> "backstop only";
            case BITMEX -> "ranked, BitMEX";
            case BINANCE -> "ranked, Binance";
            case HYPERLIQUID -> "ranked, Hyperliquid";
            default -> rule.name().toLowerCase(Locale.ROOT);
        };
    }

    /** By haircut or by giving up what the mark was better than the bankruptcy price. */
    static long fromWinners(final CrashRun run)
    {
        return tally(run).total(Count.BY_WINNERS) + tally(run).total(Count.GIVEN_UP);
    }

    static long venueChange(final CrashRun run)
    {
        return new RoleSums(run.crowd(), run.books()).equityMicros(Role.VENUE) -
            run.start().equityMicros(Role.VENUE);
    }

    private void row(final String what, final Function<CrashRun, String> figure)
    {
        final String[] row = new String[runs.size() + 1];
        row[0] = what;
        for (int i = 0; i < runs.size(); i++)
        {
            row[i + 1] = figure.apply(runs.get(i));
        }
        rows.add(row);
    }

    private static Tally tally(final CrashRun run)
    {
        return run.record().tally();
    }

    private static Touched touched(final CrashRun run)
    {
        return run.record().losses().touched();
    }
}
