package io.plimsoll.core.breaker;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.message.BreakerAction;
import io.plimsoll.core.message.DelistInstrumentEncoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.Reason;

import static io.plimsoll.core.breaker.BreakerVenue.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/**
 * Rulebook R10.2 to R10.5: every way from one state to another, event by event. A band of 5 % around 10,000, over
 * 1,600 s: a part is 100 s, and the first command is in part 10.
 */
@Timeout(60)
class BreakerStatesTest
{
    private static final long HORIZON_NS = 1_600 * SECOND_NS;

    private final BreakerVenue venue = new BreakerVenue();
    private final BreakerVenue.Spec spec = new BreakerVenue.Spec();

    private static String changed(
        final String states, final String cause, final int trigger, final String prices, final String bounds,
        final long untilS)
    {
        final String[] state = states.split(" ");
        final String[] price = prices.split(" ");
        final String[] bound = bounds.split(" ");
        return "BreakerChanged instrument=0|fromState=" + state[0] + "|toState=" + state[1] + "|cause=" + cause +
            "|trigger=" + trigger + "|mark=" + price[0] + "|candidate=" + price[1] + "|reference=" + bound[0] +
            "|lower=" + bound[1] + "|upper=" + bound[2] + "|horizonNs=" + (trigger == 255 ? 0 : HORIZON_NS) +
            "|presentPpm=0|untilNs=" + untilS * SECOND_NS;
    }

    private static String published(final long mark, final long lower, final long upper)
    {
        return "BoundsPublished instrument=0|mark=" + mark + "|lower=" + lower + "|upper=" + upper + "|presentPpm=0";
    }

    private BreakerVenue limited()
    {
        venue.breaker(0, spec.with(BreakerVenue.band(BreakerAction.LIMIT, HORIZON_NS, 50_000)));
        return venue.mark(0, 10_600);
    }

    private BreakerVenue halted(final long candidate)
    {
        venue.breaker(0, spec.with(BreakerVenue.band(BreakerAction.HALT, HORIZON_NS, 50_000)));
        return venue.mark(0, candidate);
    }

    @Test
    void shouldPublishBoundsWithTheFirstPriceAndWhenTheyHaveMoved()
    {
        spec.publishPpm = 2_000;
        venue.breaker(0, spec.with(BreakerVenue.band(BreakerAction.HALT, HORIZON_NS, 50_000)))
            .expect("ParametersChanged parameters=BREAKER|reference=0|parameterVersion=5")
            .mark(0, 10_000).expect(published(10_000, 9_500, 10_500))
            .mark(0, 10_100).expect();
        // Part 11 begins with 10,100: the mean is 10,050, and 10,552 is 52 away, more than 0.2 %.
        venue.after(100 * SECOND_NS).mark(0, 10_050).expect(published(10_050, 9_548, 10_552))
            // Part 12 finds 10,050, the mean stays.
            .after(100 * SECOND_NS).mark(0, 10_040).expect()
            .breaker(0, spec).mark(0, 10_040).expect(published(10_040, 9_538, 10_542));
    }

    /**
     * R10.3: the mark goes to the bound and stays there, until a candidate is within.
     */
    @Test
    void shouldHoldTheMarkAtTheBoundUntilThePriceReturns()
    {
        limited().expect(
            changed("NORMAL LIMIT", "BAND", 0, "10500 10600", "10000 9500 10500", 1_015), told(10_500, 10_600));
        assertEquals(10_500, venue.markOf(0));
        venue.mark(0, 20_000).expect();
        assertEquals(10_500, venue.markOf(0));
        venue.mark(0, 5_000).expect(told(9_500, 5_000));
        assertEquals(9_500, venue.markOf(0));
        venue.mark(0, 10_400).expect(
            changed("LIMIT NORMAL", "RETURNED", 255, "10400 10400", "0 9500 10500", 0),
            published(10_400, 9_500, 10_500));
        assertEquals(10_400, venue.markOf(0));
        venue.after(15 * SECOND_NS).expect();
    }

    /**
     * R10.5: fifteen seconds at the bound are a halt of five minutes. Then the mark goes by 1 % a step.
     */
    @Test
    void shouldHaltWhenALimitExpiresAndReopenInSteps()
    {
        limited().mark(0, 10_700).expect();
        venue.after(15 * SECOND_NS - 1).expect()
            .after(1).expect(changed("LIMIT HALTED", "LIMIT_EXPIRED", 255, "10500 10700", "0 9500 10500", 1_315));
        assertEquals(Reason.INSTRUMENT_HALTED, venue.order(0, -1, 10_500), "what reduces, too");
        venue.mark(0, 10_800).expect();
        assertEquals(10_500, venue.markOf(0));
        // Parts 11 to 13 have begun with 10,500: the mean is 10,375.
        venue.after(300 * SECOND_NS)
            .expect(
                changed("HALTED REOPENING", "TIME", 255, "10500 10800", "0 9857 10893", 0), told(10_605, 10_800));
        assertEquals(10_605, venue.markOf(0), "1 % at once");
        assertEquals(Reason.INSTRUMENT_LIMITED, venue.order(0, 1, 10_605));
        assertNull(venue.order(0, -1, 10_605), "what reduces is taken");
        venue.after(10 * SECOND_NS).expect(told(10_711, 10_800));
        assertEquals(10_711, venue.markOf(0));
        venue.after(10 * SECOND_NS)
            .expect(
                told(10_800, 10_800), changed("REOPENING NORMAL", "REOPENED", 255, "10800 10800", "0 9857 10893", 0));
        assertEquals(10_800, venue.markOf(0));
        venue.mark(0, 10_800).expect(published(10_800, 10_260, 11_340));
    }

    /**
     * R10.3: the candidate that halts is the one that waits. R10.5: the last of the steps goes all the way.
     */
    @Test
    void shouldGoAllTheWayWithTheLastStep()
    {
        spec.reopenSteps = 3;
        halted(20_000).expect(changed("NORMAL HALTED", "BAND", 0, "10000 20000", "10000 9500 10500", 1_300));
        assertEquals(10_000, venue.markOf(0));
        venue.after(300 * SECOND_NS)
            .expect(
                changed("HALTED REOPENING", "TIME", 255, "10000 20000", "0 9500 10500", 0), told(10_100, 20_000));
        assertEquals(10_100, venue.markOf(0));
        // Two steps are overdue, one is taken: to 10,201. The next command takes the other.
        venue.after(25 * SECOND_NS).expect(told(10_201, 20_000));
        venue.venue().pass();
        venue.expect(
            told(20_000, 20_000), changed("REOPENING NORMAL", "REOPENED", 255, "20000 20000", "0 9500 10500", 0));
        assertEquals(20_000, venue.markOf(0));
    }

    /**
     * R10.5: a halt that no candidate has followed ends in one command.
     */
    @Test
    void shouldReopenAtOnceWhereNoCandidateWaits()
    {
        halted(10_501).mark(0, 10_000).expect();
        venue.after(300 * SECOND_NS).expect(
            changed("HALTED REOPENING", "TIME", 255, "10000 10000", "0 9500 10500", 0),
            changed("REOPENING NORMAL", "REOPENED", 255, "10000 10000", "0 9500 10500", 0));
    }

    /**
     * R10.5: nothing running changes its terms; what comes next has the new ones.
     */
    @Test
    void shouldKeepTheTermsOfARunningState()
    {
        halted(10_501);
        final BreakerVenue.Spec other = new BreakerVenue.Spec();
        other.haltNs = SECOND_NS;
        other.reopenSteps = 1;
        venue.breaker(0, other.with(BreakerVenue.band(BreakerAction.HALT, HORIZON_NS, 100_000)))
            .expect("ParametersChanged parameters=BREAKER|reference=0|parameterVersion=6");
        venue.after(299 * SECOND_NS).expect().after(SECOND_NS).expect(
            changed("HALTED REOPENING", "TIME", 255, "10000 10501", "0 9000 11000", 0), told(10_501, 10_501),
            changed("REOPENING NORMAL", "REOPENED", 255, "10501 10501", "0 9000 11000", 0));
        venue.mark(0, 12_000)
            .expect(changed("NORMAL HALTED", "BAND", 0, "10501 12000", "10501 9451 11551", 1_301));
    }

    /**
     * R10.3: bounds of a limit stay those with which it began, also where the rules are others by now.
     */
    @Test
    void shouldKeepTheBoundsOfARunningLimit()
    {
        limited();
        venue.breaker(0, spec.with(BreakerVenue.band(BreakerAction.LIMIT, HORIZON_NS, 1)));
        venue.mark(0, 10_501).expect();
        assertEquals(10_500, venue.markOf(0));
        venue.mark(0, 10_450)
            .expect(
                changed("LIMIT NORMAL", "RETURNED", 255, "10450 10450", "0 10500 10500", 0),
                published(10_450, 10_500, 10_500));
    }

    /**
     * R10.2: without rules there is no state; what was halted trades again.
     */
    @Test
    void shouldEndTheStateWithTheRules()
    {
        halted(10_501);
        assertEquals(Reason.INSTRUMENT_HALTED, venue.order(0, 1, 10_000));
        venue.breaker(0, spec.with()).expect(
            "ParametersChanged parameters=BREAKER|reference=0|parameterVersion=6",
            changed("HALTED NORMAL", "RULES_REMOVED", 255, "10000 10501", "0 0 0", 0));
        assertNull(venue.order(0, 1, 10_000));
        venue.mark(0, 50_000).expect();
        assertEquals(50_000, venue.markOf(0));
    }

    /**
     * R10.5: without a time for limits the trigger of a limit halts.
     */
    @Test
    void shouldHaltAtOnceWhereLimitsLastNoTime()
    {
        spec.limitNs = 0;
        limited().expect(changed("NORMAL HALTED", "BAND", 0, "10000 10600", "10000 9500 10500", 1_300));
        assertEquals(10_000, venue.markOf(0));
    }

    /**
     * R10.3: HALT goes before LIMIT, and the first row of an action is named. In LIMIT, HALT still halts.
     */
    @Test
    void shouldHaltBeforeItLimits()
    {
        venue.breaker(0, spec.with(
            BreakerVenue.band(BreakerAction.LIMIT, HORIZON_NS, 20_000),
            BreakerVenue.band(BreakerAction.HALT, HORIZON_NS, 50_000),
            BreakerVenue.band(BreakerAction.HALT, HORIZON_NS, 40_000)));
        venue.mark(0, 10_300)
            .expect(
                changed("NORMAL LIMIT", "BAND", 0, "10200 10300", "10000 9800 10200", 1_015), told(10_200, 10_300));
        venue.mark(0, 10_450)
            .expect(changed("LIMIT HALTED", "BAND", 2, "10200 10450", "10000 9600 10400", 1_300));
    }

    /**
     * R10.3: bounds that contradict each other leave the mark where it is. The short band has followed the mark to
     * 10,090; what the volatility allows from the mark of long ago shrinks to nothing.
     */
    @Test
    void shouldLeaveTheMarkWhereBoundsContradict()
    {
        final long never = 1_000_000 * SECOND_NS;
        venue.volatility(0, 1_000_000, 1, 10_000_000, new long[]{never, never, never});
        venue.breaker(0, spec.with(
            BreakerVenue.statistical(BreakerAction.LIMIT, HORIZON_NS, 1_000_000),
            BreakerVenue.band(BreakerAction.LIMIT, 16 * SECOND_NS, 5_000)));
        venue.mark(0, 10_040).after(20 * SECOND_NS).mark(0, 10_090).after(20 * SECOND_NS);
        venue.volatility(0, 1, 1, 1, new long[]{never, never, never});
        venue.mark(0, 10_091).expect(
            "BreakerChanged instrument=0|fromState=NORMAL|toState=LIMIT|cause=STATISTICAL|trigger=0|mark=10090|" +
                "candidate=10091|reference=10000|lower=10000|upper=10000|horizonNs=1600000000000|presentPpm=1|" +
                "untilNs=1055000000000");
        assertEquals(10_090, venue.markOf(0));
    }

    /**
     * R10.3: the first mark is nobody's jump, and histories begin with it. R10.2: triggers without a mark are fine.
     */
    @Test
    void shouldTakeTheFirstMarkUnchecked()
    {
        venue.venue().linear(3, 0, SECOND_NS, SECOND_NS, 1_000_000, 10_000, new long[][]{{0, 50_000, 100_000}});
        venue.breaker(3, spec.with(BreakerVenue.band(BreakerAction.HALT, HORIZON_NS, 50_000)));
        venue.after(250 * SECOND_NS).mark(3, 777)
            .expect("BoundsPublished instrument=3|mark=777|lower=739|upper=815|presentPpm=0");
    }

    /**
     * R10.4: a limit price beyond the bounds is refused while it does not reduce.
     */
    @Test
    void shouldRefuseOrdersBeyondTheBounds()
    {
        venue.breaker(0, spec.with(BreakerVenue.band(BreakerAction.LIMIT, HORIZON_NS, 50_000)));
        assertEquals(Reason.PRICE_BOUNDS, venue.order(0, 1, 10_501));
        assertNull(venue.order(0, 1, 10_500));
        assertNull(venue.order(0, 1, 1), "a buy far below");
        assertNull(venue.order(0, -1, 9_000), "reducing");
        assertEquals(Reason.PRICE_BOUNDS, venue.order(0, -2, 9_499));
        assertNull(venue.order(0, -2, 9_500));
        venue.mark(0, 10_600);
        assertEquals(Reason.INSTRUMENT_LIMITED, venue.order(0, 1, 10_400));
    }

    /**
     * R10.1: the instrument trades again when neither the command nor the breaker halts it.
     */
    @Test
    void shouldTradeWhenNeitherHalts()
    {
        halted(10_501);
        venue.rules().halt(0, true);
        venue.breaker(0, spec.with());
        assertEquals(Reason.INSTRUMENT_HALTED, venue.order(0, 1, 10_000), "the command stands");
        venue.rules().halt(0, false);
        assertNull(venue.order(0, 1, 10_000));
        halted(10_501).rules().halt(0, true);
        venue.rules().halt(0, false);
        assertEquals(Reason.INSTRUMENT_HALTED, venue.order(0, 1, 10_000), "the breaker stands");
    }

    /**
     * R10.3: a fill far beyond the bounds moves no mark and trips nothing, whoever sold.
     */
    @Test
    void shouldNotTripOnFills()
    {
        venue.breaker(0, spec.with(BreakerVenue.band(BreakerAction.HALT, HORIZON_NS, 900_000)));
        final long buy = venue.venue().order(BreakerVenue.MAKER, 0, 1, 15_000, false);
        final long sell = venue.venue().order(BreakerVenue.CUSTOMER, 0, -1, 2_000, false);
        venue.breaker(0, spec.with(BreakerVenue.band(BreakerAction.HALT, HORIZON_NS, 10_000)));
        venue.venue().fill(0, 2_000, 1, buy, sell);
        assertNull(venue.order(0, 1, 10_000));
        venue.mark(0, 10_000).expect(published(10_000, 9_900, 10_100));
    }

    /**
     * R7.10, R10.5: a delisted instrument has no breaker, and its clock does not tick.
     */
    @Test
    void shouldForgetABreakerWithItsInstrument()
    {
        halted(10_501);
        venue.rules().send(buffer -> new DelistInstrumentEncoder()
            .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .instrument(0).settlementPrice(9_000).encodedLength());
        venue.after(1_000 * SECOND_NS).expect();
        assertEquals(Reason.INSTRUMENT_CLOSED, venue.order(0, 1, 10_000));
    }

    /**
     * R10.3: a mark that a breaker has set is told without mark rules, too.
     */
    private static String told(final long mark, final long candidate)
    {
        return "MarkPublished instrument=0|validity=VALID|mark=" + mark + "|candidate=" + candidate +
            "|indexPrice=0|fundingPrice=0|basisPrice=0|bookPrice=0|meanPrice=0|stablePrice=0";
    }
}
