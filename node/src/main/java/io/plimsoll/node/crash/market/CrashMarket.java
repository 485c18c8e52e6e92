package io.plimsoll.node.crash.market;

import io.plimsoll.node.demo.market.Candles;
import io.plimsoll.node.demo.market.Market;
import io.plimsoll.node.demo.market.PathPoint;

import java.util.List;

/**
 * The markets of a day: contracts with the prices that they are marked at, and with those of the book that slices are
 * sold into, where that is another.
 *
 * @param day    that is replayed.
 * @param marks  contracts and candles of the mark.
 * @param book   the same contracts and the candles of the venue's own book; the same object where there is one price.
 * @param coins  that count as collateral, by asset.
 * @param pools  names of the risk pools, by number.
 * @param ranges published marks of the day; empty where there are none.
 */
public record CrashMarket(
    ReplayDay day, Market marks, Market book, List<Coin> coins, List<String> pools, List<MarkRange> ranges)
{
    private static final int PATH_SECONDS = 60;
    private static final long SECOND_NS = 1_000_000_000L;

    /**
     * Lists that are ours to keep.
     */
    public CrashMarket
    {
        coins = List.copyOf(coins);
        pools = List.copyOf(pools);
        ranges = List.copyOf(ranges);
    }

    /**
     * The same day with every contract marked at the venue's own book.
     *
     * @return the market.
     */
    public CrashMarket markedAtBook()
    {
        return new CrashMarket(day, book, book, coins, pools, ranges);
    }

    /**
     * Whether mark and book are different prices.
     *
     * @return true if so.
     */
    public boolean hasBook()
    {
        return book != marks;
    }

    /**
     * Number of contracts.
     *
     * @return the number.
     */
    public int size()
    {
        return marks.size();
    }

    /**
     * Candles of the longest contract.
     *
     * @return the number.
     */
    public int candleCount()
    {
        int longest = 0;
        for (int instrument = 0; instrument < size(); instrument++)
        {
            longest = Math.max(longest, marks.candles(instrument).size());
        }
        return longest;
    }

    /**
     * Whether a contract is delisted when a candle begins: its prices end there, and others go on.
     *
     * @param instrument id.
     * @param candle     index.
     * @return true at the first candle without a price.
     */
    public boolean isDelistedAt(final int instrument, final int candle)
    {
        return candle == marks.candles(instrument).size();
    }

    /**
     * Price at a part of a candle.
     *
     * @param of     market whose candles are meant.
     * @param id     of the contract.
     * @param candle index.
     * @param tick   part of the candle, from 0.
     * @return increments, or 0 where there is no price.
     */
    public long price(final Market of, final int id, final int candle, final int tick)
    {
        final Candles candles = of.candles(id);
        if (candle >= candles.size())
        {
            return 0;
        }
        return PathPoint.price(candles, candle, tick * PATH_SECONDS / day.ticksPerCandle());
    }

    /**
     * When a part of a candle begins.
     *
     * @param candle index.
     * @param tick   part, from 0.
     * @return nanoseconds since the epoch.
     */
    public long timeNs(final int candle, final int tick)
    {
        return day.startNs() + (long)candle * day.candleSeconds() * SECOND_NS + tick * tickNs();
    }

    /**
     * Length of a part of a candle.
     *
     * @return nanoseconds.
     */
    public long tickNs()
    {
        return day.candleSeconds() * SECOND_NS / day.ticksPerCandle();
    }
}
