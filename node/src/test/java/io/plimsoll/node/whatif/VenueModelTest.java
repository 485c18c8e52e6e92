package io.plimsoll.node.whatif;

import io.plimsoll.node.whatif.ModelTally.Count;
import io.plimsoll.node.whatif.Request.Slice;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The venue model on a real core.
 */
class VenueModelTest
{
    @Test
    void shouldSellASliceBelowTheMark()
    {
        final ModelFixture fixture = new ModelFixture("");
        fixture.open(true);
        fixture.tick(842);
        final Slice slice = onlySlice(fixture);
        assertEquals(512, slice.lots());

        fixture.model(2_500, 1_000).execute(slice);

        // 84.2 less 0.25 % is 83.9895, rounded down to 83.9; 5.12 of it.
        assertEquals(429_568_000, fixture.run().figures().value(Figure.LIQUIDATED));
        assertEquals(512 * 3 * 1_000, fixture.run().figures().value(Figure.SLIPPAGE));
        assertEquals(1_718_272, fixture.run().figures().value(Figure.LIQUIDATION_FEES));
        assertEquals(1, fixture.tally().value(Count.MODELLED_FILLS));
        assertFalse(fixture.run().orders().has(slice.orderId()));
    }

    @Test
    void shouldBuyASliceAboveTheMark()
    {
        final ModelFixture fixture = new ModelFixture("");
        fixture.open(false);
        fixture.tick(1_144);
        final Slice slice = onlySlice(fixture);
        assertFalse(slice.isSell());

        fixture.model(2_500, 0).execute(slice);

        // 114.4 and 0.25 % are 114.686, rounded up to 114.7.
        assertEquals(slice.lots() * 1_147 * 1_000, fixture.run().figures().value(Figure.LIQUIDATED));
    }

    @Test
    void shouldTradeAtTheLimitAndNotBeyond()
    {
        final ModelFixture fixture = new ModelFixture("");
        fixture.open(true);
        fixture.tick(842);
        final Slice slice = onlySlice(fixture);
        assertEquals(800, slice.limitPrice());

        // 84.2 less 5 % is 79.99.
        fixture.model(50_000, 0).execute(slice);
        assertEquals(1, fixture.tally().value(Count.BEYOND_LIMIT));
        assertTrue(fixture.run().orders().has(slice.orderId()));

        // 84.2 less 4.9 % is 80.0742.
        fixture.model(49_000, 0).execute(slice);
        assertEquals(512 * 800 * 1_000, fixture.run().figures().value(Figure.LIQUIDATED));
    }

    @Test
    void shouldSpreadTheMarketsSideOverAccountsThatStaySmall()
    {
        final ModelFixture fixture = new ModelFixture("instruments.PERP.max-position = 100");
        assertTrue(fixture.commands().place(2, 9, ModelFixture.PERP, true, false, 6_000, 1_000, true));
        final int before = fixture.core().positions();

        final long traded = fixture.market().trade(1, ModelFixture.PERP, 9, true, 6_000, 1_000, 7);

        // A quarter of the largest position is 25: 25, 25 and 10.
        assertEquals(6_000, traded);
        assertEquals(3, fixture.core().positions() - before);
        assertFalse(fixture.run().orders().has(9));
        // They sell it back: none has more than a quarter on either side.
        assertTrue(fixture.commands().place(2, 10, ModelFixture.PERP, false, false, 6_000, 1_000, true));
        assertEquals(6_000, fixture.market().trade(2, ModelFixture.PERP, 10, false, 6_000, 1_000, 0));
        assertEquals(3, fixture.core().positions());
    }

    @Test
    void shouldSayHowMuchTheCoreTook()
    {
        final ModelFixture fixture = new ModelFixture("");
        assertTrue(fixture.commands().place(2, 9, ModelFixture.PERP, true, false, 6_000, 1_000, true));

        // Below the limit of the order.
        assertEquals(0, fixture.market().trade(1, ModelFixture.PERP, 9, true, 6_000, 999, 0));
        assertTrue(fixture.run().orders().has(9));
        assertEquals(0, fixture.run().figures().value(Figure.OTHER_REFUSALS));
    }

    private static Slice onlySlice(final ModelFixture fixture)
    {
        final Slice[] slices = fixture.run().requests().stream()
            .filter(Slice.class::isInstance).map(Slice.class::cast).toArray(Slice[]::new);
        assertEquals(1, slices.length);
        return slices[0];
    }
}
