package io.plimsoll.node.crash.venue;

/**
 * Told about the passage of market time, on the thread that sends commands and while no event is under way. Also knows,
 * from the engine's events, whether the clock matters.
 */
public interface CrashObserver
{
    /**
     * An account's set-up commands are sent.
     *
     * @param done accounts so far.
     */
    void onAccount(int done);

    /**
     * A candle begins.
     *
     * @param candle index.
     */
    void onCandleStart(int candle);

    /**
     * A candle is over and all its events have been delivered.
     *
     * @param candle index.
     */
    void onCandleEnd(int candle);

    /**
     * Whether some liquidation waits for its next step.
     *
     * @return true if so.
     */
    boolean hasTimers();
}
