package io.plimsoll.core.monitor;

import io.plimsoll.core.account.AccountTable;

/**
 * Margin accounts that must change zone in this command, put into the canonical order (rulebook R4.4).
 */
public final class Transitions
{
    private final HealthOrder order;
    private final int[] zones;
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
        initialMargins = new long[maxAccounts];
    }

    void clear()
    {
        order.clear();
    }

    void add(final int account, final int toZone, final long healthPpm, final long initialMargin)
    {
        final int added = order.add(account, healthPpm);
        zones[added] = toZone;
        initialMargins[added] = initialMargin;
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
     * Initial margin as judged.
     *
     * @param i place in the canonical order.
     * @return money.
     */
    public long initialMargin(final int i)
    {
        return initialMargins[order.added(i)];
    }

    void sort()
    {
        order.sort();
    }
}
