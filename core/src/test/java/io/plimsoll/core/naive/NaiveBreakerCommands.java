package io.plimsoll.core.naive;

import java.util.ArrayList;
import java.util.List;

import io.plimsoll.core.message.BreakerAction;
import io.plimsoll.core.message.ParameterScope;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetBreakerRulesDecoder;
import io.plimsoll.core.message.SetVenueBreakerDecoder;
import io.plimsoll.core.message.TriggerKind;

import static io.plimsoll.core.naive.NaiveMath.PPM;

/**
 * Rules of breakers (R10.2, R10.6).
 */
final class NaiveBreakerCommands
{
    private static final int MAX_TRIGGERS = 6;
    private static final int MAX_STEPS = 1000;
    private static final long LEAST_HORIZON_NS = 16;
    private static final long MAX_DURATION_NS = 100_000_000_000_000_000L;
    private static final long MAX_MONEY = 100_000_000_000_000_000L;
    private static final long MAX_PRICE = 1_000_000_000_000_000L;
    private static final long MAX_Z_PPM = 100_000_000L;

    private final NaiveState state;
    private final NaiveBreakers breakers;
    private final NaiveEvents events;

    NaiveBreakerCommands(final NaiveState state, final NaiveBreakers breakers, final NaiveEvents events)
    {
        this.state = state;
        this.breakers = breakers;
        this.events = events;
    }

    Reason setBreakerRules(final SetBreakerRulesDecoder command)
    {
        final NaiveInstrument instrument = state.instruments.get(command.instrument());
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(command.drawdownActionRaw(), BreakerAction.LIMIT.value(), BreakerAction.HALT.value())
            .range(command.rateActionRaw(), BreakerAction.LIMIT.value(), BreakerAction.HALT.value())
            .range(command.reopenSteps(), 1, MAX_STEPS)
            .range(command.reopenStepPpm(), 1, PPM)
            .range(command.drawdownPpm(), 0, PPM)
            .range(command.rateNotional(), 0, MAX_MONEY)
            .range(command.outageNs(), 0, MAX_DURATION_NS)
            .range(command.limitNs(), 0, MAX_DURATION_NS)
            .range(command.haltNs(), 1, MAX_DURATION_NS)
            .range(command.maxHaltNs(), Math.max(1, command.haltNs()), MAX_DURATION_NS)
            .range(command.reopenNs(), 1, MAX_DURATION_NS)
            .range(command.publishPpm(), 0, PPM)
            .when(instrument == null, Reason.UNKNOWN_INSTRUMENT)
            .when(instrument != null && instrument.isClosed, Reason.INSTRUMENT_CLOSED);
        final List<NaiveTrigger> triggers = new ArrayList<>();
        final NaiveBreakerRules rules = new NaiveBreakerRules(
            BreakerAction.get(known(command.drawdownActionRaw())), BreakerAction.get(known(command.rateActionRaw())),
            command.reopenSteps(), command.reopenStepPpm(), command.drawdownPpm(), command.rateNotional(),
            command.outageNs(), command.limitNs(), command.haltNs(), command.maxHaltNs(), command.reopenNs(),
            command.publishPpm(), triggers);
        for (final SetBreakerRulesDecoder.TriggersDecoder row : command.triggers())
        {
            triggers.add(trigger(verdict, row, instrument));
        }
        verdict.range(triggers.size(), 0, MAX_TRIGGERS);
        if (verdict.isClear())
        {
            state.parameterVersion++;
            events.parametersChanged(ParameterScope.BREAKER, instrument.id, state.parameterVersion);
            breakers.rules(instrument, rules);
        }
        return verdict.reason();
    }

    Reason setVenueBreaker(final SetVenueBreakerDecoder command)
    {
        final NaiveVerdict verdict = new NaiveVerdict().range(command.haltNs(), 1, MAX_DURATION_NS);
        if (verdict.isClear())
        {
            breakers.venue(command.instruments(), command.haltNs());
            state.parameterVersion++;
            events.parametersChanged(ParameterScope.VENUE_BREAKER, 0, state.parameterVersion);
        }
        return verdict.reason();
    }

    private NaiveTrigger trigger(
        final NaiveVerdict verdict,
        final SetBreakerRulesDecoder.TriggersDecoder row,
        final NaiveInstrument instrument)
    {
        final boolean isStatistical = row.kindRaw() == TriggerKind.STATISTICAL.value();
        final boolean isBand = row.kindRaw() == TriggerKind.BAND.value();
        verdict
            .range(row.kindRaw(), TriggerKind.STATISTICAL.value(), TriggerKind.VELOCITY.value())
            .range(row.actionRaw(), BreakerAction.LIMIT.value(), BreakerAction.HALT.value())
            .range(row.horizonNs(), LEAST_HORIZON_NS, MAX_DURATION_NS)
            .range(row.widthPpm(), 1, isStatistical ? MAX_Z_PPM : PPM - 1)
            .range(row.republishPpm(), 0, PPM)
            .range(row.capPrice(), 0, MAX_PRICE)
            .when(
                isStatistical && instrument != null && !state.pricing.volatility.hasRules(instrument.id),
                Reason.BREAKER_INVALID)
            .when(!isBand && (row.republishPpm() != 0 || row.capPrice() != 0), Reason.BREAKER_INVALID);
        return new NaiveTrigger(
            isStatistical ? TriggerKind.STATISTICAL : isBand ? TriggerKind.BAND : TriggerKind.VELOCITY,
            BreakerAction.get(known(row.actionRaw())), row.horizonNs(), row.widthPpm(), row.republishPpm(),
            row.capPrice());
    }

    /**
     * An action that is known, also where the one that was sent is not: then the command is refused anyhow.
     */
    private static short known(final int actionRaw)
    {
        return actionRaw == BreakerAction.HALT.value() ? BreakerAction.HALT.value() : BreakerAction.LIMIT.value();
    }
}
