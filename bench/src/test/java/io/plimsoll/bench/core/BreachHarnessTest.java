package io.plimsoll.bench.core;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(60)
class BreachHarnessTest
{
    private static final int BREACHED = 600;

    @ParameterizedTest
    @EnumSource(BreachKind.class)
    void shouldBreachAllAtOnceInCanonicalOrder(final BreachKind kind)
    {
        final BreachVenue venue = new BreachVenue(kind, BREACHED, 300, 7);
        final BreachSink sink = new BreachSink(2 * BREACHED);
        sink.clear(true);

        venue.fall(sink);

        sink.verify(kind, BREACHED);
        assertTrue(sink.events() >= (long)BREACHED * kind.minEvents(), () -> sink.events() + " events");
        assertEquals(0, venue.core().misplacedAccounts());
        // One account more or less would have been noticed, and no slices where there should be.
        assertThrows(IllegalStateException.class, () -> sink.verify(kind, BREACHED + 1));
        assertThrows(IllegalStateException.class, () -> sink.verify(kind, BREACHED - 1));
        final BreachKind other = kind == BreachKind.TAKEOVER ? BreachKind.AUCTION : BreachKind.TAKEOVER;
        assertThrows(IllegalStateException.class, () -> sink.verify(other, BREACHED));
    }

    @Test
    void shouldNoticeAnEventOutOfOrder()
    {
        final BreachVenue venue = new BreachVenue(BreachKind.LIQUIDATING, 20, 5, 1);
        final BreachSink sink = new BreachSink(50);
        sink.clear(false);

        // The first two accounts change places.
        final int[] ordinals = {2, 3, 0, 1};
        final byte[][] held = new byte[4][];
        venue.fall((sequence, ordinal, event, offset, length) ->
        {
            if (ordinal < held.length)
            {
                held[ordinal] = new byte[length];
                event.getBytes(offset, held[ordinal]);
            }
            else
            {
                sink.onEvent(sequence, ordinal, event, offset, length);
            }
            if (ordinal == held.length - 1)
            {
                for (int i = 0; i < held.length; i++)
                {
                    sink.onEvent(
                        sequence, i, new UnsafeBuffer(held[ordinals[i]]), 0,
                        held[ordinals[i]].length);
                }
            }
        });

        assertThrows(IllegalStateException.class, () -> sink.verify(BreachKind.LIQUIDATING, 20));
    }

    @Test
    void shouldPrintWhatItMeasuredAndThatNothingIsAllocated()
    {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        BreachHarness.run(
            new String[]{"breached=" + BREACHED, "others=200", "rounds=2", "warm=3", "seed=3"},
            new PrintStream(bytes, true, StandardCharsets.UTF_8));

        final List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        for (final BreachKind kind : BreachKind.values())
        {
            final String rate = lines.stream().filter(line -> line.startsWith("decisions_per_second " + kind + " "))
                .findFirst().orElseThrow();
            assertTrue(Double.parseDouble(rate.substring(rate.lastIndexOf(' ') + 1)) > 0, rate);
            final String row = lines.stream().filter(line -> line.startsWith(kind + " ")).findFirst().orElseThrow();
            final String[] columns = row.trim().split("\\s+");
            // The measuring itself allocates a little, once per round.
            assertTrue(Double.parseDouble(columns[8]) < 1, row);
        }
    }

    @Test
    void shouldRefuseAnUnknownKind()
    {
        assertThrows(IllegalArgumentException.class, () -> BreachHarness.run(
            new String[]{"kinds=none"}, new PrintStream(new ByteArrayOutputStream())));
    }
}
