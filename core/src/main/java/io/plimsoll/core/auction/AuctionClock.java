package io.plimsoll.core.auction;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.AuctionTable;
import io.plimsoll.core.account.PositionTable;
import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.instrument.Contracts;

import static io.plimsoll.core.account.AccountTable.NONE;

/**
 * The clocks of auctions: time since start or reset, less the time during which a leg was halted (rulebook R6.14).
 */
final class AuctionClock
{
    private final AuctionTable table;
    private final AccountTable accounts;
    private final PositionTable positions;
    private final Contracts contracts;
    private final Deadlines deadlines;

    AuctionClock(final AuctionTable table, final Accounts book, final Contracts contracts, final Deadlines deadlines)
    {
        this.table = table;
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.contracts = contracts;
        this.deadlines = deadlines;
    }

    long elapsedNs(final int row, final long nowNs)
    {
        return table.isPaused(row) ? table.clockNs(row) : nowNs - table.clockNs(row);
    }

    /**
     * Begin at 0. A paused clock stays paused.
     *
     * @return deadline; 0 while paused.
     */
    long restart(final int row, final long nowNs)
    {
        if (table.isPaused(row))
        {
            table.clockNs(row, 0);
            return 0;
        }
        table.clockNs(row, nowNs);
        return arm(row);
    }

    /**
     * Does it run where it should stand still, or the other way round?
     */
    boolean isWrong(final int row)
    {
        return table.isPaused(row) != hasHaltedLeg(table.account(row));
    }

    /**
     * Stop it, or let it go on.
     *
     * @return deadline; 0 while paused.
     */
    long turn(final int row, final long nowNs)
    {
        final long elapsedNs = elapsedNs(row, nowNs);
        if (table.isPaused(row))
        {
            table.isPaused(row, false);
            table.clockNs(row, nowNs - elapsedNs);
            return arm(row);
        }
        table.isPaused(row, true);
        table.clockNs(row, elapsedNs);
        deadlines.drop(table.account(row));
        return 0;
    }

    private long arm(final int row)
    {
        final long deadlineNs = deadlineNs(table, row);
        deadlines.arm(table.account(row), deadlineNs);
        return deadlineNs;
    }

    /**
     * When a clock that runs has run for as long as it may.
     */
    static long deadlineNs(final AuctionTable table, final int row)
    {
        return WideMath.addSaturated(table.clockNs(row), durationNs(table, row));
    }

    /**
     * How long it may run before it is reset or ends.
     */
    static long durationNs(final AuctionTable table, final int row)
    {
        if (table.phase(row) == Auctions.INSOLVENT)
        {
            return table.insolventNs(row);
        }
        return switch (table.curve(row))
        {
            case PriceCurve.STAIR -> PriceCurve.stairDeadlineNs(
                table.startPpm(row), table.cutPpm(row), table.cuspPpm(row), table.stepNs(row), table.tailNs(row));
            case PriceCurve.LINEAR ->
                PriceCurve.linearDeadlineNs(table.startPpm(row), table.cuspPpm(row), table.tailNs(row));
            default -> table.tailNs(row);
        };
    }

    /**
     * Does a halt stop the clock?
     *
     * @param account row of the margin account.
     * @return true if an instrument of a leg is halted.
     */
    boolean hasHaltedLeg(final int account)
    {
        for (int row = accounts.firstPosition(account); row != NONE; row = positions.next(row))
        {
            if (positions.lots(row) != 0 && contracts.instrument(positions.instrument(row)).isHalted())
            {
                return true;
            }
        }
        return false;
    }
}
