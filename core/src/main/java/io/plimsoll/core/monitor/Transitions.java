package io.plimsoll.core.monitor;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.margin.Verdict;

/**
 * Margin accounts that must change zone in this command, put into the canonical order (rulebook R4.4).
 */
public final class Transitions
{
    private static final int EQUITY = 0;
    private static final int EQUITY_NO_HAIRCUT = 1;
    private static final int MAINTENANCE_MARGIN = 2;
    private static final int INITIAL_MARGIN = 3;
    private static final int NUMBERS = 4;

    private final HealthOrder order;
    private final RecordsAhead ahead;
    private final int[] zones;
    private final long[] numbers;
    private final int[] upcoming = new int[RecordsAhead.MOST];
    private final int[] rounds;
    private int round = 1;
    private boolean isOutdated;
    private long sum;

    /**
     * Room for every margin account.
     *
     * @param accounts    table.
     * @param ahead       to read those that are next.
     * @param maxAccounts margin accounts.
     */
    Transitions(final AccountTable accounts, final RecordsAhead ahead, final int maxAccounts)
    {
        this.ahead = ahead;
        order = new HealthOrder(accounts, maxAccounts);
        zones = new int[maxAccounts];
        numbers = new long[maxAccounts * NUMBERS];
        rounds = new int[maxAccounts];
    }

    void clear()
    {
        if (order.count() != 0)
        {
            order.clear();
            round++;
        }
        isOutdated = false;
    }

    /**
     * Something that verdicts rest on has moved.
     */
    void onMove()
    {
        isOutdated |= order.count() != 0;
    }

    /**
     * Has anything moved since the first was noted?
     */
    boolean isOutdated()
    {
        return isOutdated;
    }

    /**
     * Is a change of this account noted?
     */
    boolean has(final int account)
    {
        return rounds[account] == round && order.count() != 0;
    }

    /**
     * Forget all, to judge them anew.
     *
     * @param accounts to write their rows to.
     * @return how many.
     */
    int takeAll(final int[] accounts)
    {
        final int count = order.count();
        for (int i = 0; i < count; i++)
        {
            accounts[i] = order.account(i);
        }
        clear();
        return count;
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
        rounds[account] = round;
        zones[added] = toZone;
        final int at = added * NUMBERS;
        numbers[at + EQUITY] = verdict.equity();
        numbers[at + EQUITY_NO_HAIRCUT] = verdict.equityNoHaircut();
        numbers[at + MAINTENANCE_MARGIN] = verdict.maintenanceMargin();
        numbers[at + INITIAL_MARGIN] = verdict.initialMargin();
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
     * Margin account. Asked for in order, this reads the records of the next ones ahead.
     *
     * @param i place in the canonical order.
     * @return row.
     */
    public int account(final int i)
    {
        if (i % RecordsAhead.MOST == 0 && order.count() > RecordsAhead.FEW)
        {
            readAhead(i);
        }
        return order.account(i);
    }

    private void readAhead(final int from)
    {
        final int next = Math.min(RecordsAhead.MOST, order.count() - from);
        for (int k = 0; k < next; k++)
        {
            final int added = order.added(from + k);
            upcoming[k] = order.account(from + k);
            // What is read must be of use to somebody, or it need not be read.
            sum += numbers[added * NUMBERS] + zones[added];
        }
        ahead.read(upcoming, 0, next);
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
        final int at = order.added(i) * NUMBERS;
        verdict.set(
            numbers[at + EQUITY], numbers[at + EQUITY_NO_HAIRCUT], numbers[at + MAINTENANCE_MARGIN],
            numbers[at + INITIAL_MARGIN]);
    }

    void sort()
    {
        order.sort();
    }
}
