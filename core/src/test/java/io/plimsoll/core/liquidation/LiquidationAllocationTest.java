package io.plimsoll.core.liquidation;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

import com.sun.management.ThreadMXBean;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.EventSink;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.AdvanceTimeEncoder;
import io.plimsoll.core.message.CloseOrderEncoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.FeeRule;
import io.plimsoll.core.message.HaltInstrumentEncoder;
import io.plimsoll.core.message.LiquidationQueuedDecoder;
import io.plimsoll.core.message.MarginCallIssuedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.PriceTickEncoder;
import io.plimsoll.core.message.QueryLiquidationQueueEncoder;
import io.plimsoll.core.message.SetInstrumentCapacityEncoder;
import io.plimsoll.core.message.SliceIssuedDecoder;
import io.plimsoll.core.message.SliceMode;
import io.plimsoll.core.message.VolatilityTickEncoder;
import io.plimsoll.core.model.CoreVenue;

import static io.plimsoll.core.model.CoreVenue.MONEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Calls, slices of several legs, waiting, service and halts allocate nothing: the same round again and again.
 */
@Timeout(120)
class LiquidationAllocationTest
{
    private static final long BILLION = 1_000_000_000L;
    private static final long[][] TIERS = {{0, 50_000, 100_000}, {2_000 * MONEY, 60_000, 120_000}};
    private static final int WARM_UP_ROUNDS = 3_000;
    private static final int ROUNDS = 2_000;
    private static final int ATTEMPTS = 30;

    private final CoreVenue venue = new CoreVenue(new CoreLimits(16, 32, 8, 32, 4, 2));
    private final RiskCore core = venue.core();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final List<UnsafeBuffer> recorded = new ArrayList<>();
    private final Watcher watcher = new Watcher();
    private final UnsafeBuffer close = message(buffer -> new CloseOrderEncoder()
        .wrapAndApplyHeader(buffer, 0, header).orderId(1).encodedLength());
    private UnsafeBuffer[] round;
    private long timeNs = 2_000 * BILLION;

    private static final class Watcher implements EventSink
    {
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final SliceIssuedDecoder slice = new SliceIssuedDecoder();
        private final long[] open = new long[32];
        private int openCount;
        private long slices;
        private long calls;
        private long queued;

        @Override
        public void onEvent(
            final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
        {
            switch (header.wrap(buffer, offset).templateId())
            {
                case SliceIssuedDecoder.TEMPLATE_ID ->
                {
                    slices++;
                    open[openCount++] = slice.wrapAndApplyHeader(buffer, offset, header).orderId();
                }
                case MarginCallIssuedDecoder.TEMPLATE_ID -> calls++;
                case LiquidationQueuedDecoder.TEMPLATE_ID -> queued++;
                default ->
                {
                }
            }
        }
    }

    @Test
    void shouldAllocateNothing()
    {
        open();
        record();
        final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadAllocatedBytes();
        int rounds = WARM_UP_ROUNDS;
        play(WARM_UP_ROUNDS);
        long least = Long.MAX_VALUE;
        // While the JVM still compiles it books some bytes to this thread now and then: one attempt without is enough.
        for (int i = 0; i < ATTEMPTS && least > 0; i++)
        {
            rounds += ROUNDS;
            final long before = threads.getCurrentThreadAllocatedBytes();
            play(ROUNDS);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least, "bytes over " + (long)round.length * ROUNDS + " commands");
        assertTrue(watcher.calls >= 3L * rounds, "calls " + watcher.calls + " in " + rounds);
        assertTrue(watcher.queued >= 2L * rounds, "queued " + watcher.queued + " in " + rounds);
        assertTrue(watcher.slices >= 5L * rounds, "slices " + watcher.slices + " in " + rounds);
        assertEquals(0, core.misplacedAccounts());
    }

    /**
     * Account 1 has 100 lots of 0 and of 1 and 3,000 of money. MM 580 each at 100: two tiers. At 83 equity 1,300
     * against 1,058 calls, at 80 1,000 against 1,040 liquidates.
     */
    private void open()
    {
        for (int id = 0; id < 2; id++)
        {
            venue.linear(id, 0, BILLION, BILLION, 1_000, 10_000, TIERS).mark(id, 100);
        }
        venue.customer(1, 0, 3_000 * MONEY).customer(2, 0, 10_000_000 * MONEY)
            .trade(1, 2, 0, 100, 100).trade(1, 2, 1, 100, 100);
        venue.levels(new int[]{1_250_000, 1_300_000, 1_100_000, 666_667}, 1_000_000, BILLION, 1_000);
        new RulesVenue(venue).riskClass(0, BILLION)
            .rules(SliceMode.LEAST_COST, FeeRule.SURPLUS, new int[]{1_000_000, 500_000}, 0, 16_000);
    }

    private void record()
    {
        tick(83);
        advance();
        tick(80);
        halt(0, true);
        halt(1, true);
        advance();
        query();
        halt(1, false);
        capacity(1);
        halt(0, false);
        advance();
        query();
        capacity(0);
        tick(83);
        volatility();
        tick(100);
        round = recorded.toArray(new UnsafeBuffer[0]);
    }

    private void tick(final long price)
    {
        keep(buffer -> new PriceTickEncoder().wrapAndApplyHeader(buffer, 0, header)
            .instrument(0).price(price).encodedLength());
    }

    private void advance()
    {
        keep(buffer -> new AdvanceTimeEncoder().wrapAndApplyHeader(buffer, 0, header).encodedLength());
    }

    private void halt(final int instrument, final boolean isHalted)
    {
        keep(buffer -> new HaltInstrumentEncoder().wrapAndApplyHeader(buffer, 0, header)
            .instrument(instrument).halted(isHalted ? Flag.YES : Flag.NO).encodedLength());
    }

    private void query()
    {
        keep(buffer -> new QueryLiquidationQueueEncoder().wrapAndApplyHeader(buffer, 0, header)
            .rows(100).encodedLength());
    }

    private void capacity(final long money)
    {
        for (int id = 0; id < 2; id++)
        {
            final int instrument = id;
            keep(buffer -> new SetInstrumentCapacityEncoder().wrapAndApplyHeader(buffer, 0, header)
                .instrument(instrument).capacity(money).encodedLength());
        }
    }

    private void volatility()
    {
        keep(buffer -> new VolatilityTickEncoder().wrapAndApplyHeader(buffer, 0, header)
            .instrument(0).longRunPpm(30).presentPpm(50).encodedLength());
    }

    private void keep(final ToIntFunction<MutableDirectBuffer> encode)
    {
        recorded.add(message(encode));
    }

    private static UnsafeBuffer message(final ToIntFunction<MutableDirectBuffer> encode)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + encode.applyAsInt(buffer);
        return new UnsafeBuffer(buffer, 0, length);
    }

    private void play(final int rounds)
    {
        for (int i = 0; i < rounds; i++)
        {
            for (final UnsafeBuffer command : round)
            {
                apply(command);
                timeNs += BILLION;
            }
            for (int k = 0; k < watcher.openCount; k++)
            {
                close.putLong(MessageHeaderEncoder.ENCODED_LENGTH, watcher.open[k]);
                apply(close);
            }
            watcher.openCount = 0;
        }
    }

    private void apply(final UnsafeBuffer command)
    {
        core.apply(core.lastSequence() + 1, timeNs, command, 0, command.capacity(), watcher);
    }
}
