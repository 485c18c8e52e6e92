package io.plimsoll.node.crash.market;

/**
 * A window of real prices that is replayed.
 */
public interface ReplayDay
{
    /**
     * What all windows have.
     *
     * @return the window.
     */
    ReplayWindow window();

    /**
     * Name on the command line, and of the resources.
     *
     * @return the id.
     */
    default String id()
    {
        return window().id();
    }

    /**
     * Name for people.
     *
     * @return the title.
     */
    default String title()
    {
        return window().title();
    }

    /**
     * What happens, for people.
     *
     * @return a sentence.
     */
    default String story()
    {
        return window().story();
    }

    /**
     * Opening time of the first candle.
     *
     * @return nanoseconds since the epoch.
     */
    default long startNs()
    {
        return window().startNs();
    }

    /**
     * Length of a candle.
     *
     * @return seconds.
     */
    default int candleSeconds()
    {
        return window().candleSeconds();
    }

    /**
     * Prices per candle: it is cut into as many equal parts, and each part begins with one.
     *
     * @return the number.
     */
    default int ticksPerCandle()
    {
        return window().ticksPerCandle();
    }

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
