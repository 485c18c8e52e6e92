package io.plimsoll.core.liquidation;

import io.plimsoll.core.CommandClock;
import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.auction.Auctions;
import io.plimsoll.core.auction.Restored;
import io.plimsoll.core.capacity.Capacity;
import io.plimsoll.core.loss.Estates;
import io.plimsoll.core.loss.Losses;
import io.plimsoll.core.loss.Pools;
import io.plimsoll.core.loss.Takeover;
import io.plimsoll.core.margin.InitialMargin;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.margin.Verdict;
import io.plimsoll.core.margin.Zone;
import io.plimsoll.core.message.CancelCause;
import io.plimsoll.core.monitor.LiquidationQueue;
import io.plimsoll.core.monitor.Monitor;
import io.plimsoll.core.monitor.Transitions;
import io.plimsoll.core.outcome.LiquidationEvents;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.settlement.OrderCancels;
import io.plimsoll.core.settlement.Settlement;

import static io.plimsoll.core.account.AccountTable.NONE;

/**
 * Carries out changes of zone: calls, slices, takeovers, and the way back (rulebook sections 4 and 6).
 */
public final class Liquidator implements Restored, LiquidationQueue
{
    private final AccountTable accounts;
    private final Market market;
    private final RiskParameters parameters;
    private final Valuation valuation;
    private final InitialMargin initialMargin;
    private final Settlement settlement;
    private final Monitor monitor;
    private final AccountTimers timers;
    private final MarginCalls calls;
    private final LiquidationSteps steps;
    private final WaitingAccounts waiting;
    private final Capacity capacity;
    private final Pools pools;
    private final Auctions auctions;
    private final Estates estates;
    private final Losses losses;
    private final OrderCancels cancels;
    private final Takeover takeover;
    private final CommandClock clock;
    private final Verdict verdict = new Verdict();
    private final LiquidationEvents events;
    private boolean isNewPart;

    /**
     * Over given tables.
     *
     * @param book          of margin accounts.
     * @param market        of prices.
     * @param parameters    in force.
     * @param valuation     to evaluate with.
     * @param initialMargin to report with.
     * @param settlement    of funding and takeovers.
     * @param monitor       that notes transitions.
     * @param calls         of margin.
     * @param steps         of liquidations.
     * @param waiting       for capacity.
     * @param capacity      of the windows.
     * @param pools         of risk.
     * @param auctions      of estates.
     * @param estates       to settle.
     * @param losses        to allocate.
     * @param timers        of margin accounts.
     * @param cancels       of orders.
     * @param clock         of the commands.
     * @param events        to tell of zones.
     */
    public Liquidator(
        final Accounts book,
        final Market market,
        final RiskParameters parameters,
        final Valuation valuation,
        final InitialMargin initialMargin,
        final Settlement settlement,
        final Monitor monitor,
        final MarginCalls calls,
        final LiquidationSteps steps,
        final WaitingAccounts waiting,
        final Capacity capacity,
        final Pools pools,
        final Auctions auctions,
        final Estates estates,
        final Losses losses,
        final AccountTimers timers,
        final OrderCancels cancels,
        final CommandClock clock,
        final LiquidationEvents events)
    {
        this.accounts = book.accounts();
        this.market = market;
        this.parameters = parameters;
        this.valuation = valuation;
        this.initialMargin = initialMargin;
        this.settlement = settlement;
        this.monitor = monitor;
        this.calls = calls;
        this.steps = steps;
        this.waiting = waiting;
        this.events = events;
        this.capacity = capacity;
        this.pools = pools;
        this.auctions = auctions;
        this.estates = estates;
        this.losses = losses;
        this.timers = timers;
        this.cancels = cancels;
        this.clock = clock;
        takeover = new Takeover(book, market, valuation, settlement, cancels, events);
    }

    /**
     * Time has come to a command, and nothing else has followed it: what is served on the way goes by the window as it
     * is now.
     */
    public void beforeTime()
    {
        isNewPart = capacity.onTime(clock.nowNs());
    }

    /**
     * Time has come to a command: serve who waits if there may be room again, then fire what is due.
     */
    public void onTime()
    {
        final long timeNs = clock.nowNs();
        if (isNewPart)
        {
            isNewPart = false;
            steps.serveQueue(timeNs);
        }
        for (int account = timers.due(timeNs); account != NONE; account = timers.due(timeNs))
        {
            fire(account);
            monitor.certify(account);
        }
        losses.review(timeNs);
        bearLosses();
    }

    private void fire(final int account)
    {
        switch (accounts.zone(account))
        {
            case Zone.MARGIN_CALL -> calls.expire(account, clock.nowNs());
            case Zone.LIQUIDATING -> step(account);
            default -> auctions.onDeadline(account);
        }
    }

    @Override
    public void serveQueue()
    {
        steps.serveQueue(clock.nowNs());
        monitor.onVerdictsMoved();
    }

    /**
     * Carry out what the command at hand has led to, in canonical order.
     */
    public void carryOutTransitions()
    {
        carryOut();
        bearLosses();
    }

    private void bearLosses()
    {
        while (losses.allocate())
        {
            carryOut();
        }
    }

    private void carryOut()
    {
        final Transitions transitions = monitor.transitions();
        for (int i = 0; i < transitions.count(); i++)
        {
            final int account = transitions.account(i);
            valuation.evaluate(account);
            transitions.read(i, verdict);
            transition(account, transitions.toZone(i));
            monitor.certify(account);
        }
        monitor.begin();
    }

    private void transition(final int account, final int toZone)
    {
        final int fromZone = accounts.zone(account);
        switch (toZone)
        {
            case Zone.TAKEOVER -> takeOver(account);
            case Zone.LIQUIDATING -> liquidate(account);
            default -> recover(account, fromZone, toZone);
        }
    }

    private void recover(final int account, final int fromZone, final int toZone)
    {
        tellZone(account, fromZone, toZone);
        accounts.zone(account, toZone);
        final int count = accounts.sliceCount(account);
        forget(account);
        if (toZone == Zone.MARGIN_CALL)
        {
            calls.begin(account, verdict, clock.nowNs());
        }
        if (fromZone == Zone.LIQUIDATING)
        {
            cancels.cancelSlices(account, CancelCause.LIQUIDATION_ENDED);
        }
        else if (count > 1)
        {
            // A first call has no slices.
            cancels.cancelSlices(account, CancelCause.CALL_ENDED);
        }
    }

    /**
     * Drop what is due to the account, its place in the queue, and its count.
     */
    private void forget(final int account)
    {
        timers.drop(account);
        waiting.leave(account);
        accounts.sliceCount(account, 0);
    }

    private void liquidate(final int account)
    {
        tellZone(account, accounts.zone(account), Zone.LIQUIDATING);
        accounts.zone(account, Zone.LIQUIDATING);
        forget(account);
        steps.next(account, clock.nowNs());
    }

    private void step(final int account)
    {
        valuation.evaluate(account);
        cancels.cancelSlices(account, CancelCause.STEP_EXPIRED);
        if (accounts.sliceCount(account) >= parameters.maxSlices() && !steps.isHeld(account))
        {
            verdict.set(valuation, initialMargin.requirement(account));
            takeOver(account);
        }
        else
        {
            steps.next(account, clock.nowNs());
        }
    }

    private void takeOver(final int account)
    {
        final int zone = verdict.equityNoHaircut() < 0 ? Zone.BANKRUPT : Zone.TAKEOVER;
        tellZone(account, accounts.zone(account), zone);
        final int pool = takeover.estatePool();
        if (pools.hasRules(pool))
        {
            toEstate(account, zone, pool);
            return;
        }
        takeover.carryOut(account, pool, valuation.equityNoHaircut());
        forget(account);
        accounts.zone(account, Zone.FREE);
        events.zone(accounts.id(account), accounts.scope(account), zone, Zone.FREE)
            .equity(0).equityNoHaircut(0).maintenanceMargin(0).initialMargin(0)
            .marketVersion(market.version()).parameterVersion(parameters.version());
        events.publishZone();
    }

    private void toEstate(final int account, final int zone, final int pool)
    {
        settlement.settleFunding(account);
        cancels.cancelAll(account, CancelCause.TAKEOVER);
        forget(account);
        accounts.zone(account, zone);
        if (!auctions.start(account, pool))
        {
            estates.settle(account, pool);
        }
    }

    @Override
    public void onRestored(final int account, final int fromZone)
    {
        verdict.set(valuation, initialMargin.requirement(account));
        tellZone(account, fromZone, accounts.zone(account));
        if (accounts.zone(account) == Zone.MARGIN_CALL)
        {
            calls.begin(account, verdict, clock.nowNs());
        }
    }

    private void tellZone(final int account, final int fromZone, final int toZone)
    {
        events.zone(accounts.id(account), accounts.scope(account), fromZone, toZone)
            .equity(verdict.equity()).equityNoHaircut(verdict.equityNoHaircut())
            .maintenanceMargin(verdict.maintenanceMargin()).initialMargin(verdict.initialMargin())
            .marketVersion(market.version()).parameterVersion(parameters.version());
        events.publishZone();
    }

    /**
     * Slice ids given out so far.
     *
     * @return the count.
     */
    public long sliceIds()
    {
        return steps.sliceIds();
    }

    /**
     * Margin accounts in LIQUIDATING. Costs a pass over the accounts.
     *
     * @return the count.
     */
    public int liquidating()
    {
        int count = 0;
        for (int row = 0; row < accounts.highWater(); row++)
        {
            count += accounts.isOpen(row) && accounts.zone(row) == Zone.LIQUIDATING ? 1 : 0;
        }
        return count;
    }
}
