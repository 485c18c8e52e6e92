package io.plimsoll.core.model;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

import com.sun.management.ThreadMXBean;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.RejectedDecoder;
import io.plimsoll.core.message.SourceTickDecoder;
import io.plimsoll.core.message.SourceTickEncoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * R8.4 to R8.8, R8.10: books, candidates, refusals that begin and end, cool-offs, ramps and answers allocate nothing.
 * Stable prices lead to no look at any account.
 */
class PriceAllocationTest
{
    private static final int ROUNDS = 4_000;
    private static final int ATTEMPTS = 50;
    private static final long STEP_NS = 1_000_000L;

    private final List<UnsafeBuffer> round = new ArrayList<>();
    private long events;
    private long rejections;
    private final EventSink sink = this::onEvent;
    private long nowNs;

    @Test
    @Timeout(120)
    void shouldAllocateNothing()
    {
        final RiskCore core = RiskCore.create(HeldVenue.limits());
        final HeldVenue venue =
            HeldVenue.open(core, new int[]{500_000, 5_000, 100_000}, 10 * STEP_NS, 5 * STEP_NS)
                .coins(100_000, 1, 0, 64, 10 * STEP_NS);
        venue.scenario().customer(5, 1, Scenario.COIN).customer(6, 1, 10 * Scenario.COIN)
            .trade(5, 6, Scenario.INVERSE, 10, 50_000);
        nowNs = venue.nowNs();
        record(venue);
        final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadAllocatedBytes();
        play(core, ROUNDS);
        long least = Long.MAX_VALUE;
        // The JVM books bytes of its own to this thread now and then; one attempt without any is enough.
        for (int i = 0; i < ATTEMPTS && least > 0; i++)
        {
            final long before = threads.getCurrentThreadAllocatedBytes();
            play(core, ROUNDS);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least, "bytes over " + ROUNDS + " rounds");
        assertEquals(0, rejections);
        assertTrue(events > (long)ROUNDS * round.size() / 2, "events " + events);
        assertEquals(0, core.misplacedAccounts());
    }

    private void record(final HeldVenue venue)
    {
        for (final long price : new long[]{10_100, 10_200, 0, 10_000})
        {
            keep(venue.tick(price));
            keep(venue.tick(HeldVenue.COINS, price * 500, 0));
            venue.prices().bookTick(Scenario.LINEAR, 100, 102, 101);
            keep(venue);
            venue.prices().fundingRateTick(Scenario.LINEAR, 1_000_000, nowNs, STEP_NS);
            keep(venue);
            keep(venue.tick(HeldVenue.INDEX, 10_050, 2));
            keep(venue.fail(price == 0, 64));
            venue.prices().queryPrice(Scenario.LINEAR);
            keep(venue);
        }
    }

    private void keep(final HeldVenue venue)
    {
        final CommandWriter writer = venue.scenario().writer();
        final byte[] bytes = new byte[writer.length()];
        writer.buffer().getBytes(0, bytes);
        round.add(new UnsafeBuffer(bytes));
    }

    private void play(final RiskCore core, final int rounds)
    {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        for (int i = 0; i < rounds; i++)
        {
            for (int k = 0; k < round.size(); k++)
            {
                final UnsafeBuffer command = round.get(k);
                nowNs += STEP_NS;
                if (header.wrap(command, 0).templateId() == SourceTickDecoder.TEMPLATE_ID)
                {
                    command.putLong(
                        MessageHeaderEncoder.ENCODED_LENGTH + SourceTickEncoder.sourceTimeNsEncodingOffset(), nowNs);
                }
                core.apply(core.lastSequence() + 1, nowNs, command, 0, command.capacity(), sink);
            }
        }
    }

    private void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        events++;
        final int templateId = buffer.getShort(offset + MessageHeaderDecoder.templateIdEncodingOffset());
        rejections += templateId == RejectedDecoder.TEMPLATE_ID ? 1 : 0;
    }

    /**
     * R8.6: a history of ticks costs as many looks with stable prices as without.
     */
    @Test
    @Timeout(60)
    void shouldLookAtNobodyForAStablePrice()
    {
        assertEquals(looks(0), looks(10_000));
    }

    private static long looks(final int stableRatePpm)
    {
        final RiskCore core = RiskCore.create(HeldVenue.limits());
        final HeldVenue venue = HeldVenue.open(core, new int[]{500_000, 0, stableRatePpm}, 0, 0)
            .coins(stableRatePpm, 0, 0, 64, 0);
        venue.scenario().customer(5, 1, Scenario.COIN).trade(5, 2, Scenario.LINEAR, 10, 100);
        final long before = core.evaluations();
        for (int i = 0; i < 100; i++)
        {
            venue.tick(10_000 + i % 7 * 100).tick(HeldVenue.COINS, 5_000_000 + i % 5 * 50_000, 0)
                .after(HeldVenue.SECOND_NS);
        }
        return core.evaluations() - before;
    }
}
