package io.plimsoll.core.instrument;

import java.math.BigInteger;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Rulebook R3.2, R3.3.
 */
@Timeout(60)
class TierTableTest
{
    private static final long MONEY = 1_000_000L;
    private static final BigInteger MILLION = BigInteger.valueOf(MONEY);

    @Test
    void shouldMarginByPartsOfEachRow()
    {
        final SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 500; round++)
        {
            final TierTable tiers = random(random);
            assertTrue(tiers.isValid());
            for (int i = 0; i < 50; i++)
            {
                final long notional = random.nextLong(Instrument.MAX_MONEY >> random.nextInt(40)) + 1;
                assertEquals(byParts(tiers, notional), tiers.maintenanceMargin(notional));
            }
        }
    }

    @Test
    void shouldRiseWithTheNotionalAndContinueAtBoundaries()
    {
        final SplittableRandom random = new SplittableRandom(12);
        for (int round = 0; round < 500; round++)
        {
            final TierTable tiers = random(random);
            for (int k = 1; k < tiers.count(); k++)
            {
                final long lower = tiers.lower(k);
                assertEquals(tiers.maintenanceMargin(k - 1, lower), tiers.maintenanceMargin(k, lower));
                long before = tiers.maintenanceMargin(lower - 3);
                long initialBefore = tiers.initialMargin(lower - 3);
                for (long notional = lower - 2; notional <= lower + 3; notional++)
                {
                    final long margin = tiers.maintenanceMargin(notional);
                    final long initial = tiers.initialMargin(notional);
                    assertTrue(margin >= before && margin <= notional && initial >= margin);
                    assertTrue(initial >= initialBefore && initial <= notional);
                    before = margin;
                    initialBefore = initial;
                }
            }
        }
    }

    @Test
    void shouldRefuseWhatIsNotATable()
    {
        assertFalse(new TierTable().isValid(), "empty");
        assertFalse(table(new long[][]{{MONEY, 1, 1}}).isValid(), "not from 0");
        assertFalse(table(new long[][]{{0, 0, 1}}).isValid(), "no maintenance");
        assertFalse(table(new long[][]{{0, 2, 1}}).isValid(), "initial below maintenance");
        assertFalse(table(new long[][]{{0, 1, 1_000_001}}).isValid(), "more than all");
        assertFalse(table(new long[][]{{0, 1, 2}, {MONEY + 1, 1, 2}}).isValid(), "not whole");
        assertFalse(table(new long[][]{{0, 1, 2}, {MONEY, 1, 1}}).isValid(), "initial falls");
        assertFalse(table(new long[][]{{0, 2, 2}, {MONEY, 1, 2}}).isValid(), "maintenance falls");
        assertFalse(table(new long[][]{{0, 1, 2}, {2 * MONEY, 1, 2}, {2 * MONEY, 1, 2}}).isValid(), "not ascending");
        assertFalse(table(new long[][]{{0, 1, 2}, {Instrument.MAX_MONEY + MONEY, 1, 2}}).isValid(), "too far");
        assertTrue(table(new long[][]{{0, 1, 1_000_000}, {Instrument.MAX_MONEY, 1_000_000, 1_000_000}}).isValid());
    }

    @Test
    void shouldCompareInitialWithALevel()
    {
        final TierTable tiers = table(new long[][]{{0, 100, 125}, {MONEY, 100, 200}});
        assertTrue(tiers.isInitialAbove(1_250_000));
        assertFalse(tiers.isInitialAbove(1_250_001));
    }

    @Test
    void shouldCopyAll()
    {
        final TierTable tiers = random(new SplittableRandom(3));
        final TierTable copy = table(new long[][]{{0, 9, 9}});
        copy.copyFrom(tiers);
        assertEquals(tiers.count(), copy.count());
        for (long notional = 1; notional < Instrument.MAX_MONEY; notional *= 3)
        {
            assertEquals(tiers.maintenanceMargin(notional), copy.maintenanceMargin(notional));
            assertEquals(tiers.initialMargin(notional), copy.initialMargin(notional));
        }
    }

    private static long byParts(final TierTable tiers, final long notional)
    {
        BigInteger parts = BigInteger.ZERO;
        for (int k = 0; k < tiers.count() && tiers.lower(k) < notional; k++)
        {
            final long part = Math.min(notional, tiers.upper(k)) - tiers.lower(k);
            parts = parts.add(BigInteger.valueOf(part).multiply(BigInteger.valueOf(tiers.maintenancePpm(k))));
        }
        return Math.min(notional, parts.add(MILLION).subtract(BigInteger.ONE).divide(MILLION).longValueExact());
    }

    private static TierTable random(final SplittableRandom random)
    {
        final TierTable tiers = new TierTable();
        final int rows = random.nextInt(1, TierTable.MAX_ROWS + 1);
        long lower = 0;
        int maintenance = random.nextInt(1, 1_000);
        int initial = maintenance + random.nextInt(1_000);
        for (int k = 0; k < rows; k++)
        {
            tiers.add(lower, maintenance, initial);
            lower += MONEY * random.nextLong(1, 1L << random.nextInt(1, 30));
            maintenance += random.nextInt(30_000);
            initial = Math.max(initial, maintenance) + random.nextInt(30_000);
        }
        return tiers;
    }

    private static TierTable table(final long[][] rows)
    {
        final TierTable tiers = new TierTable();
        for (final long[] row : rows)
        {
            tiers.add(row[0], (int)row[1], (int)row[2]);
        }
        return tiers;
    }
}
