package io.plimsoll.core.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.instrument.Instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Rulebook R6.12: what was charged in the present part and the fifteen before it counts.
 */
@Timeout(60)
class CapacityTest
{
    private static final int INSTRUMENTS = 3;
    private static final long START_NS = 1_000_000;
    private static final long WINDOW_NS = 1_609;
    private static final long PART_NS = 100;
    private static final Instrument LINEAR = new Instrument(1, false, 0, 0, 10, 0, 1_000_000, 1_000, 1_000_000);

    private final Capacity capacity = new Capacity(INSTRUMENTS);

    private record Charge(long part, int instrument, long notional)
    {
    }

    @BeforeEach
    void open()
    {
        capacity.rules(1_000, WINDOW_NS, START_NS);
        capacity.cap(1, 600);
    }

    @Test
    void shouldCountAChargeForSixteenParts()
    {
        capacity.charge(1, 400);
        assertEquals(200, capacity.left(1));
        assertEquals(600, capacity.leftOfVenue());
        assertFalse(capacity.onTime(START_NS + PART_NS - 1), "the same part");
        assertTrue(capacity.onTime(START_NS + PART_NS));
        assertTrue(capacity.onTime(START_NS + 15 * PART_NS + PART_NS - 1));
        assertEquals(200, capacity.left(1), "the last of the fifteen parts after it");
        assertTrue(capacity.onTime(START_NS + 16 * PART_NS));
        assertEquals(600, capacity.left(1));
        assertEquals(1_000, capacity.leftOfVenue());
        assertEquals(0, capacity.usedOfVenue());
    }

    @Test
    void shouldChargeTheVenueForEveryInstrument()
    {
        capacity.charge(0, 300);
        capacity.charge(1, 500);
        capacity.charge(2, 100);
        assertEquals(Long.MAX_VALUE, capacity.left(0), "no cap");
        assertEquals(100, capacity.left(1));
        assertEquals(100, capacity.leftOfVenue());
        capacity.charge(2, 500);
        assertEquals(0, capacity.leftOfVenue(), "never negative");
        capacity.cap(0, 350);
        assertEquals(50, capacity.left(0), "what was charged without a cap counts");
    }

    @Test
    void shouldCutLotsToWhatIsLeftOfBoth()
    {
        // One lot at 7 is 70.
        assertEquals(8, capacity.lotsWithin(LINEAR, 100, 7, 1_000_000));
        assertEquals(5, capacity.lotsWithin(LINEAR, 5, 7, 1_000_000));
        capacity.charge(0, 500);
        assertEquals(7, capacity.lotsWithin(LINEAR, 100, 7, 1_000_000), "500 of the venue's are left");
        capacity.charge(0, 431);
        assertEquals(0, capacity.lotsWithin(LINEAR, 100, 7, 1_000_000), "69 are less than a lot");
    }

    @Test
    void shouldBeEmptyAfterAnotherWindowAndKeepTheSame()
    {
        capacity.charge(1, 400);
        capacity.rules(900, WINDOW_NS, START_NS);
        assertEquals(200, capacity.left(1));
        assertEquals(500, capacity.leftOfVenue());
        capacity.rules(900, WINDOW_NS + 1, START_NS);
        assertEquals(600, capacity.left(1), "another window, though with parts of the same length");
        capacity.charge(1, 400);
        capacity.rules(900, 0, START_NS);
        assertFalse(capacity.hasWindow());
        assertFalse(capacity.onTime(START_NS + 1_000 * PART_NS));
        capacity.charge(1, 400);
        assertEquals(Long.MAX_VALUE, capacity.left(1), "no window, no caps");
        assertEquals(77, capacity.lotsWithin(LINEAR, 77, 7, 1_000_000));
        assertEquals(0, capacity.usedOfVenue());
    }

    @Test
    void shouldSlideAsAPlainListOfChargesDoes()
    {
        final SplittableRandom random = new SplittableRandom(42);
        final List<Charge> charges = new ArrayList<>();
        long nowNs = START_NS;
        for (int i = 0; i < 20_000; i++)
        {
            final long before = nowNs / PART_NS;
            nowNs += random.nextInt(10) == 0 ? random.nextLong(40 * PART_NS) : random.nextLong(PART_NS);
            final long part = nowNs / PART_NS;
            assertEquals(part != before, capacity.onTime(nowNs));
            final int instrument = random.nextInt(INSTRUMENTS);
            final long notional = random.nextLong(1_000_000);
            capacity.charge(instrument, notional);
            charges.add(new Charge(part, instrument, notional));
            charges.removeIf(charge -> charge.part() < part - 15);
            final int asked = random.nextInt(INSTRUMENTS);
            capacity.cap(asked, 1_000_000_000_000L);
            assertEquals(1_000_000_000_000L - charges.stream()
                .filter(charge -> charge.instrument() == asked).mapToLong(Charge::notional).sum(),
                capacity.left(asked));
            assertEquals(charges.stream().mapToLong(Charge::notional).sum(), capacity.usedOfVenue());
        }
    }
}
