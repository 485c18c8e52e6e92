package io.plimsoll.node.divergence.record;

/**
 * What stood at the end of each part of the window, by contract, and the worst state within it. Prices are increments;
 * 0 where there is none.
 */
public final class Frames
{
    private final long[][][] prices;
    private final int[][][] states;
    private final long[] lostMicros;

    Frames(final int instruments, final int frames)
    {
        prices = new long[Line.values().length][instruments][frames];
        states = new int[State.values().length][instruments][frames];
        lostMicros = new long[frames];
    }

    void price(final Line line, final int instrument, final int frame, final long price)
    {
        prices[line.ordinal()][instrument][frame] = price;
    }

    void state(final State state, final int instrument, final int frame, final int value)
    {
        final int[] row = states[state.ordinal()][instrument];
        row[frame] = Math.max(row[frame], value);
    }

    void lost(final int frame, final long micros)
    {
        lostMicros[frame] += micros;
    }

    /**
     * Number of parts.
     *
     * @return the number.
     */
    public int size()
    {
        return lostMicros.length;
    }

    /**
     * A price.
     *
     * @param line       which.
     * @param instrument id.
     * @param frame      index.
     * @return increments, or 0.
     */
    public long price(final Line line, final int instrument, final int frame)
    {
        return prices[line.ordinal()][instrument][frame];
    }

    /**
     * A state.
     *
     * @param state      which.
     * @param instrument id.
     * @param frame      index.
     * @return code; 0 is as it should be.
     */
    public int state(final State state, final int instrument, final int frame)
    {
        return states[state.ordinal()][instrument][frame];
    }

    /**
     * Notional that customers lost to slices, takers and backstops.
     *
     * @param frame index.
     * @return micro-USDT.
     */
    public long lostMicros(final int frame)
    {
        return lostMicros[frame];
    }

    /** Prices that are kept. */
    public enum Line
    {
        /** What positions were marked at. */
        MARK,

        /** The index. */
        INDEX,

        /** The stable price. */
        STABLE,

        /** Lower bound of the breaker. */
        LOWER,

        /** Upper bound of the breaker. */
        UPPER
    }

    /** States that are kept. */
    public enum State
    {
        /** Validity of the index, by code. */
        VALIDITY,

        /** 1: liquidation is refused. */
        REFUSED,

        /** State of the breaker, by code. */
        BREAKER,

        /** 1: some source does not count. */
        SOURCE
    }
}
