package io.plimsoll.node.divergence.market;

import io.plimsoll.node.demo.market.Candles;
import io.plimsoll.node.demo.market.PathPoint;

import java.util.List;

/**
 * A place where prices come from.
 *
 * @param id            in every index, 0..63.
 * @param name          for people.
 * @param isOwn         whether it is the venue's own book.
 * @param candleSeconds length of its candles.
 * @param series        by instrument; null where it does not trade one.
 */
public record Source(int id, String name, boolean isOwn, int candleSeconds, List<Series> series)
{
    private static final int PATH_SECONDS = 60;

    /**
     * Whether it trades a contract's coin.
     *
     * @param instrument id.
     * @return true if so.
     */
    public boolean has(final int instrument)
    {
        return series.get(instrument) != null;
    }

    /**
     * Price at a moment.
     *
     * @param instrument id.
     * @param second     since the beginning of the window.
     * @return increments, or 0 where there was no trade in that candle.
     */
    public long price(final int instrument, final int second)
    {
        final Series own = series.get(instrument);
        final int candle = second / candleSeconds;
        return own == null || candle >= own.candles().size() || !own.isTraded()[candle] ? 0 :
            PathPoint.price(own.candles(), candle, second % candleSeconds * PATH_SECONDS / candleSeconds);
    }

    /**
     * First price of the window.
     *
     * @param instrument id that it trades.
     * @return increments.
     */
    public long firstPrice(final int instrument)
    {
        return series.get(instrument).candles().open(0);
    }

    /**
     * Candles of the whole window.
     *
     * @param candles  those without a trade stand at the close before them.
     * @param isTraded by candle.
     */
    record Series(Candles candles, boolean[] isTraded)
    {
    }
}
