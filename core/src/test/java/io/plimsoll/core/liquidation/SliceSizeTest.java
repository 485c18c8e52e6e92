package io.plimsoll.core.liquidation;

import java.util.SplittableRandom;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.instrument.TierTable;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.SliceIssuedDecoder;
import io.plimsoll.core.model.CoreVenue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Rulebook R6.3 over random accounts of one or two legs: what is left above the target when the slice is closed at the
 * mark is not negative, and one lot less would not do; the lots are those that the rule's bisection finds.
 */
@Timeout(120)
class SliceSizeTest
{
    private static final long SUBJECT = 1;
    private static final long OTHER = 2;
    private static final long BILLION = 1_000_000_000L;
    private static final long OTHER_MONEY = 10_000_000_000_000_000L;
    private static final int EXIT_PPM = 1_100_000;
    private static final long START = 100_000;

    private TierTable tiers;
    private long tick;
    private long dust;
    private int feePpm;
    private long size;
    private long mark;
    private long equity;
    private long otherMargin;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldRestoreTheTargetAndNoMore(final long seed)
    {
        final SplittableRandom random = new SplittableRandom(seed);
        int slices = 0;
        int parts = 0;
        for (int i = 0; i < 300; i++)
        {
            final long lots = slice(random);
            if (lots > 0)
            {
                slices++;
                parts += lots < size ? 1 : 0;
                assertSize(lots);
            }
        }
        assertTrue(slices > 100, "slices " + slices);
        assertTrue(parts > 50, "of a part " + parts);
    }

    /**
     * Lots of the first slice of a random account; 0 if there was none.
     */
    private long slice(final SplittableRandom random)
    {
        final int[] fees = {random.nextInt(1_000), random.nextInt(10_000), 500_000};
        tick = 1L << random.nextInt(20);
        final int maintenance = random.nextInt(20_000, 60_000);
        final long lower = 1_000_000L * random.nextLong(1, 2_000);
        final long[][] rows = {{0, maintenance, 2 * maintenance}, {lower, 2 * maintenance, 4 * maintenance}};
        dust = random.nextInt(3) == 0 ? random.nextLong(1, 10 * START * tick) : 0;
        final boolean isLong = random.nextBoolean();
        size = random.nextLong(1, 1_000);
        final CoreVenue venue = CoreVenue.ample()
            .customer(OTHER, 0, OTHER_MONEY)
            .customer(SUBJECT, 0, OTHER_MONEY)
            .linear(0, 0, BILLION, 1_000 * tick, 10 * START, 10_000, rows)
            .linear(1, 0, BILLION, 1_000 * tick, 10 * START, 10_000, rows)
            .mark(0, START).mark(1, 10)
            .terms(0, new long[]{dust, 0, 0}, fees, rows);
        trade(venue, 0, isLong ? size : -size, START);
        if (random.nextBoolean())
        {
            trade(venue, 1, random.nextLong(1, 1_000), 10);
        }
        final long requirement = venue.report(SUBJECT, CoreVenue.CROSS).initialMargin();
        venue.withdraw(SUBJECT, 0, OTHER_MONEY - requirement - random.nextLong(1, 1_000));
        final long step = Math.max(1, START * maintenance / 1_000_000 / 20);
        UnsafeBuffer event = null;
        mark = START;
        while (event == null && mark > START / 2 && mark < 2 * START)
        {
            mark += isLong ? -step : step;
            event = venue.mark(0, mark).event(SliceIssuedDecoder.TEMPLATE_ID);
        }
        if (event == null)
        {
            return 0;
        }
        final SliceIssuedDecoder slice = new SliceIssuedDecoder().wrapAndApplyHeader(
            event, 0, new MessageHeaderDecoder());
        assertEquals(0, slice.instrument());
        tiers = new TierTable();
        for (final long[] row : rows)
        {
            tiers.add(row[0], (int)row[1], (int)row[2]);
        }
        feePpm = fees[0] + fees[1];
        equity = slice.equity();
        otherMargin = slice.maintenanceMargin() - tiers.maintenanceMargin(notional(size));
        return slice.lots();
    }

    private static void trade(final CoreVenue venue, final int instrument, final long lots, final long price)
    {
        venue.trade(lots > 0 ? SUBJECT : OTHER, lots > 0 ? OTHER : SUBJECT, instrument, Math.abs(lots), price);
    }

    private void assertSize(final long lots)
    {
        final long found = left(size) < 0 ? size : bisected();
        if (notional(size - found) < dust)
        {
            assertEquals(size, lots, "no dust is left");
        }
        else
        {
            assertEquals(found, lots);
            assertTrue(lots == size && left(size) < 0 || left(lots) >= 0);
            assertTrue(left(lots - 1) < 0, "one lot less");
        }
    }

    private long bisected()
    {
        long low = 0;
        long high = size;
        while (high - low > 1)
        {
            final long middle = low + high >>> 1;
            if (left(middle) >= 0)
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }
        return high;
    }

    /**
     * What is left above the target when so many lots are closed at the mark.
     */
    private long left(final long lots)
    {
        final long margin = otherMargin + tiers.maintenanceMargin(notional(size - lots));
        return equity - WideMath.ceilPpm(notional(lots), feePpm) - WideMath.ceilPpm(margin, EXIT_PPM);
    }

    private long notional(final long lots)
    {
        return lots * mark * tick;
    }
}
