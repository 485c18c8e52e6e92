package io.plimsoll.core.mark;

import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.message.AssetState;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * Weights of assets as collateral, and the ramps on which they change (rulebook R8.8). The weight itself stands in the
 * market.
 */
public final class AssetWeights
{
    /**
     * Steps of a ramp.
     */
    static final int STEPS = 64;

    private static final long NEVER = Long.MAX_VALUE;
    private static final long MAX_RAMP_NS = 100_000_000_000_000_000L;
    private static final int NORMAL = AssetState.NORMAL.value();
    private static final int FAILING = AssetState.FAILING.value();
    private static final int FAILED = AssetState.FAILED.value();
    private static final int RESTORING = AssetState.RESTORING.value();

    private final Market market;
    private final int[] states;
    private final int[] firstWeightsPpm;
    private final int[] steps;
    private final long[] startsNs;
    private final long[] rampsNs;
    private int failed;
    private long nextNs = NEVER;

    AssetWeights(final Market market, final int maxAssets)
    {
        this.market = market;
        states = new int[maxAssets];
        firstWeightsPpm = new int[maxAssets];
        steps = new int[maxAssets];
        startsNs = new long[maxAssets];
        rampsNs = new long[maxAssets];
    }

    int state(final int asset)
    {
        return states[asset];
    }

    /**
     * Does its weight fall to zero, or is it there?
     *
     * @param asset id.
     * @return true if FAILING or FAILED.
     */
    public boolean isFailed(final int asset)
    {
        return states[asset] == FAILING || states[asset] == FAILED;
    }

    /**
     * Has any asset failed?
     *
     * @return true if one is FAILING or FAILED.
     */
    public boolean isAnyFailed()
    {
        return failed != 0;
    }

    private void state(final int asset, final int state)
    {
        failed -= isFailed(asset) ? 1 : 0;
        states[asset] = state;
        failed += isFailed(asset) ? 1 : 0;
    }

    /**
     * Begin a ramp from the present weight.
     */
    void begin(final int asset, final boolean isFailing, final long rampNs, final long nowNs)
    {
        state(asset, isFailing ? FAILING : RESTORING);
        firstWeightsPpm[asset] = market.weightPpm(asset);
        steps[asset] = 0;
        startsNs[asset] = nowNs;
        rampsNs[asset] = rampNs;
        findNext();
    }

    /**
     * Weight zero at once.
     */
    void list(final int asset)
    {
        state(asset, FAILED);
        market.weightPpm(asset, 0);
    }

    boolean isDue(final long nowNs)
    {
        return nowNs >= nextNs;
    }

    boolean isDue(final int asset, final long nowNs)
    {
        return rampsNs[asset] != 0 && nowNs - startsNs[asset] >= rampsNs[asset] * (steps[asset] + 1) / STEPS;
    }

    /**
     * Take the latest step that is due.
     */
    void step(final int asset, final long nowNs)
    {
        final long passedNs = nowNs - startsNs[asset];
        int step = steps[asset];
        while (step < STEPS && passedNs >= rampsNs[asset] * (step + 1) / STEPS)
        {
            step++;
        }
        steps[asset] = step;
        final int first = firstWeightsPpm[asset];
        final int target = states[asset] == FAILING ? 0 : Market.FULL_PPM;
        market.weightPpm(asset, first + (int)((long)(target - first) * step / STEPS));
        if (step == STEPS)
        {
            state(asset, states[asset] == FAILING ? FAILED : NORMAL);
            firstWeightsPpm[asset] = 0;
            steps[asset] = 0;
            startsNs[asset] = 0;
            rampsNs[asset] = 0;
        }
        findNext();
    }

    /**
     * End of the ramp.
     *
     * @return time; 0 if there is none.
     */
    long endNs(final int asset)
    {
        return rampsNs[asset] == 0 ? 0 : later(startsNs[asset], rampsNs[asset]);
    }

    private long dueNs(final int asset)
    {
        return rampsNs[asset] == 0 ? NEVER :
            later(startsNs[asset], rampsNs[asset] * (steps[asset] + 1) / STEPS);
    }

    /**
     * Beyond the end of time it stays there.
     */
    private static long later(final long timeNs, final long durationNs)
    {
        final long sum = timeNs + durationNs;
        return sum < 0 ? NEVER : sum;
    }

    private void findNext()
    {
        nextNs = NEVER;
        for (int asset = 0; asset < states.length; asset++)
        {
            nextNs = Math.min(nextNs, dueNs(asset));
        }
    }

    void addTo(final StateHash hash, final int asset)
    {
        if (states[asset] != NORMAL)
        {
            hash.add(asset).add(states[asset]).add(market.weightPpm(asset)).add(firstWeightsPpm[asset])
                .add(steps[asset]).add(startsNs[asset]).add(rampsNs[asset]);
        }
    }

    void save(final SnapshotWriter writer, final int asset)
    {
        writer.put(states[asset]).put(market.weightPpm(asset)).put(firstWeightsPpm[asset]).put(steps[asset])
            .put(startsNs[asset]).put(rampsNs[asset]);
    }

    void load(final SnapshotReader reader, final int asset, final long nowNs)
    {
        state(asset, reader.nextInt(NORMAL, asset == 0 ? NORMAL : RESTORING, "state of an asset"));
        final int weightPpm = reader.nextInt(0, Market.FULL_PPM, "weight of an asset");
        firstWeightsPpm[asset] = reader.nextInt(0, Market.FULL_PPM, "weight at the start of a ramp");
        steps[asset] = reader.nextInt(0, STEPS - 1, "step of a ramp");
        startsNs[asset] = reader.next(0, nowNs, "start of a ramp");
        rampsNs[asset] = reader.next(0, MAX_RAMP_NS, "ramp");
        final boolean isMoving = states[asset] == FAILING || states[asset] == RESTORING;
        final int settled = states[asset] == FAILED ? 0 : Market.FULL_PPM;
        final long rampLeft = firstWeightsPpm[asset] | steps[asset] | startsNs[asset] | rampsNs[asset];
        if (isMoving ? rampsNs[asset] < STEPS : weightPpm != settled || rampLeft != 0)
        {
            throw reader.failure("asset " + asset + " in state " + states[asset] + " with weight " + weightPpm);
        }
        if (asset != 0)
        {
            market.weightPpm(asset, weightPpm);
        }
        findNext();
    }
}
