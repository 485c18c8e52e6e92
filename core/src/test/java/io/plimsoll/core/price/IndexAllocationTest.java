package io.plimsoll.core.price;

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
import io.plimsoll.core.message.IndexPublishedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.QueryIndexEncoder;
import io.plimsoll.core.message.RejectedDecoder;
import io.plimsoll.core.message.SourceTickEncoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * A warm core allocates nothing for its indices: ticks in order and out of it, jumps, no prices at all, sources that
 * grow stale, other rules and other sources, questions.
 */
class IndexAllocationTest
{
    private static final int WARM_UP_ROUNDS = 3_000;
    private static final int ROUNDS = 3_000;
    private static final int ATTEMPTS = 50;
    private static final int INDEX = 3;
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;

    private final RiskCore core = RiskCore.create(IndexVenue.LIMITS);
    private final List<UnsafeBuffer> round = new ArrayList<>();
    private final List<Long> pauses = new ArrayList<>();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final Watcher watcher = new Watcher();
    private UnsafeBuffer[] commands;
    private long[] pauseNs;
    private long nowNs = IndexVenue.START;

    private static final class Watcher implements EventSink
    {
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private long published;
        private long refusals;

        @Override
        public void onEvent(
            final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
        {
            final int templateId = header.wrap(buffer, offset).templateId();
            published += templateId == IndexPublishedDecoder.TEMPLATE_ID ? 1 : 0;
            refusals += templateId == RejectedDecoder.TEMPLATE_ID ? 1 : 0;
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
        long least = Long.MAX_VALUE;
        long rounds = WARM_UP_ROUNDS;
        for (int i = 0; i < ATTEMPTS && least > 0; i++)
        {
            rounds += ROUNDS;
            final long before = threads.getCurrentThreadAllocatedBytes();
            play(ROUNDS);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least, "bytes over " + commands.length * ROUNDS + " commands");
        assertEquals(rounds, watcher.refusals, "that of the round");
        assertTrue(watcher.published > 4 * rounds, () -> watcher.published + " published");
    }

    private void play(final int rounds)
    {
        for (int i = 0; i < rounds; i++)
        {
            for (int k = 0; k < commands.length; k++)
            {
                nowNs += pauseNs[k];
                final UnsafeBuffer command = commands[k];
                if (command.getShort(2) == SourceTickEncoder.TEMPLATE_ID)
                {
                    command.putLong(HEADER + SourceTickEncoder.sourceTimeNsEncodingOffset(), nowNs);
                }
                core.apply(core.lastSequence() + 1, nowNs, command, 0, command.capacity(), watcher);
            }
        }
    }

    private void record()
    {
        rules(new int[][]{{1, 0, 100}, {2, 0, 100}, {3, 0, 100}, {4, 0, 100}, {8, 1, 100}});
        for (int source = 1; source <= 4; source++)
        {
            tick(source, 1_000 + source);
        }
        tick(8, 1_010);
        tick(1, 1_003);
        tick(2, 1_500);
        tick(3, 1_500);
        tick(1, 1_500);
        tick(4, 0);
        tick(4, -7);
        tick(1, 1_000);
        tick(1, 1_000);
        tick(2, 1_000);
        tick(9, 1_000);
        add(20 * IndexVenue.SECOND, new QueryIndexEncoder().wrapAndApplyHeader(buffer(), 0, header).index(INDEX)
            .encodedLength());
        rules(new int[][]{{2, 0, 100}, {5, 0, 100}, {8, 0, 100}});
        tick(5, 1_000_000);
        tick(8, 900_000_000);
        commands = round.toArray(new UnsafeBuffer[0]);
        pauseNs = pauses.stream().mapToLong(Long::longValue).toArray();
    }

    private void rules(final int[][] sources)
    {
        final IndexTerms terms = new IndexTerms();
        terms.sources = sources;
        terms.jumpPpm = 100_000;
        terms.maxLagNs = 1;
        terms.lagNoisePpm = 1;
        terms.lagWindowNs = 80;
        terms.uncertaintyPpm = 100_000;
        terms.volatileRatioPpm = 3_000_000;
        add(IndexVenue.SECOND, terms.encode(buffer()) - HEADER);
    }

    private void tick(final int source, final long price)
    {
        add(IndexVenue.SECOND / 10, new SourceTickEncoder().wrapAndApplyHeader(buffer(), 0, header).index(INDEX)
            .source((short)source).price(price).confidence(1).sourceTimeNs(0).pulledBy(0).encodedLength());
    }

    private UnsafeBuffer buffer()
    {
        round.add(new UnsafeBuffer(new byte[512]));
        return round.get(round.size() - 1);
    }

    /**
     * The command that was just encoded, that much later than the one before.
     */
    private void add(final long afterNs, final int length)
    {
        final byte[] bytes = new byte[HEADER + length];
        round.get(round.size() - 1).getBytes(0, bytes);
        round.set(round.size() - 1, new UnsafeBuffer(bytes));
        pauses.add(afterNs);
    }
}
