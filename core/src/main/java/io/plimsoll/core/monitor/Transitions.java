package io.plimsoll.core.monitor;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.margin.Verdict;

/**
 * Margin accounts that must change zone in this command, put into the canonical order (rulebook R4.4).
 */
public final class Transitions
{
    private final HealthOrder order;
    private final int[] zones;
    private final long[] equities;
    private final long[] equitiesNoHaircut;
    private final long[] maintenanceMargins;
    private final long[] initialMargins;

    /**
     * Room for every margin account.
     *
     * @param accounts    table.
     * @param maxAccounts margin accounts.
     */
    Transitions(final AccountTable accounts, final int maxAccounts)
    {
        order = new HealthOrder(accounts, maxAccounts);
        zones = new int[maxAccounts];
        equities = new long[maxAccounts];
        equitiesNoHaircut = new long[maxAccounts];
        maintenanceMargins = new long[maxAccounts];
        initialMargins = new long[maxAccounts];
    }

    void clear()
    {
        order.clear();
    }

    /**
     * Note a change.
     *
     * @param account   row.
     * @param toZone    code; TAKEOVER covers BANKRUPT.
     * @param healthPpm that orders it.
     * @param verdict   numbers that it is decided on; copied.
     */
    void add(final int account, final int toZone, final long healthPpm, final Verdict verdict)
    {
        final int added = order.add(account, healthPpm);
        zones[added] = toZone;
        equities[added] = verdict.equity();
        equitiesNoHaircut[added] = verdict.equityNoHaircut();
        maintenanceMargins[added] = verdict.maintenanceMargin();
        initialMargins[added] = verdict.initialMargin();
    }

    /**
     * How many there are.
     *
     * @return the count.
     */
    public int count()
    {
        return order.count();
    }

    /**
     * Margin account.
     *
     * @param i place in the canonical order.
     * @return row.
     */
    public int account(final int i)
    {
        return order.account(i);
    }

    /**
     * Zone that it enters.
     *
     * @param i place in the canonical order.
     * @return code; TAKEOVER covers BANKRUPT.
     */
    public int toZone(final int i)
    {
        return zones[order.added(i)];
    }

    /**
     * The numbers that it was decided on.
     *
     * @param i       place in the canonical order.
     * @param verdict that takes them.
     */
    public void read(final int i, final Verdict verdict)
    {
        final int added = order.added(i);
        verdict.set(
            equities[added], equitiesNoHaircut[added], maintenanceMargins[added], initialMargins[added]);
    }

    void sort()
    {
        order.sort();
    }
}
