package io.plimsoll.core.model;

import java.util.stream.Collectors;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.message.FailAssetEncoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.SetActionTableEncoder;

import static io.plimsoll.core.model.Scenario.LINEAR;
import static io.plimsoll.core.model.Scenario.MONEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The venue of {@link Scenario} whose linear contract follows an index of one source. Account 1 with 1,200 is long 100
 * at 100: at 92 it has 400 of 460 that must be there, at 91 it has 300, less than two thirds of 455.
 */
public final class HeldVenue
{
    static final int INDEX = 4;
    static final int COINS = 5;
    static final long SECOND_NS = 1_000_000_000L;
    static final int[] NO_DISTANCE = {500_000, 0, 0};
    static final int[] DISTANCE = {500_000, 30_000, 0};

    /**
     * An outage of 4 s halts for 3 s and, without an index, for 5 s at most.
     */
    static final long[] OUTAGE_NS = {4 * SECOND_NS, 0, 3 * SECOND_NS, 5 * SECOND_NS, SECOND_NS};

    private final Scenario scenario;
    private final PriceWriter prices;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private long nowNs = Scenario.START_NS;

    private HeldVenue(final StateMachine engine)
    {
        scenario = new Scenario(engine).open();
        prices = new PriceWriter(scenario.writer());
    }

    /**
     * The index is 100, and so is the mark.
     *
     * @param ppm       largest basis, distance, stable rate.
     * @param refusalNs longest refusal.
     * @param coolOffNs of the index.
     */
    static HeldVenue open(
        final StateMachine engine, final int[] ppm, final long refusalNs, final long coolOffNs)
    {
        final HeldVenue venue = new HeldVenue(engine).index(INDEX, coolOffNs).tick(10_000);
        venue.prices.setMarkRules(LINEAR, INDEX, ppm, new long[]{SECOND_NS, SECOND_NS, 10 * SECOND_NS, refusalNs});
        venue.apply();
        venue.scenario.customer(1, 0, 1_200 * MONEY).customer(2, 0, 1_000_000 * MONEY).trade(1, 2, LINEAR, 100, 100);
        return venue;
    }

    /**
     * A core in which everything about marks, prices of assets and what they may be used for has been set and runs.
     *
     * @return the core, of {@link #limits()}.
     */
    public static RiskCore withHolds()
    {
        final RiskCore core = RiskCore.create(limits());
        final HeldVenue venue = open(core, new int[]{500_000, 30_000, 100_000}, 5 * SECOND_NS, 50 * SECOND_NS);
        venue.prices.bookTick(LINEAR, 99, 101, 100);
        venue.apply().prices.fundingRateTick(LINEAR, 1_000, venue.nowNs + 3_600 * SECOND_NS, 3_600 * SECOND_NS);
        venue.apply().after(SECOND_NS).prices.bookTick(LINEAR, 100, 104, 0);
        venue.apply().coins(100_000, 1, 10 * SECOND_NS, 6_400, 7 * SECOND_NS).tick(COINS, 5_050_000, 0).tick(9_100);
        venue.after(5 * SECOND_NS).has("LiquidationRefused instrument=0|asset=0|refused=NO|cause=OVERRIDDEN|");
        venue.tick(INDEX, 9_100, 1).has("CoolOffBegan account=1|");
        venue.tick(COINS, 0, 0).has("LiquidationRefused instrument=65535|asset=1|refused=YES|");
        venue.tick(0).fail(true, 64 * SECOND_NS).actions(63, 1, 1, 15, 15, 3).after(2 * SECOND_NS)
            .has("AssetWeighted asset=1|state=FAILING|cause=RAMP|weightPpm=968750|");
        return core;
    }

    /**
     * A core whose breaker has halted for want of an index, and has let go again although there still is none.
     *
     * @return the core, of {@link #limits()}.
     */
    public static RiskCore withOutage()
    {
        final RiskCore core = RiskCore.create(limits());
        open(core, NO_DISTANCE, 0, 0).breaker(OUTAGE_NS).tick(0).after(4 * SECOND_NS)
            .has("BreakerChanged instrument=0|fromState=NORMAL|toState=HALTED|cause=OUTAGE|").after(5 * SECOND_NS)
            .has("BreakerChanged instrument=0|fromState=REOPENING|toState=NORMAL|cause=REOPENED|");
        return core;
    }

    /**
     * Limits of all venues here.
     *
     * @return the limits.
     */
    public static CoreLimits limits()
    {
        return GoldenVenue.LIMITS;
    }

    HeldVenue index(final int index, final long coolOffNs)
    {
        prices.setIndex(new IndexSpec(
            index, "I-" + index, 10_000_000L, 1_000_000_000L, new int[]{1, 1},
            new int[]{50_000, 0, 0, 0, 0, 500_000, 0},
            new long[]{10 * SECOND_NS, 3_600 * SECOND_NS, SECOND_NS, 0, 0, coolOffNs}, new int[][]{{1, 0, 10}}));
        return apply();
    }

    /**
     * Coins follow an index of their own, 50,000 to begin with.
     *
     * @param ns outage, ramp, refusal.
     */
    HeldVenue coins(final int stableRatePpm, final long floorPrice, final long... ns)
    {
        index(COINS, 0).tick(COINS, 5_000_000, 0);
        prices.setAssetRules(1, COINS, stableRatePpm, floorPrice, ns);
        return apply();
    }

    HeldVenue tick(final long price)
    {
        return tick(INDEX, price, 0);
    }

    HeldVenue tick(final int index, final long price, final long pulledBy)
    {
        prices.sourceTick(index, 1, price, 0, nowNs, pulledBy);
        return apply();
    }

    HeldVenue rules(final int[] ppm, final long refusalNs)
    {
        prices.setMarkRules(LINEAR, INDEX, ppm, new long[]{SECOND_NS, SECOND_NS, 10 * SECOND_NS, refusalNs});
        return apply();
    }

    /**
     * A breaker without triggers; it reopens in at most three steps of 1 %.
     *
     * @param ns outage, limit, halt, longest halt, between two steps.
     */
    HeldVenue breaker(final long... ns)
    {
        new RuleWriter(scenario.writer()).setBreakerRules(
            new BreakerSpec(LINEAR, false, false, 3, 10_000, 0, 0, ns, 0, new long[0][]));
        return apply();
    }

    HeldVenue fail(final boolean isFailed, final long rampNs)
    {
        return written(new FailAssetEncoder().wrapAndApplyHeader(scenario.writer().buffer(), 0, header)
            .asset(1).failed(isFailed ? Flag.YES : Flag.NO).rampNs(rampNs).encodedLength());
    }

    /**
     * Masks in the order of the message: price order, open risk, withdraw, liquidate, settle, fund.
     */
    HeldVenue actions(final int... masks)
    {
        return written(new SetActionTableEncoder().wrapAndApplyHeader(scenario.writer().buffer(), 0, header)
            .priceOrder((short)masks[0]).openRisk((short)masks[1]).withdraw((short)masks[2])
            .liquidate((short)masks[3]).settle((short)masks[4]).fund((short)masks[5]).encodedLength());
    }

    private HeldVenue written(final int bodyLength)
    {
        scenario.writer().length(MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
        return apply();
    }

    HeldVenue after(final long durationNs)
    {
        nowNs += durationNs;
        scenario.after(durationNs);
        return this;
    }

    private HeldVenue apply()
    {
        scenario.apply();
        return this;
    }

    Scenario scenario()
    {
        return scenario;
    }

    PriceWriter prices()
    {
        return prices;
    }

    long nowNs()
    {
        return nowNs;
    }

    /**
     * Names of the events of the last command, in order.
     */
    HeldVenue names(final String... expected)
    {
        assertEquals(
            String.join(" ", expected),
            scenario.events().stream().map(event -> event.split(" ")[0]).collect(Collectors.joining(" ")),
            () -> String.join("\n", scenario.events()));
        return this;
    }

    /**
     * An event of the last command begins so.
     */
    HeldVenue has(final String start)
    {
        assertTrue(
            scenario.events().stream().anyMatch(event -> event.startsWith(start)),
            () -> start + "\nnot in\n" + String.join("\n", scenario.events()));
        return this;
    }

    /**
     * The last command was refused, or its order denied.
     */
    HeldVenue refused(final String reason)
    {
        assertEquals(1, scenario.events().size(), () -> String.join("\n", scenario.events()));
        assertTrue(scenario.events().get(0).contains("|reason=" + reason + "|"), scenario.events().get(0));
        return this;
    }

    /**
     * Equity and initial equity of a cross account.
     */
    HeldVenue equity(final long account, final long equity, final long initial)
    {
        final String report = scenario.query(account, Scenario.CROSS).events().get(0);
        assertTrue(report.contains("|equity=" + equity + "|equityInitial=" + initial + "|"), report);
        return this;
    }
}
