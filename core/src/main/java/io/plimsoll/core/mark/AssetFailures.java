package io.plimsoll.core.mark;

import io.plimsoll.core.message.AssetCause;
import io.plimsoll.core.monitor.Monitor;
import io.plimsoll.core.outcome.PriceEvents;
import io.plimsoll.core.price.Market;

/**
 * Takes the weights of assets to zero, or back to one, over ramps (rulebook R8.8).
 */
public final class AssetFailures
{
    private final PriceState state;
    private final AssetWeights weights;
    private final Market market;
    private final Monitor monitor;
    private final PriceEvents events;

    AssetFailures(final PriceState state, final Monitor monitor, final PriceEvents events)
    {
        this.state = state;
        this.weights = state.weights;
        this.market = state.market;
        this.monitor = monitor;
        this.events = events;
    }

    /**
     * An asset begins to fail.
     *
     * @param asset  id, not 0.
     * @param cause  why.
     * @param rampNs in which its weight falls to zero, 64..10^17.
     */
    public void fail(final int asset, final AssetCause cause, final long rampNs)
    {
        weights.begin(asset, true, rampNs, state.clock.nowNs());
        tell(asset, cause);
    }

    /**
     * An asset begins to count again.
     *
     * @param asset  id, not 0.
     * @param rampNs in which its weight rises to one, 64..10^17.
     */
    public void restore(final int asset, final long rampNs)
    {
        weights.begin(asset, false, rampNs, state.clock.nowNs());
        tell(asset, AssetCause.COMMAND);
    }

    /**
     * An asset was listed under governance: it does not count until it is restored.
     *
     * @param asset id, not 0, listed by the command at hand.
     */
    public void list(final int asset)
    {
        weights.list(asset);
        tell(asset, AssetCause.LISTED);
    }

    /**
     * Time has come to a command: take the steps that are due (rulebook R8.11b).
     *
     * @return true if there was one.
     */
    boolean onTime()
    {
        final long nowNs = state.clock.nowNs();
        if (!weights.isDue(nowNs))
        {
            return false;
        }
        boolean isStepped = false;
        for (int asset = 1; asset < state.assets.length; asset++)
        {
            if (weights.isDue(asset, nowNs))
            {
                weights.step(asset, nowNs);
                monitor.onWeight(asset);
                tell(asset, AssetCause.RAMP);
                isStepped = true;
            }
        }
        return isStepped;
    }

    private void tell(final int asset, final AssetCause cause)
    {
        events.assetWeighted(asset, weights.state(asset), cause)
            .weightPpm(market.weightPpm(asset)).price(market.assetPrice(asset))
            .collateralPrice(market.collateralPrice(asset)).endNs(weights.endNs(asset));
        events.publishAssetWeighted();
    }
}
