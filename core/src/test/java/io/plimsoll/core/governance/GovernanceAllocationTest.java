package io.plimsoll.core.governance;

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

import io.plimsoll.core.EventSink;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.AdvanceTimeEncoder;
import io.plimsoll.core.message.ChangeEndedDecoder;
import io.plimsoll.core.message.ChangeSteppedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.RejectedDecoder;

import static io.plimsoll.core.governance.Council.BOTH;
import static io.plimsoll.core.governance.Council.DELAY;
import static io.plimsoll.core.governance.Council.HAIRCUTS;
import static io.plimsoll.core.governance.Council.LIFE;
import static io.plimsoll.core.governance.Council.OTHER;
import static io.plimsoll.core.governance.Council.RAMP;
import static io.plimsoll.core.governance.Council.SURCHARGES;
import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * R14.1 to R14.5: governed changes of all kinds, with every way in which they end, allocate nothing.
 */
final class GovernanceAllocationTest
{
    private static final int WARM_UP_ROUNDS = 1_000;
    private static final int ROUNDS = 500;
    private static final int ATTEMPTS = 50;

    private final RiskCore core = Council.governed().core();
    private final List<UnsafeBuffer> messages = new ArrayList<>();
    private final List<Long> delays = new ArrayList<>();
    private final EventSink sink = this::onEvent;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private UnsafeBuffer[] round;
    private long[] delaysNs;
    private long timeNs = 1_000_000_000_000L;
    private long steps;
    private long ends;
    private long refusals;

    private void keep(final long delayNs, final ToIntFunction<MutableDirectBuffer> message)
    {
        final UnsafeBuffer bytes = new UnsafeBuffer(new byte[1024]);
        final int length = message.applyAsInt(bytes);
        messages.add(new UnsafeBuffer(bytes, 0, length));
        delays.add(delayNs);
    }

    private void keepPair(final long id, final long rampNs, final ToIntFunction<MutableDirectBuffer> change)
    {
        keep(0, Council.proposal(id, BOTH, 0, rampNs, change, 0));
        keep(0, Council.approval(id, OTHER));
    }

    private void pass(final long delayNs)
    {
        keep(delayNs, buffer ->
        {
            new AdvanceTimeEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
            return MessageHeaderEncoder.ENCODED_LENGTH;
        });
    }

    private void record()
    {
        keepPair(1, RAMP, Proposed.haircuts(1, 0, new int[]{60_000, 50_000}, HAIRCUTS));
        keepPair(2, RAMP, Proposed.terms(0, new long[3], Council.RATES, Council.TIERS));
        keepPair(3, RAMP, Proposed.levels(Council.LEVELS, Proposed.UNIT, 5));
        keepPair(4, 0, Proposed.capacity(0, 5));
        keepPair(5, 0, Proposed.capacity(9, 5));
        keepPair(6, 0, Proposed.operator(7, true, true));
        keepPair(7, 0, Proposed.governance(true, DELAY, LIFE, RAMP));
        keep(0, Council.proposal(8, BOTH, 0, 0, Proposed.capacity(0, 5), 0));
        keep(0, Council.proposal(9, BOTH, 0, 0, Proposed.capacity(0, 5), 0));
        keep(0, Council.revocation(9, OTHER));
        keep(0, Proposed.capacity(0, 5));
        keep(0, Council.proposal(10, BOTH, 0, RAMP, Proposed.haircuts(1, 0, new int[]{900_000, 0}, HAIRCUTS), 0));
        pass(DELAY);
        pass(RAMP);
        keepPair(11, RAMP, Proposed.haircuts(1, 0, SURCHARGES, HAIRCUTS));
        pass(DELAY + RAMP);
        pass(LIFE);
        round = messages.toArray(new UnsafeBuffer[0]);
        delaysNs = delays.stream().mapToLong(Long::longValue).toArray();
    }

    private void play(final int rounds)
    {
        for (int i = 0; i < rounds; i++)
        {
            for (int k = 0; k < round.length; k++)
            {
                timeNs += delaysNs[k];
                core.apply(core.lastSequence() + 1, timeNs, round[k], 0, round[k].capacity(), sink);
            }
        }
    }

    private void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        switch (header.wrap(buffer, offset).templateId())
        {
            case ChangeSteppedDecoder.TEMPLATE_ID -> steps++;
            case ChangeEndedDecoder.TEMPLATE_ID -> ends++;
            case RejectedDecoder.TEMPLATE_ID -> refusals++;
            default ->
            {
            }
        }
    }

    @Test
    @Timeout(120)
    void shouldAllocateNothing()
    {
        record();
        final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadAllocatedBytes();
        play(WARM_UP_ROUNDS);
        int rounds = WARM_UP_ROUNDS;
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
        assertEquals(4L * 16 * rounds, steps);
        assertEquals(10L * rounds, ends);
        assertEquals(2L * rounds, refusals);
    }
}
