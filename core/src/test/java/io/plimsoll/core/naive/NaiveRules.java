package io.plimsoll.core.naive;

import io.plimsoll.core.message.AssignRiskClassDecoder;
import io.plimsoll.core.message.FeeRule;
import io.plimsoll.core.message.ParameterScope;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.RiskClassAssignedEncoder;
import io.plimsoll.core.message.SetInstrumentCapacityDecoder;
import io.plimsoll.core.message.SetLiquidationRulesDecoder;
import io.plimsoll.core.message.SetRiskClassDecoder;
import io.plimsoll.core.message.SliceMode;

/**
 * How calls and liquidations are run: rules, capacities and risk classes (R5.1, R6.10 to R6.12).
 */
final class NaiveRules
{
    private static final long MAX_CAPACITY = 100_000_000_000_000_000L;
    private static final long LEAST_WINDOW_NS = 16;
    private static final long MAX_WINDOW_NS = 10_000_000_000_000_000L;
    private static final long MAX_INTERVAL_NS = 1_000_000_000_000_000L;
    private static final long MAX_FILLABLE_PPM = 10_000_000;

    private final NaiveState state;
    private final NaiveWindows capacity;
    private final NaiveLiquidation liquidation;
    private final NaiveEvents events;

    NaiveRules(
        final NaiveState state,
        final NaiveWindows capacity,
        final NaiveLiquidation liquidation,
        final NaiveEvents events)
    {
        this.state = state;
        this.capacity = capacity;
        this.liquidation = liquidation;
        this.events = events;
    }

    Reason setLiquidationRules(final SetLiquidationRulesDecoder command)
    {
        final long windowNs = command.capacityWindowNs();
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(command.sliceModeRaw(), SliceMode.LARGEST_LEG.value(), SliceMode.LEAST_COST.value())
            .range(command.feeRuleRaw(), FeeRule.FLAT.value(), FeeRule.SURPLUS.value())
            .range(command.fillableAdjustmentPpm(), 0, MAX_FILLABLE_PPM)
            .range(command.fillableSpreadPpm(), 0, MAX_FILLABLE_PPM)
            .range(command.venueCapacity(), 0, MAX_CAPACITY)
            .range(windowNs, windowNs == 0 ? 0 : LEAST_WINDOW_NS, MAX_WINDOW_NS);
        if (verdict.isClear())
        {
            if (windowNs != state.rules.windowNs())
            {
                capacity.clear();
            }
            state.rules = new NaiveLiquidationRules(
                command.sliceMode() == SliceMode.LEAST_COST, command.feeRule() == FeeRule.SURPLUS,
                command.fillableAdjustmentPpm(), command.fillableSpreadPpm(), command.venueCapacity(), windowNs);
            changed(ParameterScope.LIQUIDATION, 0);
            liquidation.serveQueue();
        }
        return verdict.reason();
    }

    Reason setInstrumentCapacity(final SetInstrumentCapacityDecoder command)
    {
        final NaiveInstrument instrument = state.instruments.get(command.instrument());
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(command.capacity(), 0, MAX_CAPACITY)
            .when(instrument == null, Reason.UNKNOWN_INSTRUMENT);
        if (verdict.isClear())
        {
            instrument.capacity = command.capacity();
            changed(ParameterScope.CAPACITY, instrument.id);
            liquidation.serveQueue();
        }
        return verdict.reason();
    }

    Reason setRiskClass(final SetRiskClassDecoder command)
    {
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(command.riskClass(), 0, NaiveState.RISK_CLASSES - 1)
            .range(command.callIntervalNs(), 0, MAX_INTERVAL_NS);
        if (verdict.isClear())
        {
            state.callIntervalsNs[command.riskClass()] = command.callIntervalNs();
            changed(ParameterScope.RISK_CLASS, command.riskClass());
        }
        return verdict.reason();
    }

    Reason assignRiskClass(final AssignRiskClassDecoder command)
    {
        final NaiveAccount account = state.accounts.get(command.account());
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(command.riskClass(), 0, NaiveState.RISK_CLASSES - 1)
            .when(account == null, Reason.UNKNOWN_ACCOUNT)
            .when(account != null && !account.isCustomer(), Reason.WRONG_ACCOUNT_KIND);
        if (verdict.isClear())
        {
            account.riskClass = command.riskClass();
            events.send(new RiskClassAssignedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
                .account(account.id).riskClass((short)account.riskClass).encodedLength());
        }
        return verdict.reason();
    }

    private void changed(final ParameterScope scope, final long reference)
    {
        state.parameterVersion++;
        events.parametersChanged(scope, reference, state.parameterVersion);
    }
}
