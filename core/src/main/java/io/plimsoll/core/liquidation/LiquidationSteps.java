package io.plimsoll.core.liquidation;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.capacity.Capacity;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.message.CancelCause;
import io.plimsoll.core.message.QueueCause;
import io.plimsoll.core.message.SliceCause;
import io.plimsoll.core.monitor.HeldAccounts;
import io.plimsoll.core.monitor.HealthOrder;
import io.plimsoll.core.outcome.QueueEvents;
import io.plimsoll.core.settlement.OrderCancels;
import io.plimsoll.core.settlement.Settlement;

/**
 * The steps of a liquidation, and the queue of those that capacity or a halt has held up (rulebook R6.1, R6.6, R6.12).
 */
public final class LiquidationSteps
{
    private final AccountTable accounts;
    private final RiskParameters parameters;
    private final Valuation valuation;
    private final Settlement settlement;
    private final AccountTimers timers;
    private final SliceIssue slices;
    private final WaitingAccounts waiting;
    private final Capacity capacity;
    private final OrderCancels cancels;
    private final HeldAccounts held;
    private final QueueEvents events;

    /**
     * Over given tables.
     *
     * @param accounts   table.
     * @param parameters in force.
     * @param valuation  to evaluate with.
     * @param settlement of funding.
     * @param timers     of margin accounts.
     * @param slices     to issue.
     * @param waiting    for capacity.
     * @param capacity   of the windows.
     * @param cancels    of orders.
     * @param held       who is not sliced.
     * @param events     to tell who waits.
     */
    public LiquidationSteps(
        final AccountTable accounts,
        final RiskParameters parameters,
        final Valuation valuation,
        final Settlement settlement,
        final AccountTimers timers,
        final SliceIssue slices,
        final WaitingAccounts waiting,
        final Capacity capacity,
        final OrderCancels cancels,
        final HeldAccounts held,
        final QueueEvents events)
    {
        this.accounts = accounts;
        this.parameters = parameters;
        this.valuation = valuation;
        this.settlement = settlement;
        this.timers = timers;
        this.slices = slices;
        this.waiting = waiting;
        this.capacity = capacity;
        this.cancels = cancels;
        this.held = held;
        this.events = events;
    }

    /**
     * Take the next step: slice, or wait if nothing may be sliced now.
     *
     * @param account row, in LIQUIDATING, last evaluated.
     * @param nowNs   time.
     */
    void next(final int account, final long nowNs)
    {
        clearTheWay(account);
        if (held.isHeld(account))
        {
            queue(account, QueueCause.PRICE);
            return;
        }
        slices.plan(parameters.liquidationExitPpm());
        if (slices.isHeldUp())
        {
            queue(account, slices.isHalted() ? QueueCause.HALT : QueueCause.CAPACITY);
        }
        else
        {
            take(account, nowNs);
        }
    }

    /**
     * Let those who wait take their step, worst health first, as far as there is capacity and trading.
     *
     * @param nowNs time.
     */
    void serveQueue(final long nowNs)
    {
        if (waiting.count() == 0)
        {
            return;
        }
        final int levelPpm = parameters.liquidationExitPpm();
        final HealthOrder order = waiting.inOrder();
        for (int i = 0; i < order.count(); i++)
        {
            final int account = order.account(i);
            if (capacity.leftOfVenue() == 0)
            {
                // Any lot is worth something.
                return;
            }
            if (held.isHeld(account))
            {
                continue;
            }
            valuation.evaluate(account);
            slices.plan(levelPpm);
            if (slices.hasLots())
            {
                waiting.leave(account);
                clearTheWay(account);
                take(account, nowNs);
            }
        }
    }

    private void clearTheWay(final int account)
    {
        settlement.settleFunding(account);
        cancels.cancelAll(account, CancelCause.LIQUIDATION);
    }

    private void take(final int account, final long nowNs)
    {
        final int slice = accounts.sliceCount(account) + 1;
        accounts.sliceCount(account, slice);
        timers.arm(account, WideMath.addSaturated(nowNs, parameters.sliceStepNs()));
        slices.place(account, SliceCause.LIQUIDATION, slice);
    }

    private void queue(final int account, final QueueCause cause)
    {
        timers.drop(account);
        waiting.enter(account);
        events.queued()
            .account(accounts.id(account)).scope(accounts.scope(account))
            .cause(cause).waiting(waiting.count())
            .notional(valuation.notional()).equity(valuation.equity())
            .maintenanceMargin(valuation.maintenanceMargin()).healthPpm(valuation.healthPpm());
        events.publishQueued();
    }

    /**
     * Does the account wait rather than be taken over, however many steps it has had (rulebook R8.7)?
     */
    boolean isHeld(final int account)
    {
        return held.isHeld(account);
    }

    long sliceIds()
    {
        return slices.sliceIds();
    }
}
