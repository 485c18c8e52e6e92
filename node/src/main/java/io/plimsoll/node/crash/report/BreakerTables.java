package io.plimsoll.node.crash.report;

import io.plimsoll.core.message.BreakerCause;
import io.plimsoll.node.crash.record.BreakerChange;
import io.plimsoll.node.crash.record.BreakerRecord;
import io.plimsoll.node.crash.record.Count;
import io.plimsoll.node.crash.record.GuardedRun;
import io.plimsoll.node.demo.market.Contract;
import io.plimsoll.node.page.Figures;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What breakers did on a day and what they prevented.
 */
final class BreakerTables
{
    static final String[] FIRED_HEADINGS = {
        "at", "contract", "change", "mark", "candidate", "reference", "lower", "upper", "sigma of a day", "lasted"};
    static final int FIRED_TEXT_COLUMNS = 3;
    static final int LIMIT = 40;

    private static final DateTimeFormatter CLOCK =
        DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final long NANOS = 1_000_000_000;
    private static final double PERCENT = 1e4;
    private static final int SECONDS_PER_MINUTE = 60;

    private final List<GuardedRun> runs;
    private final List<String[]> rows = new ArrayList<>();

    BreakerTables(final List<GuardedRun> runs)
    {
        this.runs = runs;
        row("limits by velocity", run -> Figures.count(run.breakers().fired(BreakerCause.VELOCITY)));
        row("halts by standard deviations", run -> Figures.count(run.breakers().fired(BreakerCause.STATISTICAL)));
        row("limits that became halts", run -> Figures.count(run.breakers().changes().stream()
            .filter(change -> change.cause() == BreakerCause.LIMIT_EXPIRED).count()));
        row("orders refused by them", run -> Figures.count(
            run.run().record().refused().guarded().values().stream().mapToInt(i -> i).sum()));
        row("accounts liquidated", run -> Figures.count(run.run().liquidatedAccounts()));
        count("liquidations begun", Count.LIQUIDATIONS);
        count("estates", Count.TAKEOVERS);
        count("  insolvent", Count.INSOLVENT_ESTATES);
        money("closed by slices", Count.LIQUIDATED);
        money("slippage", Count.SLIPPAGE);
        money("deficit owed", Count.OWED);
        money("  by winners, haircuts", Count.BY_WINNERS);
        money("  uncovered", Count.UNCOVERED);
    }

    String[] headings()
    {
        final String[] headings = new String[runs.size() + 1];
        headings[0] = "";
        for (int i = 0; i < runs.size(); i++)
        {
            headings[i + 1] = runs.get(i).safeguards().label();
        }
        return headings;
    }

    List<String[]> rows()
    {
        return rows;
    }

    /** Which bound prevented what: against the run without a breaker. */
    List<String> findings()
    {
        final List<String> findings = new ArrayList<>();
        final GuardedRun without = runs.get(0);
        for (final GuardedRun run : runs.subList(1, runs.size()))
        {
            findings.add(finding(without, run));
        }
        return findings;
    }

    private static String finding(final GuardedRun without, final GuardedRun run)
    {
        final String name = Character.toUpperCase(run.safeguards().label().charAt(0)) +
            run.safeguards().label().substring(1);
        if (run.breakers().changes().isEmpty())
        {
            return name + ": never fired.";
        }
        final long accounts = without.run().liquidatedAccounts() - run.run().liquidatedAccounts();
        final long estates = saved(without, run, Count.TAKEOVERS);
        final long owed = saved(without, run, Count.OWED);
        return name + ": " + (accounts <= 0 && estates <= 0 && owed <= 0 ? "prevented nothing; " : "") +
            change(accounts, "accounts liquidated", Figures::number) + ", " +
            change(estates, "estates", Figures::number) + ", " +
            change(owed, "USDT of deficits owed", Figures::usdt) + ".";
    }

    private static long saved(final GuardedRun without, final GuardedRun run, final Count count)
    {
        return without.run().record().tally().total(count) - run.run().record().tally().total(count);
    }

    private static String change(final long saved, final String what, final Function<Long, String> text)
    {
        return saved == 0 ? "as many " + what :
            text.apply(Math.abs(saved)) + (saved > 0 ? " fewer " : " more ") + what;
    }

    /** When breakers left NORMAL, against which bound, and how long it was until they were back. */
    static List<String[]> fired(final GuardedRun guarded)
    {
        final BreakerRecord record = guarded.breakers();
        final List<String[]> rows = new ArrayList<>();
        for (final BreakerChange change : record.changes())
        {
            if (change.isBegin() && rows.size() < LIMIT)
            {
                final Contract contract = guarded.run().market().marks().contract(change.instrument());
                rows.add(new String[]{
                    CLOCK.format(Instant.ofEpochSecond(change.timeNs() / NANOS)),
                    contract.symbol(),
                    change.to() + " by " + change.cause(),
                    price(contract, change.mark()),
                    price(contract, change.candidate()),
                    price(contract, change.reference()),
                    price(contract, change.lower()),
                    price(contract, change.upper()),
                    String.format(Locale.ROOT, "%.1f %%", change.sigmaPpm() / PERCENT),
                    lasted(record.lastedNs(change))});
            }
        }
        return rows;
    }

    static long begun(final GuardedRun guarded)
    {
        return guarded.breakers().changes().stream().filter(BreakerChange::isBegin).count();
    }

    private static String lasted(final long nanos)
    {
        final long seconds = nanos / NANOS;
        return nanos < 0 ? "to the end" :
            String.format(Locale.ROOT, "%d:%02d", seconds / SECONDS_PER_MINUTE, seconds % SECONDS_PER_MINUTE);
    }

    private static String price(final Contract contract, final long increments)
    {
        return increments == 0 ? "-" :
            BigDecimal.valueOf(increments, contract.priceDecimals()).toPlainString();
    }

    private void count(final String what, final Count count)
    {
        row(what, run -> Figures.count(run.run().record().tally().total(count)));
    }

    private void money(final String what, final Count count)
    {
        row(what, run -> Figures.usdt(run.run().record().tally().total(count)));
    }

    private void row(final String what, final Function<GuardedRun, String> figure)
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
