package io.plimsoll.core.mark;

import io.plimsoll.core.CommandClock;
import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.margin.StrictPrices;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * Prices that follow the real ones at a limited rate, so that a spike opens no risk and takes out no money (rulebook
 * R8.6). Kept in thousandths; a coordinate is an instrument, or behind all of those an asset.
 */
public final class StablePrices implements StrictPrices
{
    private static final long SCALE = 1_000;
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final long MAX_STABLE = 1_000_000_000_000_000_000L;

    private final Market market;
    private final CommandClock clock;
    private final int maxInstruments;
    private final int[] ratesPpm;
    private final long[] stables;
    private final long[] thenNs;

    StablePrices(final Market market, final CommandClock clock, final int maxInstruments, final int maxAssets)
    {
        this.market = market;
        this.clock = clock;
        this.maxInstruments = maxInstruments;
        ratesPpm = new int[maxInstruments + maxAssets];
        stables = new long[maxInstruments + maxAssets];
        thenNs = new long[maxInstruments + maxAssets];
    }

    int ofAsset(final int asset)
    {
        return maxInstruments + asset;
    }

    /**
     * Set how fast it may move; at rate 0 nothing is kept of it.
     */
    void rate(final int coordinate, final int ratePpm)
    {
        ratesPpm[coordinate] = ratePpm;
        if (ratePpm == 0)
        {
            stables[coordinate] = 0;
            thenNs[coordinate] = 0;
        }
    }

    /**
     * A price is about to change.
     *
     * @param coordinate whose price.
     * @param standing   price that stood; 0 if it is the first.
     * @param next       that follows.
     */
    void move(final int coordinate, final long standing, final long next)
    {
        if (ratesPpm[coordinate] == 0)
        {
            return;
        }
        if (stables[coordinate] == 0)
        {
            stables[coordinate] = SCALE * (standing == 0 ? next : standing);
            thenNs[coordinate] = clock.nowNs();
            return;
        }
        final long reach = reach(coordinate);
        if (reach != 0)
        {
            stables[coordinate] = toward(stables[coordinate], SCALE * standing, reach);
            thenNs[coordinate] = clock.nowNs();
        }
    }

    /**
     * Stable price as of now.
     *
     * @param coordinate whose price.
     * @param price      that stands.
     * @return rounded down.
     */
    long at(final int coordinate, final long price)
    {
        final long stable = stables[coordinate];
        return stable == 0 ? price : toward(stable, SCALE * price, reach(coordinate)) / SCALE;
    }

    private long reach(final int coordinate)
    {
        final long passedNs = clock.nowNs() - thenNs[coordinate];
        return passedNs == 0 ? 0 : WideMath.mulDivFloorSaturated(
            WideMath.floorPpm(stables[coordinate], ratesPpm[coordinate]), passedNs, HOUR_NS);
    }

    private static long toward(final long from, final long target, final long reach)
    {
        if (Math.abs(target - from) <= reach)
        {
            return target;
        }
        return target > from ? from + reach : from - reach;
    }

    @Override
    public long mark(final int instrument, final boolean isLong)
    {
        return stricter(instrument, market.mark(instrument), isLong);
    }

    @Override
    public long assetPrice(final int asset, final boolean isHeld)
    {
        final long price = stricter(maxInstruments + asset, market.assetPrice(asset), isHeld);
        return isHeld ? market.weighted(asset, price) : price;
    }

    private long stricter(final int coordinate, final long price, final boolean isHeld)
    {
        if (stables[coordinate] == 0)
        {
            return price;
        }
        final long stable = at(coordinate, price);
        return isHeld ? Math.min(price, stable) : Math.max(price, stable);
    }

    void addTo(final StateHash hash, final int coordinate)
    {
        hash.add(stables[coordinate]).add(thenNs[coordinate]);
    }

    void save(final SnapshotWriter writer, final int coordinate)
    {
        writer.put(stables[coordinate]).put(thenNs[coordinate]);
    }

    /**
     * Read one, whose rules have been read.
     */
    void load(final SnapshotReader reader, final int coordinate, final int ratePpm)
    {
        ratesPpm[coordinate] = ratePpm;
        stables[coordinate] = reader.next(0, ratePpm == 0 ? 0 : MAX_STABLE, "stable price");
        thenNs[coordinate] = reader.next(0, clock.nowNs(), "time of a stable price");
    }
}
