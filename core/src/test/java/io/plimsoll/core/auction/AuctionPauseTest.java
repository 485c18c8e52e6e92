package io.plimsoll.core.auction;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.RiskCore;
import io.plimsoll.core.auction.AuctionHouse.Terms;
import io.plimsoll.core.message.FeeRule;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetInstrumentCapacityEncoder;
import io.plimsoll.core.message.SetLiquidationRulesEncoder;
import io.plimsoll.core.message.SliceMode;
import io.plimsoll.core.snapshot.SnapshotMemory;

import static io.plimsoll.core.auction.AuctionHouse.CROSS;
import static io.plimsoll.core.auction.AuctionHouse.LINEAR;
import static io.plimsoll.core.auction.AuctionHouse.MAKER;
import static io.plimsoll.core.auction.AuctionHouse.ONE;
import static io.plimsoll.core.auction.AuctionHouse.OWNER;
import static io.plimsoll.core.auction.AuctionHouse.SECOND;
import static io.plimsoll.core.auction.AuctionHouse.SECOND_LINEAR;
import static io.plimsoll.core.auction.AuctionHouse.TAKER;
import static io.plimsoll.core.model.CoreVenue.MONEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Auctions where trading is halted, and where capacity is short (rulebook R6.12, R6.14, R10.1).
 */
@Timeout(60)
class AuctionPauseTest
{
    private static final long START_NS = 1_000_000_000_000L;

    private static AuctionHouse house()
    {
        final Terms terms = new Terms();
        terms.tailNs = 100 * SECOND;
        terms.stepNs = 10 * SECOND;
        return new AuctionHouse().rules(terms);
    }

    @Test
    void shouldStopTheClockWhileALegIsHalted()
    {
        final AuctionHouse house = house().estate().after(30 * SECOND);
        assertEquals("InstrumentHaltChanged", house.halt(SECOND_LINEAR, true).names());
        house.halt(LINEAR, true);
        assertEquals("InstrumentHaltChanged AuctionPaused", house.names(), house.text());
        assertEquals("YES", house.word("AuctionPaused", "paused"));
        assertEquals(30 * SECOND, house.number("AuctionPaused", "elapsedNs"));
        assertEquals(0, house.number("AuctionPaused", "deadlineNs"));
        assertEquals("InstrumentHaltChanged", house.halt(LINEAR, true).names());
        assertEquals("", house.after(1_000 * SECOND).text());
        house.bid(ONE / 10);
        assertEquals(30 * SECOND, house.number("AuctionTaken", "elapsedNs"), "bids go on");
        assertEquals(970_299_000, house.number("AuctionTaken", "factorE9"));
        house.halt(LINEAR, false);
        assertEquals("NO", house.word("AuctionPaused", "paused"));
        assertEquals(30 * SECOND, house.number("AuctionPaused", "elapsedNs"));
        assertEquals(START_NS + 1_100 * SECOND, house.number("AuctionPaused", "deadlineNs"));
        assertEquals("", house.after(70 * SECOND - 1).text());
        assertEquals("AuctionReset", house.after(1).names());
    }

    @Test
    void shouldBeginPausedAndStayPausedThroughAReset()
    {
        final AuctionHouse house = house();
        house.venue().customer(OWNER, 0, 200 * MONEY).trade(OWNER, MAKER, LINEAR, 10_000, 100);
        house.halt(LINEAR, true).mark(82);
        assertEquals("ZoneChanged AuctionStarted", house.names(), house.text());
        assertEquals(0, house.number("AuctionStarted", "deadlineNs"));
        assertEquals("", house.after(1_000 * SECOND).text());
        house.mark(79).bid(1);
        assertEquals("AuctionReset", house.names());
        assertEquals(0, house.number("AuctionReset", "deadlineNs"));
        house.after(SECOND).halt(LINEAR, false);
        assertEquals(START_NS + 1_101 * SECOND, house.number("AuctionPaused", "deadlineNs"));
    }

    @Test
    void shouldGoOnWhenTheHaltedLegIsSold()
    {
        final AuctionHouse house = house();
        house.venue().customer(OWNER, 0, 200 * MONEY).trade(OWNER, MAKER, LINEAR, 10_000, 100)
            .trade(OWNER, MAKER, SECOND_LINEAR, 2, 100)
            .terms(SECOND_LINEAR, new long[]{MONEY, 0, 0}, new int[]{0, 0, 50_000}, AuctionHouse.TIERS);
        house.mark(82).halt(SECOND_LINEAR, true);
        assertEquals("AuctionPaused", house.names().split(" ")[1]);
        house.bid(ONE / 10);
        assertEquals("AuctionTaken AuctionLotMoved AuctionLotMoved AuctionPaused", house.names(), house.text());
        assertEquals("NO", house.word("AuctionPaused", "paused"));
    }

    @Test
    void shouldTellOfPausesByAccountAndScope()
    {
        final AuctionHouse house = house();
        for (final long account : new long[]{60, 50, 70})
        {
            house.venue().customer(account, 0, 200 * MONEY).trade(account, MAKER, LINEAR, 10_000, 100);
        }
        house.mark(82).halt(LINEAR, true);
        assertEquals(
            "50 60 70", String.join(" ", house.text().lines().filter(line -> line.startsWith("AuctionPaused"))
                .map(line -> line.replaceAll(".*account=(\\d+).*", "$1")).toList()));
    }

    /**
     * A slice that filled before its cancel arrived closes the halted leg.
     */
    @Test
    void shouldLookAtTheClockAfterALateFill()
    {
        final AuctionHouse house = house();
        house.venue().customer(OWNER, 0, 200 * MONEY).trade(OWNER, MAKER, LINEAR, 10_000, 100)
            .trade(OWNER, MAKER, SECOND_LINEAR, 100, 100);
        final long late = house.venue().order(OWNER, SECOND_LINEAR, -100, 100, true);
        house.mark(82).halt(SECOND_LINEAR, true);
        assertEquals("AuctionPaused", house.names().split(" ")[1], house.text());
        final AuctionHouse other = house.halt(SECOND_LINEAR, false);
        final long buy = other.venue().order(MAKER, SECOND_LINEAR, 100, 100, false);
        other.halt(SECOND_LINEAR, true);
        other.venue().fill(SECOND_LINEAR, 100, 100, buy, late);
        other.audited();
        assertEquals("FillApplied FillApplied AuctionPaused", other.names(), other.text());
    }

    @Test
    void shouldGoOnPausedFromASnapshot()
    {
        final AuctionHouse house = house().estate().after(30 * SECOND).halt(LINEAR, true);
        final RiskCore loaded = RiskCore.create(AuctionHouse.LIMITS);
        loaded.load(SnapshotMemory.of(house.core()));
        assertEquals(house.core().stateHash(), loaded.stateHash());
        final StringBuilder told = new StringBuilder();
        final long sequence = loaded.lastSequence();
        house.spy((buffer, length) -> loaded.apply(
            sequence + 1, START_NS + 30 * SECOND, buffer, 0, length,
            (number, ordinal, event, offset, size) -> told.append(AuctionText.of(event, size)).append('\n')));
        house.halt(LINEAR, false);
        assertEquals(house.text(), told.toString().trim());
        assertTrue(told.toString().contains("elapsedNs=" + 30 * SECOND), told.toString());
    }

    @Test
    void shouldRefuseMoreThanTheCapacityOfTheWindow()
    {
        final AuctionHouse house = house();
        final MessageHeaderEncoder header = new MessageHeaderEncoder();
        house.send(buffer -> new SetLiquidationRulesEncoder().wrapAndApplyHeader(buffer, 0, header)
            .sliceMode(SliceMode.LARGEST_LEG).feeRule(FeeRule.FLAT).fillableAdjustmentPpm(0).fillableSpreadPpm(0)
            .venueCapacity(500 * MONEY).capacityWindowNs(160 * SECOND).encodedLength());
        house.send(buffer -> new SetInstrumentCapacityEncoder().wrapAndApplyHeader(buffer, 0, header)
            .instrument(LINEAR).capacity(410 * MONEY).encodedLength());
        assertNull(house.refusal());
        house.estate();
        assertEquals(Reason.CAPACITY_EXHAUSTED, house.tryBid(TAKER, OWNER, CROSS, ONE / 2 + 100_000, 0).refusal());
        house.bid(ONE / 2);
        assertEquals(410 * MONEY, house.number("AuctionTaken", "notional"));
        assertEquals(Reason.CAPACITY_EXHAUSTED, house.tryBid(TAKER, OWNER, CROSS, 1_000_000, 0).refusal());
        house.after(99 * SECOND);
        assertEquals(Reason.CAPACITY_EXHAUSTED, house.tryBid(TAKER, OWNER, CROSS, 1_000_000, 0).refusal());
        house.after(61 * SECOND).bid(ONE / 2);
    }

    /**
     * For {@link AuctionHouse#spy}.
     */
    interface Spy
    {
        void onCommand(UnsafeBuffer buffer, int length);
    }
}
