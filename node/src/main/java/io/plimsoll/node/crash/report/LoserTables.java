package io.plimsoll.node.crash.report;

import io.plimsoll.node.crash.population.CrashAccount;
import io.plimsoll.node.crash.population.Crowd;
import io.plimsoll.node.crash.population.Role;
import io.plimsoll.node.crash.record.AccountLoss;
import io.plimsoll.node.crash.record.CrashRun;
import io.plimsoll.node.crash.record.RoleSums;
import io.plimsoll.node.crash.record.Rule;
import io.plimsoll.node.crash.venue.CrashAccounts;
import io.plimsoll.node.demo.market.Contract;
import io.plimsoll.node.demo.population.PositionPlan;
import io.plimsoll.node.page.Figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who lost what: by role, and the accounts that rules took most from.
 */
final class LoserTables
{
    static final String[] ROLE_HEADINGS = {
        "who", "accounts", "liquidated", "paid for others", "at the start", "prices", "slippage", "fees", "premiums",
        "estates", "haircuts", "deleveraging", "owed, borne by others", "at the end"};
    static final String[] TOP_HEADINGS = {
        "account", "who", "positions", "most by", "at the start", "leverage", "slippage", "fees", "premiums", "estate",
        "haircuts", "deleveraging", "owed"};
    static final int TOP_TEXT_COLUMNS = 4;

    private static final int LIMIT = 12;
    private static final double MICROS = 1e6;

    private LoserTables()
    {
    }

    /** What prices took or gave is what is left when everything else is known. */
    static List<String[]> roles(final CrashRun run)
    {
        final RoleSums end = new RoleSums(run.crowd(), run.books());
        final List<String[]> rows = new ArrayList<>();
        for (final Role role : Role.values())
        {
            final List<AccountLoss> losses = run.record().losses().all().stream()
                .filter(loss -> CrashAccounts.role(run.crowd(), loss.account()) == role)
                .collect(Collectors.toList());
            final long taken = losses.stream().mapToLong(AccountLoss::totalMicros).sum();
            final long relieved = losses.stream().mapToLong(AccountLoss::deficitMicros).sum();
            final long start = run.start().equityMicros(role);
            final String[] row = new String[ROLE_HEADINGS.length];
            row[0] = role.label();
            row[1] = Figures.count(run.crowd().count(role));
            row[2] = Figures.count(losses.stream().filter(AccountLoss::isLiquidated).count());
            row[3] = Figures.count(run.record().losses().touched().accounts(role));
            row[4] = Figures.usdt(start);
            row[5] = Figures.usdt(end.equityMicros(role) - start + taken - relieved);
            for (final Rule rule : Rule.values())
            {
                row[6 + rule.ordinal()] = Figures.usdt(-losses.stream().mapToLong(l -> l.micros(rule)).sum());
            }
            row[12] = Figures.usdt(relieved);
            row[13] = Figures.usdt(end.equityMicros(role));
            rows.add(row);
        }
        return rows;
    }

    static List<AccountLoss> top(final CrashRun run)
    {
        return run.record().losses().all().stream()
            .filter(loss -> loss.account() <= run.crowd().accounts().size() && loss.totalMicros() > 0)
            .sorted(Comparator.comparingLong(AccountLoss::totalMicros).reversed()
                .thenComparingLong(AccountLoss::account))
            .limit(LIMIT)
            .collect(Collectors.toList());
    }

    static List<String[]> topRows(final CrashRun run)
    {
        final List<String[]> rows = new ArrayList<>();
        for (final AccountLoss loss : top(run))
        {
            final Crowd crowd = run.crowd();
            final CrashAccount plan = crowd.accounts().get((int)loss.account() - 1);
            rows.add(new String[]{
                Long.toString(loss.account()),
                plan.role().label(),
                positions(run, plan),
                loss.worst().label(),
                Figures.usdt((long)(plan.equityUsdt() * MICROS)),
                Figures.times(plan.leverage()),
                Figures.usdt(loss.micros(Rule.SLIPPAGE)),
                Figures.usdt(loss.micros(Rule.FEES)),
                Figures.usdt(loss.micros(Rule.PREMIUM)),
                Figures.usdt(loss.micros(Rule.ESTATE)),
                Figures.usdt(loss.micros(Rule.HAIRCUT)),
                Figures.usdt(loss.micros(Rule.DELEVERAGING)),
                Figures.usdt(loss.deficitMicros())});
        }
        return rows;
    }

    /** The three largest. */
    private static String positions(final CrashRun run, final CrashAccount plan)
    {
        final List<PositionPlan> largest = plan.positions().stream()
            .sorted(Comparator.comparingLong((PositionPlan p) -> -Math.abs(worth(run, p))))
            .collect(Collectors.toList());
        final String named = largest.stream().limit(3)
            .map(p -> contract(run, p).symbol() + (p.isLong() ? " +" : " ") + Figures.usdt(worth(run, p)))
            .collect(Collectors.joining(", "));
        return largest.size() > 3 ? named + ", " + (largest.size() - 3) + " more" : named;
    }

    private static long worth(final CrashRun run, final PositionPlan position)
    {
        return contract(run, position).worthMicros(position.lots(), position.price());
    }

    private static Contract contract(final CrashRun run, final PositionPlan position)
    {
        return run.market().marks().contract(position.instrument());
    }
}
