package io.plimsoll.node.demo.market;

/**
 * The four prices of a candle in the order in which the replay visits them: open, adverse extreme, other extreme, close.
 * <p>
 * A candle does not say which extreme came first. The demo takes the one that hurts the crowd: customers are net long in
 * every contract, so the low is the adverse extreme and comes first, in rising minutes too. That is the harder of the two
 * orders: whoever would be called or liquidated at the low is, before the high can help. Nothing between the four prices
 * is made up.
 */
public enum PathPoint
{
    /** At the start of the minute. */
    OPEN(0),

    /** The low: what the net long crowd fears, 15 s in. */
    ADVERSE(15),

    /** The high, 30 s in. */
    OTHER(30),

    /** 45 s in: the last slice steps of the minute run at the closing price. */
    CLOSE(45);

    private static final PathPoint[] POINTS = values();

    private final int second;

    PathPoint(final int second)
    {
        this.second = second;
    }

    /**
     * Point of the path that falls on a second.
     *
     * @param second of the minute, 0..59.
     * @return the point, or null when prices stand still.
     */
    public static PathPoint at(final int second)
    {
        for (final PathPoint point : POINTS)
        {
            if (point.second == second)
            {
                return point;
            }
        }
        return null;
    }

    /**
     * Price of a candle at this point.
     *
     * @param candles of the pair.
     * @param minute  of the day, from 0.
     * @return increments.
     */
    public long price(final Candles candles, final int minute)
    {
        return switch (this)
        {
            case OPEN -> candles.open(minute);
            case ADVERSE -> candles.low(minute);
            case OTHER -> candles.high(minute);
            case CLOSE -> candles.close(minute);
        };
    }
}
