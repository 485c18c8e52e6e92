package io.plimsoll.core.command;

import io.plimsoll.core.CommandClock;
import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.auction.Auctions;
import io.plimsoll.core.capacity.Capacity;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.liquidation.LiquidationRules;
import io.plimsoll.core.liquidation.Liquidator;
import io.plimsoll.core.liquidation.RiskClasses;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.message.AssignRiskClassDecoder;
import io.plimsoll.core.message.FeeRule;
import io.plimsoll.core.message.HaltInstrumentDecoder;
import io.plimsoll.core.message.ParameterScope;
import io.plimsoll.core.message.QueryLiquidationQueueDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetInstrumentCapacityDecoder;
import io.plimsoll.core.message.SetLiquidationRulesDecoder;
import io.plimsoll.core.message.SetRiskClassDecoder;
import io.plimsoll.core.message.SliceMode;
import io.plimsoll.core.message.VolatilityTickDecoder;
import io.plimsoll.core.outcome.AccountEvents;
import io.plimsoll.core.outcome.CallEvents;
import io.plimsoll.core.outcome.QueueEvents;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.price.Volatilities;
import io.plimsoll.core.report.QueueReport;
import io.plimsoll.core.volatility.VolatilityMeter;

import static io.plimsoll.core.command.Bounds.MAX_MONEY;
import static io.plimsoll.core.command.Bounds.MAX_QUANTITY;
import static io.plimsoll.core.command.Bounds.isWithin;

/**
 * Rules of slices, capacity, margin calls, halts, and the queue (rulebook R5.1, R6.10 to R6.12, R10.1). Each method
 * applies a command or says why not.
 */
public final class LiquidationCommands
{
    private static final long LEAST_WINDOW_NS = Capacity.PARTS;
    private static final long MAX_WINDOW_NS = 10_000_000_000_000_000L;
    private static final int MAX_ROWS = 100;

    private final AccountTable accounts;
    private final Contracts contracts;
    private final Market market;
    private final RiskParameters parameters;
    private final LiquidationRules rules;
    private final RiskClasses classes;
    private final Capacity capacity;
    private final Liquidator liquidator;
    private final Auctions auctions;
    private final CommandClock clock;
    private final VolatilityMeter meter;
    private final QueueReport queueReport;
    private final AccountEvents events;
    private final CallEvents callEvents;
    private final QueueEvents queueEvents;

    /**
     * Over given state.
     *
     * @param accounts    table.
     * @param contracts   listed.
     * @param market      of volatilities.
     * @param parameters  whose versions are counted.
     * @param rules       of slices.
     * @param classes     of accounts.
     * @param capacity    of the windows.
     * @param liquidator  who serves the queue.
     * @param auctions    whose clocks a halt stops.
     * @param clock        of the commands.
     * @param meter       that may measure volatilities itself.
     * @param queueReport that answers questions.
     * @param events      about parameters.
     * @param callEvents  about risk classes.
     * @param queueEvents about halts.
     */
    public LiquidationCommands(
        final AccountTable accounts,
        final Contracts contracts,
        final Market market,
        final RiskParameters parameters,
        final LiquidationRules rules,
        final RiskClasses classes,
        final Capacity capacity,
        final Liquidator liquidator,
        final Auctions auctions,
        final CommandClock clock,
        final VolatilityMeter meter,
        final QueueReport queueReport,
        final AccountEvents events,
        final CallEvents callEvents,
        final QueueEvents queueEvents)
    {
        this.accounts = accounts;
        this.contracts = contracts;
        this.market = market;
        this.parameters = parameters;
        this.rules = rules;
        this.classes = classes;
        this.capacity = capacity;
        this.liquidator = liquidator;
        this.auctions = auctions;
        this.clock = clock;
        this.meter = meter;
        this.queueReport = queueReport;
        this.events = events;
        this.callEvents = callEvents;
        this.queueEvents = queueEvents;
    }

    Reason setRules(final SetLiquidationRulesDecoder command)
    {
        final long windowNs = command.capacityWindowNs();
        if (!isWithin(command.sliceModeRaw(), SliceMode.LARGEST_LEG.value(), SliceMode.LEAST_COST.value()) ||
            !isWithin(command.feeRuleRaw(), FeeRule.FLAT.value(), FeeRule.SURPLUS.value()) ||
            !isWithin(command.fillableAdjustmentPpm(), 0, LiquidationRules.MAX_FILLABLE_PPM) ||
            !isWithin(command.fillableSpreadPpm(), 0, LiquidationRules.MAX_FILLABLE_PPM) ||
            !isWithin(command.venueCapacity(), 0, MAX_MONEY) ||
            windowNs != 0 && !isWithin(windowNs, LEAST_WINDOW_NS, MAX_WINDOW_NS))
        {
            return Reason.OUT_OF_RANGE;
        }
        rules.set(
            command.sliceModeRaw(),
            command.feeRuleRaw(),
            command.fillableAdjustmentPpm(),
            command.fillableSpreadPpm());
        capacity.rules(command.venueCapacity(), windowNs, clock.nowNs());
        events.parametersChanged(ParameterScope.LIQUIDATION, 0, parameters.countAccepted());
        liquidator.serveQueue();
        return null;
    }

    Reason setCapacity(final SetInstrumentCapacityDecoder command)
    {
        final int id = command.instrument();
        if (!isWithin(command.capacity(), 0, MAX_MONEY))
        {
            return Reason.OUT_OF_RANGE;
        }
        if (!contracts.hasInstrument(id))
        {
            return Reason.UNKNOWN_INSTRUMENT;
        }
        capacity.cap(id, command.capacity());
        events.parametersChanged(ParameterScope.CAPACITY, id, parameters.countAccepted());
        liquidator.serveQueue();
        return null;
    }

    Reason setRiskClass(final SetRiskClassDecoder command)
    {
        final int riskClass = command.riskClass();
        if (riskClass >= RiskClasses.COUNT || !isWithin(command.callIntervalNs(), 0, MAX_QUANTITY))
        {
            return Reason.OUT_OF_RANGE;
        }
        classes.intervalNs(riskClass, command.callIntervalNs());
        events.parametersChanged(ParameterScope.RISK_CLASS, riskClass, parameters.countAccepted());
        return null;
    }

    Reason assignRiskClass(final AssignRiskClassDecoder command)
    {
        if (command.riskClass() >= RiskClasses.COUNT)
        {
            return Reason.OUT_OF_RANGE;
        }
        final int cross = accounts.find(command.account());
        if (cross == AccountTable.NONE)
        {
            return Reason.UNKNOWN_ACCOUNT;
        }
        if (!accounts.isCustomer(cross))
        {
            return Reason.WRONG_ACCOUNT_KIND;
        }
        accounts.riskClass(cross, command.riskClass());
        callEvents.classAssigned(command.account(), command.riskClass());
        return null;
    }

    Reason volatility(final VolatilityTickDecoder command)
    {
        final int id = command.instrument();
        final int longRun = command.longRunPpm();
        final int present = command.presentPpm();
        final boolean isNone = longRun == 0 && present == 0;
        if (!isNone && !(isWithin(longRun, 1, Volatilities.MAX_PPM) && isWithin(present, 1, Volatilities.MAX_PPM)))
        {
            return Reason.OUT_OF_RANGE;
        }
        if (!contracts.hasInstrument(id))
        {
            return Reason.UNKNOWN_INSTRUMENT;
        }
        if (contracts.instrument(id).isClosed())
        {
            return Reason.INSTRUMENT_CLOSED;
        }
        if (meter.hasRules(id))
        {
            return Reason.MEASURED_HERE;
        }
        market.volatilities().set(id, longRun, present);
        market.countAccepted();
        return null;
    }

    Reason halt(final HaltInstrumentDecoder command)
    {
        final int id = command.instrument();
        if (!isWithin(command.haltedRaw(), 0, 1))
        {
            return Reason.OUT_OF_RANGE;
        }
        if (!contracts.hasInstrument(id))
        {
            return Reason.UNKNOWN_INSTRUMENT;
        }
        final Instrument instrument = contracts.instrument(id);
        if (instrument.isClosed())
        {
            return Reason.INSTRUMENT_CLOSED;
        }
        final boolean isHalted = command.haltedRaw() == 1;
        final boolean isChange = isHalted != instrument.isHalted();
        instrument.tradingState(isHalted ? Instrument.HALTED : Instrument.TRADING);
        queueEvents.haltChanged(id, isHalted);
        if (isChange)
        {
            auctions.onHaltChanged();
        }
        liquidator.serveQueue();
        return null;
    }

    Reason queryQueue(final QueryLiquidationQueueDecoder command)
    {
        if (!isWithin(command.rows(), 1, MAX_ROWS))
        {
            return Reason.OUT_OF_RANGE;
        }
        queueReport.report(command.rows());
        return null;
    }
}
