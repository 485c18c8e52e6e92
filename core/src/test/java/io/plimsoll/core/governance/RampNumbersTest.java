package io.plimsoll.core.governance;

import java.math.BigInteger;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.instrument.Asset;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.HaircutSchedule;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.instrument.TierTable;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.SetHaircutsDecoder;
import io.plimsoll.core.message.SetInstrumentParametersDecoder;
import io.plimsoll.core.message.SetRiskParametersDecoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * R14.5: the numbers of each step against the formula, and that rounding never makes them contradict each other.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
final class RampNumbersTest
{
    private static final int RUNS = 2_000;
    private static final int MILLION = 1_000_000;

    private final Contracts contracts = new Contracts(2, 2);
    private final RiskParameters parameters = new RiskParameters();
    private final Proposals proposals = new Proposals();
    private final Ramp ramp = new Ramp(contracts, parameters, proposals);
    private final UnsafeBuffer bytes = new UnsafeBuffer(new byte[1024]);
    private final SplittableRandom random = new SplittableRandom(14);

    private static int at(final int from, final int to, final int step, final boolean isUp)
    {
        final BigInteger sum = BigInteger.valueOf(from).multiply(BigInteger.valueOf(16 - step))
            .add(BigInteger.valueOf(to).multiply(BigInteger.valueOf(step)));
        final BigInteger[] parts = sum.divideAndRemainder(BigInteger.valueOf(16));
        assertTrue(sum.signum() >= 0);
        return parts[0].intValueExact() + (isUp && parts[1].signum() != 0 ? 1 : 0);
    }

    private int put(final int length)
    {
        final int slot = proposals.add(1, 1, 0, 0, 16);
        proposals.command(slot, bytes, 0, length);
        assertNull(ramp.begin(slot));
        return slot;
    }

    /**
     * Rates that do not fall from row to row, the second of each row not above the first.
     */
    private long[][] rows(final int count, final long lowerUnit, final int least)
    {
        final long[][] rows = new long[count][];
        int first = least;
        int second = least;
        for (int k = 0; k < count; k++)
        {
            first = Math.min(MILLION, first + random.nextInt(MILLION / count));
            second = Math.min(first, second + random.nextInt(MILLION / count));
            rows[k] = new long[]{k * lowerUnit, first, second};
        }
        return rows;
    }

    /**
     * R14.5: haircuts and surcharges: initial rates up, all else down; rows stay monotone, maintenance below initial.
     */
    @Test
    void shouldMoveHaircuts()
    {
        for (int run = 0; run < RUNS; run++)
        {
            final int count = 1 + random.nextInt(HaircutSchedule.MAX_ROWS);
            final long[][] from = rows(count, 7, 0);
            final long[][] to = rows(count, 7, 0);
            final int[] surcharges = {random.nextInt(MILLION), random.nextInt(MILLION)};
            final HaircutSchedule before = new HaircutSchedule();
            before.reset(5, 900_001, 800_001);
            for (final long[] row : from)
            {
                before.add(row[0], (int)row[1], (int)row[2]);
            }
            contracts.list(new Asset(1, 6, MILLION, before));
            final int slot = put(Proposed.haircuts(1, 99, surcharges, to).applyAsInt(bytes));
            for (int step = 1; step <= 16; step++)
            {
                ramp.encode(slot, step);
                final SetHaircutsDecoder command = new SetHaircutsDecoder().wrapAndApplyHeader(
                    ramp.command(), 0, new MessageHeaderDecoder());
                assertEquals(99, command.initialCapUnits());
                assertEquals(at(900_001, surcharges[0], step, false), command.liabilityInitialPpm());
                assertEquals(at(800_001, surcharges[1], step, false), command.liabilityMaintenancePpm());
                final HaircutSchedule schedule = new HaircutSchedule();
                schedule.reset(0, 0, 0);
                int k = 0;
                for (final SetHaircutsDecoder.HaircutsDecoder row : command.haircuts())
                {
                    assertEquals(to[k][0], row.fromUnits());
                    assertEquals(at((int)from[k][1], (int)to[k][1], step, true), row.initialPpm());
                    assertEquals(at((int)from[k][2], (int)to[k][2], step, false), row.maintenancePpm());
                    schedule.add(row.fromUnits(), row.initialPpm(), row.maintenancePpm());
                    k++;
                }
                assertEquals(count, k);
                assertTrue(schedule.isValid(), "run " + run + " step " + step);
            }
            proposals.remove(slot);
        }
    }

    /**
     * R14.5: tiers: initial rates up, maintenance down; rows stay monotone, and initial margin above the call level
     * where it was and will be.
     */
    @Test
    void shouldMoveTiers()
    {
        for (int run = 0; run < RUNS; run++)
        {
            final int count = 1 + random.nextInt(TierTable.MAX_ROWS);
            final long[][] from = rows(count, MILLION, 1);
            final long[][] to = rows(count, MILLION, 1);
            for (int k = 0; k < count; k++)
            {
                swap(from[k]);
                swap(to[k]);
            }
            final TierTable before = table(from);
            final Instrument instrument = new Instrument(1, false, 0, 0, 1, 0, 1, 1, 1);
            instrument.parameters(0, 0, 0, 0, 0, 1, before);
            contracts.list(instrument);
            final long level = Math.min(highestLevel(from), highestLevel(to));
            assertTrue(before.isInitialAbove(level) && table(to).isInitialAbove(level));
            final int slot = put(Proposed.terms(1, new long[]{1, 2, 3}, new int[]{4, 5, 6}, to).applyAsInt(bytes));
            for (int step = 1; step <= 16; step++)
            {
                ramp.encode(slot, step);
                final SetInstrumentParametersDecoder command = new SetInstrumentParametersDecoder()
                    .wrapAndApplyHeader(ramp.command(), 0, new MessageHeaderDecoder());
                assertEquals(
                    "1 2 3 4 5 6", command.dustNotional() + " " + command.openInterestLower() + " " +
                    command.openInterestUpper() + " " + command.takerFeePpm() + " " + command.liquidationFeePpm() +
                    " " + command.priceBandPpm());
                final long[][] rows = new long[count][];
                int k = 0;
                for (final SetInstrumentParametersDecoder.TiersDecoder row : command.tiers())
                {
                    assertEquals(at((int)from[k][1], (int)to[k][1], step, false), row.maintenancePpm());
                    assertEquals(at((int)from[k][2], (int)to[k][2], step, true), row.initialPpm());
                    rows[k++] = new long[]{row.lowerNotional(), row.maintenancePpm(), row.initialPpm()};
                }
                assertEquals(count, k);
                assertTrue(table(rows).isValid(), "run " + run + " step " + step);
                assertTrue(table(rows).isInitialAbove(level), "run " + run + " step " + step);
            }
            proposals.remove(slot);
        }
    }

    /**
     * The highest multiple of maintenance margin that initial margin stands above, so that nothing is to spare.
     */
    private static long highestLevel(final long[][] rows)
    {
        long level = Long.MAX_VALUE;
        for (final long[] row : rows)
        {
            level = Math.min(level, row[2] * MILLION / row[1]);
        }
        return level;
    }

    private static void swap(final long[] row)
    {
        final long first = row[1];
        row[1] = row[2];
        row[2] = first;
    }

    private static TierTable table(final long[][] rows)
    {
        final TierTable table = new TierTable();
        for (final long[] row : rows)
        {
            table.add(row[0], (int)row[1], (int)row[2]);
        }
        return table;
    }

    /**
     * R14.5: levels and the share of P&L: the exit of MARGIN_CALL up, all else down; never LEVELS_CONTRADICT from
     * rounding, however close the levels stand.
     */
    @Test
    void shouldMoveLevels()
    {
        for (int run = 0; run < RUNS; run++)
        {
            final int[] from = levels();
            final int[] to = levels();
            parameters.set(from[0], from[1], from[2], from[3], from[4], 7, 8);
            final int slot = put(Proposed.levels(to, 9, 10).applyAsInt(bytes));
            for (int step = 1; step <= 16; step++)
            {
                ramp.encode(slot, step);
                final SetRiskParametersDecoder command = new SetRiskParametersDecoder().wrapAndApplyHeader(
                    ramp.command(), 0, new MessageHeaderDecoder());
                assertEquals(at(from[0], to[0], step, false), command.callEntryPpm());
                assertEquals(at(from[1], to[1], step, true), command.callExitPpm());
                assertEquals(at(from[2], to[2], step, false), command.liquidationExitPpm());
                assertEquals(at(from[3], to[3], step, false), command.takeoverPpm());
                assertEquals(at(from[4], to[4], step, false), command.positivePnlInitialPpm());
                assertEquals(9, command.sliceStepNs());
                assertEquals(10, command.maxSlices());
                assertTrue(
                    RiskParameters.areLevelsOrdered(
                        command.callEntryPpm(), command.callExitPpm(), command.liquidationExitPpm(),
                        command.takeoverPpm()),
                    "run " + run + " step " + step);
            }
            proposals.remove(slot);
        }
    }

    private int[] levels()
    {
        final int liquidationExit = MILLION + 1 + random.nextInt(5);
        final int callEntry = liquidationExit + random.nextInt(3) * random.nextInt(1_000_000);
        return new int[]{
            callEntry, callEntry + 1 + random.nextInt(2) * random.nextInt(1_000_000), liquidationExit,
            1 + random.nextInt(MILLION - 1), random.nextInt(MILLION + 1)};
    }
}
