package io.plimsoll.core.instrument;

import java.math.BigDecimal;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Rulebook R2.2, R2.3.
 */
@Timeout(60)
class HaircutScheduleTest
{
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    @Test
    void shouldRoundAgainstTheAccountByLessThanAUnitPerRow()
    {
        final SplittableRandom random = new SplittableRandom(21);
        for (int round = 0; round < 2_000; round++)
        {
            final HaircutSchedule schedule = random(random);
            assertTrue(schedule.isValid());
            for (int i = 0; i < 20; i++)
            {
                final long units = random.nextLong(HaircutSchedule.MAX_UNITS >> random.nextInt(60)) + 1;
                final BigDecimal exact = exact(schedule, units);
                final BigDecimal held = BigDecimal.valueOf(schedule.weightedMaintenance(units));
                assertTrue(held.compareTo(exact) <= 0 && held.add(rows(schedule)).compareTo(exact) > 0);
                assertTrue(schedule.weightedInitial(units, 0) <= schedule.weightedMaintenance(units));
                final long debt = schedule.weightedMaintenance(-units);
                final BigDecimal exactDebt = BigDecimal.valueOf(-units)
                    .multiply(MILLION.add(BigDecimal.valueOf(schedule.liabilityMaintenancePpm()))).divide(MILLION);
                assertTrue(BigDecimal.valueOf(debt).compareTo(exactDebt) <= 0 &&
                    BigDecimal.valueOf(debt + 1).compareTo(exactDebt) > 0);
            }
        }
    }

    @Test
    void shouldNeverFallWithTheAmount()
    {
        final SplittableRandom random = new SplittableRandom(22);
        for (int round = 0; round < 500; round++)
        {
            final HaircutSchedule schedule = random(random);
            final int row = random.nextInt(schedule.count());
            final long start = schedule.from(row) - 50;
            long before = schedule.weightedMaintenance(start);
            long initialBefore = schedule.weightedInitial(start, 0);
            for (long units = start + 1; units < start + 100; units++)
            {
                final long held = schedule.weightedMaintenance(units);
                final long initial = schedule.weightedInitial(units, 0);
                assertTrue(held >= before && initial >= initialBefore, "at " + units);
                before = held;
                initialBefore = initial;
            }
        }
    }

    @Test
    void shouldShrinkAboveTheCap()
    {
        final HaircutSchedule schedule = new HaircutSchedule();
        schedule.reset(1_000, 0, 0);
        schedule.add(0, 100_000, 0);
        assertEquals(90, schedule.weightedInitial(100, 1_000));
        assertEquals(60, schedule.weightedInitial(100, 1_500));
        assertEquals(89, schedule.weightedInitial(100, 1_001), "rounded down");
        assertEquals(100, schedule.weightedMaintenance(100), "for initial margin alone");
    }

    @Test
    void shouldRefuseWhatIsNotASchedule()
    {
        assertFalse(schedule(0, 0, new long[][]{{1, 0, 0}}).isValid(), "not from 0");
        assertFalse(schedule(0, 1, new long[][]{{0, 0, 0}}).isValid(), "surcharge");
        assertFalse(schedule(0, 0, new long[][]{{0, 1, 2}}).isValid(), "initial below maintenance");
        assertFalse(schedule(0, 0, new long[][]{{0, 1_000_001, 0}}).isValid(), "more than all");
        assertFalse(schedule(0, 0, new long[][]{{0, -1, -1}}).isValid(), "negative");
        assertFalse(schedule(0, 0, new long[][]{{0, 5, 1}, {10, 4, 1}}).isValid(), "initial falls");
        assertFalse(schedule(0, 0, new long[][]{{0, 5, 2}, {10, 5, 1}}).isValid(), "maintenance falls");
        assertFalse(schedule(0, 0, new long[][]{{0, 5, 2}, {10, 5, 2}, {10, 6, 2}}).isValid(), "not ascending");
        assertTrue(schedule(2, 1, new long[][]{{0, 5, 2}, {10, 5, 2}}).isValid());
    }

    private static BigDecimal exact(final HaircutSchedule schedule, final long units)
    {
        BigDecimal exact = BigDecimal.valueOf(units);
        for (int k = 0; k < schedule.count() && schedule.from(k) < units; k++)
        {
            final long end = k + 1 < schedule.count() ? Math.min(units, schedule.from(k + 1)) : units;
            exact = exact.subtract(BigDecimal.valueOf(end - schedule.from(k))
                .multiply(BigDecimal.valueOf(schedule.maintenancePpm(k))).divide(MILLION));
        }
        return exact;
    }

    private static BigDecimal rows(final HaircutSchedule schedule)
    {
        return BigDecimal.valueOf(schedule.count());
    }

    private static HaircutSchedule random(final SplittableRandom random)
    {
        final HaircutSchedule schedule = new HaircutSchedule();
        final int surcharge = random.nextInt(500_000);
        schedule.reset(0, surcharge + random.nextInt(100_000), surcharge);
        final int rows = random.nextInt(1, HaircutSchedule.MAX_ROWS + 1);
        long from = 0;
        int maintenance = random.nextInt(50_000);
        int initial = maintenance;
        for (int k = 0; k < rows; k++)
        {
            initial = Math.max(initial, maintenance) + random.nextInt(50_000);
            schedule.add(from, initial, maintenance);
            from += random.nextLong(1, 1L << random.nextInt(1, 50));
            maintenance += random.nextInt(50_000);
        }
        return schedule;
    }

    private static HaircutSchedule schedule(final int initial, final int maintenance, final long[][] rows)
    {
        final HaircutSchedule schedule = new HaircutSchedule();
        schedule.reset(0, initial, maintenance);
        for (final long[] row : rows)
        {
            schedule.add(row[0], (int)row[1], (int)row[2]);
        }
        return schedule;
    }
}
