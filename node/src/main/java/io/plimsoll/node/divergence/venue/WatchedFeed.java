package io.plimsoll.node.divergence.venue;

import io.plimsoll.node.crash.venue.PriceFeed;
import io.plimsoll.node.divergence.record.DivergenceRecord;

/**
 * A feed whose record is told how time passes.
 */
public final class WatchedFeed implements PriceFeed
{
    private final PriceFeed feed;
    private final DivergenceRecord record;

    /**
     * A feed.
     *
     * @param feed   that prices come from.
     * @param record that is told.
     */
    public WatchedFeed(final PriceFeed feed, final DivergenceRecord record)
    {
        this.feed = feed;
        this.record = record;
    }

    @Override
    public void open()
    {
        feed.open();
    }

    @Override
    public boolean isMeasured()
    {
        return feed.isMeasured();
    }

    @Override
    public boolean isGuarded()
    {
        return feed.isGuarded();
    }

    @Override
    public void tick(final int candle, final int tick, final Step step)
    {
        if (candle == 0 && tick == 0)
        {
            // What the first prices bring about belongs to the opening.
            feed.tick(candle, tick, step);
            record.startTick(candle, tick);
            return;
        }
        record.startTick(candle, tick);
        feed.tick(candle, tick, step);
    }

    @Override
    public void idle(final Step step)
    {
        feed.idle(step);
    }

    @Override
    public void close()
    {
        record.close();
        feed.close();
    }
}
