package io.plimsoll.node.crash.venue;

import io.plimsoll.core.message.BreakerAction;
import io.plimsoll.core.message.SetBreakerRulesEncoder;
import io.plimsoll.core.message.SetVolatilityRulesEncoder;
import io.plimsoll.core.message.TriggerKind;
import io.plimsoll.node.demo.venue.Commands;

/**
 * Volatility and breakers of a replay: the same of every contract on every day.
 * <p>
 * The widths come from the calm week of May 2025. There, with the volatility below, the furthest that a contract went
 * within fifteen minutes is 9.6 standard deviations (LTC), and within five minutes 7.6 % from an extreme (LAYER, the
 * wildest of the sixteen). Both were widened by a quarter to a third and rounded: 12 standard deviations halt, 10 %
 * limits. Twice as wide, 12 March 2020 would have passed without a halt.
 * <p>
 * The time constant of the volatility is a day. One of an hour learns the crash while it happens: measured so, the
 * worst fifteen minutes of 12 March 2020 are 5.8 standard deviations and those of the calm week 4.4.
 */
public final class BreakerTerms
{
    /** Standard deviation of a day that is believed at first. */
    public static final int INITIAL_PPM = 50_000;

    /** Least volatility: a contract that stood still is not taken for one that cannot move. */
    public static final int FLOOR_PPM = 30_000;

    /** Within this, {@link #LIMIT_WIDTH_PPM} is too far. */
    public static final long LIMIT_HORIZON_NS = 300_000_000_000L;

    /** Part of the price. */
    public static final int LIMIT_WIDTH_PPM = 100_000;

    /** Within this, {@link #HALT_WIDTH_PPM} is too far. */
    public static final long HALT_HORIZON_NS = 900_000_000_000L;

    /** Standard deviations, parts per million. */
    public static final int HALT_WIDTH_PPM = 12_000_000;

    private static final int CAP_PPM = 2_000_000;
    private static final long SAMPLE_NS = 60_000_000_000L;
    private static final long PRESENT_NS = 86_400_000_000_000L;
    private static final long LONG_RUN_NS = 7 * PRESENT_NS;
    private static final long LIMIT_NS = 60_000_000_000L;
    private static final long HALT_NS = 300_000_000_000L;
    private static final long MAX_HALT_NS = 6 * HALT_NS;
    private static final long OUTAGE_NS = 900_000_000_000L;
    private static final long REOPEN_NS = 5_000_000_000L;
    private static final int REOPEN_STEPS = 12;
    private static final int REOPEN_STEP_PPM = 20_000;
    private static final int PUBLISH_PPM = 2_000;

    private final Commands commands;
    private final SetVolatilityRulesEncoder volatilityRules = new SetVolatilityRulesEncoder();
    private final SetBreakerRulesEncoder breakerRules = new SetBreakerRulesEncoder();

    /**
     * Terms that are sent on demand.
     *
     * @param commands to the engine.
     */
    public BreakerTerms(final Commands commands)
    {
        this.commands = commands;
    }

    /**
     * Let the core measure a contract's volatility.
     *
     * @param instrument id.
     */
    public void volatility(final int instrument)
    {
        volatilityRules.wrapAndApplyHeader(commands.buffer(), 0, commands.header())
            .instrument(instrument)
            .initialPpm(INITIAL_PPM)
            .floorPpm(FLOOR_PPM)
            .capPpm(CAP_PPM)
            .sampleNs(SAMPLE_NS)
            .presentNs(PRESENT_NS)
            .longRunNs(LONG_RUN_NS);
        commands.sendEncoded(SetVolatilityRulesEncoder.BLOCK_LENGTH);
    }

    /**
     * Give a contract its breaker; it must have its volatility before.
     *
     * @param instrument id.
     * @param safeguards which bounds it has.
     */
    public void breaker(final int instrument, final Safeguards safeguards)
    {
        breakerRules.wrapAndApplyHeader(commands.buffer(), 0, commands.header())
            .instrument(instrument)
            .drawdownAction(BreakerAction.LIMIT)
            .rateAction(BreakerAction.LIMIT)
            .reopenSteps(REOPEN_STEPS)
            .reopenStepPpm(REOPEN_STEP_PPM)
            .drawdownPpm(0)
            .rateNotional(0)
            .outageNs(OUTAGE_NS)
            .limitNs(LIMIT_NS)
            .haltNs(HALT_NS)
            .maxHaltNs(MAX_HALT_NS)
            .reopenNs(REOPEN_NS)
            .publishPpm(PUBLISH_PPM);
        final SetBreakerRulesEncoder.TriggersEncoder triggers = breakerRules.triggersCount(
            (safeguards.isLimiting() ? 1 : 0) + (safeguards.isHalting() ? 1 : 0));
        if (safeguards.isLimiting())
        {
            trigger(triggers, TriggerKind.VELOCITY, BreakerAction.LIMIT, LIMIT_HORIZON_NS, LIMIT_WIDTH_PPM);
        }
        if (safeguards.isHalting())
        {
            trigger(triggers, TriggerKind.STATISTICAL, BreakerAction.HALT, HALT_HORIZON_NS, HALT_WIDTH_PPM);
        }
        commands.sendEncoded(breakerRules.encodedLength());
    }

    private static void trigger(
        final SetBreakerRulesEncoder.TriggersEncoder triggers,
        final TriggerKind kind,
        final BreakerAction action,
        final long horizonNs,
        final int widthPpm)
    {
        triggers.next()
            .kind(kind)
            .action(action)
            .horizonNs(horizonNs)
            .widthPpm(widthPpm)
            .republishPpm(0)
            .capPrice(0);
    }
}
