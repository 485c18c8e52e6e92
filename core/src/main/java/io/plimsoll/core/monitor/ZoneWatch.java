package io.plimsoll.core.monitor;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.margin.InitialMargin;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.margin.Verdict;
import io.plimsoll.core.margin.Zone;
import io.plimsoll.core.margin.ZoneRule;
import io.plimsoll.core.snapshot.SnapshotException;

/**
 * Judges one margin account at a time: certifies it in its zone, or notes that it must change.
 */
final class ZoneWatch
{
    private final AccountTable accounts;
    private final ZoneRule zones;
    private final Valuation valuation;
    private final InitialMargin initialMargin;
    private final HeldAccounts held;
    private final SafeBox safeBox;
    private final Faces faces;
    private final Transitions transitions;
    private final Verdict verdict = new Verdict();
    private long evaluations;

    ZoneWatch(
        final AccountTable accounts,
        final ZoneRule zones,
        final Valuation valuation,
        final InitialMargin initialMargin,
        final HeldAccounts held,
        final SafeBox safeBox,
        final Faces faces,
        final Transitions transitions)
    {
        this.accounts = accounts;
        this.zones = zones;
        this.valuation = valuation;
        this.initialMargin = initialMargin;
        this.held = held;
        this.safeBox = safeBox;
        this.faces = faces;
        this.transitions = transitions;
    }

    long evaluations()
    {
        return evaluations;
    }

    /**
     * Judge one account: certify it, or note its transition (true; also if that is noted already).
     */
    boolean look(final int account)
    {
        if (!accounts.isWatched(account))
        {
            return false;
        }
        if (transitions.has(account))
        {
            return true;
        }
        evaluations++;
        final int next = nextZone(account);
        if (next == accounts.zone(account))
        {
            safeBox.certify(account);
            return false;
        }
        transitions.add(
            account, next, valuation.healthPpm(), verdict.set(valuation, initialMargin.requirement(account)));
        return true;
    }

    /**
     * Evaluate an account and judge it. Who is held is not taken over (rulebook R8.7).
     */
    private int nextZone(final int account)
    {
        valuation.evaluate(account);
        final int next = zones.next(accounts.zone(account), valuation.equity(), valuation.maintenanceMargin());
        return next == Zone.TAKEOVER && held.isHeld(account) ? Zone.LIQUIDATING : next;
    }

    /**
     * Certify an account whose transition has been carried out.
     *
     * @param account row.
     */
    void certify(final int account)
    {
        if (!accounts.isWatched(account))
        {
            faces.forget(account);
            return;
        }
        valuation.evaluate(account);
        safeBox.certify(account);
    }

    /**
     * Evaluate every account and count those whose zone should be another.
     *
     * @return the count; 0 while the index does its work.
     */
    int misplacedAccounts()
    {
        int misplaced = 0;
        for (int row = 0; row < accounts.highWater(); row++)
        {
            if (accounts.isOpen(row) && accounts.isWatched(row))
            {
                misplaced += accounts.zone(row) == nextZone(row) ? 0 : 1;
            }
        }
        return misplaced;
    }

    /**
     * Give a margin account that has just been loaded its faces, at the market as it is.
     *
     * @param row of the margin account.
     * @throws SnapshotException if it is in a zone that its numbers do not call for.
     */
    void enter(final int row)
    {
        if (!accounts.isWatched(row))
        {
            return;
        }
        final int zone = accounts.zone(row);
        final int next = nextZone(row);
        if (next != zone)
        {
            throw new SnapshotException(
                "margin account row " + row + " of the snapshot is in zone " + zone + ", its numbers call for " + next);
        }
        safeBox.certify(row);
    }
}
