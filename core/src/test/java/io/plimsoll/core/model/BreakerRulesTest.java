package io.plimsoll.core.model;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.plimsoll.core.model.Scenario.INVERSE;
import static io.plimsoll.core.model.Scenario.LINEAR;
import static io.plimsoll.core.model.Scenario.MONEY;

/**
 * Breakers of instruments whose mark PriceTick says (rulebook section 10). The mark of instrument 1 is 50,000 at first;
 * horizons of 16 s have parts of one second, and the first command is in part 1,000. Limits last 2 s, halts 3 s, steps
 * are 1 s apart, of 1 % and at most three.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
abstract class BreakerRulesTest extends GoldenVenue
{
    private static final long HORIZON_NS = 16 * SECOND_NS;
    private static final long[] NS = {0, 2 * SECOND_NS, 3 * SECOND_NS, 9 * SECOND_NS, SECOND_NS};

    /**
     * A scenario and its breakers.
     */
    private record Breakers(Scenario scenario, RuleWriter writer)
    {
        Breakers rules(final BreakerSpec spec)
        {
            writer.setBreakerRules(spec);
            scenario.apply();
            return this;
        }

        Breakers venue(final int instruments, final long haltNs)
        {
            writer.setVenueBreaker(instruments, haltNs);
            scenario.apply();
            return this;
        }

        Breakers tick(final long price)
        {
            scenario.mark(INVERSE, price);
            return this;
        }

        Breakers after(final long durationNs)
        {
            scenario.after(durationNs);
            return this;
        }

        Breakers expect(final String... expected)
        {
            scenario.expect(expected);
            return this;
        }
    }

    private Breakers open()
    {
        final Scenario scenario = venue();
        return new Breakers(scenario, new RuleWriter(scenario.writer()));
    }

    private static BreakerSpec spec(final int instrument, final long[]... triggers)
    {
        return new BreakerSpec(instrument, false, false, 3, 10_000, 0, 0, NS, 0, triggers);
    }

    private static long[] velocity(final int action, final long widthPpm)
    {
        return new long[]{BreakerSpec.VELOCITY, action, HORIZON_NS, widthPpm, 0, 0};
    }

    private static long[] band(final int action, final long widthPpm, final long republishPpm, final long cap)
    {
        return new long[]{BreakerSpec.BAND, action, HORIZON_NS, widthPpm, republishPpm, cap};
    }

    private static String bounds(final long mark, final long lower, final long upper)
    {
        return "BoundsPublished instrument=1|mark=" + mark + "|lower=" + lower + "|upper=" + upper + "|presentPpm=0";
    }

    private static String changed(
        final int instrument,
        final String change,
        final int trigger,
        final long mark,
        final long candidate,
        final long[] bounds,
        final long untilMs)
    {
        final long horizonNs = trigger == 255 ? 0 : HORIZON_NS;
        return "BreakerChanged instrument=" + instrument + '|' + change + "|trigger=" + trigger + "|mark=" + mark +
            "|candidate=" + candidate + "|reference=" + bounds[0] + "|lower=" + bounds[1] + "|upper=" + bounds[2] +
            "|horizonNs=" + horizonNs + "|presentPpm=0|untilNs=" + untilMs * 1_000_000L;
    }

    private static String changed(
        final String change, final int trigger, final long mark, final long candidate, final long[] bounds,
        final long untilMs)
    {
        return changed(INVERSE, change, trigger, mark, candidate, bounds, untilMs);
    }

    private static long[] of(final long reference, final long lower, final long upper)
    {
        return new long[]{reference, lower, upper};
    }

    /**
     * R10.2, R10.3: 10 % from the extremes. 50,000 to 54,000: from then on the lower bound is 90 % of 54,000, the upper
     * one 110 % of 50,000. At 48,500 the mark is held at 48,600; at 49,000 it is back.
     */
    @Test
    void shouldLimitAndReturn()
    {
        open().rules(spec(INVERSE, velocity(BreakerSpec.LIMITS, 100_000)))
            .expect("ParametersChanged parameters=BREAKER|reference=1|parameterVersion=5")
            .tick(54_000).expect(bounds(54_000, 48_600, 55_000))
            .tick(54_000).expect()
            .tick(48_500).expect(changed(
                "fromState=NORMAL|toState=LIMIT|cause=VELOCITY", 0, 48_600, 48_500, of(54_000, 48_600, 55_000),
                1_002_000), told(48_600, 48_500))
            .tick(48_000).expect()
            .tick(49_000).expect(
                changed("fromState=LIMIT|toState=NORMAL|cause=RETURNED", 255, 49_000, 49_000, of(0, 48_600, 53_460), 0),
                bounds(49_000, 48_600, 53_460));
    }

    /**
     * R10.5: a limit that lasts becomes a halt with the remembered candidate 48,000; then 48,600 moves 1 % = 486 at
     * once, and the second step gets there.
     */
    @Test
    void shouldHaltWhenALimitExpiresAndReopenInSteps()
    {
        final Breakers breakers = open().rules(spec(INVERSE, velocity(BreakerSpec.LIMITS, 100_000))).tick(54_000)
            .tick(48_000);
        final Scenario scenario = breakers.scenario();
        breakers.after(2 * SECOND_NS - 1).expect()
            .after(1).expect(changed(
                "fromState=LIMIT|toState=HALTED|cause=LIMIT_EXPIRED", 255, 48_600, 48_000, of(0, 48_600, 53_460),
                1_005_000));
        scenario.customer(1, 1, Scenario.COIN).order(1, INVERSE, 1, 48_600)
            .expect("Rejected command=15|reason=INSTRUMENT_HALTED|account=1|reference=1");
        breakers.after(3 * SECOND_NS).expect(changed(
            "fromState=HALTED|toState=REOPENING|cause=TIME", 255, 48_600, 48_000, of(0, 48_600, 53_460), 0),
            told(48_114, 48_000));
        scenario.order(1, INVERSE, 1, 48_600).expect(
            "OrderDenied account=1|orderId=2|scope=65535|reason=INSTRUMENT_LIMITED|equityInitial=0|initialMargin=0");
        // 48,000 is within the history by now: the upper bound is 110 % of it.
        breakers.after(SECOND_NS).expect(told(48_000, 48_000), changed(
            "fromState=REOPENING|toState=NORMAL|cause=REOPENED", 255, 48_000, 48_000, of(0, 48_600, 52_800), 0));
    }

    /**
     * R10.3, R10.5: outside of a trigger that halts the mark stays; the candidate is where it reopens, in steps of 1 %
     * of the mark, the third one goes all the way. What is overdue follows at the next command. The band's mean is then
     * 50,076 of 13 parts (eleven of 50,000, two of 50,500), the largest mark 55,000, the least 50,000.
     */
    @Test
    void shouldHaltAtOnce()
    {
        open().rules(spec(INVERSE, band(BreakerSpec.LIMITS, 20_000, 0, 0), velocity(BreakerSpec.HALTS, 50_000)))
            .tick(60_000).expect(changed(
                "fromState=NORMAL|toState=HALTED|cause=VELOCITY", 1, 50_000, 60_000, of(50_000, 47_500, 52_500),
                1_003_000))
            .tick(55_000).expect()
            .after(10 * SECOND_NS).expect(changed(
                "fromState=HALTED|toState=REOPENING|cause=TIME", 255, 50_000, 55_000, of(0, 49_000, 51_000), 0),
                told(50_500, 55_000))
            .after(2 * SECOND_NS).expect(told(51_005, 55_000))
            .after(0).expect(told(55_000, 55_000), changed(
                "fromState=REOPENING|toState=NORMAL|cause=REOPENED", 255, 55_000, 55_000, of(0, 52_250, 51_077), 0))
            .tick(55_000).expect(bounds(55_000, 53_900, 56_100));
    }

    /**
     * R10.2: of 16 parts that began with 50,000 two that begin with 53,200 make a mean of 50,400 (6,400 / 16 more);
     * 8,000 ppm of 50,000 are 400, and the reference follows. The half-width is 2 %, but at most 500.
     */
    @Test
    void shouldFollowTheMeanOfABand()
    {
        open().rules(spec(INVERSE, band(BreakerSpec.HALTS, 100_000, 8_000, 5_000)))
            .after(20 * SECOND_NS)
            .tick(53_200).expect(bounds(53_200, 45_000, 55_000))
            .after(SECOND_NS).tick(53_200).expect()
            .after(SECOND_NS).tick(53_200).expect(bounds(53_200, 45_400, 55_400));
    }

    /**
     * R10.2: a day and 20 % a day: sd = 0.2, z = 2: 50,000 times exp(-0.4 - 0.02) = 0.657047 and exp(0.4 - 0.02) =
     * 1.462285. The mark with which the part 16 before began is the reference: of 60,000 only when 17 have passed.
     */
    @Test
    void shouldFollowVolatility()
    {
        final long dayNs = 86_400 * SECOND_NS;
        final String told = "|horizonNs=86400000000000|presentPpm=200000|untilNs=";
        final Breakers breakers = open();
        new PriceWriter(breakers.scenario().writer()).setVolatilityRules(
            INVERSE, new int[]{200_000, 1, 10_000_000}, new long[]{100 * dayNs, dayNs, dayNs});
        breakers.scenario().apply();
        breakers.rules(spec(
            INVERSE, new long[]{BreakerSpec.STATISTICAL, BreakerSpec.HALTS, dayNs, 2_000_000, 0, 0}))
            .tick(60_000).expect(
                "BoundsPublished instrument=1|mark=60000|lower=32853|upper=73114|presentPpm=200000")
            .after(16 * dayNs / 16).tick(60_000).expect()
            .after(dayNs / 16).tick(60_000).expect(
                "BoundsPublished instrument=1|mark=60000|lower=39423|upper=87737|presentPpm=200000")
            .tick(39_423).expect()
            .tick(39_422).expect(
                "BreakerChanged instrument=1|fromState=NORMAL|toState=HALTED|cause=STATISTICAL|trigger=0|mark=39423|" +
                    "candidate=39422|reference=60000|lower=39423|upper=87737" + told + "92803000000000");
    }

    /**
     * R10.4: a buy above the upper bound, a sell below the lower one; limits at the bounds are good.
     */
    @Test
    void shouldDenyLimitsBeyondTheBounds()
    {
        final String denied = "|scope=65535|reason=PRICE_BOUNDS|equityInitial=0|initialMargin=0";
        final Breakers breakers = open().rules(spec(INVERSE, velocity(BreakerSpec.LIMITS, 100_000)));
        breakers.scenario().customer(1, 1, Scenario.COIN)
            .order(1, INVERSE, 1, 55_001).expect("OrderDenied account=1|orderId=1" + denied)
            .order(1, INVERSE, 1, 55_000).expect("OrderAccepted account=1|orderId=2")
            .order(1, INVERSE, -1, 44_999).expect("OrderDenied account=1|orderId=3" + denied)
            .order(1, INVERSE, -1, 45_000).expect("OrderAccepted account=1|orderId=4")
            .order(1, LINEAR, 1, 1_000).expect("OrderAccepted account=1|orderId=5");
    }

    /**
     * R10.5: without a duration a limit is a halt, named after its trigger. R10.2: rules that are removed end it.
     */
    @Test
    void shouldSkipALimitWithoutDuration()
    {
        final long[] ns = {0, 0, 3 * SECOND_NS, 3 * SECOND_NS, SECOND_NS};
        open().rules(new BreakerSpec(
            INVERSE, false, false, 1, 1, 0, 0, ns, 0, new long[][]{velocity(BreakerSpec.LIMITS, 100_000)}))
            .tick(44_999).expect(changed(
                "fromState=NORMAL|toState=HALTED|cause=VELOCITY", 0, 50_000, 44_999, of(50_000, 45_000, 55_000),
                1_003_000))
            .rules(BreakerSpec.none(INVERSE)).expect(
                "ParametersChanged parameters=BREAKER|reference=1|parameterVersion=6",
                changed("fromState=HALTED|toState=NORMAL|cause=RULES_REMOVED", 255, 50_000, 44_999, of(0, 0, 0), 0))
            .tick(44_999).expect();
    }

    /**
     * R10.6: a slice of 24 lots of 92 is 2,208, and reaches that. While it is charged the limit goes on; in part
     * 1,016 it is out of the window, and at the next end of the limit nothing is left of the cause.
     */
    @Test
    void shouldLimitWhenTooMuchIsLiquidated()
    {
        final Scenario scenario = longVenue().slices(io.plimsoll.core.message.SliceMode.LARGEST_LEG, 0, HORIZON_NS);
        final Breakers breakers = new Breakers(scenario, new RuleWriter(scenario.writer()));
        breakers.rules(new BreakerSpec(LINEAR, false, false, 1, 1, 0, 2_208 * MONEY, NS, 0, new long[0][]));
        scenario.mark(LINEAR, 92).expectOf("BreakerChanged", changed(
            0, "fromState=NORMAL|toState=LIMIT|cause=LIQUIDATION_RATE", 255, 92, 0, of(0, 0, 0), 1_002_000));
        scenario.deposit(1, 0, 1_000 * MONEY).after(2 * SECOND_NS).expectOf("BreakerChanged");
        scenario.after(13 * SECOND_NS).expectOf("BreakerChanged");
        scenario.after(2 * SECOND_NS).expect(changed(
            0, "fromState=LIMIT|toState=NORMAL|cause=TIME", 255, 92, 0, of(0, 0, 0), 0));
    }

    /**
     * R10.6: one instrument halted halts the others that have a breaker, for the venue's time.
     */
    @Test
    void shouldHaltTheVenue()
    {
        open().rules(spec(LINEAR, velocity(BreakerSpec.LIMITS, 100_000)))
            .rules(spec(INVERSE, velocity(BreakerSpec.HALTS, 100_000)))
            .venue(1, SECOND_NS).expect("ParametersChanged parameters=VENUE_BREAKER|reference=0|parameterVersion=7")
            .tick(60_000).expect(
                changed("fromState=NORMAL|toState=HALTED|cause=VELOCITY", 0, 50_000, 60_000,
                    of(50_000, 45_000, 55_000), 1_003_000),
                changed(0, "fromState=NORMAL|toState=HALTED|cause=VENUE", 255, 100, 0, of(0, 90, 110), 1_001_000))
            .after(SECOND_NS).expect(
                changed(0, "fromState=HALTED|toState=REOPENING|cause=TIME", 255, 100, 0, of(0, 90, 110), 0),
                changed(0, "fromState=REOPENING|toState=NORMAL|cause=REOPENED", 255, 100, 0, of(0, 90, 110), 0));
    }

    /**
     * R10.2, R1.2: what cannot be worked out, and numbers just outside of their bounds.
     */
    @Test
    void shouldRefuseRules()
    {
        final String refused = "Rejected command=51|reason=";
        final long[] statistical = {BreakerSpec.STATISTICAL, BreakerSpec.LIMITS, HORIZON_NS, 2_000_000, 0, 0};
        final long[] wide = {BreakerSpec.VELOCITY, BreakerSpec.LIMITS, HORIZON_NS, 10_000, 0, 1};
        final long[] shortHorizon = {BreakerSpec.VELOCITY, BreakerSpec.LIMITS, 15, 10_000, 0, 0};
        open().rules(spec(INVERSE, statistical)).expect(refused + "BREAKER_INVALID|account=0|reference=1")
            .rules(spec(INVERSE, wide)).expect(refused + "BREAKER_INVALID|account=0|reference=1")
            .rules(spec(INVERSE, shortHorizon)).expect(refused + "OUT_OF_RANGE|account=0|reference=1")
            .rules(spec(7, wide)).expect(refused + "UNKNOWN_INSTRUMENT|account=0|reference=7");
    }

    /**
     * R10.3: a mark that a breaker has set is told without mark rules, too.
     */
    private static String told(final long mark, final long candidate)
    {
        return "MarkPublished instrument=1|validity=VALID|mark=" + mark + "|candidate=" + candidate +
            "|indexPrice=0|fundingPrice=0|basisPrice=0|bookPrice=0|meanPrice=0|stablePrice=0";
    }
}
