package io.plimsoll.core.breaker;

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
import io.plimsoll.core.message.AdvanceTimeEncoder;
import io.plimsoll.core.message.BoundsPublishedDecoder;
import io.plimsoll.core.message.BreakerAction;
import io.plimsoll.core.message.BreakerChangedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.PriceTickEncoder;
import io.plimsoll.core.message.QueryPriceEncoder;

import static io.plimsoll.core.breaker.BreakerVenue.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * R10.2 to R10.6: bounds that are worked out and told, limits, halts of one and of all, and reopenings in steps
 * allocate nothing.
 */
final class BreakerAllocationTest
{
    private static final int WARM_UP_ROUNDS = 1_000;
    private static final int ROUNDS = 300;
    private static final int ATTEMPTS = 50;
    private static final long HORIZON_NS = 1_600 * SECOND_NS;

    private final RiskCore core = ruled().venue().core();
    private final List<UnsafeBuffer> messages = new ArrayList<>();
    private final List<Long> delays = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final BreakerChangedDecoder changed = new BreakerChangedDecoder();
    private final long[] states = new long[8];
    private final EventSink sink = this::onEvent;
    private long[] delaysNs;
    private long bounds;
    private long timeNs = 1_000_000 * SECOND_NS;

    private static BreakerVenue ruled()
    {
        final BreakerVenue venue = new BreakerVenue();
        venue.volatility(0, 200_000, 200_000, 1_000_000, new long[]{SECOND_NS, 60 * SECOND_NS, 600 * SECOND_NS});
        venue.breaker(0, new BreakerVenue.Spec().with(
            BreakerVenue.band(BreakerAction.LIMIT, HORIZON_NS, 50_000),
            BreakerVenue.velocity(BreakerAction.LIMIT, HORIZON_NS, 40_000),
            BreakerVenue.statistical(BreakerAction.HALT, HORIZON_NS, 20_000_000)));
        venue.breaker(1, new BreakerVenue.Spec().with(
            BreakerVenue.velocity(BreakerAction.HALT, HORIZON_NS, 100_000)));
        return venue.venueBreaker(1, SECOND_NS);
    }

    private void keep(final long delayNs, final int length, final UnsafeBuffer bytes)
    {
        messages.add(new UnsafeBuffer(bytes, 0, MessageHeaderEncoder.ENCODED_LENGTH + length));
        delays.add(delayNs);
    }

    private void tick(final int instrument, final long price)
    {
        final UnsafeBuffer bytes = new UnsafeBuffer(new byte[64]);
        keep(0, new PriceTickEncoder().wrapAndApplyHeader(bytes, 0, new MessageHeaderEncoder())
            .instrument(instrument).price(price).encodedLength(), bytes);
    }

    private void pass(final long delayNs)
    {
        final UnsafeBuffer bytes = new UnsafeBuffer(new byte[64]);
        keep(delayNs, new AdvanceTimeEncoder().wrapAndApplyHeader(bytes, 0, new MessageHeaderEncoder())
            .encodedLength(), bytes);
    }

    /**
     * There and back, so that each round finds what the one before found.
     */
    private void record()
    {
        for (final long price : new long[]{11_000, 10_000})
        {
            tick(0, (price + 4 * 10_500) / 5);
            pass(100 * SECOND_NS);
            tick(0, price);
            final UnsafeBuffer bytes = new UnsafeBuffer(new byte[64]);
            keep(0, new QueryPriceEncoder().wrapAndApplyHeader(bytes, 0, new MessageHeaderEncoder())
                .instrument(0).encodedLength(), bytes);
            pass(15 * SECOND_NS);
            tick(1, 2 * price);
            for (int i = 0; i < 8; i++)
            {
                pass(150 * SECOND_NS);
            }
            tick(0, price);
            tick(1, price);
            pass(3_000 * SECOND_NS);
        }
    }

    private void play(final int rounds)
    {
        for (int i = 0; i < rounds; i++)
        {
            for (int k = 0; k < messages.size(); k++)
            {
                timeNs += delaysNs[k];
                core.apply(core.lastSequence() + 1, timeNs, messages.get(k), 0, messages.get(k).capacity(), sink);
            }
        }
    }

    private void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        final int template = header.wrap(buffer, offset).templateId();
        if (template == BreakerChangedDecoder.TEMPLATE_ID)
        {
            states[changed.wrapAndApplyHeader(buffer, offset, header).toStateRaw()]++;
        }
        else if (template == BoundsPublishedDecoder.TEMPLATE_ID)
        {
            bounds++;
        }
    }

    @Test
    @Timeout(120)
    void shouldAllocateNothing()
    {
        record();
        delaysNs = delays.stream().mapToLong(Long::longValue).toArray();
        final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadAllocatedBytes();
        play(WARM_UP_ROUNDS);
        for (final int state : new int[]{
            InstrumentBreaker.NORMAL, InstrumentBreaker.LIMIT, InstrumentBreaker.HALTED, InstrumentBreaker.REOPENING})
        {
            assertTrue(states[state] >= WARM_UP_ROUNDS, "state " + state + " was entered " + states[state] + " times");
        }
        assertTrue(bounds >= WARM_UP_ROUNDS, "bounds were told " + bounds + " times");
        long least = Long.MAX_VALUE;
        // While the JVM still compiles it books some bytes to this thread now and then: one attempt without is enough.
        for (int i = 0; i < ATTEMPTS && least > 0; i++)
        {
            final long before = threads.getCurrentThreadAllocatedBytes();
            play(ROUNDS);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least, "bytes over " + (long)messages.size() * ROUNDS + " commands");
    }
}
