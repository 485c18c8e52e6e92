package io.plimsoll.core.liquidation;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.FeeRule;
import io.plimsoll.core.message.FillAppliedDecoder;
import io.plimsoll.core.message.InstrumentHaltChangedDecoder;
import io.plimsoll.core.message.LiquidationQueueReportedDecoder;
import io.plimsoll.core.message.LiquidationQueuedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.OrderCancelRequestedDecoder;
import io.plimsoll.core.message.ParametersChangedDecoder;
import io.plimsoll.core.message.QueueCause;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SliceIssuedDecoder;
import io.plimsoll.core.message.SliceMode;
import io.plimsoll.core.message.StateAuditedDecoder;
import io.plimsoll.core.message.ZoneChangedDecoder;
import io.plimsoll.core.model.CoreVenue;
import io.plimsoll.core.snapshot.SnapshotMemory;

import static io.plimsoll.core.model.CoreVenue.MONEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

/**
 * Rulebook R6.5, R6.10 to R6.12, R10.1: several slices, capacity, who waits, halts.
 * <p>
 * Maintenance 5 %, initial 10 %, no fees. One lot at price 1 is 1 numeraire. Customers hold 100 lots each from 100.
 */
@Timeout(60)
class LiquidationQueueTest
{
    private static final long MAKER = 500;
    private static final long BILLION = 1_000_000_000L;
    private static final long WINDOW_NS = 16 * BILLION;
    private static final int ZONE = ZoneChangedDecoder.TEMPLATE_ID;
    private static final int SLICE = SliceIssuedDecoder.TEMPLATE_ID;
    private static final int QUEUED = LiquidationQueuedDecoder.TEMPLATE_ID;
    private static final int CANCEL = OrderCancelRequestedDecoder.TEMPLATE_ID;
    private static final int PARAMETERS = ParametersChangedDecoder.TEMPLATE_ID;
    private static final int HALT = InstrumentHaltChangedDecoder.TEMPLATE_ID;
    private static final long[][] TIERS = {{0, 50_000, 100_000}};
    private static final CoreLimits LIMITS = new CoreLimits(100, 100, 10, 12, 4, 2);

    private final RulesVenue rules = new RulesVenue(new CoreVenue(LIMITS));
    private final CoreVenue venue = rules.venue();

    @BeforeEach
    void open()
    {
        for (int id = 0; id < 3; id++)
        {
            venue.linear(id, 0, BILLION, BILLION, 1_000, 10_000, TIERS).mark(id, 100);
        }
        venue.customer(MAKER, 0, 10_000_000 * MONEY);
    }

    private void customer(final long account, final int instrument, final long money)
    {
        venue.customer(account, 0, money);
        venue.trade(account, MAKER, instrument, 100, 100);
    }

    private void capacity(final long money)
    {
        rules.rules(SliceMode.LARGEST_LEG, FeeRule.FLAT, new int[]{0, 0}, money, WINDOW_NS);
    }

    private LiquidationQueuedDecoder queued()
    {
        assertNotNull(venue.event(QUEUED), venue::text);
        return new LiquidationQueuedDecoder().wrapAndApplyHeader(
            venue.event(QUEUED), 0, new MessageHeaderDecoder());
    }

    private String report(final int rows)
    {
        rules.queue(rows);
        final LiquidationQueueReportedDecoder report = new LiquidationQueueReportedDecoder().wrapAndApplyHeader(
            venue.events().get(0), 0, new MessageHeaderDecoder());
        final StringBuilder text = new StringBuilder();
        text.append(report.waiting()).append(' ').append(report.venueUsed() / MONEY)
            .append('/').append(report.venueCapacity() / MONEY);
        for (final LiquidationQueueReportedDecoder.AccountsDecoder account : report.accounts())
        {
            text.append(", ").append(account.account()).append(' ').append(account.healthPpm())
                .append(' ').append(account.notional() / MONEY);
        }
        return text.toString();
    }

    private String slices()
    {
        return rules.slices().stream()
            .map(slice -> slice.account() + ":" + slice.instrument() + ":" + slice.lots() + "/" + slice.wantedLots() +
                "#" + slice.slice())
            .collect(Collectors.joining(", "));
    }

    /**
     * At 94 with 1,000 deposited: equity 400, MM 470; one lot frees 5.17, 517 - 400 = 117: 23 lots.
     */
    @Test
    void shouldCutASliceToCapacityAndQueueWhoFindsNone()
    {
        capacity(1_500 * MONEY);
        customer(1, 0, 1_000 * MONEY);
        customer(2, 0, 1_010 * MONEY);
        venue.mark(0, 94);
        assertEquals(List.of(ZONE, SLICE, ZONE, QUEUED), rules.kinds());
        assertEquals("1:0:15/23#1", slices(), "15 lots at 94 are 1,410");
        assertEquals(2, queued().account());
        assertEquals(QueueCause.CAPACITY, queued().cause());
        assertEquals(1, queued().waiting());
        assertEquals(9_400 * MONEY, queued().notional());
        assertEquals(872_340, queued().healthPpm());
        assertEquals("1 1410/1500, 2 872340 9400", report(10));
    }

    @Test
    void shouldServeTheWorstFirstWhenAPartBegins()
    {
        capacity(1_500 * MONEY);
        customer(3, 0, 1_010 * MONEY);
        customer(2, 0, 1_010 * MONEY);
        customer(1, 0, 1_000 * MONEY);
        customer(4, 0, 1_005 * MONEY);
        venue.mark(0, 94);
        assertEquals("1:0:15/23#1", slices());
        assertEquals("3 1410/1500, 4 861702 9400, 2 872340 9400", report(2));
        venue.after(BILLION);
        assertEquals("", slices(), "a new part, and nothing has left the window; the step of 1 finds no capacity");
        assertEquals(List.of(CANCEL, QUEUED), rules.kinds());
        assertEquals(4, queued().waiting());
        venue.after(14 * BILLION);
        assertEquals(List.of(), rules.kinds(), "who goes on waiting does so without a word");
        venue.after(BILLION);
        assertEquals("1:0:15/23#2", slices(), "its step had not counted");
        venue.after(16 * BILLION);
        assertEquals(List.of(SLICE, CANCEL, QUEUED), rules.kinds(), "the queue comes before the step that is due");
        assertEquals("4:0:15/22#1", slices());
    }

    @Test
    void shouldServeTheQueueWhenCapacityIsRaised()
    {
        capacity(0);
        rules.capacity(0, 90 * MONEY);
        customer(1, 0, 1_000 * MONEY);
        final long resting = venue.order(1, 0, -5, 200, true);
        venue.mark(0, 94);
        assertEquals(List.of(ZONE, CANCEL, QUEUED), rules.kinds());
        venue.close(resting);
        venue.order(1, 0, -3, 200, true);
        rules.capacity(0, 93 * MONEY);
        assertEquals(List.of(PARAMETERS), rules.kinds(), "orders of who goes on waiting stay");
        rules.capacity(0, 0);
        assertEquals(List.of(PARAMETERS, CANCEL, SLICE), rules.kinds());
        assertEquals("1:0:23/23#1", slices());
        assertEquals("0 2162/0", report(1), "charged without a cap");
    }

    @Test
    void shouldLeaveTheQueueWithTheZone()
    {
        capacity(50 * MONEY);
        customer(1, 0, 1_000 * MONEY);
        customer(2, 0, 1_000 * MONEY);
        venue.mark(0, 94);
        assertEquals("2 0/50, 1 851063 9400, 2 851063 9400", report(100));
        venue.audit();
        assertEquals(2, new StateAuditedDecoder().wrapAndApplyHeader(
            venue.events().get(0), 0, new MessageHeaderDecoder()).liquidating());
        venue.deposit(1, 0, 1_000 * MONEY);
        assertEquals("1 0/50, 2 851063 9400", report(100));
        venue.mark(0, 92);
        assertEquals("0 0/50", report(100), "taken over");
    }

    @Test
    void shouldWaitForAHaltToEnd()
    {
        customer(1, 0, 1_000 * MONEY);
        rules.halt(0, true);
        assertEquals(List.of(HALT), rules.kinds());
        venue.mark(0, 94);
        assertEquals(List.of(ZONE, QUEUED), rules.kinds());
        assertEquals(QueueCause.HALT, queued().cause());
        venue.mayRefuse().order(1, 0, -1, 100, true);
        assertEquals(Reason.INSTRUMENT_HALTED, venue.refusal());
        rules.halt(0, true);
        assertEquals(List.of(HALT), rules.kinds(), "told, and nothing else");
        venue.after(1_000 * BILLION);
        assertEquals(List.of(), rules.kinds(), "time alone ends no halt");
        rules.halt(0, false);
        assertEquals(List.of(HALT, SLICE), rules.kinds());
        assertEquals("1:0:23/23#1", slices());
    }

    /**
     * At 89 in instrument 0: equity 900, MM 445 + 500. To 1,039.5 each lot of 0 frees 4.895, each of 1 5.5.
     */
    @Test
    void shouldSliceTheLargestLegThatTrades()
    {
        customer(1, 0, 1_300 * MONEY);
        venue.deposit(1, 0, 1_000 * MONEY);
        venue.trade(1, MAKER, 1, 100, 100);
        venue.withdraw(1, 0, 300 * MONEY);
        rules.halt(1, true);
        venue.mark(0, 89);
        assertEquals("1:0:29/29#1", slices());
        rules.halt(1, false);
        venue.after(BILLION);
        assertEquals("1:1:26/26#2", slices());
    }

    /**
     * 100 lots of each in mode LEAST_COST, instrument 2 at 79: equity 960, MM 500 + 500 + 395. Without leg 0 the target
     * is 984.5; each lot of leg 1 frees 5.5. All of equal rates, so by instrument.
     */
    private void breachSeveralLegs()
    {
        rules.rules(SliceMode.LEAST_COST);
        customer(1, 0, 3_060 * MONEY);
        venue.trade(1, MAKER, 1, 100, 100).trade(1, MAKER, 2, 100, 100);
    }

    @Test
    void shouldIssueSeveralSlicesUnderOneNumber()
    {
        breachSeveralLegs();
        venue.mark(2, 79);
        assertEquals("1:0:100/100#1, 1:1:5/5#1", slices());
        for (final SliceIssuedDecoder slice : rules.slices())
        {
            assertEquals(97, slice.bankruptcyPrice(), "960 * 500 / 1395 is 344.08: three increments of 100");
            assertEquals(97, slice.limitPrice());
        }
        venue.after(BILLION);
        assertEquals(List.of(CANCEL, CANCEL, SLICE, SLICE), rules.kinds());
        assertEquals("1:0:100/100#2, 1:1:5/5#2", slices());
    }

    @Test
    void shouldCancelWhatIsOpenOfSeveralSlices()
    {
        breachSeveralLegs();
        venue.mark(2, 79);
        venue.close(rules.slices().get(1).orderId());
        venue.after(1).deposit(1, 0, 5_000 * MONEY);
        assertEquals(ZONE, rules.kinds().get(1));
        assertEquals(CANCEL, rules.kinds().get(2));
        assertEquals(3, rules.kinds().size(), "the last slice is closed, the first is open");
    }

    @Test
    void shouldLeaveALegOutThatTheOrderTableHasNoRoomFor()
    {
        breachSeveralLegs();
        for (int i = 0; i < LIMITS.maxOrders() - 1; i++)
        {
            venue.order(MAKER, 0, 1, 1, false);
        }
        venue.mark(2, 79);
        assertEquals("1:0:100/100#1", slices());
        venue.after(BILLION);
        assertEquals(List.of(CANCEL), rules.kinds(), "the cancelled slice is still known: no room, and no waiting");
        assertEquals("0 0/0", report(1));
    }

    @Test
    void shouldShareTheVenuesCapacityAmongTheLegsOfAStep()
    {
        breachSeveralLegs();
        rules.rules(SliceMode.LEAST_COST, FeeRule.FLAT, new int[]{0, 0}, 10_300 * MONEY, WINDOW_NS);
        venue.mark(2, 79);
        assertEquals("1:0:100/100#1, 1:1:3/5#1", slices());
        rules.capacity(0, 50 * MONEY);
        venue.after(15 * BILLION).after(BILLION);
        assertEquals("1:1:5/5#2", slices(), "what one leg has no capacity for the other has");
    }

    /**
     * E = 400, MM = 470 at 94: badness 2 * 70 / 470 = 29.7872 %; half of it of the leg's MM: 69.99 may be lost, less
     * than one increment of 100 lots.
     */
    @Test
    void shouldLimitByHealth()
    {
        rules.rules(SliceMode.LARGEST_LEG, FeeRule.FLAT, new int[]{2_000_000, 500_000}, 0, 0);
        customer(1, 0, 1_000 * MONEY);
        venue.mark(0, 94);
        assertEquals(94, rules.slices().get(0).limitPrice());
        assertEquals(90, rules.slices().get(0).bankruptcyPrice());
        rules.rules(SliceMode.LARGEST_LEG, FeeRule.FLAT, new int[]{2_000_000, 800_000}, 0, 0);
        venue.after(BILLION);
        assertEquals(93, rules.slices().get(0).limitPrice(), "0.297872 * 0.8 * 470 = 112");
        rules.rules(SliceMode.LARGEST_LEG, FeeRule.FLAT, new int[]{0, 800_000}, 0, 0);
        venue.after(BILLION);
        assertEquals(90, rules.slices().get(0).limitPrice(), "band and bankruptcy alone");
    }

    /**
     * Liquidation fee 10 %. Equity 400 at 94: ten lots at 92 leave 380 and pay 92; sixty at 90 leave 48 of 288.
     */
    @Test
    void shouldTakeNoFeeBeyondTheSurplus()
    {
        venue.terms(0, new long[]{0, 0, 0}, new int[]{0, 100_000, 50_000}, TIERS);
        rules.rules(SliceMode.LARGEST_LEG, FeeRule.SURPLUS, new int[]{0, 0}, 0, 0);
        customer(1, 0, 1_000 * MONEY);
        venue.mark(0, 94);
        assertEquals("1:0:100/100#1", slices(), "no size restores with such a fee");
        final long slice = rules.slices().get(0).orderId();
        final long bid = venue.order(MAKER, 0, 100, 94, false);
        assertEquals(92 * MONEY, liquidationFee(bid, slice, 10, 92));
        assertEquals(48 * MONEY, liquidationFee(bid, slice, 60, 90), "540 by the rate");
        assertEquals(0, venue.balance(1, CoreVenue.CROSS, 0), "taken over with nothing");
        assertEquals(20 * MONEY, liquidationFee(bid, slice, 30, 90), "late: 140 of fees less 120, to itself");
    }

    private long liquidationFee(final long bid, final long slice, final long lots, final long price)
    {
        venue.fill(0, price, lots, bid, slice);
        return rules.eventsOf(FillAppliedDecoder.TEMPLATE_ID).stream()
            .map(event -> new FillAppliedDecoder().wrapAndApplyHeader(event, 0, new MessageHeaderDecoder()))
            .mapToLong(FillAppliedDecoder::liquidationFeeUnits).sum();
    }

    @Test
    void shouldBeTheSameAfterASnapshot()
    {
        capacity(1_500 * MONEY);
        rules.riskClass(0, 5 * BILLION).volatility(0, 10, 20).capacity(1, 77).halt(2, true);
        customer(1, 0, 1_000 * MONEY);
        customer(2, 0, 1_010 * MONEY);
        customer(3, 0, 1_080 * MONEY);
        venue.mark(0, 94);
        assertEquals("1 1410/1500, 2 872340 9400", report(10));
        final RiskCore loaded = RiskCore.create(LIMITS);
        loaded.load(SnapshotMemory.of(venue.core()));
        assertEquals(venue.core().stateHash(), loaded.stateHash());
        assertEquals("", SnapshotMemory.of(venue.core()).difference(SnapshotMemory.of(loaded)));
    }
}
