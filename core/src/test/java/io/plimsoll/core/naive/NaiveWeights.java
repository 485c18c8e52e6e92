package io.plimsoll.core.naive;

import java.util.TreeMap;

import io.plimsoll.core.message.AssetCause;
import io.plimsoll.core.message.AssetState;
import io.plimsoll.core.message.AssetWeightedEncoder;
import io.plimsoll.core.message.FailAssetDecoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.Reason;

import static io.plimsoll.core.naive.NaiveMath.PPM;
import static io.plimsoll.core.naive.NaiveMath.floorMulDiv;
import static io.plimsoll.core.naive.NaiveMath.saturatedSum;

/**
 * Assets that fail and come back, over ramps (R8.8).
 */
final class NaiveWeights
{
    private static final int STEPS = 64;
    private static final long MAX_DURATION_NS = 100_000_000_000_000_000L;

    /**
     * A ramp that has not come to its end.
     */
    private static final class Ramp
    {
        private final int fromPpm;
        private final long startNs;
        private final long durationNs;
        private int step;

        Ramp(final int fromPpm, final long startNs, final long durationNs)
        {
            this.fromPpm = fromPpm;
            this.startNs = startNs;
            this.durationNs = durationNs;
        }
    }

    private final NaiveState state;
    private final NaiveEvents events;
    private final TreeMap<Integer, AssetState> states = new TreeMap<>();
    private final TreeMap<Integer, Ramp> ramps = new TreeMap<>();

    NaiveWeights(final NaiveState state, final NaiveEvents events)
    {
        this.state = state;
        this.events = events;
    }

    Reason failAsset(final FailAssetDecoder command)
    {
        final NaiveAsset asset = state.assets.get(command.asset());
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(command.failedRaw(), Flag.NO.value(), Flag.YES.value())
            .range(command.rampNs(), STEPS, MAX_DURATION_NS)
            .when(command.asset() == NaiveAsset.NUMERAIRE, Reason.OUT_OF_RANGE)
            .when(asset == null, Reason.UNKNOWN_ASSET);
        if (verdict.isClear())
        {
            begin(asset, command.failed() == Flag.YES, AssetCause.COMMAND, command.rampNs());
        }
        return verdict.reason();
    }

    /**
     * A new ramp from the present weight.
     */
    void begin(final NaiveAsset asset, final boolean isFailing, final AssetCause cause, final long rampNs)
    {
        states.put(asset.id, isFailing ? AssetState.FAILING : AssetState.RESTORING);
        ramps.put(asset.id, new Ramp(asset.weightPpm, state.timeNs, rampNs));
        tell(asset, cause);
    }

    /**
     * R14.2: a new asset that nobody has approved as collateral yet.
     */
    void list(final NaiveAsset asset)
    {
        asset.weightPpm = 0;
        states.put(asset.id, AssetState.FAILED);
        tell(asset, AssetCause.LISTED);
    }

    /**
     * R8.11 (b): the latest step that is due, of each ramp.
     */
    void onTime()
    {
        for (final int id : new TreeMap<>(ramps).keySet())
        {
            final Ramp ramp = ramps.get(id);
            int step = ramp.step;
            while (step < STEPS &&
                floorMulDiv(step + 1, ramp.durationNs, STEPS) <= state.timeNs - ramp.startNs)
            {
                step++;
            }
            if (step > ramp.step)
            {
                ramp.step = step;
                take(state.assets.get(id), ramp);
            }
        }
    }

    private void take(final NaiveAsset asset, final Ramp ramp)
    {
        final boolean isFailing = state(asset.id) == AssetState.FAILING;
        final long target = isFailing ? 0 : PPM;
        asset.weightPpm = (int)(ramp.fromPpm + (target - ramp.fromPpm) * ramp.step / STEPS);
        if (ramp.step == STEPS)
        {
            ramps.remove(asset.id);
            states.put(asset.id, isFailing ? AssetState.FAILED : AssetState.NORMAL);
        }
        tell(asset, AssetCause.RAMP);
    }

    AssetState state(final int asset)
    {
        return states.getOrDefault(asset, AssetState.NORMAL);
    }

    /**
     * FAILING or FAILED.
     */
    boolean isFailed(final int asset)
    {
        return state(asset) == AssetState.FAILING || state(asset) == AssetState.FAILED;
    }

    /**
     * Whether a pool has an instrument that settles in such an asset: its losses stay in it.
     */
    boolean isPoolCutOff(final int riskPool)
    {
        return state.instruments().stream().anyMatch(instrument ->
            instrument.riskPool == riskPool && !instrument.isClosed && isFailed(instrument.settleAsset.id));
    }

    private void tell(final NaiveAsset asset, final AssetCause cause)
    {
        final Ramp ramp = ramps.get(asset.id);
        events.send(new AssetWeightedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
            .asset(asset.id).state(state(asset.id)).cause(cause).weightPpm(asset.weightPpm)
            .price(asset.price).collateralPrice(asset.collateralPrice())
            .endNs(ramp == null ? 0 : saturatedSum(ramp.startNs, ramp.durationNs)).encodedLength());
    }
}
