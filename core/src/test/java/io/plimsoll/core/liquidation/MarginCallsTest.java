package io.plimsoll.core.liquidation;

import java.util.List;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.message.CancelCause;
import io.plimsoll.core.message.MarginCallIssuedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.OrderCancelRequestedDecoder;
import io.plimsoll.core.message.RiskClassAssignedDecoder;
import io.plimsoll.core.message.SliceCause;
import io.plimsoll.core.message.SliceIssuedDecoder;
import io.plimsoll.core.message.ZoneChangedDecoder;
import io.plimsoll.core.model.CoreVenue;

import static io.plimsoll.core.model.CoreVenue.CROSS;
import static io.plimsoll.core.model.CoreVenue.MONEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Rulebook R5.1 to R5.3: deadlines of calls, their pace, and what happens when one passes.
 * <p>
 * Maintenance 5 %, initial 10 %; a call below 1.25, its end from 1.3. One lot at price 1 is 1 numeraire.
 */
@Timeout(60)
class MarginCallsTest
{
    private static final long CALLED = 1;
    private static final long OTHER = 2;
    private static final long BILLION = 1_000_000_000L;
    private static final long HOUR_NS = 3_600 * BILLION;
    private static final long START_NS = 1_000 * BILLION;
    private static final int ZONE = ZoneChangedDecoder.TEMPLATE_ID;
    private static final int CALL = MarginCallIssuedDecoder.TEMPLATE_ID;
    private static final int CANCEL = OrderCancelRequestedDecoder.TEMPLATE_ID;
    private static final int SLICE = SliceIssuedDecoder.TEMPLATE_ID;

    private final RulesVenue rules = new RulesVenue(CoreVenue.ample());
    private final CoreVenue venue = rules.venue();

    /**
     * 100 lots at 100, 1,000 deposited: maintenance margin 500 at 100.
     */
    @BeforeEach
    void open()
    {
        final long[][] tiers = {{0, 50_000, 100_000}};
        venue.linear(0, 0, BILLION, BILLION, 1_000, 10_000, tiers).linear(1, 0, BILLION, BILLION, 1_000, 10_000, tiers)
            .mark(0, 100).mark(1, 100)
            .customer(CALLED, 0, 1_000 * MONEY).customer(OTHER, 0, 1_000_000 * MONEY);
        venue.trade(CALLED, OTHER, 0, 100, 100);
    }

    private MarginCallIssuedDecoder call()
    {
        final UnsafeBuffer event = venue.event(CALL);
        assertNotNull(event, venue::text);
        return new MarginCallIssuedDecoder().wrapAndApplyHeader(event, 0, new MessageHeaderDecoder());
    }

    private CancelCause cancelCause()
    {
        return new OrderCancelRequestedDecoder()
            .wrapAndApplyHeader(venue.event(CANCEL), 0, new MessageHeaderDecoder()).cause();
    }

    /**
     * At 96 equity is 600, maintenance margin 480: 600 is the call level, so 95 calls: 500 against 475, level 593.75.
     */
    @Test
    void shouldCallWithADeadline()
    {
        rules.riskClass(0, HOUR_NS);
        venue.mark(0, 96);
        assertEquals(List.of(), rules.kinds(), "equality is healthy");
        venue.mark(0, 95);
        assertEquals(List.of(ZONE, CALL), rules.kinds());
        final MarginCallIssuedDecoder call = call();
        assertEquals(1, call.call());
        assertEquals(0, call.riskClass());
        assertEquals(93_750_000, call.shortfall());
        assertEquals(500 * MONEY, call.equity());
        assertEquals(475 * MONEY, call.maintenanceMargin());
        assertEquals(HOUR_NS, call.intervalNs());
        assertEquals(1_000_000, call.pacePpm());
        assertEquals(START_NS + HOUR_NS, call.deadlineNs());
        assertEquals(4, call.marketVersion());
        assertEquals(4, call.parameterVersion());
    }

    @Test
    void shouldCallWithoutADeadlineWhereTheClassHasNone()
    {
        rules.riskClass(1, HOUR_NS);
        venue.mark(0, 95);
        assertEquals(List.of(ZONE), rules.kinds());
        rules.riskClass(0, HOUR_NS);
        venue.after(10 * HOUR_NS);
        assertEquals(List.of(), rules.kinds(), "a call that runs keeps its terms");
    }

    @Test
    void shouldUseTheClassOfTheAccountForItsIsolatedPositionsToo()
    {
        rules.riskClass(3, 7 * HOUR_NS).assign(CALLED, 3);
        assertEquals(List.of(RiskClassAssignedDecoder.TEMPLATE_ID), rules.kinds());
        venue.deposit(CALLED, 0, 1_000 * MONEY).isolate(CALLED, 1, 1_000 * MONEY);
        venue.trade(CALLED, OTHER, 1, 100, 100).mark(1, 95);
        assertEquals(1, call().scope());
        assertEquals(3, call().riskClass());
        assertEquals(7 * HOUR_NS, call().intervalNs());
    }

    @Test
    void shouldKeepPaceWithVolatility()
    {
        rules.riskClass(0, HOUR_NS).volatility(0, 300, 700).volatility(1, 1, 1_000_000_000);
        venue.mark(0, 95);
        assertEquals(428_571, call().pacePpm(), "an instrument that it does not hold does not matter");
        assertEquals(1_542_855_600_000L, call().intervalNs());
        venue.mark(0, 100).deposit(CALLED, 0, 10 * MONEY);
        venue.trade(CALLED, OTHER, 1, 1, 100).mark(0, 95);
        assertEquals(250_000, call().pacePpm(), "the fastest of its legs, a quarter at most");
        venue.mark(0, 100);
        rules.volatility(0, 0, 0).volatility(1, 700, 300);
        venue.mark(0, 95);
        assertEquals(1_000_000, call().pacePpm(), "calm markets do not make a call longer");
    }

    @Test
    void shouldNotMoveADeadlineThatRuns()
    {
        rules.riskClass(0, HOUR_NS);
        venue.mark(0, 95);
        rules.volatility(0, 1, 4).riskClass(0, 10).assign(CALLED, 4);
        venue.after(HOUR_NS - 1);
        assertEquals(List.of(), rules.kinds());
        rules.assign(CALLED, 0);
        venue.after(1);
        assertEquals(2, call().intervalNs(), "the next one is of then: a quarter of ten");
    }

    /**
     * At 95: 100 lots; closed n at the mark leave 500 against 5.9375 per lot: 500 / 5.9375 = 84.2 lots stay, 16 go.
     */
    @Test
    void shouldSliceToTheCallLevelAtTheDeadline()
    {
        rules.riskClass(0, HOUR_NS);
        venue.mark(0, 95);
        final long resting = venue.order(CALLED, 0, -1, 110, false);
        venue.after(HOUR_NS);
        assertEquals(List.of(CANCEL, CALL, SLICE), rules.kinds());
        assertEquals(CancelCause.MARGIN_CALL, cancelCause());
        assertTrue(resting > 0);
        assertEquals(2, call().call());
        assertEquals(93_750_000, call().shortfall());
        assertEquals(START_NS + 2 * HOUR_NS, call().deadlineNs());
        final SliceIssuedDecoder slice = rules.slices().get(0);
        assertEquals(SliceCause.MARGIN_CALL, slice.cause());
        assertEquals(1_250_000, slice.targetPpm());
        assertEquals(16, slice.lots());
        assertEquals(16, slice.wantedLots());
        assertEquals(2, slice.slice());
        assertEquals(START_NS + 2 * HOUR_NS, slice.deadlineNs());
        venue.after(HOUR_NS);
        assertEquals(List.of(CANCEL, CALL, SLICE), rules.kinds());
        assertEquals(CancelCause.STEP_EXPIRED, cancelCause());
        assertEquals(3, call().call());
    }

    @Test
    void shouldCallAgainWithoutASliceAboveTheCallLevel()
    {
        rules.riskClass(0, HOUR_NS);
        venue.mark(0, 95).mark(0, 96);
        assertEquals(List.of(), rules.kinds(), "1.25 is not yet the way out");
        venue.order(CALLED, 0, -1, 110, false);
        venue.after(HOUR_NS);
        assertEquals(List.of(CALL), rules.kinds());
        assertEquals(2, call().call());
        assertEquals(0, call().shortfall());
    }

    @Test
    void shouldEndTheSliceWithTheCall()
    {
        rules.riskClass(0, HOUR_NS);
        venue.mark(0, 95).after(HOUR_NS).mark(0, 97);
        assertEquals(List.of(ZONE, CANCEL), rules.kinds());
        assertEquals(CancelCause.CALL_ENDED, cancelCause());
        venue.after(10 * HOUR_NS);
        assertEquals(List.of(), rules.kinds(), "its deadline is gone");
        venue.mark(0, 95);
        assertEquals(1, call().call(), "the next call is the first again");
    }

    @Test
    void shouldBeOvertakenByALiquidation()
    {
        rules.riskClass(0, HOUR_NS);
        venue.mark(0, 95).after(HOUR_NS).mark(0, 94);
        assertEquals(List.of(ZONE, CANCEL, SLICE), rules.kinds());
        assertEquals(CancelCause.LIQUIDATION, cancelCause());
        assertEquals(1, rules.slices().get(0).slice());
        assertEquals(SliceCause.LIQUIDATION, rules.slices().get(0).cause());
        assertEquals(START_NS + HOUR_NS + BILLION, rules.slices().get(0).deadlineNs());
        venue.deposit(CALLED, 0, 160 * MONEY);
        assertEquals(List.of(ZONE, CALL, CANCEL), rules.kinds().subList(1, 4));
        assertEquals(CancelCause.LIQUIDATION_ENDED, cancelCause());
        assertEquals(1, call().call());
        assertEquals(START_NS + 2 * HOUR_NS, call().deadlineNs());
    }

    @Test
    void shouldStopAfterADeadlineWhereTheClassHasLostItsInterval()
    {
        rules.riskClass(0, HOUR_NS);
        venue.mark(0, 95);
        rules.riskClass(0, 0);
        venue.after(HOUR_NS);
        assertEquals(List.of(SLICE), rules.kinds());
        assertEquals(0, rules.slices().get(0).deadlineNs());
        venue.after(10 * HOUR_NS);
        assertEquals(List.of(), rules.kinds());
        assertEquals(500 * MONEY, venue.report(CALLED, CROSS).equity());
    }

    @Test
    void shouldNotQueueACallThatFindsNoCapacity()
    {
        rules.riskClass(0, HOUR_NS).halt(0, true);
        venue.mark(0, 95).after(HOUR_NS);
        assertEquals(List.of(CALL), rules.kinds());
        rules.halt(0, false);
        assertEquals(1, rules.kinds().size(), "nobody waited");
        venue.after(HOUR_NS);
        assertEquals(List.of(CALL, SLICE), rules.kinds());
        assertNull(venue.refusal());
    }
}
