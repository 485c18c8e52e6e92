package io.plimsoll.node.crash.report;

import io.plimsoll.node.crash.record.Count;
import io.plimsoll.node.crash.record.CrashRun;
import io.plimsoll.node.crash.record.Tally;
import io.plimsoll.node.page.Figures;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What each rule did in a run.
 */
final class RuleTable
{
    static final String[] HEADINGS = {"rule", "what happened", "number", "USDT"};
    static final int TEXT_COLUMNS = 2;

    private RuleTable()
    {
    }

    static List<String[]> rows(final CrashRun run)
    {
        final Tally tally = run.record().tally();
        return List.of(
            row(tally, "margin call", "entered the call zone", Count.CALL_ZONES, null),
            row(tally, "", "calls with a deadline", Count.CALLS_ISSUED, null),
            row(tally, "", "slices after a deadline", Count.CALL_SLICES, null),
            row(tally, "liquidation", "begun", Count.LIQUIDATIONS, null),
            row(tally, "", "slices; notional closed, calls' too", Count.SLICES, Count.LIQUIDATED),
            row(tally, "", "lost against the mark", null, Count.SLIPPAGE),
            row(tally, "", "liquidation fees", null, Count.LIQUIDATION_FEES),
            row(tally, "capacity", "had to wait", Count.QUEUED, null),
            row(tally, "", "most at one time", Count.MOST_WAITING, null),
            row(tally, "takeover", "estates", Count.TAKEOVERS, null),
            row(tally, "auction", "bids carried out; notional taken", Count.TAKES, Count.TAKEN),
            row(tally, "", "premiums paid by estates", null, Count.PREMIUMS),
            row(tally, "", "premiums paid by funds", null, Count.FUND_PREMIUMS),
            row(tally, "", "begun anew", Count.RESETS, null),
            row(tally, "", "owner healthy again", Count.RESTORED, null),
            row(tally, "", "sold", Count.SOLD, null),
            row(tally, "", "expired", Count.EXPIRED, null),
            row(tally, "settlement", "estates; equity left in solvent ones", Count.ESTATES, Count.ESTATE_SURPLUS),
            row(tally, "", "of that to funds", null, Count.SURPLUS_TO_FUNDS),
            row(tally, "", "insolvent; their deficits", Count.INSOLVENT_ESTATES, Count.ESTATE_DEFICIT),
            row(tally, "deleveraging", "positions cut; notional", Count.DELEVERAGED, Count.DELEVERAGED_NOTIONAL),
            row(tally, "", "given up by winners", null, Count.GIVEN_UP),
            row(tally, "haircut", "haircuts; taken from winners", Count.HAIRCUTS, Count.BY_WINNERS),
            row(tally, "delisting", "positions settled", Count.DELISTED, null));
    }

    /** The same with rule and what happened in one column. */
    static List<String[]> lines(final CrashRun run)
    {
        return rows(run).stream()
            .map(row -> new String[]{String.format("%-12s  %s", row[0], row[1]), row[2], row[3]})
            .collect(Collectors.toList());
    }

    private static String[] row(
        final Tally tally, final String rule, final String what, final Count number, final Count money)
    {
        return new String[]{
            rule, what, number == null ? "" : Figures.count(tally.total(number)),
            money == null ? "" : Figures.usdt(tally.total(money))};
    }

    /** Who bore the deficits: the sum of the parts is what is owed. */
    static List<String[]> bearers(final CrashRun run)
    {
        final Tally tally = run.record().tally();
        final long owed = tally.total(Count.OWED);
        return List.of(
            part("left by insolvent estates", tally.total(Count.ESTATE_DEFICIT), owed),
            part("lost by backstops, at reviews", owed - tally.total(Count.ESTATE_DEFICIT), owed),
            new String[]{"deficit owed", Figures.usdt(owed), ""},
            part("insurance funds", tally.total(Count.BY_FUNDS), owed),
            part("the venue's common fund", tally.total(Count.BY_COMMON), owed),
            part("winners, by haircuts", tally.total(Count.BY_WINNERS), owed),
            part("uncovered: backstops", tally.total(Count.UNCOVERED), owed),
            new String[]{"deficit taken", Figures.usdt(tally.takenMicros()), ""});
    }

    private static String[] part(final String what, final long micros, final long owed)
    {
        return new String[]{what, Figures.usdt(micros), micros == 0 ? "-" : Figures.share(micros, owed)};
    }
}
