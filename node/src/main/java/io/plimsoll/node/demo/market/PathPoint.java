package io.plimsoll.node.demo.market;

/**
 * The four prices of a candle in the order in which the replay visits them: open, adverse extreme, other extreme,
 * close.
 * <p>
 * A candle does not say which extreme came first. The demo takes the one that hurts the crowd: customers are net long
 * in every contract, so the low is the adverse extreme and comes first, in rising minutes too. That is the harder of
 * the two orders: whoever would be called or liquidated at the low is, before the high can help.
 */
public enum PathPoint
{
    /** At the start of the minute. */
    OPEN(0),

    /** The low: what the net long crowd fears. */
    ADVERSE(20),

    /** The high. */
    OTHER(40),

    /** In the last second of the minute. */
    CLOSE(59);

    private static final PathPoint[] POINTS = values();

    private final int second;

    PathPoint(final int second)
    {
        this.second = second;
    }

    /**
     * When the price is there.
     *
     * @return second of the minute.
     */
    public int second()
    {
        return second;
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

    /**
     * Price of a candle at any second: from each point to the next in a straight line, so that no price lies outside
     * the candle. Integers only, rounded toward the point that the line comes from.
     *
     * @param candles of the pair.
     * @param minute  of the day, from 0.
     * @param second  of the minute, 0..59.
     * @return increments.
     */
    public static long price(final Candles candles, final int minute, final int second)
    {
        int next = 1;
        while (POINTS[next].second < second)
        {
            next++;
        }
        final PathPoint from = POINTS[next - 1];
        final PathPoint to = POINTS[next];
        final long fromPrice = from.price(candles, minute);
        final long change = to.price(candles, minute) - fromPrice;
        return fromPrice + change * (second - from.second) / (to.second - from.second);
    }
}
