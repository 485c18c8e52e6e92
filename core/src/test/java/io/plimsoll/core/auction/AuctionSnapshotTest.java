package io.plimsoll.core.auction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.RiskCore;
import io.plimsoll.core.auction.AuctionHouse.Terms;
import io.plimsoll.core.message.AdvanceTimeEncoder;
import io.plimsoll.core.message.AuctionGoal;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.TakeAuctionEncoder;
import io.plimsoll.core.snapshot.SnapshotMemory;
import org.agrona.concurrent.UnsafeBuffer;

import static io.plimsoll.core.auction.AuctionHouse.CROSS;
import static io.plimsoll.core.auction.AuctionHouse.MAKER;
import static io.plimsoll.core.auction.AuctionHouse.ONE;
import static io.plimsoll.core.auction.AuctionHouse.OWNER;
import static io.plimsoll.core.auction.AuctionHouse.SECOND;
import static io.plimsoll.core.auction.AuctionHouse.SECOND_LINEAR;
import static io.plimsoll.core.auction.AuctionHouse.TAKER;
import static io.plimsoll.core.model.CoreVenue.MONEY;
import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * A core loaded from a snapshot goes on with the auctions of the one that was saved.
 */
@Timeout(60)
class AuctionSnapshotTest
{
    private static final long START_NS = 1_000_000_000_000L;

    private final StringBuilder told = new StringBuilder();

    private static AuctionHouse house()
    {
        final Terms terms = new Terms();
        terms.goal = AuctionGoal.RESTORE;
        terms.cuspPpm = 950_000;
        final AuctionHouse house = new AuctionHouse().rules(terms).estate().bid(ONE / 10);
        // A second auction, and the row of a third one that is free again.
        house.venue().customer(31, 0, 200 * MONEY).customer(32, 0, 200 * MONEY)
            .trade(31, MAKER, SECOND_LINEAR, 10_000, 100).trade(32, MAKER, SECOND_LINEAR, 10_000, 100)
            .mark(SECOND_LINEAR, 82);
        house.audited().tryBid(TAKER, 31, CROSS, ONE, -MONEY);
        assertEquals("RESTORED", house.word("AuctionEnded", "cause"));
        return house.after(SECOND);
    }

    @Test
    void shouldGoOnWithRunningAuctions()
    {
        final AuctionHouse house = house();
        final RiskCore loaded = RiskCore.create(AuctionHouse.LIMITS);
        loaded.load(SnapshotMemory.of(house.core()));
        assertEquals(house.core().stateHash(), loaded.stateHash());
        for (final long afterNs : new long[]{90 * SECOND, 540 * SECOND, 2 * 540 * SECOND, 5 * 540 * SECOND})
        {
            assertEquals(bid(house.core(), afterNs), bid(loaded, afterNs));
            assertEquals(house.core().stateHash(), loaded.stateHash());
        }
    }

    private String bid(final RiskCore core, final long afterNs)
    {
        told.setLength(0);
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[128]);
        final MessageHeaderEncoder header = new MessageHeaderEncoder();
        final int length = new TakeAuctionEncoder().wrapAndApplyHeader(buffer, 0, header)
            .taker(TAKER).account(OWNER).scope(CROSS).fractionE9(ONE / 7).minPremium(-MONEY).encodedLength();
        apply(core, afterNs, buffer, header.encodedLength() + length);
        apply(core, afterNs, buffer, header.encodedLength() + new AdvanceTimeEncoder()
            .wrapAndApplyHeader(buffer, 0, header).encodedLength());
        return told.toString();
    }

    private void apply(final RiskCore core, final long afterNs, final UnsafeBuffer buffer, final int length)
    {
        core.apply(
            core.lastSequence() + 1, START_NS + afterNs, buffer, 0, length,
            (sequence, ordinal, event, offset, size) ->
                told.append(sequence).append(':').append(ordinal).append(' ')
                    .append(AuctionText.of(event, size)).append('\n'));
    }
}
