package io.plimsoll.core.command;

import io.plimsoll.core.breaker.BreakerRules;
import io.plimsoll.core.breaker.Breakers;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.message.ParameterScope;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetBreakerRulesDecoder;
import io.plimsoll.core.message.SetVenueBreakerDecoder;
import io.plimsoll.core.message.SetVolatilityRulesDecoder;
import io.plimsoll.core.outcome.AccountEvents;
import io.plimsoll.core.volatility.VolatilityMeter;

import static io.plimsoll.core.command.Bounds.isWithin;

/**
 * Volatility and circuit breakers (rulebook sections 9 and 10). Each method applies a command or says why not.
 */
public final class BreakerCommands
{
    private final Contracts contracts;
    private final RiskParameters parameters;
    private final VolatilityMeter volatility;
    private final Breakers breakers;
    private final AccountEvents events;
    private final BreakerRules candidate = new BreakerRules();

    /**
     * Over given state.
     *
     * @param contracts  listed.
     * @param parameters that count versions.
     * @param volatility that is measured.
     * @param breakers   of instruments.
     * @param events     to answer with.
     */
    public BreakerCommands(
        final Contracts contracts,
        final RiskParameters parameters,
        final VolatilityMeter volatility,
        final Breakers breakers,
        final AccountEvents events)
    {
        this.contracts = contracts;
        this.parameters = parameters;
        this.volatility = volatility;
        this.breakers = breakers;
        this.events = events;
    }

    Reason setVolatility(final SetVolatilityRulesDecoder command)
    {
        final int id = command.instrument();
        final int initialPpm = command.initialPpm();
        if (!isWithin(command.floorPpm(), 1, initialPpm) ||
            !isWithin(command.capPpm(), initialPpm, VolatilityMeter.MAX_DAY_PPM) ||
            !isDuration(command.sampleNs()) || !isDuration(command.presentNs()) || !isDuration(command.longRunNs()))
        {
            return Reason.OUT_OF_RANGE;
        }
        final Reason reason = refusal(id);
        if (reason != null)
        {
            return reason;
        }
        volatility.bounds(id, initialPpm, command.floorPpm(), command.capPpm());
        volatility.start(id, command.sampleNs(), command.presentNs(), command.longRunNs());
        events.parametersChanged(ParameterScope.VOLATILITY, id, parameters.countAccepted());
        return null;
    }

    Reason setBreaker(final SetBreakerRulesDecoder command)
    {
        final int id = command.instrument();
        if (!read(command) || !candidate.isInRange())
        {
            return Reason.OUT_OF_RANGE;
        }
        final Reason reason = refusal(id);
        if (reason != null)
        {
            return reason;
        }
        if (!candidate.isValid(volatility.hasRules(id)))
        {
            return Reason.BREAKER_INVALID;
        }
        events.parametersChanged(ParameterScope.BREAKER, id, parameters.countAccepted());
        breakers.set(id, candidate);
        return null;
    }

    /**
     * Take what the command says into the candidate.
     *
     * @return false if it has more rows than there may be.
     */
    private boolean read(final SetBreakerRulesDecoder command)
    {
        candidate.withoutTriggers()
            .times(command.limitNs(), command.haltNs(), command.maxHaltNs())
            .reopening(command.reopenNs(), command.reopenSteps(), command.reopenStepPpm())
            .drawdown(command.drawdownActionRaw(), command.drawdownPpm())
            .rate(command.rateActionRaw(), command.rateNotional())
            .outage(command.outageNs(), command.publishPpm());
        final SetBreakerRulesDecoder.TriggersDecoder rows = command.triggers();
        if (rows.count() > BreakerRules.MAX_TRIGGERS)
        {
            return false;
        }
        while (rows.hasNext())
        {
            rows.next();
            candidate.trigger(
                rows.kindRaw(), rows.actionRaw(), rows.horizonNs(), rows.widthPpm(), rows.republishPpm(),
                rows.capPrice());
        }
        return true;
    }

    Reason setVenue(final SetVenueBreakerDecoder command)
    {
        if (!isDuration(command.haltNs()))
        {
            return Reason.OUT_OF_RANGE;
        }
        breakers.setVenue(command.instruments(), command.haltNs());
        events.parametersChanged(ParameterScope.VENUE_BREAKER, 0, parameters.countAccepted());
        return null;
    }

    private Reason refusal(final int instrument)
    {
        if (!contracts.hasInstrument(instrument))
        {
            return Reason.UNKNOWN_INSTRUMENT;
        }
        return contracts.instrument(instrument).isClosed() ? Reason.INSTRUMENT_CLOSED : null;
    }

    private static boolean isDuration(final long ns)
    {
        return isWithin(ns, 1, VolatilityMeter.MAX_NS);
    }
}
