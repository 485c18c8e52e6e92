package io.plimsoll.node.crash.venue;

/**
 * How prices reach the core.
 */
public interface PriceFeed
{
    /**
     * Sets the rules of the prices. Contracts, coins and their first prices are there; accounts are not.
     */
    void open();

    /**
     * Whether the core measures volatility itself: then nobody sends it any.
     *
     * @return true if so.
     */
    boolean isMeasured();

    /**
     * Whether the core may refuse orders because of prices: breakers, or prices that it does not trust.
     *
     * @return true if so.
     */
    boolean isGuarded();

    /**
     * Sends the prices of a part of a candle.
     *
     * @param candle index.
     * @param tick   part of the candle, from 0.
     * @param step   to be told about each command.
     */
    void tick(int candle, int tick, Step step);

    /**
     * Called after the clock has moved without a price.
     *
     * @param step to be told about each command.
     */
    default void idle(final Step step)
    {
    }

    /**
     * The last part of the last candle is over.
     */
    default void close()
    {
    }

    /**
     * The rhythm of a part of a candle.
     */
    interface Step
    {
        /**
         * Moves the clock on a little, before the commands of the next contract.
         */
        void advance();

        /**
         * Lets the venue answer what the commands so far brought about.
         */
        void react();
    }
}
