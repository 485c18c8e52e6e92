package io.plimsoll.core.loss;

import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.BalanceTable;
import io.plimsoll.core.account.OrderTable;
import io.plimsoll.core.account.PositionTable;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.message.CancelCause;
import io.plimsoll.core.outcome.LiquidationEvents;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.settlement.OrderCancels;
import io.plimsoll.core.settlement.Settlement;

import static io.plimsoll.core.account.AccountTable.NONE;

/**
 * Moves an estate to the backstops of its pools: positions with their cost, then every balance and debt (rulebook
 * R6.8). The account ends with exactly nothing.
 */
public final class Takeover
{
    private final Accounts book;
    private final AccountTable accounts;
    private final PositionTable positions;
    private final BalanceTable balances;
    private final OrderTable orders;
    private final Market market;
    private final Valuation valuation;
    private final Settlement settlement;
    private final OrderCancels cancels;
    private final LiquidationEvents events;

    /**
     * Over given tables.
     *
     * @param book       of margin accounts.
     * @param market     of prices.
     * @param valuation  that has evaluated the account.
     * @param settlement of funding and positions.
     * @param cancels    of open orders.
     * @param events     to tell of moves.
     */
    public Takeover(
        final Accounts book,
        final Market market,
        final Valuation valuation,
        final Settlement settlement,
        final OrderCancels cancels,
        final LiquidationEvents events)
    {
        this.book = book;
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.balances = book.balances();
        this.orders = book.orders();
        this.market = market;
        this.valuation = valuation;
        this.settlement = settlement;
        this.cancels = cancels;
        this.events = events;
    }

    /**
     * Take over the account that the valuation has just evaluated.
     *
     * @param account         row.
     * @param estatePool      whose backstop takes the balances.
     * @param equityNoHaircut of it.
     */
    public void carryOut(final int account, final int estatePool, final long equityNoHaircut)
    {
        settlement.settleFunding(account);
        cancels.cancelAll(account, CancelCause.TAKEOVER);
        for (int leg = 0; leg < valuation.legCount(); leg++)
        {
            takePosition(account, leg, equityNoHaircut);
        }
        takeBalances(account, book.backstop(estatePool));
    }

    /**
     * Pool of the estate that the valuation has just evaluated: that of its largest leg, else the lowest with a
     * backstop.
     *
     * @return pool id.
     */
    public int estatePool()
    {
        final int largest = valuation.largestLeg();
        return largest < 0 ? lowestPool() : valuation.legInstrument(largest).riskPool();
    }

    private int lowestPool()
    {
        for (int pool = 0; pool < Accounts.MAX_POOLS; pool++)
        {
            if (book.backstop(pool) != NONE)
            {
                return pool;
            }
        }
        throw new IllegalStateException("no backstop account");
    }

    private void takePosition(final int account, final int leg, final long equityNoHaircut)
    {
        final Instrument instrument = valuation.legInstrument(leg);
        final int row = valuation.legRow(leg);
        final long lots = positions.lots(row);
        final long cost = positions.cost(row);
        final long mark = market.mark(instrument.id());
        final long settlePrice = market.assetPrice(instrument.settleAsset());
        final int backstop = book.backstop(instrument.riskPool());
        final int taken = book.ensurePosition(backstop, instrument);
        final long realised = settlement.trade(taken, instrument, lots, cost);
        positions.lots(row, 0);
        positions.cost(row, 0);
        instrument.addLongLots(-Math.max(lots, 0));
        rehomeSlices(row, taken);
        events.positionTakenOver()
            .account(accounts.id(account)).scope(accounts.scope(account)).backstop(accounts.id(backstop))
            .instrument(instrument.id()).lots(lots).costUnits(cost).markPrice(mark)
            .bankruptcyPrice(BankruptcyPrice.of(instrument, lots, mark, equityNoHaircut, settlePrice))
            .backstopLots(positions.lots(taken)).backstopCostUnits(positions.cost(taken))
            .backstopRealisedUnits(realised);
        events.publishPositionTakenOver();
        book.releaseIfEmpty(taken, instrument);
        book.releaseIfEmpty(row, instrument);
    }

    /**
     * A slice may have filled before its cancel arrives: then the fill belongs to the position, which is the
     * backstop's.
     *
     * @param row   of the position that was.
     * @param taken row of the backstop's.
     */
    void rehomeSlices(final int row, final int taken)
    {
        for (int order = firstSlice(row); order != NONE; order = firstSlice(row))
        {
            orders.rehome(order, taken);
        }
    }

    private int firstSlice(final int row)
    {
        final int first = positions.firstOrder(row);
        int order = first;
        while (order != NONE && !orders.isSlice(order))
        {
            order = orders.next(order) == first ? NONE : orders.next(order);
        }
        return order;
    }

    /**
     * Every balance and debt, by asset.
     *
     * @param account  row.
     * @param backstop row.
     */
    void takeBalances(final int account, final int backstop)
    {
        move(account, backstop, 0, accounts.numeraire(account));
        int row = accounts.firstBalance(account);
        while (row != NONE)
        {
            // The row may go with its balance.
            final int next = balances.next(row);
            move(account, backstop, balances.asset(row), balances.amount(row));
            row = next;
        }
    }

    private void move(final int account, final int backstop, final int asset, final long units)
    {
        if (units != 0)
        {
            book.credit(account, asset, -units);
            book.credit(backstop, asset, units);
            events.collateralTakenOver(
                accounts.id(account), accounts.scope(account), accounts.id(backstop), asset, units);
        }
    }
}
