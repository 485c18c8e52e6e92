package io.plimsoll.core.price;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.plimsoll.core.price.IndexVenue.SECOND;
import static io.plimsoll.core.price.IndexVenue.START;
import static io.plimsoll.core.price.IndexVenue.changed;
import static io.plimsoll.core.price.IndexVenue.published;
import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * R8.2 step 3: a price that moves a source by more than a tenth waits for two further updates, or for another source.
 */
@Timeout(60)
class JumpTest
{
    private final IndexVenue venue = new IndexVenue();

    @BeforeEach
    void open()
    {
        open(10 * SECOND);
    }

    private void open(final long maxAgeNs)
    {
        venue.set(terms ->
        {
            terms.jumpPpm = 100_000;
            terms.confirmUpdates = 2;
            terms.deviationPpm = 1_000_000;
            terms.maxAgeNs = maxAgeNs;
            terms.sources = new int[][]{{1, 0, 100}, {2, 0, 100}, {3, 0, 100}, {8, 1, 100}};
        });
    }

    private void expectSource(final int source, final String status, final long price, final long heldPrice)
    {
        assertEquals(status, venue.status(source));
        assertEquals(price, venue.source(source).price());
        assertEquals(heldPrice, venue.source(source).heldPrice());
    }

    @Test
    void shouldQuarantineAJumpAndLetTheOldPriceCount()
    {
        venue.tick(1, 1_000).tick(2, 1_000).tick(3, 1_000);
        // At the bound it is no jump.
        venue.tick(1, 1_100);
        expectSource(1, "LIVE", 1_100, 0);
        venue.tick(1, 1_000);
        venue.after(SECOND).tick(1, 1_101).expect(changed(
            1, "LIVE", "QUARANTINED", new long[]{1_000, 1_101, 1_000, START}, new long[]{0, 6_312_500, 6_312_500}));
        assertEquals(100, venue.source(1).weight());
        assertEquals(1_000, venue.report().price());
        // It did not mean it.
        venue.tick(1, 1_001);
        expectSource(1, "LIVE", 1_001, 0);
    }

    @Test
    void shouldConfirmASecondSourceByTheFirst()
    {
        venue.tick(1, 1_000).tick(2, 1_000).tick(3, 1_000).tick(1, 1_500);
        venue.after(SECOND).tick(3, 1_600);
        // 1,600 says the like of 1,500: both count.
        expectSource(1, "LIVE", 1_500, 0);
        expectSource(3, "LIVE", 1_600, 0);
        assertEquals(START, venue.source(1).sourceTimeNs());
        assertEquals(START + SECOND, venue.source(3).sourceTimeNs());
        assertEquals(1_500, venue.report().price());
        // A price that counts confirms, too.
        venue.tick(2, 1_550);
        expectSource(2, "LIVE", 1_550, 0);
    }

    @Test
    void shouldBeLikeByThePartOfTheOther()
    {
        // A tenth of 1,500 is 150.
        venue.tick(1, 1_000).tick(2, 1_000).tick(3, 1_000).tick(1, 1_500).tick(3, 1_651);
        expectSource(1, "QUARANTINED", 1_000, 1_500);
        expectSource(3, "QUARANTINED", 1_000, 1_651);
        // Of the other: |1,500 - 1,651| is within a tenth of 1,651.
        venue.tick(1, 1_500);
        expectSource(1, "LIVE", 1_500, 0);
        expectSource(3, "LIVE", 1_651, 0);
    }

    @Test
    void shouldConfirmOneSourceByItsOwnUpdates()
    {
        venue.tick(1, 1_000).tick(2, 1_000).tick(3, 1_000).tick(1, 1_500);
        venue.tick(1, 1_550);
        expectSource(1, "QUARANTINED", 1_000, 1_550);
        // Each against the one before: 1,700 is within a tenth of 1,550, though not of 1,500.
        venue.tick(1, 1_700);
        expectSource(1, "LIVE", 1_700, 0);
        // Somewhere else again: the count begins anew.
        venue.tick(2, 2_500).tick(2, 2_500).tick(2, 3_000).tick(2, 3_000);
        expectSource(2, "QUARANTINED", 1_000, 3_000);
        venue.tick(2, 3_000);
        expectSource(2, "LIVE", 3_000, 0);
    }

    @Test
    void shouldNotBeConfirmedByTheVenuesOwnBook()
    {
        venue.tick(1, 1_000).tick(2, 1_000).tick(3, 1_000);
        // Its first price is held against the index.
        venue.tick(8, 1_500);
        expectSource(8, "QUARANTINED", 0, 1_500);
        assertEquals(0, venue.source(8).weight());
        venue.tick(1, 1_500);
        expectSource(1, "QUARANTINED", 1_000, 1_500);
        // The other way it may: what the other held counts, too.
        venue.tick(8, 1_500);
        expectSource(8, "LIVE", 1_500, 0);
        expectSource(1, "LIVE", 1_500, 0);
    }

    @Test
    void shouldDropWhatWasHeldWhenNoPriceIsSaid()
    {
        venue.tick(1, 1_000).tick(2, 1_000).tick(3, 1_000).tick(1, 1_500).tick(1, 0);
        expectSource(1, "NON_POSITIVE", 1_000, 0);
        venue.tick(1, 1_500);
        // It says something again, and the count begins anew.
        expectSource(1, "QUARANTINED", 1_000, 1_500);
        venue.tick(1, 1_500, 0, START + 5 * SECOND);
        expectSource(1, "FUTURE", 1_000, 0);
        venue.tick(2, 1_500).tick(2, 999, 0, START - 1);
        // Out of order: what is held goes on waiting, unheard.
        expectSource(2, "QUARANTINED", 1_000, 1_500);
        venue.tick(2, 1_500).tick(2, 1_500);
        expectSource(2, "LIVE", 1_500, 0);
    }

    @Test
    void shouldTakeAnyPriceWithoutAReference()
    {
        // No price of its own and no index.
        venue.tick(1, 1_000);
        expectSource(1, "LIVE", 1_000, 0);
        // Its own price is stale, the index too: no reference.
        venue.after(11 * SECOND).tick(1, 5_000);
        expectSource(1, "LIVE", 5_000, 0);
        // Its own is stale, but the index is valid.
        venue.tick(2, 5_000).after(6 * SECOND).tick(2, 5_000).after(6 * SECOND).tick(1, 9_000);
        expectSource(1, "STALE", 5_000, 9_000);
    }

    @Test
    void shouldNotBeConfirmedByWhatIsStale()
    {
        venue.tick(1, 1_000).tick(2, 1_000).tick(3, 1_000).tick(1, 1_500);
        // Nothing was heard of it for longer than prices last.
        venue.after(6 * SECOND).tick(2, 1_000).tick(3, 1_000).after(5 * SECOND).tick(2, 1_500);
        expectSource(2, "QUARANTINED", 1_000, 1_500);
        // The first one is heard again: what was held is confirmed by what the second holds.
        venue.tick(1, 1_500);
        expectSource(1, "LIVE", 1_500, 0);
        expectSource(2, "LIVE", 1_500, 0);
    }

    @Test
    void shouldTakeEveryPriceWhereItIsOff()
    {
        venue.set(terms -> terms.deviationPpm = 1_000_000).tick(1, 1_000).tick(1, 1_000_000);
        expectSource(1, "LIVE", 1_000_000, 0);
    }

    /**
     * R8.3: what a quarantined source said before does not count if it is far from what the others say now.
     */
    @Test
    void shouldDropAQuarantinedOutlier()
    {
        venue.set(terms ->
        {
            terms.jumpPpm = 100_000;
            terms.deviationPpm = 50_000;
        }).tick(1, 1_000).tick(2, 1_000).tick(3, 1_000);
        venue.tick(1, 1_300).tick(2, 1_300).tick(3, 1_800);
        expectSource(3, "QUARANTINED", 1_000, 1_800);
        assertEquals(0, venue.source(3).weight());
        assertEquals(2, venue.report().live());
        assertEquals(1_300, venue.report().price());
        // 500/1300 and 800/1000, then 0 and 0: less a sixteenth.
        venue.tick(3, 1_300).expect(changed(
            3, "QUARANTINED", "LIVE", new long[]{1_300, 0, 1_300, START}, new long[]{0, 360_576_923, 750_000_000}));
    }

    /**
     * R8.2, R8.3: statuses that change with one tick are told by ascending source, then the index.
     */
    @Test
    void shouldTellTheSourcesThatAreAcceptedTogether()
    {
        venue.tick(1, 1_000).tick(2, 1_000).tick(3, 1_000).tick(1, 1_800).tick(2, 1_500);
        final long[] said = {1_500, 0, 1_500, START};
        final long[] means = {0, 500_000_000, 500_000_000};
        venue.tick(1, 1_500).expect(
            changed(1, "QUARANTINED", "LIVE", said, means),
            changed(2, "QUARANTINED", "LIVE", said, means),
            published("VALID", 3, 1_500, 1_500, 0, 1_000));
    }
}
