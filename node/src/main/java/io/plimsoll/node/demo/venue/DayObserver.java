package io.plimsoll.node.demo.venue;

/**
 * Told about the passage of market time, on the thread that sends commands and while no event is under way. Also knows,
 * from the engine's events, whether the clock matters.
 */
public interface DayObserver
{
    /**
     * A customer's set-up commands are sent.
     *
     * @param done customers so far.
     */
    void onCustomer(int done);

    /**
     * A minute begins.
     *
     * @param minute of the day.
     */
    void onMinuteStart(int minute);

    /**
     * A minute is over and all its events have been delivered.
     *
     * @param minute of the day.
     * @param marks  last price of each contract.
     */
    void onMinuteEnd(int minute, long[] marks);

    /**
     * A contract's new mark is about to be sent.
     *
     * @param instrument id.
     * @param price      in increments.
     */
    void onMark(int instrument, long price);

    /**
     * A coin's new price is about to be sent.
     *
     * @param asset       id.
     * @param priceMicros of a whole coin.
     */
    void onAssetPrice(int asset, long priceMicros);

    /**
     * Longs of a contract are about to pay.
     *
     * @param instrument    id.
     * @param paymentMicros of one long lot.
     */
    void onFunding(int instrument, long paymentMicros);

    /**
     * Whether some liquidation waits for its next step.
     *
     * @return true if so.
     */
    boolean hasTimers();
}
