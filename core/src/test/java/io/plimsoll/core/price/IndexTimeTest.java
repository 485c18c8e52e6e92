package io.plimsoll.core.price;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.plimsoll.core.price.IndexVenue.SECOND;
import static io.plimsoll.core.price.IndexVenue.START;
import static io.plimsoll.core.price.IndexVenue.changed;
import static io.plimsoll.core.price.IndexVenue.published;
import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * What time does to an index: sources grow stale, lag, and stand where the index was; means and windows move.
 */
@Timeout(60)
class IndexTimeTest
{
    private final IndexVenue venue = new IndexVenue();

    /**
     * R8.11(c): at whatever command comes when a source has become too old, the index is worked out.
     */
    @Test
    void shouldWorkOutAnIndexWhoseSourceHasGrownStale()
    {
        venue.set(terms -> terms.minSources = 2).tick(1, 1_000);
        venue.after(2 * SECOND).tick(2, 1_010).after(2 * SECOND).tick(3, 1_020);
        venue.after(6 * SECOND).expect();
        // 10 s are allowed; then only the middle of two is left. The first candidate was 1005, and it has stood long.
        venue.after(1).expect(
            changed(1, "LIVE", "STALE", 1_000, 0, 1_015, START), published("VALID", 2, 1_015, 1_015, 5, 1_005));
        venue.after(2 * SECOND - 1).expect();
        venue.after(1).expect(
            changed(2, "LIVE", "STALE", 1_010, 0, 1_020, START + 2 * SECOND),
            published("TOO_FEW_SOURCES", 1, 1_015, 1_020, 0, 1_005));
        venue.after(9 * SECOND).expect(
            changed(3, "LIVE", "STALE", 1_020, 0, 0, START + 4 * SECOND), published("STALE", 0, 1_015, 0, 0, 1_005));
        assertEquals(START + 12 * SECOND + 1, venue.report().invalidSinceNs());
        // Heard again, though not enough of them.
        venue.tick(1, 1_000);
        assertEquals("TOO_FEW_SOURCES", venue.report().validity().name());
        venue.tick(2, 1_000);
        assertEquals("VALID", venue.report().validity().name());
    }

    /**
     * R8.11(c): an old stamp makes stale as silence does; a refused command passes time like any other.
     */
    @Test
    void shouldGrowStaleByStampOrBySilence()
    {
        venue.set(terms -> terms.maxFutureNs = 5 * SECOND).tick(1, 1_000, 0, START - 9 * SECOND)
            .tick(2, 1_000, 0, START + 5 * SECOND);
        venue.after(SECOND).expect();
        venue.after(1);
        assertEquals("STALE", venue.status(1));
        venue.after(9 * SECOND - 1);
        assertEquals("LIVE", venue.status(2));
        // Its stamp is five seconds old, but nothing was heard of it for more than ten.
        venue.venue().spoil(writer -> writer.buffer().putByte(0, (byte)9));
        venue.after(1);
        assertEquals("Rejected", venue.lines().get(2).split(" ")[0]);
        assertEquals("STALE", venue.status(2));
        // Stale as it comes.
        venue.tick(3, 7, 0, START);
        assertEquals("STALE", venue.status(3));
        assertEquals("STALE", venue.report().validity().name());
    }

    /**
     * R8.11(c): indices ascending, each with its own age.
     */
    @Test
    void shouldWorkOutAllThatAreDueInOrder()
    {
        for (final int index : new int[]{11, 0, 7})
        {
            venue.set(terms ->
            {
                terms.index = index;
                terms.maxAgeNs = (1 + index) * SECOND;
            }).tick(index, 1, 100, 0, START, 0);
        }
        venue.after(20 * SECOND);
        assertEquals(6, venue.lines().size());
        for (int i = 0; i < 3; i++)
        {
            final int index = new int[]{0, 7, 11}[i];
            assertEquals("SourceChanged index=" + index, venue.lines().get(2 * i).split("\\|")[0]);
            assertEquals("IndexPublished index=" + index, venue.lines().get(2 * i + 1).split("\\|")[0]);
        }
        venue.after(20 * SECOND).expect();
    }

    /**
     * R8.1, R8.11(c): a shorter age counts from when it is set; a longer one gives time.
     */
    @Test
    void shouldGoByTheAgeInForce()
    {
        venue.set(terms ->
        {
        }).tick(1, 100).after(5 * SECOND);
        venue.set(terms -> terms.maxAgeNs = 4 * SECOND);
        assertEquals("STALE", venue.status(1));
        venue.set(terms -> terms.maxAgeNs = 20 * SECOND);
        assertEquals("LIVE", venue.status(1));
        venue.after(15 * SECOND).expect();
        venue.after(1);
        assertEquals("STALE", venue.status(1));
    }

    /**
     * R8.3: a source whose stamps come late counts with half its weight.
     */
    @Test
    void shouldWeighALaggingSourceLess()
    {
        venue.set(terms -> terms.maxLagNs = SECOND).tick(1, 1_000).tick(2, 1_020, 0, START - SECOND)
            .tick(3, 1_010, 0, START - SECOND - 1);
        assertEquals("LIVE", venue.status(2));
        assertEquals("LAGGING", venue.status(3));
        assertEquals(50, venue.source(3).weight());
        // 100 at 1000, 50 at 1010, 100 at 1020.
        assertEquals(1_010, venue.report().price());
        assertEquals(3, venue.report().live());
        // The mean lag falls by a sixteenth with a tick in time.
        venue.after(SECOND).tick(3, 1_010).expect(changed(
            3, "LAGGING", "LIVE", new long[]{1_010, 0, 1_010, START + SECOND},
            new long[]{SECOND + 1 - (SECOND + 1) / 16, 0, 0}));
    }

    /**
     * R8.3: a weight is never nothing.
     */
    @Test
    void shouldKeepALeastWeight()
    {
        venue.set(terms ->
        {
            terms.maxLagNs = SECOND;
            terms.lagWeightPpm = 1;
        }).tick(1, 1_000, 0, START - 2 * SECOND);
        assertEquals(1, venue.source(1).weight());
        assertEquals(1_000, venue.report().price());
    }

    /**
     * R8.2, R8.3: stamped fresh, and yet it repeats where the index was at its tick before: D1 is small beside D0.
     */
    @Test
    void shouldNoticeWhoRepeatsTheIndexOfBefore()
    {
        venue.set(terms -> terms.lagNoisePpm = 1_000);
        long price = 100_000;
        long before = price;
        for (int round = 0; round < 17; round++)
        {
            assertEquals(round == 0 ? "NONE" : "LIVE", venue.status(3));
            venue.after(SECOND).tick(1, price).tick(2, price).tick(3, before);
            before = price;
            price += price / 200;
        }
        assertEquals("LAGGING", venue.status(3));
        assertEquals("LIVE", venue.status(1));
        assertEquals(50, venue.source(3).weight());
        assertEquals(0, venue.source(3).meanLagNs());
        assertEquals(0, venue.source(3).meanDistanceBeforeE9());
    }

    /**
     * R8.3: the mean is that of the candidates that stood; too far from it is too volatile, and then it catches up.
     */
    @Test
    void shouldRefuseToLeaveItsMeanTooFar()
    {
        venue.set(terms ->
        {
            terms.volatileRatioPpm = 1_500_000;
            terms.meanNs = 10 * SECOND;
            terms.maxAgeNs = 100 * SECOND;
        }).tick(1, 1_000).after(SECOND);
        venue.tick(1, 1_500).expect(published("VALID", 1, 1_500, 1_500, 0, 1_000));
        venue.tick(1, 1_501).expect(published("TOO_VOLATILE", 1, 1_500, 1_501, 0, 1_000));
        // One second later 1,501 has stood for a tenth of the time constant: 1,501 - 501 * 0.904837418 = 1,047.6.
        venue.after(SECOND).tick(1, 1_501).expect(published("VALID", 1, 1_501, 1_501, 0, 1_047));
        // 1047 is one and a half times 698, and more than that of 697.
        venue.tick(1, 698);
        assertEquals("VALID", venue.report().validity().name());
        venue.tick(1, 697);
        assertEquals("TOO_VOLATILE", venue.report().validity().name());
        assertEquals(START + 2 * SECOND, venue.report().invalidSinceNs());
        // Asked later, the mean has moved: 697 + 350.676 * 0.904837418 = 1,014.3; nothing was worked out.
        venue.after(SECOND);
        assertEquals(1_014, venue.report().meanPrice());
        assertEquals("TOO_VOLATILE", venue.report().validity().name());
    }

    /**
     * R8.3: the first that holds is told: no price, then too volatile, too uncertain, stale, too few.
     */
    @Test
    void shouldTellTheWorstThatIsWrong()
    {
        venue.set(terms ->
        {
            terms.volatileRatioPpm = 1_500_000;
            terms.uncertaintyPpm = 10_000;
            terms.sources = new int[][]{{1, 0, 100}, {2, 0, 101}};
        }).tick(1, 1_000).after(SECOND);
        venue.tick(1, 2_000, 21, venue.now());
        assertEquals("TOO_VOLATILE", venue.report().validity().name());
        venue.tick(1, 1_000, 21, venue.now());
        assertEquals("TOO_UNCERTAIN", venue.report().validity().name());
        venue.tick(1, 0);
        // Its 100 doubled are less than all 201.
        assertEquals("TOO_FEW_SOURCES", venue.report().validity().name());
        venue.tick(1, 1_000).tick(2, 0);
        // One says a price, but the other weighs more.
        assertEquals("NON_POSITIVE", venue.report().validity().name());
        assertEquals(1, venue.report().live());
        venue.tick(2, 1_000).after(11 * SECOND);
        assertEquals("STALE", venue.report().validity().name());
        venue.tick(1, 0);
        assertEquals("TOO_FEW_SOURCES", venue.report().validity().name());
    }

    /**
     * R8.9: asked as of now; other terms of the window begin it anew, others leave it.
     */
    @Test
    void shouldSayWhetherItMoves()
    {
        venue.set(terms -> window(terms, 80 * SECOND, 10_000)).tick(1, 1_000).tick(1, 1_010);
        assertEquals("NO", venue.report().moving().name());
        venue.tick(1, 1_011);
        assertEquals("YES", venue.report().moving().name());
        venue.set(terms -> window(terms, 80 * SECOND, 11_000));
        assertEquals("NO", venue.report().moving().name());
        venue.set(terms -> window(terms, 80 * SECOND, 10_000));
        assertEquals("YES", venue.report().moving().name());
        // 1000 s is the beginning of a part.
        venue.after(80 * SECOND - 1);
        assertEquals("YES", venue.report().moving().name());
        venue.after(1);
        assertEquals("NO", venue.report().moving().name());
        venue.tick(1, 2_000);
        assertEquals("YES", venue.report().moving().name());
        venue.set(terms -> window(terms, 88 * SECOND, 10_000));
        assertEquals("NO", venue.report().moving().name());
        venue.set(terms -> window(terms, 0, 0)).tick(1, 9);
        assertEquals("NO", venue.report().moving().name());
    }

    private static void window(final IndexTerms terms, final long windowNs, final int movePpm)
    {
        terms.lagWindowNs = windowNs;
        terms.lagMovePpm = movePpm;
        terms.maxAgeNs = 1_000 * SECOND;
    }
}
