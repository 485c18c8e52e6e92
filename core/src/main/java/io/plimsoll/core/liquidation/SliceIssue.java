package io.plimsoll.core.liquidation;

import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.OrderTable;
import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.capacity.Capacity;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.message.Side;
import io.plimsoll.core.message.SliceCause;
import io.plimsoll.core.message.SliceIssuedEncoder;
import io.plimsoll.core.outcome.LiquidationEvents;
import io.plimsoll.core.price.Market;

/**
 * The slices of one step: which legs, how many lots of each, what of that there is capacity for, and the orders
 * (rulebook R6.2 to R6.5, R6.10 to R6.12). Works on the account last evaluated: first {@link #plan}, then, if it need
 * not wait, {@link #place}.
 */
public final class SliceIssue
{
    /**
     * Ids of slices start here; the venue's are below.
     */
    public static final long FIRST_SLICE_ID = 1L << 62;

    private static final int NO_LEG = -1;

    private final AccountTable accounts;
    private final OrderTable orders;
    private final Market market;
    private final Valuation valuation;
    private final LiquidationRules rules;
    private final Capacity capacity;
    private final SliceRule sliceRule;
    private final SlicePlan slicePlan;
    private final SliceLimit sliceLimit;
    private final LiquidationEvents events;
    private long sliceIds;

    private int targetPpm;
    private boolean isWanted;
    private boolean isSingle;
    private int firstLeg;
    private int endLeg;
    private long singleLots;

    /**
     * Over given tables.
     *
     * @param book           of margin accounts.
     * @param market         of prices.
     * @param valuation      that has evaluated the account.
     * @param rules          in force.
     * @param capacity       of the windows.
     * @param maxInstruments most legs.
     * @param events         to tell of slices.
     */
    public SliceIssue(
        final Accounts book,
        final Market market,
        final Valuation valuation,
        final LiquidationRules rules,
        final Capacity capacity,
        final int maxInstruments,
        final LiquidationEvents events)
    {
        this.accounts = book.accounts();
        this.orders = book.orders();
        this.market = market;
        this.valuation = valuation;
        this.rules = rules;
        this.capacity = capacity;
        this.events = events;
        sliceRule = new SliceRule(valuation, market);
        slicePlan = new SlicePlan(valuation, market, maxInstruments);
        sliceLimit = new SliceLimit(valuation, rules);
    }

    /**
     * Is the account last evaluated below a target, and has it anything to close?
     *
     * @param levelPpm target: multiple of maintenance margin.
     * @return true if lots are wanted.
     */
    private boolean isWanted(final int levelPpm)
    {
        return valuation.legCount() > 0 &&
            valuation.equity() < WideMath.ceilPpm(valuation.maintenanceMargin(), levelPpm);
    }

    /**
     * Find out what to close of the account last evaluated.
     *
     * @param levelPpm target: multiple of maintenance margin.
     */
    void plan(final int levelPpm)
    {
        targetPpm = levelPpm;
        isWanted = isWanted(levelPpm);
        isSingle = !rules.isLeastCost();
        firstLeg = 0;
        endLeg = 0;
        if (!isWanted)
        {
            return;
        }
        if (isSingle)
        {
            final int leg = largestTradingLeg();
            if (leg != NO_LEG)
            {
                firstLeg = leg;
                endLeg = leg + 1;
                singleLots = sliceRule.lots(leg, levelPpm);
            }
        }
        else
        {
            endLeg = valuation.legCount();
            slicePlan.solve(levelPpm);
        }
    }

    private int largestTradingLeg()
    {
        int largest = valuation.largestLeg();
        if (!valuation.legInstrument(largest).isHalted())
        {
            return largest;
        }
        largest = NO_LEG;
        for (int leg = 0; leg < valuation.legCount(); leg++)
        {
            if (!valuation.legInstrument(leg).isHalted() &&
                (largest == NO_LEG || valuation.legMargin(leg) > valuation.legMargin(largest)))
            {
                largest = leg;
            }
        }
        return largest;
    }

    /**
     * Has the plan lots that may be issued now?
     *
     * @return false if nothing is wanted, or nothing may be issued.
     */
    boolean hasLots()
    {
        return isWanted && !isHeldUp();
    }

    /**
     * Do halts or capacity leave nothing of what the plan wants?
     *
     * @return true if lots are wanted and none may be issued now; not for want of room for orders.
     */
    boolean isHeldUp()
    {
        if (!isWanted)
        {
            return false;
        }
        for (int leg = firstLeg; leg < endLeg; leg++)
        {
            final long wanted = wantedLots(leg);
            if (wanted > 0 && lotsWithin(leg, wanted) > 0)
            {
                return false;
            }
        }
        return true;
    }

    /**
     * Is every leg of the account last evaluated halted?
     *
     * @return true if no leg trades.
     */
    boolean isHalted()
    {
        for (int leg = 0; leg < valuation.legCount(); leg++)
        {
            if (!valuation.legInstrument(leg).isHalted())
            {
                return false;
            }
        }
        return true;
    }

    private long wantedLots(final int leg)
    {
        return isSingle ? singleLots : slicePlan.lots(leg);
    }

    private long lotsWithin(final int leg, final long wanted)
    {
        final Instrument instrument = valuation.legInstrument(leg);
        return capacity.lotsWithin(
            instrument, wanted, market.mark(instrument.id()), market.assetPrice(instrument.settleAsset()));
    }

    /**
     * Issue the slices that were planned, by instrument, as far as there is capacity and room for orders.
     *
     * @param account row, last evaluated and planned for.
     * @param cause   to tell.
     * @param slice   number to tell.
     */
    void place(final int account, final SliceCause cause, final int slice)
    {
        if (firstLeg == endLeg || !orders.hasRoom(1))
        {
            return;
        }
        final long equityNoHaircut = valuation.equityNoHaircut();
        for (int leg = firstLeg; leg < endLeg; leg++)
        {
            final long wanted = wantedLots(leg);
            final long lots = wanted == 0 ? 0 : lotsWithin(leg, wanted);
            if (lots > 0 && orders.hasRoom(1))
            {
                final long orderId = FIRST_SLICE_ID + sliceIds++;
                issue(account, leg, lots, orderId, equityNoHaircut)
                    .slice(slice).cause(cause).wantedLots(wanted);
                events.publishSlice();
            }
        }
    }

    private SliceIssuedEncoder issue(
        final int account, final int leg, final long lots, final long orderId, final long equityNoHaircut)
    {
        final Instrument instrument = valuation.legInstrument(leg);
        final boolean isBuy = valuation.legLots(leg) < 0;
        final long mark = market.mark(instrument.id());
        final long settlePrice = market.assetPrice(instrument.settleAsset());
        final long bankruptcyPrice = sliceLimit.bankruptcyPrice(leg, mark, settlePrice, equityNoHaircut);
        final long limit = sliceLimit.limit(leg, mark, settlePrice, bankruptcyPrice);
        accounts.sliceOrder(account, orders.place(orderId, valuation.legRow(leg), isBuy, true, true, lots, limit));
        if (capacity.hasWindow())
        {
            capacity.charge(instrument.id(), instrument.notional(lots, mark, settlePrice));
        }
        return events.slice()
            .account(accounts.id(account)).orderId(orderId).scope(accounts.scope(account))
            .instrument(instrument.id()).side(isBuy ? Side.BUY : Side.SELL).lots(lots)
            .limitPrice(limit).markPrice(mark).bankruptcyPrice(bankruptcyPrice)
            .equity(valuation.equity()).maintenanceMargin(valuation.maintenanceMargin())
            .deadlineNs(accounts.deadlineNs(account)).targetPpm(targetPpm);
    }

    /**
     * Slice ids given out so far.
     *
     * @return the count.
     */
    public long sliceIds()
    {
        return sliceIds;
    }

    void sliceIds(final long count)
    {
        sliceIds = count;
    }
}
