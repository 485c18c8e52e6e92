package io.plimsoll.core.naive;

import java.math.BigInteger;
import java.util.TreeMap;

import io.plimsoll.core.message.AssetCause;
import io.plimsoll.core.message.ParameterScope;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetAssetRulesDecoder;
import io.plimsoll.core.message.Validity;

import static io.plimsoll.core.naive.NaiveMath.big;
import static io.plimsoll.core.naive.NaiveMath.floorDiv;
import static io.plimsoll.core.naive.NaivePriceMath.clamp;

/**
 * Prices of assets that come from indices (R8.5).
 */
final class NaiveAssetPrices
{
    /**
     * An index counts in 10⁻⁹ of the numeraire, an asset's price in 10⁻⁶.
     */
    private static final BigInteger E9_PER_MONEY = big(1_000);

    private final NaiveState state;
    private final NaiveIndices indices;
    private final NaiveHolds holds;
    private final NaivePriceEvents priceEvents;
    private final NaiveEvents events;
    private final TreeMap<Integer, NaiveAssetRules> rules = new TreeMap<>();
    /**
     * Last told; VALID before.
     */
    private final TreeMap<Integer, Validity> published = new TreeMap<>();

    NaiveAssetPrices(
        final NaiveState state,
        final NaiveIndices indices,
        final NaiveHolds holds,
        final NaivePriceEvents priceEvents,
        final NaiveEvents events)
    {
        this.state = state;
        this.indices = indices;
        this.holds = holds;
        this.priceEvents = priceEvents;
        this.events = events;
    }

    boolean hasRules(final int asset)
    {
        return rules.containsKey(asset);
    }

    NaiveAssetRules rules(final int asset)
    {
        return rules.get(asset);
    }

    Validity validity(final int asset)
    {
        return hasRules(asset) ? indices.validity(rules.get(asset).index()) : Validity.VALID;
    }

    Reason setRules(final SetAssetRulesDecoder command)
    {
        final NaiveAsset asset = state.assets.get(command.asset());
        final NaiveAssetRules newRules = NaiveAssetRules.of(command);
        final NaiveVerdict verdict = newRules.check(new NaiveVerdict())
            .when(command.asset() == NaiveAsset.NUMERAIRE, Reason.OUT_OF_RANGE)
            .when(asset == null, Reason.UNKNOWN_ASSET)
            .when(!indices.isDefined(newRules.index()), Reason.UNKNOWN_INDEX);
        if (verdict.isClear())
        {
            rules.put(asset.id, newRules);
            asset.stable.rate(newRules.stableRatePpm());
            state.parameterVersion++;
            events.parametersChanged(ParameterScope.ASSET_PRICE, asset.id, state.parameterVersion);
            workOut(asset);
        }
        return verdict.reason();
    }

    void onIndex(final int index)
    {
        rules.forEach((asset, assetRules) ->
        {
            if (assetRules.index() == index)
            {
                workOut(state.assets.get(asset));
            }
        });
    }

    private void workOut(final NaiveAsset asset)
    {
        final NaiveAssetRules assetRules = rules.get(asset.id);
        final Validity validity = indices.validity(assetRules.index());
        final long before = asset.price;
        if (validity == Validity.VALID)
        {
            final long price = price(asset, assetRules.index());
            if (price != before)
            {
                asset.stable.beforeChange(before, price, state.timeNs);
                asset.price = price;
            }
        }
        if (asset.price != before || validity != published.getOrDefault(asset.id, Validity.VALID))
        {
            published.put(asset.id, validity);
            priceEvents.assetPriced(asset, validity, holds.collateralPrice(asset.id));
        }
        if (validity == Validity.VALID && asset.price < assetRules.floorPrice())
        {
            holds.failAsset(asset.id, AssetCause.BELOW_FLOOR, assetRules.rampNs());
        }
        holds.lookAsset(asset.id);
    }

    private long price(final NaiveAsset asset, final int index)
    {
        final BigInteger scaled = big(indices.value(index)).multiply(big(indices.priceIncrementE9(index)));
        return clamp(NaiveMath.saturated(floorDiv(scaled, E9_PER_MONEY)), 1, asset.maxPrice);
    }
}
