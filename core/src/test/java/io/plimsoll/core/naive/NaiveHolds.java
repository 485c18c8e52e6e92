package io.plimsoll.core.naive;

import java.util.TreeMap;

import io.plimsoll.core.message.AssetCause;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.LiquidationRefusedEncoder;
import io.plimsoll.core.message.ParameterScope;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.RefusalCause;
import io.plimsoll.core.message.SetActionTableDecoder;
import io.plimsoll.core.message.Validity;

import static io.plimsoll.core.naive.NaiveMath.PPM;
import static io.plimsoll.core.naive.NaiveMath.big;

/**
 * What prices may be used for: the action table, refusals of liquidation and who is held (R8.7). What an asset is
 * worth as collateral is left to {@link NaiveWeights}.
 */
final class NaiveHolds
{
    private static final int ALL = 63;

    final NaiveWeights weights;

    private final NaiveState state;
    private final NaiveEvents events;
    private final TreeMap<Integer, NaiveRefusal> instruments = new TreeMap<>();
    private final TreeMap<Integer, NaiveRefusal> assets = new TreeMap<>();

    NaiveHolds(final NaiveState state, final NaiveEvents events)
    {
        this.state = state;
        this.events = events;
        this.weights = new NaiveWeights(state, events);
    }

    Reason setActionTable(final SetActionTableDecoder command)
    {
        final NaiveActions actions = new NaiveActions(
            command.priceOrder(), command.openRisk(), command.withdraw(), command.liquidate(), command.settle(),
            command.fund());
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(command.priceOrder(), 0, ALL)
            .range(command.openRisk(), 0, ALL)
            .range(command.withdraw(), 0, ALL)
            .range(command.liquidate(), 0, ALL)
            .range(command.settle(), 0, ALL)
            .range(command.fund(), 0, ALL)
            .when(!actions.isConsistent(), Reason.ACTIONS_CONTRADICT);
        if (verdict.isClear())
        {
            state.actions = actions;
            state.parameterVersion++;
            events.parametersChanged(ParameterScope.ACTIONS, 0, state.parameterVersion);
            state.instruments().stream().filter(instrument -> !instrument.isClosed)
                .forEach(instrument -> look(instrument.id));
            state.assets.keySet().forEach(this::lookAsset);
        }
        return verdict.reason();
    }

    /**
     * R8.7, where R8.4 ends.
     */
    void look(final int instrument)
    {
        if (state.pricing.marks.hasRules(instrument))
        {
            look(refusal(instruments, instrument), true, instrument, cause(instrument),
                state.pricing.marks.rules(instrument).refusalNs());
        }
    }

    /**
     * R8.7, where R8.5 ends.
     */
    void lookAsset(final int asset)
    {
        if (state.pricing.marks.assetHasRules(asset))
        {
            look(refusal(assets, asset), false, asset, assetCause(asset),
                state.pricing.marks.assetPrices.rules(asset).refusalNs());
        }
    }

    private void look(
        final NaiveRefusal refusal,
        final boolean isInstrument,
        final int id,
        final RefusalCause cause,
        final long refusalNs)
    {
        if (cause == null)
        {
            refusal.isOverridden = false;
            if (refusal.isRefused)
            {
                end(refusal, isInstrument, id, RefusalCause.ENDED);
            }
        }
        else if (!refusal.isRefused && !refusal.isOverridden)
        {
            refusal.isRefused = true;
            refusal.untilNs = NaiveMath.saturatedSum(state.timeNs, refusalNs);
            tell(refusal, isInstrument, id, cause);
        }
    }

    private void end(final NaiveRefusal refusal, final boolean isInstrument, final int id, final RefusalCause cause)
    {
        refusal.isRefused = false;
        refusal.untilNs = 0;
        tell(refusal, isInstrument, id, cause);
        state.aftermath.released();
    }

    /**
     * The first that holds, null for none; without a longest refusal nothing is refused.
     */
    private RefusalCause cause(final int instrument)
    {
        final NaiveMarks marks = state.pricing.marks;
        final NaiveMarkRules rules = marks.rules(instrument);
        if (rules.refusalNs() == 0)
        {
            return null;
        }
        if (!NaiveActions.isAllowed(state.actions.liquidate(), marks.validity(instrument)))
        {
            return RefusalCause.VALIDITY;
        }
        final long mean = marks.meanPrice(instrument);
        final boolean isFar = mean > 0 && rules.distancePpm() > 0 &&
            big(state.instruments.get(instrument).mark).subtract(big(mean)).abs().multiply(big(PPM))
                .compareTo(big(rules.distancePpm()).multiply(big(mean))) > 0;
        return isFar ? RefusalCause.DISTANCE : null;
    }

    private RefusalCause assetCause(final int asset)
    {
        final boolean isOff = state.pricing.marks.assetPrices.rules(asset).refusalNs() == 0 ||
            NaiveActions.isAllowed(state.actions.liquidate(), state.pricing.marks.assetValidity(asset));
        return isOff ? null : RefusalCause.VALIDITY;
    }

    /**
     * R8.11 (f): at the end of the longest refusal the price that there is decides.
     */
    boolean onRefusals()
    {
        lift(instruments, true);
        lift(assets, false);
        return true;
    }

    private void lift(final TreeMap<Integer, NaiveRefusal> refusals, final boolean isInstrument)
    {
        refusals.forEach((id, refusal) ->
        {
            if (refusal.isRefused && refusal.untilNs <= state.timeNs)
            {
                refusal.isOverridden = true;
                end(refusal, isInstrument, id, RefusalCause.OVERRIDDEN);
            }
        });
    }

    /**
     * Liquidation at the price of an instrument.
     */
    boolean isRefused(final int instrument)
    {
        return instruments.containsKey(instrument) && instruments.get(instrument).isRefused;
    }

    private boolean isAssetRefused(final int asset)
    {
        return assets.containsKey(asset) && assets.get(asset).isRefused;
    }

    /**
     * By a price that it rests on, or by a cool-off of its owner.
     */
    boolean isHeld(final NaiveMarginAccount owner)
    {
        boolean isHeld = state.pricing.pulls.isHeld(owner);
        for (final NaivePosition leg : owner.positions())
        {
            isHeld |= isRefused(leg.instrument.id) || isAssetRefused(leg.instrument.settleAsset.id);
        }
        for (final int asset : owner.heldAssets())
        {
            isHeld |= isAssetRefused(asset);
        }
        return isHeld;
    }

    /**
     * Whether every leg and every balance of a margin account has a price that is good enough.
     */
    boolean isUsable(final NaiveMarginAccount owner, final int mask)
    {
        boolean isUsable = true;
        for (final NaivePosition leg : owner.positions())
        {
            isUsable &= isUsable(leg.instrument.id, mask);
        }
        for (final int asset : owner.heldAssets())
        {
            isUsable &= isAssetUsable(asset, mask);
        }
        return isUsable;
    }

    boolean isUsable(final int instrument, final int mask)
    {
        return NaiveActions.isAllowed(mask, state.pricing.marks.validity(instrument));
    }

    boolean isAssetUsable(final int asset, final int mask)
    {
        return NaiveActions.isAllowed(mask, state.pricing.marks.assetValidity(asset));
    }

    /**
     * R8.8: FAILING over a ramp, unless it is so or FAILED already.
     */
    void failAsset(final int asset, final AssetCause cause, final long rampNs)
    {
        if (!weights.isFailed(asset))
        {
            weights.begin(state.assets.get(asset), true, cause, rampNs);
        }
    }

    /**
     * R8.8: price times weight.
     */
    long collateralPrice(final int asset)
    {
        return state.assets.get(asset).collateralPrice();
    }

    /**
     * R8.11 (b).
     */
    boolean onRamps()
    {
        weights.onTime();
        return true;
    }

    /**
     * R8.11 (d).
     */
    boolean onOutages()
    {
        for (final int asset : state.assets.keySet())
        {
            if (state.pricing.marks.assetHasRules(asset))
            {
                final NaiveAssetRules rules = state.pricing.marks.assetPrices.rules(asset);
                final boolean isOut = state.pricing.marks.assetValidity(asset) != Validity.VALID &&
                    state.timeNs - state.pricing.indices.invalidSinceNs(rules.index()) >= rules.outageNs();
                if (isOut && rules.outageNs() > 0)
                {
                    failAsset(asset, AssetCause.OUTAGE, rules.rampNs());
                }
            }
        }
        return true;
    }

    private static NaiveRefusal refusal(final TreeMap<Integer, NaiveRefusal> refusals, final int id)
    {
        return refusals.computeIfAbsent(id, key -> new NaiveRefusal());
    }

    private void tell(final NaiveRefusal refusal, final boolean isInstrument, final int id, final RefusalCause cause)
    {
        final NaiveMarks marks = state.pricing.marks;
        events.send(new LiquidationRefusedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
            .instrument(isInstrument ? id : NaiveMarginAccount.CROSS).asset(isInstrument ? 0 : id)
            .refused(refusal.isRefused ? Flag.YES : Flag.NO).cause(cause)
            .validity(isInstrument ? marks.validity(id) : marks.assetValidity(id))
            .price(isInstrument ? state.instruments.get(id).mark : state.assets.get(id).price)
            .meanPrice(isInstrument ? marks.meanPrice(id) : 0).untilNs(refusal.untilNs).encodedLength());
    }
}
