package io.plimsoll.core.mark;

import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.message.AssetCause;
import io.plimsoll.core.message.Validity;
import io.plimsoll.core.monitor.Monitor;
import io.plimsoll.core.outcome.PriceEvents;
import io.plimsoll.core.price.Indices;
import io.plimsoll.core.price.Market;

/**
 * Prices of assets that come from indices, and what makes an asset fail (rulebook R8.5).
 */
public final class AssetPrices
{
    private static final int VALID = Validity.VALID.value();
    private static final long E9_TO_MICROS = 1_000;

    private final PriceState state;
    private final Market market;
    private final Indices indices;
    private final Monitor monitor;
    private final RefusalRule refusalRule;
    private final AssetFailures failures;
    private final PriceEvents events;

    AssetPrices(
        final PriceState state,
        final Indices indices,
        final Monitor monitor,
        final RefusalRule refusalRule,
        final AssetFailures failures,
        final PriceEvents events)
    {
        this.state = state;
        this.market = state.market;
        this.indices = indices;
        this.monitor = monitor;
        this.refusalRule = refusalRule;
        this.failures = failures;
        this.events = events;
    }

    void onIndex(final int index)
    {
        final Followers followers = state.assetsByIndex;
        for (int id = followers.first(index); id != Followers.NONE; id = followers.next(id))
        {
            workOut(id);
        }
    }

    private void workOut(final int asset)
    {
        final AssetRules rules = state.assets[asset];
        final int validity = validity(asset);
        final boolean isMoved = validity == VALID && follow(asset);
        if (isMoved || validity != rules.toldValidity())
        {
            rules.toldValidity(validity);
            tell(asset, validity);
        }
        if (validity == VALID && market.assetPrice(asset) < rules.floorPrice() && !state.weights.isFailed(asset))
        {
            failures.fail(asset, AssetCause.BELOW_FLOOR, rules.rampNs());
        }
        refusalRule.onAsset(asset);
    }

    private boolean follow(final int asset)
    {
        final int index = state.assets[asset].index();
        final long exact = WideMath.mulDivFloorSaturated(
            indices.value(index), indices.priceIncrementE9(index), E9_TO_MICROS);
        final long price = Math.max(1, Math.min(state.contracts.asset(asset).maxPrice(), exact));
        final long standing = market.assetPrice(asset);
        if (price == standing)
        {
            return false;
        }
        state.stable.move(state.ofAsset(asset), standing, price);
        market.assetPrice(asset, price);
        monitor.onAssetPrice(asset);
        return true;
    }

    private void tell(final int asset, final int validity)
    {
        final long price = market.assetPrice(asset);
        events.assetPriced(
            asset, validity, price, state.stable.at(state.ofAsset(asset), price), market.collateralPrice(asset));
    }

    /**
     * Rules of an asset, to be filled in before {@link #onRules}.
     *
     * @param asset id.
     * @return the rules.
     */
    public AssetRules rules(final int asset)
    {
        return state.assets[asset];
    }

    /**
     * Rules have been set: the price comes from an index from now on.
     *
     * @param asset id, not 0.
     * @param index id, defined.
     */
    public void onRules(final int asset, final int index)
    {
        state.followWithAsset(asset, index);
        state.stable.rate(state.ofAsset(asset), rules(asset).stableRatePpm());
        workOut(asset);
    }

    /**
     * Does its price come from an index?
     *
     * @param asset id.
     * @return true if so.
     */
    public boolean hasRules(final int asset)
    {
        return state.assets[asset].isSet();
    }

    /**
     * Validity of the price of an asset: that of its index.
     *
     * @param asset id.
     * @return code of {@link Validity}; VALID without rules.
     */
    int validity(final int asset)
    {
        return hasRules(asset) ? indices.validity(state.assets[asset].index()) : VALID;
    }

    /**
     * Time has come to a command: fail assets whose index has not been valid for too long (rulebook R8.11d).
     *
     * @return true if one has failed.
     */
    boolean onTime()
    {
        if (!state.isAnyOutageLimited())
        {
            return false;
        }
        boolean isAny = false;
        for (int id = 1; id < state.assets.length; id++)
        {
            final AssetRules rules = state.assets[id];
            if (rules.outageNs() != 0 && validity(id) != VALID && !state.weights.isFailed(id) &&
                state.clock.nowNs() - indices.invalidSinceNs(rules.index()) >= rules.outageNs())
            {
                failures.fail(id, AssetCause.OUTAGE, rules.rampNs());
                isAny = true;
            }
        }
        return isAny;
    }
}
