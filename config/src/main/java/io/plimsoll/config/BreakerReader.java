package io.plimsoll.config;

import io.plimsoll.core.message.BreakerAction;
import io.plimsoll.core.message.TriggerKind;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads volatilities and circuit breakers. The bounds are those of the rulebook (R1.2, R9.1, R10.2).
 */
final class BreakerReader
{
    private static final int MILLION = 1_000_000;
    private static final int MONEY_DIGITS = 6;
    private static final int WIDTH_DIGITS = 6;
    private static final int MAX_VOLATILITY_PPM = 10 * MILLION;
    private static final int MAX_DEVIATIONS = 100 * MILLION;
    private static final int MAX_TRIGGERS = 6;
    private static final int PARTS_OF_A_HORIZON = 16;
    private static final long MAX_MONEY = 100_000_000_000_000_000L;

    private BreakerReader()
    {
    }

    static VolatilitySettings volatility(final int instrument, final Section section)
    {
        final VolatilitySettings settings = new VolatilitySettings(
            instrument,
            section.ppm("initial", 1, MAX_VOLATILITY_PPM),
            section.ppm("floor", 1, MAX_VOLATILITY_PPM),
            section.ppm("cap", 1, MAX_VOLATILITY_PPM),
            section.durationNs("sample", 1, RiskRules.MAX_DURATION_NS),
            section.durationNs("present", 1, RiskRules.MAX_DURATION_NS),
            section.durationNs("long-run", 1, RiskRules.MAX_DURATION_NS));
        section.refuseUnknown();
        if (settings.floorPpm() > settings.initialPpm())
        {
            section.problem("floor", "must not be above initial");
        }
        if (settings.initialPpm() > settings.capPpm())
        {
            section.problem("cap", "must not be below initial");
        }
        return settings;
    }

    /**
     * @param instrument    whose breaker it is.
     * @param hasVolatility if its volatility is measured.
     * @param hasFund       if its pool has a fund that could fall.
     * @param hasWindow     if there is a window in which liquidations are counted.
     */
    static BreakerSettings breaker(
        final InstrumentSettings instrument,
        final Section section,
        final boolean hasVolatility,
        final boolean hasFund,
        final boolean hasWindow)
    {
        final Section drawdown = section.has("drawdown") ? section.section("drawdown") : null;
        final Section rate = section.has("rate") ? section.section("rate") : null;
        final BreakerSettings settings = new BreakerSettings(
            instrument.id(),
            drawdown == null ? BreakerAction.LIMIT : action(drawdown),
            drawdown == null ? 0 : drawdown.ppm("fall", 0, MILLION),
            rate == null ? BreakerAction.LIMIT : action(rate),
            rate == null ? 0 : rate.scaled("notional", MONEY_DIGITS, 0, MAX_MONEY),
            section.has("outage") ? section.durationNs("outage", 0, RiskRules.MAX_DURATION_NS) : 0,
            section.durationNs("limit", 0, RiskRules.MAX_DURATION_NS),
            section.durationNs("halt", 1, RiskRules.MAX_DURATION_NS),
            section.durationNs("max-halt", 1, RiskRules.MAX_DURATION_NS),
            reopening(section.section("reopen")),
            section.ppm("publish", 0, MILLION),
            triggers(section, instrument, hasVolatility));
        if (settings.maxHaltNs() < settings.haltNs())
        {
            section.problem("max-halt", "must not be below halt");
        }
        if (drawdown != null)
        {
            drawdown.refuseUnknown();
            if (!hasFund)
            {
                section.problem("drawdown", "needs a fund-account in the pool: without one it would never fire");
            }
        }
        if (rate != null)
        {
            rate.refuseUnknown();
            if (!hasWindow)
            {
                section.problem("rate", "needs liquidation.capacity.window: nothing is counted without it");
            }
        }
        section.refuseUnknown();
        return settings;
    }

    private static BreakerSettings.Reopening reopening(final Section section)
    {
        final BreakerSettings.Reopening reopening = new BreakerSettings.Reopening(
            section.durationNs("every", 1, RiskRules.MAX_DURATION_NS),
            section.integer("steps", 1, 1000),
            section.ppm("step", 1, MILLION));
        section.refuseUnknown();
        return reopening;
    }

    private static List<BreakerSettings.Trigger> triggers(
        final Section section, final InstrumentSettings instrument, final boolean hasVolatility)
    {
        final List<BreakerSettings.Trigger> triggers = new ArrayList<>();
        final List<Section> rows = section.has("triggers") ? section.rows("triggers") : List.of();
        for (final Section row : rows)
        {
            final Kind kind = row.choice("kind", Kind.class);
            final boolean isBand = kind == Kind.BAND;
            if (kind == Kind.STATISTICAL && !hasVolatility)
            {
                row.problem("kind", "a statistical trigger needs the instrument's volatility section (R10.2)");
            }
            triggers.add(new BreakerSettings.Trigger(
                TriggerKind.get((short)(kind.ordinal() + 1)),
                action(row),
                row.durationNs("horizon", PARTS_OF_A_HORIZON, RiskRules.MAX_DURATION_NS),
                kind == Kind.STATISTICAL ?
                    (int)row.scaled("z", WIDTH_DIGITS, 1, MAX_DEVIATIONS) : row.ppm("width", 1, MILLION - 1),
                isBand ? row.ppm("republish", 0, MILLION) : 0,
                isBand && row.has("cap") ? RiskRules.steps(row, "cap", instrument.priceIncrementE9()) : 0));
            row.refuseUnknown();
        }
        if (triggers.size() > MAX_TRIGGERS)
        {
            section.problem("triggers", "expected at most " + MAX_TRIGGERS + " rows, were " + triggers.size());
        }
        return List.copyOf(triggers);
    }

    static VenueBreakerSettings venue(final Section section)
    {
        final VenueBreakerSettings settings = new VenueBreakerSettings(
            section.integer("instruments", 0, 65_535), section.durationNs("halt", 1, RiskRules.MAX_DURATION_NS));
        section.refuseUnknown();
        return settings;
    }

    private static BreakerAction action(final Section section)
    {
        return BreakerAction.get((short)(section.choice("action", Action.class).ordinal() + 1));
    }

    /**
     * In the order of the schema's TriggerKind.
     */
    private enum Kind
    {
        STATISTICAL,
        BAND,
        VELOCITY
    }

    /**
     * In the order of the schema's BreakerAction.
     */
    private enum Action
    {
        LIMIT,
        HALT
    }
}
