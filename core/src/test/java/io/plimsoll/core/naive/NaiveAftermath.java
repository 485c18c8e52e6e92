package io.plimsoll.core.naive;

/**
 * What has to follow where a halt began or ended, a refusal or a cool-off ended: clocks of auctions, then the queue
 * (R8.7, R8.10, R10.6).
 */
final class NaiveAftermath
{
    private final NaiveWaterfall waterfall;
    private final NaiveLiquidation liquidation;
    private boolean isHaltChanged;
    private boolean isReleased;

    NaiveAftermath(final NaiveWaterfall waterfall, final NaiveLiquidation liquidation)
    {
        this.waterfall = waterfall;
        this.liquidation = liquidation;
    }

    /**
     * A halt has begun or ended, if so.
     */
    void haltChanged(final boolean isSo)
    {
        isHaltChanged |= isSo;
    }

    /**
     * Accounts may be held no more.
     */
    void released()
    {
        isReleased = true;
    }

    void carryOut()
    {
        final boolean isQueueServed = isHaltChanged || isReleased;
        if (isHaltChanged)
        {
            waterfall.afterHaltOrDelisting();
        }
        isHaltChanged = false;
        isReleased = false;
        if (isQueueServed)
        {
            liquidation.serveQueue();
        }
    }
}
