package io.plimsoll.core.naive;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;

import static io.plimsoll.core.naive.NaiveMath.PPM;
import static io.plimsoll.core.naive.NaiveMath.big;
import static io.plimsoll.core.naive.NaiveMath.ceilPpm;

/**
 * Which lots of which legs restore a target at least expected cost (R6.10).
 */
final class NaiveLeastCost
{
    private final NaiveMargin margin;

    NaiveLeastCost(final NaiveMargin margin)
    {
        this.margin = margin;
    }

    /**
     * Lots to close by instrument id; legs that are left alone are not in it.
     *
     * @param owner     below its target.
     * @param targetPpm multiple of MM.
     */
    TreeMap<Integer, Long> lots(final NaiveMarginAccount owner, final long targetPpm)
    {
        // In the order in which the legs were first touched.
        final LinkedHashMap<Integer, Long> closed = new LinkedHashMap<>();
        boolean isRestored = false;
        for (final NaiveSegment segment : segments(owner, targetPpm))
        {
            if (!isRestored)
            {
                isRestored = close(owner, targetPpm, closed, segment);
            }
        }
        if (!isRestored)
        {
            return everything(owner);
        }
        trim(owner, targetPpm, closed);
        final TreeMap<Integer, Long> lots = new TreeMap<>();
        for (final NaivePosition leg : owner.positions())
        {
            final long legLots = closed.getOrDefault(leg.instrument.id, 0L);
            if (legLots > 0)
            {
                lots.put(leg.instrument.id, isRestDust(leg, legLots) ? Math.absExact(leg.lots) : legLots);
            }
        }
        return lots;
    }

    /**
     * G of R6.10.
     */
    BigInteger above(final NaiveMarginAccount owner, final long targetPpm, final Map<Integer, Long> closed)
    {
        BigInteger above = big(margin.equity(owner));
        long maintenance = 0;
        for (final NaivePosition leg : owner.positions())
        {
            final NaiveInstrument instrument = leg.instrument;
            final long lots = closed.getOrDefault(instrument.id, 0L);
            above = above.subtract(big(ceilPpm(instrument.notional(lots, instrument.mark), feePpm(instrument))));
            maintenance = NaiveMath.saturatedSum(
                maintenance, instrument.maintenance(Math.absExact(leg.lots) - lots, instrument.mark));
        }
        return above.subtract(ceilPpm(big(maintenance), targetPpm));
    }

    /**
     * Closes a segment, whole or as far as needed.
     *
     * @return whether the target is reached.
     */
    private boolean close(
        final NaiveMarginAccount owner,
        final long targetPpm,
        final Map<Integer, Long> closed,
        final NaiveSegment segment)
    {
        final int instrument = segment.leg().instrument.id;
        final long before = closed.getOrDefault(instrument, 0L);
        final LongPredicate isEnough = lots -> isReached(owner, targetPpm, closed, instrument, lots);
        final boolean isReached = isEnough.test(segment.closedLots());
        closed.put(instrument, isReached ? smallest(before, segment.closedLots(), isEnough) : segment.closedLots());
        return isReached;
    }

    private void trim(final NaiveMarginAccount owner, final long targetPpm, final Map<Integer, Long> closed)
    {
        final List<Integer> touched = new ArrayList<>(closed.keySet());
        for (int i = touched.size() - 1; i >= 0; i--)
        {
            final int instrument = touched.get(i);
            final LongPredicate isEnough = lots -> isReached(owner, targetPpm, closed, instrument, lots);
            final long lots = closed.get(instrument);
            closed.put(instrument, isEnough.test(0) ? 0 : smallest(0, lots, isEnough));
        }
    }

    private boolean isReached(
        final NaiveMarginAccount owner,
        final long targetPpm,
        final Map<Integer, Long> closed,
        final int instrument,
        final long lots)
    {
        final Map<Integer, Long> tried = new TreeMap<>(closed);
        tried.put(instrument, lots);
        return above(owner, targetPpm, tried).signum() >= 0;
    }

    /**
     * Bisection: not enough at the low end, enough at the high end.
     */
    private static long smallest(final long notEnough, final long enough, final LongPredicate isEnough)
    {
        long low = notEnough;
        long high = enough;
        while (high - low > 1)
        {
            final long middle = (low + high) >>> 1;
            if (isEnough.test(middle))
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

    private static TreeMap<Integer, Long> everything(final NaiveMarginAccount owner)
    {
        final TreeMap<Integer, Long> lots = new TreeMap<>();
        for (final NaivePosition leg : owner.positions())
        {
            if (!leg.instrument.isHalted())
            {
                lots.put(leg.instrument.id, Math.absExact(leg.lots));
            }
        }
        return lots;
    }

    /**
     * Those that help, best first.
     */
    private static List<NaiveSegment> segments(final NaiveMarginAccount owner, final long targetPpm)
    {
        final List<NaiveSegment> segments = new ArrayList<>();
        for (final NaivePosition leg : owner.positions())
        {
            if (!leg.instrument.isHalted())
            {
                addSegments(segments, leg, targetPpm);
            }
        }
        segments.sort(null);
        return segments;
    }

    private static void addSegments(
        final List<NaiveSegment> segments, final NaivePosition leg, final long targetPpm)
    {
        final List<NaiveTier> tiers = leg.instrument.terms.tiers();
        final long feePpm = feePpm(leg.instrument);
        long closedLots = 0;
        for (int row = tiers.size() - 1; row >= 0; row--)
        {
            final long end = lotsDownTo(leg, row == 0 ? 0 : tiers.get(row).lowerNotional());
            final long releasePpm =
                NaiveMath.floorMulDiv(tiers.get(row).maintenancePpm(), targetPpm, PPM) - feePpm;
            if (end > closedLots)
            {
                closedLots = end;
                if (releasePpm > 0)
                {
                    segments.add(new NaiveSegment(leg, row, closedLots, releasePpm, feePpm));
                }
            }
        }
    }

    /**
     * The smallest number of lots whose closing leaves at most a notional.
     */
    private static long lotsDownTo(final NaivePosition leg, final long notional)
    {
        final NaiveInstrument instrument = leg.instrument;
        final long all = Math.absExact(leg.lots);
        if (notional == 0)
        {
            return all;
        }
        final LongPredicate isLeft = lots -> instrument.notional(all - lots, instrument.mark) <= notional;
        return isLeft.test(0) ? 0 : smallest(0, all, isLeft);
    }

    private static boolean isRestDust(final NaivePosition leg, final long closedLots)
    {
        final NaiveInstrument instrument = leg.instrument;
        return instrument.notional(Math.absExact(leg.lots) - closedLots, instrument.mark) <
            instrument.terms.dustNotional();
    }

    private static long feePpm(final NaiveInstrument instrument)
    {
        return instrument.terms.takerFeePpm() + instrument.terms.liquidationFeePpm();
    }
}
