package io.plimsoll.node.crash.market;

/**
 * A window of real prices that is replayed.
 */
public interface ReplayDay
{
    /**
     * Name on the command line, and of the resources.
     *
     * @return the id.
     */
    String id();

    /**
     * Name for people.
     *
     * @return the title.
     */
    String title();

    /**
     * What happens, for people.
     *
     * @return a sentence.
     */
    String story();

    /**
     * Opening time of the first candle.
     *
     * @return nanoseconds since the epoch.
     */
    long startNs();

    /**
     * Length of a candle.
     *
     * @return seconds.
     */
    int candleSeconds();

    /**
     * Prices per candle: it is cut into as many equal parts, and each part begins with one.
     *
     * @return the number.
     */
    int ticksPerCandle();

    /**
     * How long before the first candle all positions are opened.
     *
     * @return seconds.
     */
    default int openingSeconds()
    {
        return candleSeconds();
    }

    /**
     * By how much the venue's own book trades more than the candles of its book say.
     *
     * @return the factor.
     */
    double turnoverFactor();

    /**
     * Whether nothing must fire.
     *
     * @return true for a calm window.
     */
    boolean isCalm();
}
