package io.plimsoll.core.liquidation;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.margin.Verdict;
import io.plimsoll.core.message.CancelCause;
import io.plimsoll.core.message.SliceCause;
import io.plimsoll.core.monitor.HeldAccounts;
import io.plimsoll.core.outcome.CallEvents;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.price.Volatilities;
import io.plimsoll.core.settlement.OrderCancels;
import io.plimsoll.core.settlement.Settlement;

/**
 * Margin calls with a deadline, and what happens when one passes (rulebook R5.1 to R5.3). The number of the call is the
 * margin account's count while it is in MARGIN_CALL; a call without a deadline has none.
 */
public final class MarginCalls
{
    private static final int LAST_CALL = 65_535;

    private final AccountTable accounts;
    private final Market market;
    private final RiskParameters parameters;
    private final RiskClasses classes;
    private final Valuation valuation;
    private final Settlement settlement;
    private final AccountTimers timers;
    private final OrderCancels cancels;
    private final SliceIssue slices;
    private final HeldAccounts held;
    private final CallEvents events;
    private int pacePpm;

    /**
     * Over given tables.
     *
     * @param accounts   table.
     * @param market     of prices and volatilities.
     * @param parameters in force.
     * @param classes    of accounts.
     * @param valuation  to evaluate with.
     * @param settlement of funding.
     * @param timers     of margin accounts.
     * @param cancels    of orders.
     * @param slices     to issue.
     * @param held       who is not sliced.
     * @param events     to tell of calls.
     */
    public MarginCalls(
        final AccountTable accounts,
        final Market market,
        final RiskParameters parameters,
        final RiskClasses classes,
        final Valuation valuation,
        final Settlement settlement,
        final AccountTimers timers,
        final OrderCancels cancels,
        final SliceIssue slices,
        final HeldAccounts held,
        final CallEvents events)
    {
        this.accounts = accounts;
        this.market = market;
        this.parameters = parameters;
        this.classes = classes;
        this.valuation = valuation;
        this.settlement = settlement;
        this.timers = timers;
        this.cancels = cancels;
        this.slices = slices;
        this.held = held;
        this.events = events;
    }

    /**
     * A margin account has just changed to MARGIN_CALL, and this has been told: call, if its class has a deadline.
     *
     * @param account row, last evaluated; it has no deadline.
     * @param verdict numbers that the change was decided on.
     * @param nowNs   time.
     */
    public void begin(final int account, final Verdict verdict, final long nowNs)
    {
        final long intervalNs = intervalNs(account, nowNs);
        if (intervalNs != 0)
        {
            accounts.sliceCount(account, 1);
            timers.arm(account, nowNs + intervalNs);
            tell(account, intervalNs, verdict.equity(), verdict.maintenanceMargin());
        }
    }

    /**
     * The deadline of a call has passed: call again, and close what restores the call level.
     *
     * @param account row, in MARGIN_CALL.
     * @param nowNs   time.
     */
    void expire(final int account, final long nowNs)
    {
        valuation.evaluate(account);
        cancels.cancelSlices(account, CancelCause.STEP_EXPIRED);
        final int call = Math.min(LAST_CALL, accounts.sliceCount(account) + 1);
        accounts.sliceCount(account, call);
        final long intervalNs = intervalNs(account, nowNs);
        timers.drop(account);
        if (intervalNs != 0)
        {
            timers.arm(account, nowNs + intervalNs);
        }
        final boolean isShort = shortfall(valuation.equity(), valuation.maintenanceMargin()) > 0;
        if (isShort)
        {
            settlement.settleFunding(account);
            cancels.cancelAll(account, CancelCause.MARGIN_CALL);
        }
        if (intervalNs != 0)
        {
            tell(account, intervalNs, valuation.equity(), valuation.maintenanceMargin());
        }
        if (isShort && !held.isHeld(account))
        {
            slices.plan(parameters.callEntryPpm());
            slices.place(account, SliceCause.MARGIN_CALL, call);
        }
    }

    /**
     * How long a call of the account last evaluated runs from now.
     *
     * @return duration; 0 for no deadline.
     */
    private long intervalNs(final int account, final long nowNs)
    {
        final long baseNs = classes.intervalNs(accounts.riskClass(account));
        if (baseNs == 0)
        {
            return 0;
        }
        pacePpm = Volatilities.CALM_PPM;
        for (int leg = 0; leg < valuation.legCount(); leg++)
        {
            pacePpm = Math.min(pacePpm, market.volatilities().pacePpm(valuation.legInstrument(leg).id()));
        }
        final long intervalNs = Math.max(1, WideMath.floorPpm(baseNs, pacePpm));
        // Beyond the end of time there is no deadline.
        return nowNs + intervalNs < 0 ? 0 : intervalNs;
    }

    private long shortfall(final long equity, final long maintenanceMargin)
    {
        return WideMath.ceilPpm(maintenanceMargin, parameters.callEntryPpm()) - equity;
    }

    private void tell(
        final int account, final long intervalNs, final long equity, final long maintenanceMargin)
    {
        events.call()
            .account(accounts.id(account)).scope(accounts.scope(account))
            .call(accounts.sliceCount(account)).riskClass((short)accounts.riskClass(account))
            .shortfall(Math.max(0, shortfall(equity, maintenanceMargin))).equity(equity)
            .maintenanceMargin(maintenanceMargin)
            .intervalNs(intervalNs).pacePpm(pacePpm).deadlineNs(accounts.deadlineNs(account))
            .marketVersion(market.version()).parameterVersion(parameters.version());
        events.publishCall();
    }
}
