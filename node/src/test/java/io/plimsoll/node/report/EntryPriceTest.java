package io.plimsoll.node.report;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

class EntryPriceTest
{
    private static final VenueBook.Contract LINEAR =
        new VenueBook.Contract(false, 0, 100_000_000, 10_000_000, 0, List.of());
    private static final VenueBook.Contract INVERSE =
        new VenueBook.Contract(true, 1, 500_000_000, 0, 100_000_000, List.of());

    @Test
    void shouldFindThePriceOfALinearPosition()
    {
        assertEquals(1000, EntryPrice.increments(LINEAR, 6, 5000, 5_000_000_000L));
        assertEquals(1000, EntryPrice.increments(LINEAR, 6, -5000, -5_000_000_000L));
        assertEquals(1001, EntryPrice.increments(LINEAR, 6, 2, 2_001_000));
        assertEquals(0, EntryPrice.increments(LINEAR, 6, 0, 0));
        assertEquals(0, EntryPrice.increments(LINEAR, 6, 5, -5));
    }

    @Test
    void shouldFindThePriceOfAnInversePosition()
    {
        assertEquals(40_000, EntryPrice.increments(INVERSE, 8, 100, -50_000_000));
        assertEquals(40_000, EntryPrice.increments(INVERSE, 8, -100, 50_000_000));
    }

    @Test
    void shouldFindTheTierOfANotional()
    {
        final VenueBook.Contract contract = new VenueBook.Contract(false, 0, 1, 1, 0, List.of(
            new VenueBook.Tier(0, 1, 1), new VenueBook.Tier(10, 2, 2), new VenueBook.Tier(20, 3, 3)));
        assertEquals(1, contract.tier(0));
        assertEquals(1, contract.tier(9));
        assertEquals(2, contract.tier(10));
        assertEquals(3, contract.tier(Long.MAX_VALUE));
    }
}
