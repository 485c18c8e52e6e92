package io.plimsoll.core.auction;

import io.plimsoll.core.CommandClock;
import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.AuctionTable;
import io.plimsoll.core.account.BalanceTable;
import io.plimsoll.core.account.PositionTable;
import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.loss.Estates;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.margin.Zone;
import io.plimsoll.core.margin.ZoneRule;
import io.plimsoll.core.message.AuctionEndCause;
import io.plimsoll.core.message.AuctionResetCause;
import io.plimsoll.core.outcome.AuctionEvents;

import static io.plimsoll.core.account.AccountTable.NONE;

/**
 * The auctions that are running, from start to end (rulebook R6.13 to R6.15); bids are in {@link Bid}.
 */
public final class Auctions
{
    /**
     * Phase code of the schema: takers pay the estate.
     */
    static final int SOLVENT = 0;

    /**
     * Phase code of the schema: the fund pays takers.
     */
    static final int INSOLVENT = 1;

    /**
     * Goal code of the schema.
     */
    static final int RESTORE = 1;

    private final AccountTable accounts;
    private final PositionTable positions;
    private final BalanceTable balances;
    private final RiskParameters parameters;
    private final ZoneRule zones;
    private final Valuation valuation;
    private final Deadlines deadlines;
    private final Estates estates;
    private final AuctionEvents events;
    private final AuctionBook auctions;
    private final AuctionTable table;
    private final AuctionClock clock;
    private final AuctionOrder wrongClocks;
    private final CommandClock time;
    private Restored restored;

    /**
     * No auction yet.
     *
     * @param maxMarginAccounts of the book.
     * @param book              of margin accounts.
     * @param contracts         listed.
     * @param parameters        in force.
     * @param zones             rule.
     * @param valuation         to evaluate with.
     * @param deadlines         of margin accounts.
     * @param estates           to settle.
     * @param time              of the commands.
     * @param events            to tell of auctions.
     */
    public Auctions(
        final int maxMarginAccounts,
        final Accounts book,
        final Contracts contracts,
        final RiskParameters parameters,
        final ZoneRule zones,
        final Valuation valuation,
        final Deadlines deadlines,
        final Estates estates,
        final CommandClock time,
        final AuctionEvents events)
    {
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.balances = book.balances();
        this.parameters = parameters;
        this.zones = zones;
        this.valuation = valuation;
        this.deadlines = deadlines;
        this.estates = estates;
        this.time = time;
        this.events = events;
        auctions = new AuctionBook(maxMarginAccounts, book.accounts());
        table = auctions.table();
        clock = new AuctionClock(table, book, contracts, deadlines);
        wrongClocks = new AuctionOrder(table, accounts, Math.min(AuctionTable.MAX_AUCTIONS, maxMarginAccounts));
    }

    /**
     * @param listener told of estates that are healthy again.
     */
    public void onRestored(final Restored listener)
    {
        restored = listener;
    }

    /**
     * Offer an estate, if its pool holds auctions, there is something to sell and the table has room.
     *
     * @param account row, taken over: funding settled, orders cancelled, zone TAKEOVER or BANKRUPT, no deadline.
     * @param pool    of the estate.
     * @return false if there is no auction: the estate is to be settled.
     */
    public boolean start(final int account, final int pool)
    {
        final AuctionRules rules = auctions.rules(pool);
        if (!rules.hasCurve() || !hasSomethingToSell(account) || !table.hasRoom(1))
        {
            return false;
        }
        valuation.evaluate(account);
        final long equityNoHaircut = valuation.equityNoHaircut();
        final int row = table.open(account, auctions.nextId(), pool);
        rules.copyTo(table, row);
        table.phase(row, phase(equityNoHaircut, 0));
        table.isPaused(row, clock.hasHaltedLeg(account));
        final long deadlineNs = clock.restart(row, time.nowNs());
        events.started(accounts.id(account), accounts.scope(account), table, row)
            .equityNoHaircut(equityNoHaircut).maintenanceMargin(valuation.maintenanceMargin()).deadlineNs(deadlineNs);
        events.publishStarted();
        return true;
    }

    private boolean hasSomethingToSell(final int account)
    {
        for (int row = accounts.firstPosition(account); row != NONE; row = positions.next(row))
        {
            if (positions.lots(row) != 0)
            {
                return true;
            }
        }
        for (int row = accounts.firstBalance(account); row != NONE; row = balances.next(row))
        {
            if (balances.amount(row) != 0)
            {
                return true;
            }
        }
        return false;
    }

    /**
     * The deadline of an auction is due: reset it, or end it and settle the estate.
     *
     * @param account row.
     */
    public void onDeadline(final int account)
    {
        final int row = table.find(account);
        valuation.evaluate(account);
        if (table.goal(row) == RESTORE && phase(valuation.equityNoHaircut(), table.reserve(row)) == SOLVENT &&
            shortfall() <= 0)
        {
            restore(row);
        }
        else if (table.resets(row) < table.maxResets(row))
        {
            table.resets(row, table.resets(row) + 1);
            reset(row, AuctionResetCause.EXPIRED);
        }
        else
        {
            settle(row, AuctionEndCause.EXPIRED);
        }
    }

    /**
     * A bid has found the auction in another phase than its record has. The estate has just been evaluated.
     */
    void changePhase(final int row)
    {
        reset(row, table.phase(row) == SOLVENT ? AuctionResetCause.INSOLVENT : AuctionResetCause.SOLVENT);
    }

    private void reset(final int row, final AuctionResetCause cause)
    {
        final int account = table.account(row);
        final long equityNoHaircut = valuation.equityNoHaircut();
        table.phase(row, phase(equityNoHaircut, table.reserve(row)));
        final long deadlineNs = clock.restart(row, time.nowNs());
        events.reset(accounts.id(account), accounts.scope(account), table, row, cause)
            .equityNoHaircut(equityNoHaircut).maintenanceMargin(valuation.maintenanceMargin()).deadlineNs(deadlineNs);
        events.publishReset();
    }

    /**
     * Phase of an estate (rulebook R6.14).
     *
     * @return SOLVENT if it has more than takers have paid in, or as much.
     */
    static int phase(final long equityNoHaircut, final long reserve)
    {
        return equityNoHaircut >= reserve ? SOLVENT : INSOLVENT;
    }

    /**
     * A bid was carried out: the estate may be healthy, or gone, or without the leg that was halted.
     */
    void afterBid(final int row)
    {
        final int account = table.account(row);
        valuation.evaluate(account);
        if (table.goal(row) == RESTORE && table.phase(row) == SOLVENT && shortfall() <= 0)
        {
            restore(row);
        }
        else if (hasSomethingToSell(account))
        {
            wrongClocks.clear();
            turnIfWrong(row);
        }
        else
        {
            settle(row, AuctionEndCause.SOLD);
        }
    }

    /**
     * What the estate just evaluated lacks to leave liquidation.
     *
     * @return money; not positive if it is healthy.
     */
    long shortfall()
    {
        return WideMath.ceilPpm(valuation.maintenanceMargin(), parameters.liquidationExitPpm()) - valuation.equity();
    }

    private void restore(final int row)
    {
        final int account = table.account(row);
        final int fromZone = accounts.zone(account);
        end(row, AuctionEndCause.RESTORED);
        accounts.zone(account, zones.next(Zone.LIQUIDATING, valuation.equity(), valuation.maintenanceMargin()));
        restored.onRestored(account, fromZone);
    }

    private void settle(final int row, final AuctionEndCause cause)
    {
        final int account = table.account(row);
        final int pool = table.riskPool(row);
        end(row, cause);
        estates.settle(account, pool);
    }

    private void end(final int row, final AuctionEndCause cause)
    {
        final int account = table.account(row);
        events.ended(accounts.id(account), accounts.scope(account), table, row, cause)
            .equityNoHaircut(valuation.equityNoHaircut()).maintenanceMargin(valuation.maintenanceMargin());
        events.publishEnded();
        deadlines.drop(account);
        table.close(row);
    }

    /**
     * An instrument was halted, restarted or delisted: clocks stop or go on.
     */
    public void onHaltChanged()
    {
        wrongClocks.clear();
        for (int row = 0; row < table.highWater(); row++)
        {
            if (table.isOpen(row) && clock.isWrong(row))
            {
                wrongClocks.add(row);
            }
        }
        turnClocks();
    }

    /**
     * A fill has changed margin accounts. A late one may open or close a leg that is halted.
     *
     * @param buyer  row of the margin account.
     * @param seller row of the margin account.
     */
    public void onFill(final int buyer, final int seller)
    {
        wrongClocks.clear();
        addIfWrong(table.find(buyer));
        if (seller != buyer)
        {
            addIfWrong(table.find(seller));
        }
        turnClocks();
    }

    private void addIfWrong(final int row)
    {
        if (row != AuctionTable.NONE && clock.isWrong(row))
        {
            wrongClocks.add(row);
        }
    }

    private void turnIfWrong(final int row)
    {
        addIfWrong(row);
        turnClocks();
    }

    private void turnClocks()
    {
        wrongClocks.sort();
        for (int i = 0; i < wrongClocks.count(); i++)
        {
            final int row = wrongClocks.row(i);
            final int account = table.account(row);
            final long deadlineNs = clock.turn(row, time.nowNs());
            events.paused(
                accounts.id(account), accounts.scope(account), table, row, clock.elapsedNs(row, time.nowNs()),
                deadlineNs);
        }
    }

    /**
     * Time on the clock of an auction.
     */
    long elapsedNs(final int row)
    {
        return clock.elapsedNs(row, time.nowNs());
    }

    /**
     * Running auctions of a pool.
     *
     * @param pool id.
     * @return the count.
     */
    public int running(final int pool)
    {
        int count = 0;
        for (int row = 0; row < table.highWater(); row++)
        {
            count += table.isOpen(row) && table.riskPool(row) == pool ? 1 : 0;
        }
        return count;
    }

    /**
     * What is kept of auctions.
     *
     * @return rules and rows.
     */
    public AuctionBook book()
    {
        return auctions;
    }
}
