package io.plimsoll.core.price;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.plimsoll.core.price.IndexVenue.SECOND;
import static io.plimsoll.core.price.IndexVenue.START;
import static io.plimsoll.core.price.IndexVenue.changed;
import static io.plimsoll.core.price.IndexVenue.published;
import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * R8.1, R8.2, R8.3: which sources count, and what comes of them, through the core with every event.
 */
@Timeout(60)
class IndexTest
{
    private final IndexVenue venue = new IndexVenue();

    /**
     * R8.1, R8.3: an index begins without a value; the middle of an even split is rounded down.
     */
    @Test
    void shouldBecomeValidWithEnoughSources()
    {
        venue.set(terms -> terms.minSources = 2)
            .expect("ParametersChanged parameters=INDEX|reference=3|parameterVersion=2");
        venue.query().expect("IndexReported index=3|validity=NON_POSITIVE|live=0|moving=NO|price=0|candidate=0" +
            "|uncertainty=0|meanPrice=0|invalidSinceNs=" + START + "|sources=[" + nothing(1) + ',' + nothing(2) + ',' +
            nothing(3) + ']');
        venue.tick(1, 100).expect(
            changed(1, "NONE", "LIVE", 100, 0, 100, START),
            published("TOO_FEW_SOURCES", 1, 0, 100, 0, 0));
        venue.after(SECOND).tick(2, 103).expect(
            changed(2, "NONE", "LIVE", 103, 0, 101, START + SECOND),
            published("VALID", 2, 101, 101, 1, 101));
        // The third decides; the mean has not moved, since 101 stood until now.
        venue.after(SECOND).tick(3, 102).expect(
            changed(3, "NONE", "LIVE", 102, 0, 102, START + 2 * SECOND),
            published("VALID", 3, 102, 102, 1, 101));
        // Nothing to tell: neither value nor validity has changed.
        venue.tick(3, 102).expect();
        venue.query().expect("IndexReported index=3|validity=VALID|live=3|moving=NO|price=102|candidate=102" +
            "|uncertainty=1|meanPrice=101|invalidSinceNs=0|sources=[" +
            row(1, "LIVE", 100, START, 1) + ',' + row(2, "LIVE", 103, START + SECOND, 1) + ',' +
            "(source=3|own=NO|status=LIVE|weight=100|price=102|heldPrice=0|sourceTimeNs=" + (START + 2 * SECOND) +
            "|meanLagNs=0|meanIntervalNs=0|meanDistanceE9=0|meanDistanceBeforeE9=9900990|ticks=2)]");
    }

    private static String nothing(final int source)
    {
        return "(source=" + source + "|own=NO|status=NONE|weight=0|price=0|heldPrice=0|sourceTimeNs=0|meanLagNs=0" +
            "|meanIntervalNs=0|meanDistanceE9=0|meanDistanceBeforeE9=0|ticks=0)";
    }

    private static String row(
        final int source, final String status, final long price, final long stampNs, final int ticks)
    {
        return "(source=" + source + "|own=NO|status=" + status + "|weight=100|price=" + price +
            "|heldPrice=0|sourceTimeNs=" + stampNs + "|meanLagNs=0|meanIntervalNs=0|meanDistanceE9=0" +
            "|meanDistanceBeforeE9=0|ticks=" + ticks + ')';
    }

    /**
     * R8.3: with confidences, the weighted median of what each admits.
     */
    @Test
    void shouldMeasureUncertaintyAndRefuseToBeTooUncertain()
    {
        venue.set(terms -> terms.uncertaintyPpm = 10_000);
        venue.tick(1, 1_000, 9, START).tick(2, 1_010, 0, START);
        // Middle 1005; 5 + 9 = 14 and 5: floor(19/2) = 9 <= 1 % of 1005.
        assertEquals(9, venue.report().uncertainty());
        assertEquals("VALID", venue.report().validity().name());
        // Median 1004: 4 + 9, 6 + 0, 0 + 11: the middle one is 11 > 10.04.
        venue.tick(3, 1_004, 11, START).expect(
            changed(3, "NONE", "LIVE", 1_004, 0, 1_004, START),
            published("TOO_UNCERTAIN", 3, 1_005, 1_004, 11, 1_000));
        assertEquals(START, venue.report().invalidSinceNs());
        venue.after(SECOND).tick(3, 1_004, 10, venue.now()).expect(published("VALID", 3, 1_004, 1_004, 10, 1_000));
        assertEquals(0, venue.report().invalidSinceNs());
    }

    /**
     * R8.3: a source too far from the median of all does not count; at the bound it does.
     */
    @Test
    void shouldDropOutliers()
    {
        venue.set(terms -> terms.deviationPpm = 50_000).tick(1, 1_000).tick(2, 1_000).tick(3, 1_050);
        assertEquals("LIVE", venue.status(3));
        venue.tick(3, 1_051).expect(changed(
            3, "LIVE", "OUTLIER", new long[]{1_051, 0, 1_000, START}, new long[]{0, 51_000_000, 51_000_000}));
        assertEquals(2, venue.report().live());
        assertEquals(0, venue.source(3).weight());
        venue.tick(1, 1_010);
        assertEquals("LIVE", venue.status(3));
        venue.tick(1, 1_002).tick(3, 949);
        assertEquals("OUTLIER", venue.status(3));
        // Median 1000 with it, the middle of 1000 and 1002 without.
        assertEquals(1_001, venue.report().price());
    }

    /**
     * R8.3: two of five that say the same wrong price move the median at most to the next honest one, and are dropped.
     */
    @Test
    void shouldStandTwoColludersOfFive()
    {
        venue.set(terms ->
        {
            terms.minSources = 3;
            terms.sources = new int[][]{{1, 0, 100}, {2, 0, 100}, {3, 0, 100}, {4, 0, 100}, {5, 0, 100}};
        });
        for (int source = 1; source <= 5; source++)
        {
            venue.tick(source, 1_000 + source);
        }
        assertEquals(1_003, venue.report().price());
        venue.tick(4, 2_000).tick(5, 2_000);
        assertEquals("OUTLIER", venue.status(4));
        assertEquals("OUTLIER", venue.status(5));
        assertEquals(1_002, venue.report().price());
        assertEquals(3, venue.report().live());
        assertEquals("VALID", venue.report().validity().name());
    }

    /**
     * R8.3: the venue's own book has less than a third of the weight of the others' and none without them.
     */
    @Test
    void shouldLimitTheVenuesOwnBooks()
    {
        final int[][] sources = {{1, 0, 100}, {2, 0, 101}, {8, 1, 1_000_000}, {9, 1, 30}};
        venue.set(terms -> terms.sources = sources);
        venue.tick(8, 1_000).expect(
            changed(8, "NONE", "LIVE", 1_000, 0, 0, START), published("TOO_FEW_SOURCES", 0, 0, 0, 0, 0));
        assertEquals(0, venue.source(8).weight());
        venue.tick(1, 1_010);
        // One own source: half of 100.
        assertEquals(50, venue.source(8).weight());
        assertEquals(1_010, venue.report().price());
        venue.tick(9, 1_000);
        // Two: a quarter of 100 each.
        assertEquals(25, venue.source(8).weight());
        assertEquals(25, venue.source(9).weight());
        assertEquals(1, venue.report().live());
        venue.tick(2, 1_020);
        // A quarter of 201, and no more than its own weight.
        assertEquals(50, venue.source(8).weight());
        assertEquals(30, venue.source(9).weight());
        // 80 at 1000, 100 at 1010, 101 at 1020: of 281 the half is reached at 1010.
        assertEquals(1_010, venue.report().price());
        // The others are gone: it says nothing alone, and is no live source.
        venue.after(5 * SECOND).tick(8, 1_000).after(6 * SECOND);
        assertEquals("TOO_FEW_SOURCES", venue.report().validity().name());
        assertEquals(0, venue.report().candidate());
        assertEquals(1_010, venue.report().price());
    }

    /**
     * R8.3: own sources are capped anew among those that are left once outliers are dropped.
     */
    @Test
    void shouldWeighOwnBooksAnewWithoutOutliers()
    {
        venue.set(terms -> terms.sources = new int[][]{{1, 0, 100}, {2, 0, 100}, {3, 0, 100}, {8, 1, 1_000}});
        venue.tick(1, 1_000).tick(2, 1_000).tick(3, 1_000).tick(8, 1_001);
        assertEquals(150, venue.source(8).weight());
        venue.tick(3, 2_000);
        assertEquals("OUTLIER", venue.status(3));
        assertEquals(100, venue.source(8).weight());
        assertEquals(1_000, venue.report().price());
    }

    /**
     * R8.2: zero, negative, from too far ahead: each takes the source out, and a price in order brings it back.
     */
    @Test
    void shouldTakeOutWhatNoPriceCanBe()
    {
        venue.set(terms -> terms.maxFutureNs = SECOND).tick(1, 1_000).tick(2, 1_000).tick(3, 1_002);
        venue.tick(1, 0).expect(
            changed(1, "LIVE", "NON_POSITIVE", 1_000, 0, 1_001, START), published("VALID", 2, 1_001, 1_001, 1, 1_000));
        venue.tick(2, 1_003, 0, START + SECOND + 1).expect(changed(
            2, "LIVE", "FUTURE", new long[]{1_000, 0, 1_002, START}, new long[]{0, 1_998_001, 3_000_000}),
            published("VALID", 1, 1_002, 1_002, 0, 1_000));
        venue.tick(1, -1_000_000_000_000_000L).expect();
        // One says zero, one speaks from the future: 100 of 300 doubled is less than all.
        venue.tick(3, -1).expect(
            changed(3, "LIVE", "NON_POSITIVE", new long[]{1_002, 0, 0, START}, new long[]{0, 0, 0}),
            published("NON_POSITIVE", 0, 1_002, 0, 0, 1_000));
        venue.tick(2, 1_003, 0, START + SECOND);
        assertEquals("LIVE", venue.status(2));
        // From one to the other, and back by a price with an older stamp than the one that did not count.
        venue.tick(1, 5, 0, START + 9 * SECOND);
        assertEquals("FUTURE", venue.status(1));
        venue.tick(1, 1_003, 0, START);
        assertEquals("LIVE", venue.status(1));
        assertEquals(1_003, venue.report().price());
    }

    /**
     * R8.2: a price older than the one that counts is ignored, though it was heard.
     */
    @Test
    void shouldIgnoreWhatIsOutOfOrder()
    {
        venue.set(terms -> terms.maxAgeNs = 10 * SECOND).tick(1, 1_000).tick(1, 1_001, 0, START - 1).expect();
        assertEquals(1_000, venue.report().price());
        assertEquals(2, venue.source(1).ticks());
        venue.tick(1, 0).tick(1, 1_001, 0, START - 1);
        assertEquals("NON_POSITIVE", venue.status(1));
        venue.tick(1, 1_001);
        assertEquals("LIVE", venue.status(1));
    }

    /**
     * R8.1: sources that stay keep what is known of them, others begin with nothing; the index is worked out at once.
     */
    @Test
    void shouldKeepSourcesThatStay()
    {
        venue.set(terms ->
        {
        }).tick(1, 1_000).tick(2, 1_010).tick(3, 1_020);
        venue.set(terms -> terms.sources = new int[][]{{0, 0, 5}, {2, 0, 300}, {3, 1, 50}, {5, 0, 5}}).expect(
            "ParametersChanged parameters=INDEX|reference=3|parameterVersion=3");
        // 300 at 1010, 50 of its own at 1020.
        assertEquals(1_010, venue.report().price());
        assertEquals(1, venue.report().live());
        assertEquals("NONE", venue.status(0));
        assertEquals(1, venue.source(2).ticks());
        assertEquals(300, venue.source(2).weight());
        assertEquals(50, venue.source(3).weight());
        // Source 1 comes back as a stranger.
        venue.set(terms ->
        {
        }).expect("ParametersChanged parameters=INDEX|reference=3|parameterVersion=4",
            published("VALID", 2, 1_015, 1_015, 5, 1_000));
        assertEquals("NONE", venue.status(1));
        assertEquals(0, venue.source(1).ticks());
        // None of them is known: no source has a price, but there is a value.
        venue.set(terms -> terms.sources = new int[][]{{60, 0, 1}}).expect(
            "ParametersChanged parameters=INDEX|reference=3|parameterVersion=5",
            published("TOO_FEW_SOURCES", 0, 1_015, 0, 0, 1_000));
    }
}
