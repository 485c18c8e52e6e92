package io.plimsoll.core.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Random histories on the naive engine alone: money and contracts add up after every command (R7.9), losses in every
 * event about them, and everything that may happen to pools does.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class NaiveLossTest
{
    private static final int SEEDS = 40;
    private static final int COMMANDS = 2_500;
    private static final int EDGE_COMMANDS = 800;

    private final EventCounts reached = new EventCounts();

    static LongStream seeds()
    {
        return LongStream.rangeClosed(1, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Order(1)
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void shouldAddUp(final long seed)
    {
        run(seed, RandomHistory.withoutPrices(seed), COMMANDS);
        run(seed, new RandomHistory(seed), COMMANDS / 5);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Order(2)
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void shouldAddUpAtTheEdges(final long seed)
    {
        run(seed, new EdgeHistory(seed), EDGE_COMMANDS);
    }

    private void run(final long seed, final History history, final int commands)
    {
        for (int i = 0; i < commands; i++)
        {
            history.next();
            apply(seed, history);
        }
    }

    private void apply(final long seed, final History history)
    {
        final List<byte[]> events = new ArrayList<>();
        history.naive().apply(
            history.sequence(), history.timeNs(), history.buffer(), 0, history.length(),
            (sequence, ordinal, buffer, offset, length) ->
            {
                final byte[] bytes = new byte[length];
                buffer.getBytes(offset, bytes);
                events.add(bytes);
            });
        final LossInvariants invariants = new LossInvariants();
        for (final byte[] bytes : events)
        {
            final UnsafeBuffer event = new UnsafeBuffer(bytes);
            invariants.onEvent(event, 0);
            reached.count(event, 0);
            history.onEvent(history.sequence(), 0, event, 0, bytes.length);
        }
        history.endOfCommand();
        final String where = "seed " + seed + ", command " + history.sequence();
        assertEquals(List.of(), invariants.endOfCommand(), where);
        assertEquals("", history.naive().imbalance(), where);
    }

    @Test
    @Order(3)
    @Timeout(10)
    void shouldHaveReachedPools()
    {
        final List<String> missed = new ArrayList<>();
        for (final String name : PoolCounts.everything())
        {
            if (reached.of(name) == 0)
            {
                missed.add(name);
            }
        }
        assertEquals(List.of(), missed, reached::toString);
    }
}
