package io.plimsoll.core.price;

import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * How late one source is (rulebook R8.2 step 1): means of its lag, of the time between its updates, and of its distance
 * from the index as that stood now and at its update before. A source whose prices fit better where the index was than
 * where it is tells old news, whatever its stamps say.
 */
final class LagStatistics
{
    /**
     * Distances are held at one.
     */
    static final long MAX_DISTANCE_E9 = 1_000_000_000L;

    /**
     * Distances from which on they say something.
     */
    private static final int LEAST_DISTANCES = 16;

    /**
     * A new sample moves a mean by one part of this.
     */
    private static final int MEAN_PARTS = 16;

    /**
     * Below it a difference times 10^9 stays within 63 bits.
     */
    private static final long PLAIN_DIFFERENCE = Long.MAX_VALUE / MAX_DISTANCE_E9;

    private static final long E9_PER_PPM = 1_000L;

    private long ticks;
    private long arrivedNs;
    private long meanLagNs;
    private long meanIntervalNs;
    private long indexBefore;
    private long distances;
    private long meanDistanceE9;
    private long meanDistanceBeforeE9;

    void clear()
    {
        ticks = 0;
        arrivedNs = 0;
        meanLagNs = 0;
        meanIntervalNs = 0;
        indexBefore = 0;
        distances = 0;
        meanDistanceE9 = 0;
        meanDistanceBeforeE9 = 0;
    }

    /**
     * The source has said something.
     *
     * @param nowNs   time.
     * @param stampNs the source's own; may be ahead.
     * @param price   any.
     * @param index   value of the index before; 0 for none.
     */
    void onTick(final long nowNs, final long stampNs, final long price, final long index)
    {
        ticks++;
        final long lagNs = Math.max(0, nowNs - stampNs);
        if (ticks == 1)
        {
            meanLagNs = lagNs;
        }
        else
        {
            final long intervalNs = nowNs - arrivedNs;
            meanLagNs += (lagNs - meanLagNs) / MEAN_PARTS;
            meanIntervalNs = ticks == 2 ? intervalNs : meanIntervalNs + (intervalNs - meanIntervalNs) / MEAN_PARTS;
        }
        if (price > 0 && index > 0 && indexBefore > 0)
        {
            final long distanceE9 = distanceE9(price, index);
            onDistances(distanceE9, index == indexBefore ? distanceE9 : distanceE9(price, indexBefore));
        }
        indexBefore = index;
        arrivedNs = nowNs;
    }

    private void onDistances(final long nowE9, final long beforeE9)
    {
        distances++;
        if (distances == 1)
        {
            meanDistanceE9 = nowE9;
            meanDistanceBeforeE9 = beforeE9;
        }
        else
        {
            meanDistanceE9 += (nowE9 - meanDistanceE9) / MEAN_PARTS;
            meanDistanceBeforeE9 += (beforeE9 - meanDistanceBeforeE9) / MEAN_PARTS;
        }
    }

    /**
     * @return {@code min(10^9, floor(|price - index| * 10^9 / index))}.
     */
    private static long distanceE9(final long price, final long index)
    {
        final long difference = Math.abs(price - index);
        if (difference >= index)
        {
            return MAX_DISTANCE_E9;
        }
        return difference <= PLAIN_DIFFERENCE ? difference * MAX_DISTANCE_E9 / index :
            WideMath.mulDivFloor(difference, MAX_DISTANCE_E9, index);
    }

    /**
     * Does it come too late, by its stamps or by what it says?
     *
     * @param maxLagNs    mean lag above which it does; 0: stamps are not asked.
     * @param lagNoisePpm mean distance above which prices are asked; 0: they are not.
     * @return true if so.
     */
    boolean isLagging(final long maxLagNs, final int lagNoisePpm)
    {
        return maxLagNs > 0 && meanLagNs > maxLagNs ||
            lagNoisePpm > 0 && distances >= LEAST_DISTANCES && meanDistanceE9 > lagNoisePpm * E9_PER_PPM &&
            2 * meanDistanceBeforeE9 <= meanDistanceE9;
    }

    long ticks()
    {
        return ticks;
    }

    /**
     * @return time of its last tick; 0 before the first.
     */
    long arrivedNs()
    {
        return arrivedNs;
    }

    long meanLagNs()
    {
        return meanLagNs;
    }

    long meanIntervalNs()
    {
        return meanIntervalNs;
    }

    long distances()
    {
        return distances;
    }

    long meanDistanceE9()
    {
        return meanDistanceE9;
    }

    long meanDistanceBeforeE9()
    {
        return meanDistanceBeforeE9;
    }

    void addTo(final StateHash hash)
    {
        hash.add(ticks).add(arrivedNs).add(meanLagNs).add(meanIntervalNs).add(indexBefore).add(distances)
            .add(meanDistanceE9).add(meanDistanceBeforeE9);
    }

    void save(final SnapshotWriter writer)
    {
        writer.put(ticks).put(arrivedNs).put(meanLagNs).put(meanIntervalNs).put(indexBefore).put(distances)
            .put(meanDistanceE9).put(meanDistanceBeforeE9);
    }

    void load(final SnapshotReader reader, final long nowNs, final long maxPrice)
    {
        ticks = reader.next(0, Long.MAX_VALUE, "ticks of a source");
        arrivedNs = reader.next(0, nowNs, "last arrival of a source");
        meanLagNs = reader.next(0, nowNs, "mean lag of a source");
        meanIntervalNs = reader.next(0, nowNs, "mean interval of a source");
        indexBefore = reader.next(0, maxPrice, "index at a source's last tick");
        distances = reader.next(0, ticks, "distances of a source");
        meanDistanceE9 = reader.next(0, MAX_DISTANCE_E9, "mean distance of a source");
        meanDistanceBeforeE9 = reader.next(0, MAX_DISTANCE_E9, "mean distance of a source before");
    }
}
