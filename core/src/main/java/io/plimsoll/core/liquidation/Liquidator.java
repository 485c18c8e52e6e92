package io.plimsoll.core.liquidation;

import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.OrderTable;
import io.plimsoll.core.account.PositionTable;
import io.plimsoll.core.auction.Auctions;
import io.plimsoll.core.auction.Restored;
import io.plimsoll.core.capacity.Capacity;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.loss.BankruptcyPrice;
import io.plimsoll.core.loss.Estates;
import io.plimsoll.core.loss.Losses;
import io.plimsoll.core.loss.Pools;
import io.plimsoll.core.loss.Takeover;
import io.plimsoll.core.margin.InitialMargin;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.margin.Zone;
import io.plimsoll.core.message.CancelCause;
import io.plimsoll.core.message.Side;
import io.plimsoll.core.message.SliceCause;
import io.plimsoll.core.monitor.Monitor;
import io.plimsoll.core.monitor.Transitions;
import io.plimsoll.core.outcome.LiquidationEvents;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.settlement.OrderCancels;
import io.plimsoll.core.settlement.Settlement;
import io.plimsoll.core.snapshot.Section;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

import static io.plimsoll.core.account.AccountTable.NONE;

/**
 * Carries out changes of zone: calls, slices, takeovers, and the way back (rulebook sections 4 and 6).
 */
public final class Liquidator implements Restored
{
    /**
     * Ids of slices start here; the venue's are below.
     */
    public static final long FIRST_SLICE_ID = 1L << 62;

    private final AccountTable accounts;
    private final PositionTable positions;
    private final OrderTable orders;
    private final Market market;
    private final RiskParameters parameters;
    private final Valuation valuation;
    private final InitialMargin initialMargin;
    private final Settlement settlement;
    private final Monitor monitor;
    private final AccountTimers timers;
    private final SliceRule sliceRule;
    private final Capacity capacity;
    private final Pools pools;
    private final Auctions auctions;
    private final Estates estates;
    private final Losses losses;
    private final OrderCancels cancels;
    private final Takeover takeover;
    private final LiquidationEvents events;
    private long sliceIds;
    private long nowNs;

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
     * @param capacity      of the windows.
     * @param pools         of risk.
     * @param auctions      of estates.
     * @param estates       to settle.
     * @param losses        to allocate.
     * @param timers        of margin accounts.
     * @param cancels       of orders.
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
        final Capacity capacity,
        final Pools pools,
        final Auctions auctions,
        final Estates estates,
        final Losses losses,
        final AccountTimers timers,
        final OrderCancels cancels,
        final LiquidationEvents events)
    {
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.orders = book.orders();
        this.market = market;
        this.parameters = parameters;
        this.valuation = valuation;
        this.initialMargin = initialMargin;
        this.settlement = settlement;
        this.monitor = monitor;
        this.events = events;
        this.capacity = capacity;
        this.pools = pools;
        this.auctions = auctions;
        this.estates = estates;
        this.losses = losses;
        this.timers = timers;
        this.cancels = cancels;
        sliceRule = new SliceRule(valuation, market, parameters);
        takeover = new Takeover(book, market, valuation, settlement, cancels, events);
    }

    /**
     * Time has come to a command: fire the steps that are due.
     *
     * @param timeNs of the command.
     */
    public void onTime(final long timeNs)
    {
        nowNs = timeNs;
        capacity.onTime(timeNs);
        for (int account = timers.due(timeNs); account != NONE; account = timers.due(timeNs))
        {
            if (accounts.isEstate(account))
            {
                auctions.onDeadline(account, timeNs);
            }
            else
            {
                step(account);
            }
            monitor.certify(account);
        }
        losses.review(timeNs);
        bearLosses();
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
            transition(account, transitions.toZone(i), transitions.initialMargin(i));
            monitor.certify(account);
        }
        monitor.begin();
    }

    private void transition(final int account, final int toZone, final long margin)
    {
        final int fromZone = accounts.zone(account);
        switch (toZone)
        {
            case Zone.TAKEOVER -> takeOver(account, margin);
            case Zone.LIQUIDATING -> liquidate(account, margin);
            default ->
            {
                tellZone(account, fromZone, toZone, valuation.equityNoHaircut(), margin);
                accounts.zone(account, toZone);
                if (fromZone == Zone.LIQUIDATING)
                {
                    cancels.cancelSlice(account, CancelCause.LIQUIDATION_ENDED);
                    timers.drop(account);
                    accounts.sliceCount(account, 0);
                }
            }
        }
    }

    private void liquidate(final int account, final long margin)
    {
        tellZone(account, accounts.zone(account), Zone.LIQUIDATING, valuation.equityNoHaircut(), margin);
        accounts.zone(account, Zone.LIQUIDATING);
        nextSlice(account);
    }

    private void step(final int account)
    {
        valuation.evaluate(account);
        cancels.cancelSlice(account, CancelCause.STEP_EXPIRED);
        if (accounts.sliceCount(account) >= parameters.maxSlices())
        {
            takeOver(account, initialMargin.requirement(account));
        }
        else
        {
            nextSlice(account);
        }
    }

    private void nextSlice(final int account)
    {
        settlement.settleFunding(account);
        cancels.cancelAll(account, CancelCause.LIQUIDATION);
        final int slice = accounts.sliceCount(account) + 1;
        accounts.sliceCount(account, slice);
        timers.arm(account, nowNs + parameters.sliceStepNs());
        if (orders.hasRoom(1))
        {
            issue(account, slice, valuation.largestLeg());
        }
    }

    private void issue(final int account, final int slice, final int leg)
    {
        final Instrument instrument = valuation.legInstrument(leg);
        final long legLots = valuation.legLots(leg);
        final boolean isBuy = legLots < 0;
        final long mark = market.mark(instrument.id());
        final long bankruptcyPrice = BankruptcyPrice.of(
            instrument, legLots, mark, valuation.equityNoHaircut(), market.assetPrice(instrument.settleAsset()));
        final long limit = SliceRule.limit(instrument, isBuy, mark, bankruptcyPrice);
        final long lots = sliceRule.lots(leg);
        final long orderId = FIRST_SLICE_ID + sliceIds++;
        accounts.sliceOrder(account, orders.place(orderId, valuation.legRow(leg), isBuy, true, true, lots, limit));
        events.slice()
            .account(accounts.id(account)).orderId(orderId).scope(accounts.scope(account))
            .instrument(instrument.id()).side(isBuy ? Side.BUY : Side.SELL).slice(slice).lots(lots)
            .limitPrice(limit).markPrice(mark).bankruptcyPrice(bankruptcyPrice)
            .equity(valuation.equity()).maintenanceMargin(valuation.maintenanceMargin())
            .deadlineNs(accounts.deadlineNs(account))
            .cause(SliceCause.LIQUIDATION).targetPpm(parameters.liquidationExitPpm()).wantedLots(lots);
        events.publishSlice();
    }

    private void takeOver(final int account, final long margin)
    {
        final long equityNoHaircut = valuation.equityNoHaircut();
        final int zone = equityNoHaircut < 0 ? Zone.BANKRUPT : Zone.TAKEOVER;
        tellZone(account, accounts.zone(account), zone, equityNoHaircut, margin);
        final int pool = takeover.estatePool();
        if (pools.hasRules(pool))
        {
            toEstate(account, zone, pool);
            return;
        }
        takeover.carryOut(account, pool, equityNoHaircut);
        timers.drop(account);
        accounts.sliceCount(account, 0);
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
        timers.drop(account);
        accounts.sliceCount(account, 0);
        accounts.zone(account, zone);
        if (!auctions.start(account, pool, nowNs))
        {
            estates.settle(account, pool);
        }
    }

    @Override
    public void onRestored(final int account, final int fromZone)
    {
        tellZone(
            account, fromZone, accounts.zone(account), valuation.equityNoHaircut(),
            initialMargin.requirement(account));
    }

    private void tellZone(
        final int account, final int fromZone, final int toZone, final long equityNoHaircut, final long margin)
    {
        events.zone(accounts.id(account), accounts.scope(account), fromZone, toZone)
            .equity(valuation.equity()).equityNoHaircut(equityNoHaircut)
            .maintenanceMargin(valuation.maintenanceMargin()).initialMargin(margin)
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
        return sliceIds;
    }

    /**
     * Margin accounts in liquidation.
     *
     * @return the count.
     */
    public int liquidating()
    {
        return timers.size();
    }

    /**
     * Write what it has given out; steps and slices are in the accounts.
     *
     * @param writer of the snapshot.
     */
    public void save(final SnapshotWriter writer)
    {
        writer.begin(Section.LIQUIDATION);
        writer.put(sliceIds).put(timers.size());
        writer.end();
    }

    /**
     * Read what it has given out, and arm the steps of all accounts under liquidation. The accounts are loaded.
     *
     * @param reader of the snapshot.
     * @param timeNs of the last command.
     * @throws io.plimsoll.core.snapshot.SnapshotException if the accounts are not as many as were saved.
     */
    public void load(final SnapshotReader reader, final long timeNs)
    {
        nowNs = timeNs;
        reader.open(Section.LIQUIDATION);
        sliceIds = reader.next(0, FIRST_SLICE_ID, "slice ids given out");
        final int liquidating = reader.nextInt(0, accounts.highWater(), "accounts under liquidation");
        reader.close();
        for (int row = 0; row < accounts.highWater(); row++)
        {
            if (accounts.isOpen(row) && accounts.deadlineNs(row) != 0)
            {
                timers.arm(row, accounts.deadlineNs(row));
            }
        }
        if (timers.size() != liquidating)
        {
            throw reader.failure(liquidating + " accounts under liquidation, found " + timers.size());
        }
    }
}
