package io.plimsoll.core.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.RejectedDecoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What must hold in every history, whatever the rules are: books balance, contracts add up, timers are where they may
 * be, and what is sent out stays within the capacity of its window (R5.1 to R5.3, R6.12, R7.9).
 */
final class NaiveHistoryTest
{
    private static final int SEEDS = 12;
    private static final int SEEDS_PER_BATCH = 4;
    private static final int COMMANDS = 2_500;

    static LongStream batches()
    {
        return LongStream.range(0, SEEDS / SEEDS_PER_BATCH).map(batch -> batch * SEEDS_PER_BATCH + 1);
    }

    @ParameterizedTest
    @MethodSource("batches")
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void shouldHoldInRandomHistories(final long firstSeed)
    {
        final EventCounts reached = new EventCounts();
        for (long seed = firstSeed; seed < firstSeed + SEEDS_PER_BATCH; seed++)
        {
            run(seed, RandomHistory.withoutPrices(seed), COMMANDS, reached);
            run(seed, new RandomHistory(seed), COMMANDS / 2, reached);
        }
        assertTrue(reached.of("event 160") > 0 && reached.of("event 161") > 0, reached::toString);
    }

    @ParameterizedTest
    @MethodSource("batches")
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void shouldHoldAtTheEdges(final long firstSeed)
    {
        final EventCounts reached = new EventCounts();
        for (long seed = firstSeed; seed < firstSeed + SEEDS_PER_BATCH; seed++)
        {
            run(seed, new EdgeHistory(seed), COMMANDS / 2, reached);
        }
        assertTrue(reached.of("event 115") > 0, reached::toString);
    }

    private static boolean isRefused(final List<UnsafeBuffer> events)
    {
        return events.stream().anyMatch(
            event -> new MessageHeaderDecoder().wrap(event, 0).templateId() == RejectedDecoder.TEMPLATE_ID);
    }

    static void run(final long seed, final History history, final int commands, final EventCounts reached)
    {
        final CapacityWatch watch = new CapacityWatch();
        final List<UnsafeBuffer> events = new ArrayList<>();
        for (int i = 0; i < commands; i++)
        {
            history.next();
            events.clear();
            history.naive().apply(
                history.sequence(), history.timeNs(), history.buffer(), 0, history.length(),
                (sequence, ordinal, buffer, offset, length) ->
                {
                    final byte[] bytes = new byte[length];
                    buffer.getBytes(offset, bytes);
                    events.add(new UnsafeBuffer(bytes));
                });
            final String where = "seed " + seed + ", command " + history.sequence() + ' ' +
                MessageText.of(history.buffer(), history.length());
            watch.onCommand(history.timeNs(), history.buffer(), history.length(), isRefused(events));
            for (final UnsafeBuffer event : events)
            {
                watch.onEvent(event, where);
                reached.count(event, 0);
                history.onEvent(history.sequence(), 0, event, 0, event.capacity());
            }
            assertEquals("", history.naive().imbalance(), where);
            assertEquals("", history.naive().strayTimers(), where);
            history.endOfCommand();
        }
    }
}
