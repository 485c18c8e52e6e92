package io.plimsoll.core.price;

import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.SetIndexEncoder;
import io.plimsoll.core.model.CoreVenue;

import static io.plimsoll.core.price.IndexVenue.START;
import static io.plimsoll.core.price.IndexVenue.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * R1.2, R8.1, R8.2: bounds, the order of reasons, and that a refusal leaves everything as it was.
 */
@Timeout(60)
class IndexRefusalsTest
{
    private static final long LONGEST = 100_000_000_000_000_000L;
    private static final long MOST = 1_000_000_000_000_000L;
    private static final int MILLION = 1_000_000;
    private static final int SOURCE_ROW = 6;

    private final IndexVenue venue = new IndexVenue();

    private void expectRefused(final Consumer<IndexTerms> change)
    {
        final IndexTerms terms = new IndexTerms();
        change.accept(terms);
        final String before = state();
        venue.send(terms::encode).expect(refused(32, "OUT_OF_RANGE", 0, terms.index));
        assertEquals(before, state());
    }

    private void expectTaken(final Consumer<IndexTerms> change)
    {
        venue.set(change);
        assertEquals("ParametersChanged", venue.lines().get(0).split(" ")[0]);
    }

    /**
     * What can be asked for; the hash alone would change with every command.
     */
    private String state()
    {
        return venue.query().lines() + " " + venue.query(0).lines();
    }

    @Test
    void shouldBoundNumbersOfAnIndex()
    {
        expectRefused(terms -> terms.minSources = 0);
        expectRefused(terms -> terms.minSources = 9);
        expectRefused(terms -> terms.confirmUpdates = 0);
        expectRefused(terms -> terms.confirmUpdates = 101);
        expectRefused(terms -> terms.deviationPpm = 0);
        expectRefused(terms -> terms.deviationPpm = MILLION + 1);
        expectRefused(terms -> terms.jumpPpm = -1);
        expectRefused(terms -> terms.jumpPpm = MILLION + 1);
        expectRefused(terms -> terms.uncertaintyPpm = -1);
        expectRefused(terms -> terms.uncertaintyPpm = MILLION + 1);
        expectRefused(terms -> terms.volatileRatioPpm = -1);
        expectRefused(terms -> terms.volatileRatioPpm = 1);
        expectRefused(terms -> terms.volatileRatioPpm = MILLION);
        expectRefused(terms -> terms.volatileRatioPpm = 1_000 * MILLION + 1);
        expectRefused(terms -> terms.lagNoisePpm = -1);
        expectRefused(terms -> terms.lagNoisePpm = MILLION + 1);
        expectRefused(terms -> terms.lagWeightPpm = 0);
        expectRefused(terms -> terms.lagWeightPpm = MILLION + 1);
        expectRefused(terms -> terms.lagMovePpm = -1);
        expectRefused(terms -> terms.lagMovePpm = MILLION + 1);
        expectRefused(terms -> terms.incrementE9 = 0);
        expectRefused(terms -> terms.incrementE9 = MOST + 1);
        expectRefused(terms -> terms.maxPrice = 0);
        expectRefused(terms -> terms.maxPrice = MOST + 1);
        expectRefused(terms -> terms.index = 12);
        expectRefused(terms -> terms.index = 65_535);
        expectRefused(terms -> terms.name = "");
        expectRefused(terms -> terms.name = "A B");
        expectRefused(terms -> terms.name = "A\0B");
    }

    @Test
    void shouldBoundDurationsOfAnIndex()
    {
        expectRefused(terms -> terms.meanNs = 0);
        expectRefused(terms -> terms.meanNs = LONGEST + 1);
        expectRefused(terms -> terms.maxAgeNs = 0);
        expectRefused(terms -> terms.maxAgeNs = LONGEST + 1);
        expectRefused(terms -> terms.maxFutureNs = -1);
        expectRefused(terms -> terms.maxFutureNs = LONGEST + 1);
        expectRefused(terms -> terms.maxLagNs = -1);
        expectRefused(terms -> terms.maxLagNs = LONGEST + 1);
        expectRefused(terms -> terms.lagWindowNs = -1);
        expectRefused(terms -> terms.lagWindowNs = 7);
        expectRefused(terms -> terms.lagWindowNs = LONGEST + 1);
        expectRefused(terms -> terms.coolOffNs = -1);
        expectRefused(terms -> terms.coolOffNs = LONGEST + 1);
    }

    @Test
    void shouldBoundSources()
    {
        expectRefused(terms -> terms.sources = new int[0][]);
        expectRefused(terms -> terms.sources = rows(9));
        expectRefused(terms -> terms.sources = new int[][]{{1, 0, 1}, {1, 0, 1}});
        expectRefused(terms -> terms.sources = new int[][]{{2, 0, 1}, {1, 0, 1}});
        expectRefused(terms -> terms.sources = new int[][]{{64, 0, 1}});
        expectRefused(terms -> terms.sources = new int[][]{{1, 0, 0}});
        expectRefused(terms -> terms.sources = new int[][]{{1, 0, -1}});
        expectRefused(terms -> terms.sources = new int[][]{{1, 0, MILLION + 1}});
        expectRefused(terms -> terms.sources = new int[][]{{1, 1, 1}});
        expectRefused(terms ->
        {
            terms.minSources = 2;
            terms.sources = new int[][]{{1, 0, 1}, {2, 1, 1}};
        });
        final IndexTerms terms = new IndexTerms();
        final int own = MessageHeaderEncoder.ENCODED_LENGTH + SetIndexEncoder.BLOCK_LENGTH +
            SetIndexEncoder.SourcesEncoder.sbeHeaderSize() + SetIndexEncoder.SourcesEncoder.ownEncodingOffset();
        venue.send(buffer ->
        {
            final int length = terms.encode(buffer);
            buffer.putByte(own, (byte)2);
            return length;
        }).expect(refused(32, "OUT_OF_RANGE", 0, 3));
        assertEquals(SOURCE_ROW, SetIndexEncoder.SourcesEncoder.sbeBlockLength());
        venue.query().expect(refused(38, "UNKNOWN_INDEX", 0, 3));
    }

    private static int[][] rows(final int count)
    {
        final int[][] rows = new int[count][];
        for (int i = 0; i < count; i++)
        {
            rows[i] = new int[]{i, 0, 1};
        }
        return rows;
    }

    @Test
    void shouldTakeWhatStandsAtTheBounds()
    {
        expectTaken(terms ->
        {
            terms.index = 0;
            terms.name = "A.b_c-0123456789";
            terms.minSources = 8;
            terms.confirmUpdates = 100;
            terms.deviationPpm = MILLION;
            terms.jumpPpm = MILLION;
            terms.uncertaintyPpm = MILLION;
            terms.volatileRatioPpm = 1_000 * MILLION;
            terms.lagNoisePpm = MILLION;
            terms.lagWeightPpm = MILLION;
            terms.lagMovePpm = MILLION;
            terms.incrementE9 = MOST;
            terms.maxPrice = MOST;
            terms.meanNs = LONGEST;
            terms.maxAgeNs = LONGEST;
            terms.maxFutureNs = LONGEST;
            terms.maxLagNs = LONGEST;
            terms.lagWindowNs = LONGEST;
            terms.coolOffNs = LONGEST;
            terms.sources = rows(8);
            terms.sources[7] = new int[]{63, 0, MILLION};
        });
        for (int source = 0; source < 7; source++)
        {
            venue.tick(0, source, MOST - source, MOST, Long.MAX_VALUE, 0).tick(0, source, MOST, MOST, START, 0);
        }
        venue.tick(0, 63, 1, MOST, 0, 0);
        // The heavy one alone is heard; the others are too far from what it says.
        assertEquals(1, venue.query(0).lines().size());
        expectTaken(terms ->
        {
            terms.index = 11;
            terms.name = "-";
            terms.deviationPpm = 1;
            terms.volatileRatioPpm = MILLION + 1;
            terms.lagWeightPpm = 1;
            terms.incrementE9 = 1;
            terms.maxPrice = 1;
            terms.meanNs = 1;
            terms.maxAgeNs = 1;
            terms.maxFutureNs = 0;
            terms.lagWindowNs = 8;
            terms.sources = new int[][]{{0, 0, 1}};
        });
        venue.tick(11, 0, 1, 0, START, 0);
        assertEquals("VALID", venue.query(11).lines().get(0).replaceFirst(".*validity=(\\w+).*", "$1"));
    }

    @Test
    void shouldKeepNameIncrementAndLargestPrice()
    {
        expectTaken(terms ->
        {
        });
        expectRefused(terms -> terms.name = "IY");
        expectRefused(terms -> terms.name = "IX0000000");
        expectRefused(terms -> terms.incrementE9 = 1);
        expectRefused(terms -> terms.maxPrice = 5);
        expectTaken(terms -> terms.jumpPpm = 5);
        // Another index is another matter.
        expectTaken(terms ->
        {
            terms.index = 4;
            terms.name = "IY";
        });
    }

    @Test
    void shouldBoundTicks()
    {
        venue.set(terms -> terms.maxPrice = 5_000).tick(1, 4_000);
        final String before = state();
        venue.tick(1, 5_001).expect(refused(30, "OUT_OF_RANGE", 0, 3));
        venue.tick(1, -MOST - 1).expect(refused(30, "OUT_OF_RANGE", 0, 3));
        venue.tick(1, 1, -1, START).expect(refused(30, "OUT_OF_RANGE", 0, 3));
        venue.tick(1, 1, MOST + 1, START).expect(refused(30, "OUT_OF_RANGE", 0, 3));
        venue.tick(1, 1, 0, -1).expect(refused(30, "OUT_OF_RANGE", 0, 3));
        venue.tick(3, 1, 1, 0, START, -1).expect(refused(30, "OUT_OF_RANGE", -1, 3));
        venue.tick(7, 1, MOST + 1, 0, START, 0).expect(refused(30, "OUT_OF_RANGE", 0, 7));
        venue.tick(7, 1, MOST, 0, START, 0).expect(refused(30, "UNKNOWN_INDEX", 0, 7));
        venue.tick(65_535, 1, 1, 0, START, 0).expect(refused(30, "UNKNOWN_INDEX", 0, 65_535));
        venue.tick(4, 1).expect(refused(30, "UNKNOWN_SOURCE", 0, 3));
        venue.query(65_535).expect(refused(38, "UNKNOWN_INDEX", 0, 65_535));
        assertEquals(before, state());
        venue.tick(1, 5_000, MOST, Long.MAX_VALUE).tick(1, -MOST, 0, 0);
        assertEquals("NON_POSITIVE", venue.status(1));
    }

    /**
     * R8.2: who pulled a price must be a customer, whether or not the index is known or has cool-offs.
     */
    @Test
    void shouldAskWhoPulled()
    {
        venue.set(terms ->
        {
        }).tick(3, 1, 1_000, 0, START, 1).expect(refused(30, "UNKNOWN_ACCOUNT", 1, 3));
        venue.tick(9, 1, 1_000, 0, START, 1).expect(refused(30, "UNKNOWN_ACCOUNT", 1, 9));
        venue.tick(9, 1, 1_000, 0, -5, 1).expect(refused(30, "OUT_OF_RANGE", 1, 9));
        venue.tick(9, 1, 1_000, 0, START, CoreVenue.BACKSTOP)
            .expect(refused(30, "WRONG_ACCOUNT_KIND", CoreVenue.BACKSTOP, 9));
        venue.venue().open(1, AccountKind.CUSTOMER);
        venue.tick(9, 1, 1_000, 0, START, 1).expect(refused(30, "UNKNOWN_INDEX", 1, 9));
        venue.tick(3, 9, 1_000, 0, START, 1).expect(refused(30, "UNKNOWN_SOURCE", 1, 3));
        venue.tick(3, 1, 1_000, 0, START, 1);
        assertEquals("LIVE", venue.status(1));
    }
}
