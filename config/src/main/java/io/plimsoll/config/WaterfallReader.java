package io.plimsoll.config;

import io.plimsoll.core.message.AuctionCurve;
import io.plimsoll.core.message.AuctionGoal;
import io.plimsoll.core.message.FeeRule;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.core.message.SliceMode;

/**
 * Reads the settings of the loss waterfall. The bounds are those of the rulebook (R1.2).
 */
final class WaterfallReader
{
    private static final int MILLION = 1_000_000;
    private static final int MONEY_DIGITS = 6;
    private static final int MAX_FILLABLE_PPM = 10 * MILLION;
    private static final int MAX_STEPS_OF_AN_AUCTION = 100_000;
    private static final int PARTS_OF_A_WINDOW = 16;
    private static final int PARTS_OF_A_PEAK = 8;
    private static final long MAX_MONEY = 100_000_000_000_000_000L;
    private static final long MAX_DURATION_NS = 1_000_000_000_000_000L;

    private WaterfallReader()
    {
    }

    static LiquidationSettings liquidation(final Section section)
    {
        final Section fillable = section.has("fillable") ? section.section("fillable") : null;
        final Section capacity = section.has("capacity") ? section.section("capacity") : null;
        final LiquidationSettings settings = new LiquidationSettings(
            SliceMode.get((short)section.choice("slices", Slices.class).ordinal()),
            FeeRule.get((short)section.choice("fee", Fee.class).ordinal()),
            fillable == null ? 0 : fillable.ppm("adjustment", 0, MAX_FILLABLE_PPM),
            fillable == null ? 0 : fillable.ppm("spread", 0, MAX_FILLABLE_PPM),
            capacity == null ? 0 : capacity.scaled("venue", MONEY_DIGITS, 0, MAX_MONEY),
            capacity == null ? 0 : capacity.durationNs("window", PARTS_OF_A_WINDOW, 10 * MAX_DURATION_NS));
        refuseUnknown(fillable);
        refuseUnknown(capacity);
        section.refuseUnknown();
        return settings;
    }

    static RiskClassSettings riskClass(final String name, final Section section)
    {
        final RiskClassSettings settings = new RiskClassSettings(
            section.integer("id", 0, 7), name, section.durationNs("call-interval", 0, MAX_DURATION_NS));
        section.refuseUnknown();
        return settings;
    }

    static LossSettings losses(final Section section)
    {
        final LossSettings settings = new LossSettings(
            LossRule.get((short)section.choice("rule", Loss.class).ordinal()),
            section.ppm("fee-share", 0, MILLION),
            section.ppm("surplus-share", 0, MILLION),
            section.ppm("drawdown", 0, MILLION),
            money(section, "fund-cap"),
            money(section, "event-cap"),
            money(section, "tranche"),
            section.durationNs("peak-window", PARTS_OF_A_PEAK, 100 * MAX_DURATION_NS),
            section.has("review") ? section.durationNs("review", 0, MAX_DURATION_NS) : 0);
        section.refuseUnknown();
        return settings;
    }

    private static long money(final Section section, final String key)
    {
        return section.has(key) ? section.scaled(key, MONEY_DIGITS, 0, MAX_MONEY) : 0;
    }

    /**
     * Every curve needs its own keys only; the others get the least that the core takes.
     */
    static AuctionSettings auction(final Section section)
    {
        final Curve curve = section.choice("curve", Curve.class);
        final boolean isStair = curve == Curve.STAIR;
        final long tailNs = section.durationNs("tail", 1, MAX_DURATION_NS);
        final long stepNs = isStair ? section.durationNs("step", 1, MAX_DURATION_NS) : tailNs;
        final AuctionSettings settings = new AuctionSettings(
            AuctionCurve.get((short)(curve.ordinal() + 1)),
            AuctionGoal.get((short)section.choice("goal", Goal.class).ordinal()),
            section.integer("max-resets", 0, 1000),
            section.ppm("start", 1, 2 * MILLION),
            isStair ? section.ppm("cut", 1, MILLION - 1) : 1,
            section.has("cusp") ? section.ppm("cusp", 0, MILLION - 1) : 0,
            curve == Curve.HEALTH ? section.ppm("max-discount", 0, MILLION) : 0,
            section.has("min-take") ? section.ppm("min-take", 0, MILLION) : 0,
            stepNs,
            tailNs,
            section.durationNs("insolvent", 1, MAX_DURATION_NS));
        if (tailNs / stepNs > MAX_STEPS_OF_AN_AUCTION)
        {
            section.problem("step", "tail must not be longer than " + MAX_STEPS_OF_AN_AUCTION + " steps");
        }
        section.refuseUnknown();
        return settings;
    }

    private static void refuseUnknown(final Section section)
    {
        if (section != null)
        {
            section.refuseUnknown();
        }
    }

    /**
     * In the order of the schema's SliceMode.
     */
    private enum Slices
    {
        LARGEST_LEG,
        LEAST_COST
    }

    /**
     * In the order of the schema's FeeRule.
     */
    private enum Fee
    {
        FLAT,
        SURPLUS
    }

    /**
     * In the order of the schema's LossRule.
     */
    private enum Loss
    {
        BACKSTOP,
        HAIRCUT,
        BITMEX,
        BINANCE,
        HYPERLIQUID
    }

    /**
     * In the order of the schema's AuctionCurve, after NONE.
     */
    private enum Curve
    {
        STAIR,
        LINEAR,
        HEALTH
    }

    /**
     * In the order of the schema's AuctionGoal.
     */
    private enum Goal
    {
        SELL_ALL,
        RESTORE
    }
}
