package io.plimsoll.core.liquidation;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.capacity.Capacity;
import io.plimsoll.core.margin.Zone;
import io.plimsoll.core.snapshot.Section;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * The liquidation's part of a snapshot: slice ids, rules, risk classes, capacity. Counts, deadlines and who waits are
 * in the accounts; timers and queue are built again from them.
 */
public final class LiquidationSection
{
    private final AccountTable accounts;
    private final AccountTimers timers;
    private final WaitingAccounts waiting;
    private final SliceIssue slices;
    private final LiquidationRules rules;
    private final RiskClasses classes;
    private final Capacity capacity;

    /**
     * Over given state.
     *
     * @param accounts table.
     * @param timers   of margin accounts.
     * @param waiting  for capacity.
     * @param slices   issued.
     * @param rules    in force.
     * @param classes  of accounts.
     * @param capacity of the windows.
     */
    public LiquidationSection(
        final AccountTable accounts,
        final AccountTimers timers,
        final WaitingAccounts waiting,
        final SliceIssue slices,
        final LiquidationRules rules,
        final RiskClasses classes,
        final Capacity capacity)
    {
        this.accounts = accounts;
        this.timers = timers;
        this.waiting = waiting;
        this.slices = slices;
        this.rules = rules;
        this.classes = classes;
        this.capacity = capacity;
    }

    /**
     * Write it.
     *
     * @param writer of the snapshot.
     */
    public void save(final SnapshotWriter writer)
    {
        writer.begin(Section.LIQUIDATION);
        writer.put(slices.sliceIds()).put(timers.size()).put(waiting.count());
        rules.save(writer);
        classes.save(writer);
        capacity.save(writer);
        writer.end();
    }

    /**
     * Read it, arm all deadlines and let those wait who waited. The accounts are loaded.
     *
     * @param reader of the snapshot.
     * @param timeNs of the last command.
     * @throws io.plimsoll.core.snapshot.SnapshotException if the accounts are not as many as were saved.
     */
    public void load(final SnapshotReader reader, final long timeNs)
    {
        reader.open(Section.LIQUIDATION);
        slices.sliceIds(reader.next(0, SliceIssue.FIRST_SLICE_ID, "slice ids given out"));
        final int deadlines = reader.nextInt(0, accounts.highWater(), "deadlines of accounts");
        final int queued = reader.nextInt(0, accounts.highWater(), "accounts that wait");
        rules.load(reader);
        classes.load(reader);
        capacity.load(reader, timeNs);
        reader.close();
        for (int row = 0; row < accounts.highWater(); row++)
        {
            if (accounts.isOpen(row))
            {
                resume(row);
            }
        }
        require(reader, deadlines, timers.size(), "deadlines of accounts");
        require(reader, queued, waiting.count(), "accounts that wait");
    }

    private void resume(final int row)
    {
        final int zone = accounts.zone(row);
        final long deadlineNs = accounts.deadlineNs(row);
        if (deadlineNs == 0 && zone == Zone.LIQUIDATING)
        {
            waiting.enter(row);
        }
        else if (deadlineNs != 0 && zone != Zone.FREE)
        {
            timers.arm(row, deadlineNs);
        }
    }

    private static void require(final SnapshotReader reader, final int saved, final int found, final String what)
    {
        if (saved != found)
        {
            throw reader.failure(saved + " " + what + ", found " + found);
        }
    }
}
