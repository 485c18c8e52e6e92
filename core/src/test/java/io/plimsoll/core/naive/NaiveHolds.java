package io.plimsoll.core.naive;

import io.plimsoll.core.message.AssetCause;

/**
 * Refusals of liquidation, held accounts and failed assets (R8.7, R8.8): none yet.
 */
final class NaiveHolds
{
    private final NaiveState state;

    NaiveHolds(final NaiveState state)
    {
        this.state = state;
    }

    boolean isHeld(final NaiveMarginAccount account)
    {
        return false;
    }

    /**
     * R8.7, where R8.4 ends.
     */
    void look(final int instrument)
    {
        // Nothing is refused.
    }

    /**
     * R8.7, where R8.5 ends.
     */
    void lookAsset(final int asset)
    {
        // Nothing is refused.
    }

    /**
     * Liquidation at the price of an instrument.
     */
    boolean isRefused(final int instrument)
    {
        return false;
    }

    /**
     * R8.8: FAILING over a ramp, unless it is so or FAILED already.
     */
    void failAsset(final int asset, final AssetCause cause, final long rampNs)
    {
        // Nothing fails.
    }

    /**
     * R8.8: price times weight.
     */
    long collateralPrice(final int asset)
    {
        return state.assets.get(asset).price;
    }

    /**
     * R8.11 (b).
     */
    boolean onRamps()
    {
        return false;
    }

    /**
     * R8.11 (d).
     */
    boolean onOutages()
    {
        return false;
    }

    /**
     * R8.11 (f).
     */
    boolean onRefusals()
    {
        return false;
    }
}
