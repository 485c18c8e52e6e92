package io.plimsoll.core.naive;

import java.util.TreeMap;

import io.plimsoll.core.message.ParameterScope;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetVolatilityRulesDecoder;

/**
 * Volatilities that are measured here (R9.1): doubles, in the written order of operations.
 */
final class NaiveVolatility
{
    private static final long MAX_PPM = 10_000_000L;
    private static final long MAX_DURATION_NS = 100_000_000_000_000_000L;
    private static final double DAY_SECONDS = 86400.0;

    /**
     * An exponentially weighted average of squared returns.
     */
    private static final class Average
    {
        private final double constant;
        private double numerator;
        private double denominator;

        Average(final int initialPpm, final long constantNs)
        {
            final double daily = initialPpm / 1e6;
            constant = constantNs / 1e9;
            numerator = daily * daily / DAY_SECONDS * constant;
            denominator = constant;
        }

        void add(final double logReturn, final double seconds)
        {
            final double left = StrictMath.exp(-(seconds / constant));
            numerator = left * numerator + logReturn * logReturn;
            denominator = left * denominator + seconds;
        }

        long dailyPpm()
        {
            return (long)StrictMath.rint(StrictMath.sqrt(numerator / denominator * DAY_SECONDS) * 1e6);
        }
    }

    /**
     * Rules of an instrument and what was measured since they were set.
     */
    private static final class Meter
    {
        private int floorPpm;
        private int capPpm;
        private long sampleNs;
        private Average present;
        private Average longRun;
        private long lastMark;
        private long lastNs;
    }

    private final NaiveState state;
    private final NaiveBreakers breakers;
    private final NaiveEvents events;
    private final TreeMap<Integer, Meter> meters = new TreeMap<>();

    NaiveVolatility(final NaiveState state, final NaiveBreakers breakers, final NaiveEvents events)
    {
        this.state = state;
        this.breakers = breakers;
        this.events = events;
    }

    boolean hasRules(final int instrument)
    {
        return meters.containsKey(instrument);
    }

    /**
     * Of a day; 0 where it is not measured.
     */
    long presentPpm(final int instrument)
    {
        return hasRules(instrument) ? state.instruments.get(instrument).presentVolatilityPpm : 0;
    }

    /**
     * Of a day; 0 where it is not measured.
     */
    long longRunPpm(final int instrument)
    {
        return hasRules(instrument) ? state.instruments.get(instrument).longRunVolatilityPpm : 0;
    }

    Reason setRules(final SetVolatilityRulesDecoder command)
    {
        final NaiveInstrument instrument = state.instruments.get(command.instrument());
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(command.floorPpm(), 1, MAX_PPM)
            .range(command.initialPpm(), command.floorPpm(), MAX_PPM)
            .range(command.capPpm(), command.initialPpm(), MAX_PPM)
            .range(command.sampleNs(), 1, MAX_DURATION_NS)
            .range(command.presentNs(), 1, MAX_DURATION_NS)
            .range(command.longRunNs(), 1, MAX_DURATION_NS)
            .when(instrument == null, Reason.UNKNOWN_INSTRUMENT)
            .when(instrument != null && instrument.isClosed, Reason.INSTRUMENT_CLOSED);
        if (verdict.isClear())
        {
            final Meter meter = new Meter();
            meter.floorPpm = command.floorPpm();
            meter.capPpm = command.capPpm();
            meter.sampleNs = command.sampleNs();
            meter.present = new Average(command.initialPpm(), command.presentNs());
            meter.longRun = new Average(command.initialPpm(), command.longRunNs());
            meter.lastMark = instrument.mark;
            meter.lastNs = state.timeNs;
            meters.put(instrument.id, meter);
            show(instrument, meter);
            state.parameterVersion++;
            events.parametersChanged(ParameterScope.VOLATILITY, instrument.id, state.parameterVersion);
        }
        return verdict.reason();
    }

    /**
     * A candidate was worked out, or a PriceTick accepted; the mark is still the one before.
     */
    void sample(final int id)
    {
        final Meter meter = meters.get(id);
        final NaiveInstrument instrument = state.instruments.get(id);
        if (meter == null || breakers.isHalted(id) || instrument.mark == 0)
        {
            return;
        }
        final long elapsedNs = state.timeNs - meter.lastNs;
        if (meter.lastMark > 0 && elapsedNs < meter.sampleNs)
        {
            return;
        }
        if (meter.lastMark > 0)
        {
            final double logReturn = StrictMath.log((double)instrument.mark / (double)meter.lastMark);
            meter.present.add(logReturn, elapsedNs / 1e9);
            meter.longRun.add(logReturn, elapsedNs / 1e9);
            show(instrument, meter);
        }
        meter.lastMark = instrument.mark;
        meter.lastNs = state.timeNs;
    }

    /**
     * Where VolatilityTick's numbers went.
     */
    private static void show(final NaiveInstrument instrument, final Meter meter)
    {
        instrument.longRunVolatilityPpm = (int)NaivePriceMath.clamp(meter.longRun.dailyPpm(), 1, meter.capPpm);
        instrument.presentVolatilityPpm =
            (int)NaivePriceMath.clamp(meter.present.dailyPpm(), meter.floorPpm, meter.capPpm);
    }
}
