package io.plimsoll.core.breaker;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.BreakerAction;
import io.plimsoll.core.message.FeeRule;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.core.message.MarginCallIssuedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetPoolRulesEncoder;
import io.plimsoll.core.message.SliceIssuedDecoder;
import io.plimsoll.core.message.SliceMode;

import static io.plimsoll.core.breaker.BreakerVenue.SECOND_NS;
import static io.plimsoll.core.model.CoreVenue.MONEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Rulebook R10.6: breakers that fire for the state of funds and liquidations, and for each other; and what a halt does
 * to those who wait. The capacity window is 160 s long.
 */
@Timeout(60)
class BreakerRiskTest
{
    private static final long HORIZON_NS = 1_600 * SECOND_NS;
    private static final long FUND = 800;
    private static final long WEAK = 7;

    private final BreakerVenue venue = new BreakerVenue();
    private final BreakerVenue.Spec spec = new BreakerVenue.Spec();

    /**
     * Whoever is weak is long 100 lots of instrument 1 at 10,000, with 10 % of that and a maintenance margin of 5 %.
     */
    @BeforeEach
    void open()
    {
        venue.rules().rules(SliceMode.LARGEST_LEG, FeeRule.FLAT, new int[]{0, 0}, 0, 160 * SECOND_NS);
        venue.venue().customer(WEAK, 0, 100_000 * MONEY);
        venue.venue().trade(WEAK, BreakerVenue.MAKER, 1, 100, 10_000);
    }

    private void fund(final long money)
    {
        venue.venue().open(FUND, AccountKind.INSURANCE_FUND).deposit(FUND, 0, money * MONEY);
        venue.rules().send(buffer -> new SetPoolRulesEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .riskPool(0).lossRule(LossRule.BACKSTOP).feeSharePpm(0).surplusSharePpm(0).drawdownPpm(0)
            .fundCap(0).eventCap(0).trancheCap(0).peakWindowNs(8_000 * SECOND_NS).reviewNs(0).encodedLength());
    }

    private String last()
    {
        final String text = venue.text();
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    private static String changed(
        final int instrument, final String states, final String cause, final long mark, final long untilS)
    {
        final String[] state = states.split(" ");
        return "BreakerChanged instrument=" + instrument + "|fromState=" + state[0] + "|toState=" + state[1] +
            "|cause=" + cause + "|trigger=255|mark=" + mark + "|candidate=0|reference=0|lower=0|upper=0|horizonNs=0|" +
            "presentPpm=0|untilNs=" + untilS * SECOND_NS;
    }

    /**
     * At 9,450 equity is 45,000 and maintenance margin 47,250. Slices are charged at once, filled or not.
     */
    @Test
    void shouldLimitWhatIsLiquidatedTooFast()
    {
        spec.rateNotional = 10_000 * MONEY;
        venue.breaker(1, spec);
        venue.mark(1, 9_450);
        assertNotNull(venue.venue().event(SliceIssuedDecoder.TEMPLATE_ID));
        assertEquals(changed(1, "NORMAL LIMIT", "LIQUIDATION_RATE", 9_450, 1_015), last());
        assertEquals(Reason.INSTRUMENT_LIMITED, venue.order(1, 1, 9_450));
        venue.mark(1, 9_600);
        assertTrue(!venue.text().contains("BreakerChanged"), venue.text());
        assertEquals(9_600, venue.markOf(1), "no bounds: what is candidate is the mark");
        // The condition holds until the slice has left the window: prolonged at each end, without a word.
        venue.after(15 * SECOND_NS);
        assertEquals(Reason.INSTRUMENT_LIMITED, venue.order(1, 1, 9_450));
        venue.after(144 * SECOND_NS);
        assertEquals(Reason.INSTRUMENT_LIMITED, venue.order(1, 1, 9_450));
    }

    @Test
    void shouldEndALimitWhenItsCauseHasGone()
    {
        spec.rateNotional = 10_000 * MONEY;
        spec.limitNs = 200 * SECOND_NS;
        venue.breaker(1, spec).mark(1, 9_450);
        assertEquals(changed(1, "NORMAL LIMIT", "LIQUIDATION_RATE", 9_450, 1_200), last());
        venue.venue().deposit(WEAK, 0, 1_000_000 * MONEY);
        final BreakerVenue.Spec other = new BreakerVenue.Spec();
        other.rateNotional = MONEY;
        venue.breaker(1, other).after(200 * SECOND_NS)
            .expect(changed(1, "LIMIT NORMAL", "TIME", 9_450, 0));
    }

    /**
     * R10.6: it fires again only when it was clear once.
     */
    @Test
    void shouldNotFireAgainBeforeItWasClear()
    {
        spec.rateNotional = 10_000 * MONEY;
        spec.rateAction = BreakerAction.HALT;
        spec.haltNs = 10 * SECOND_NS;
        venue.breaker(1, spec).mark(1, 9_450);
        assertEquals(changed(1, "NORMAL HALTED", "LIQUIDATION_RATE", 9_450, 1_010), last());
        venue.venue().deposit(WEAK, 0, 10_000 * MONEY);
        venue.after(10 * SECOND_NS);
        assertTrue(venue.text().contains(changed(1, "REOPENING NORMAL", "REOPENED", 9_450, 0)), venue.text());
        venue.after(SECOND_NS).expect();
        assertNull(venue.order(1, 1, 9_450));
        venue.after(160 * SECOND_NS).mark(1, 9_300);
        assertEquals(changed(1, "NORMAL HALTED", "LIQUIDATION_RATE", 9_300, 1_181), last());
    }

    @Test
    void shouldHaltWhenTheFundHasFallenFromItsPeak()
    {
        fund(1_000);
        spec.drawdownPpm = 100_000;
        spec.drawdownAction = BreakerAction.HALT;
        venue.breaker(0, spec);
        venue.venue().withdraw(FUND, 0, 500 * MONEY);
        assertTrue(!venue.text().contains("BreakerChanged"), "what the venue takes is no loss");
        // An estate that is short of 105 - 100 = 5 per lot and more: the fund pays all it has.
        venue.venue().customer(9, 0, 1_000 * MONEY);
        venue.venue().trade(9, BreakerVenue.MAKER, 2, 1, 10_000);
        venue.mark(2, 8_600);
        assertTrue(venue.text().contains("EstateSettled"), venue.text());
        assertEquals(changed(0, "NORMAL HALTED", "FUND_DRAWDOWN", 10_000, 1_300), last());
        venue.venue().pass();
        venue.expect();
    }

    /**
     * R10.6: HALT goes before LIMIT, then the first.
     */
    @Test
    void shouldHaltBeforeItLimitsForTwoCauses()
    {
        fund(1_000);
        spec.drawdownPpm = 100_000;
        spec.rateNotional = 1;
        spec.rateAction = BreakerAction.HALT;
        venue.breaker(1, spec);
        venue.venue().customer(9, 0, 1_000 * MONEY);
        venue.venue().trade(9, BreakerVenue.MAKER, 2, 1, 10_000);
        venue.mark(2, 8_600);
        assertEquals(changed(1, "NORMAL LIMIT", "FUND_DRAWDOWN", 10_000, 1_015), last());
        venue.breaker(1, spec.with()).mark(1, 9_450);
        assertTrue(!venue.text().contains("BreakerChanged"), "not in NORMAL");
    }

    /**
     * R10.6: two halted by their own breakers halt all others that have one, for the venue's time.
     */
    @Test
    void shouldHaltTheVenue()
    {
        final long[] band = BreakerVenue.band(BreakerAction.HALT, HORIZON_NS, 50_000);
        for (int id = 0; id < 3; id++)
        {
            venue.breaker(id, spec.with(band));
        }
        venue.venueBreaker(2, 40 * SECOND_NS);
        venue.mark(0, 10_501);
        venue.mark(2, 10_501);
        assertEquals(
            changed(1, "NORMAL HALTED", "VENUE", 10_000, 1_040).replace("lower=0|upper=0", "lower=9500|upper=10500"),
            last());
        assertEquals(Reason.INSTRUMENT_HALTED, venue.order(1, 1, 10_000));
        venue.after(40 * SECOND_NS);
        assertTrue(venue.text().contains("cause=REOPENED"), venue.text());
        venue.after(SECOND_NS).expect();
        assertNull(venue.order(1, 1, 10_000), "not again before it was below once");
        venue.mark(1, 10_600);
        assertTrue(venue.text().contains("instrument=1|fromState=NORMAL|toState=HALTED|cause=BAND"), venue.text());
    }

    /**
     * R10.1, R10.6: who is halted waits, and is served when the breaker lets go, by the same command.
     */
    @Test
    void shouldServeWhoWaitsWhenTheHaltEnds()
    {
        spec.haltNs = 10 * SECOND_NS;
        venue.breaker(1, spec.with(BreakerVenue.band(BreakerAction.HALT, HORIZON_NS, 100_000)));
        venue.mark(1, 9_450);
        assertNotNull(venue.venue().event(SliceIssuedDecoder.TEMPLATE_ID), "liquidation begins");
        venue.mark(1, 8_000);
        assertTrue(venue.text().startsWith("BreakerChanged instrument=1|fromState=NORMAL|toState=HALTED"));
        venue.after(SECOND_NS);
        assertTrue(venue.text().contains("LiquidationQueued account=7|scope=65535|cause=HALT"), venue.text());
        venue.mark(1, 9_440).expect();
        venue.after(9 * SECOND_NS);
        final List<String> events = List.of(venue.text().split("\n"));
        assertTrue(events.get(0).contains("toState=REOPENING|cause=TIME"), events.get(0));
        assertTrue(events.get(1).startsWith("MarkPublished instrument=1|validity=VALID|mark=9440"), events.get(1));
        assertTrue(events.get(2).contains("toState=NORMAL|cause=REOPENED"), events.get(2));
        assertTrue(events.get(3).startsWith("SliceIssued account=7"), events.get(3));
        assertTrue(events.get(3).contains("markPrice=9440"), "at the mark with which it reopens");
        assertEquals(4, events.size());
    }

    /**
     * R10.6: a limit is no halt: slices go on.
     */
    @Test
    void shouldSliceWhileItIsLimited()
    {
        venue.breaker(1, spec.with(BreakerVenue.band(BreakerAction.LIMIT, HORIZON_NS, 55_000)));
        venue.mark(1, 9_000);
        assertTrue(venue.text().startsWith("BreakerChanged instrument=1|fromState=NORMAL|toState=LIMIT"));
        assertNotNull(venue.venue().event(SliceIssuedDecoder.TEMPLATE_ID), "at the bound");
        assertEquals(9_450, venue.markOf(1));
    }

    /**
     * R10.6: where a message is not understood, what its time did is looked at all the same; an older time is no time.
     */
    @Test
    void shouldLookAtTheEndOfWhatIsNotUnderstoodToo()
    {
        venue.mark(1, 9_450);
        final SliceIssuedDecoder slice = new SliceIssuedDecoder().wrapAndApplyHeader(
            venue.venue().event(SliceIssuedDecoder.TEMPLATE_ID), 0, new MessageHeaderDecoder());
        spec.rateNotional = slice.lots() * 9_450 * MONEY + 1;
        venue.breaker(1, spec).expect("ParametersChanged parameters=BREAKER|reference=1|parameterVersion=6");
        // The second slice is due; nothing else happens.
        venue.venue().spoil(writer -> writer.length(writer.length() - 1)).after(SECOND_NS);
        assertEquals(Reason.MALFORMED, venue.venue().refusal());
        assertEquals(changed(1, "NORMAL LIMIT", "LIQUIDATION_RATE", 9_450, 1_016), last());
    }

    /**
     * R5.1, R9.1: what is measured shortens calls. Two marks 3 % apart within ten seconds are more than a day's 1 %.
     */
    @Test
    void shouldShortenMarginCallsByMeasuredVolatility()
    {
        final long hourNs = 3_600 * SECOND_NS;
        venue.rules().riskClass(0, hourNs);
        venue.volatility(1, 10_000, 1_000, 10_000_000, new long[]{SECOND_NS, 60 * SECOND_NS, 100 * hourNs});
        venue.mark(1, 9_620).after(10 * SECOND_NS).mark(1, 9_610);
        assertTrue(!venue.text().contains("MarginCallIssued"), "equity 61,000 against 60,062");
        venue.after(10 * SECOND_NS).mark(1, 9_590);
        final MarginCallIssuedDecoder call = new MarginCallIssuedDecoder().wrapAndApplyHeader(
            venue.venue().event(MarginCallIssuedDecoder.TEMPLATE_ID), 0, new MessageHeaderDecoder());
        assertEquals(250_000, call.pacePpm());
        assertEquals(hourNs / 4, call.intervalNs());
    }
}
