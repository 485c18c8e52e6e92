package io.plimsoll.core.model;

import java.util.ArrayList;
import java.util.List;

/**
 * An index of a random world: what hangs on it, where its market stands, and what its sources last said.
 */
final class PriceFeed
{
    private static final long PPM = 1_000_000L;

    final int index;
    /**
     * Where it starts, and where it returns to when it has gone too far: 10⁻⁹ of the numeraire.
     */
    final long baseE9;
    /**
     * Contracts whose marks may hang on it.
     */
    final List<ContractSpec> contracts;
    /**
     * Whose price may hang on it; 0: none.
     */
    final int asset;
    /**
     * As last written; null before.
     */
    IndexSpec spec;
    /**
     * Value as last published; 0: none.
     */
    long value;
    /**
     * Where its market stands, in increments of the index.
     */
    long level;
    /**
     * Value of the index when the source that repeats it last spoke.
     */
    long echo;
    private final List<Integer> instruments = new ArrayList<>();
    private boolean isAssetRuled;

    PriceFeed(final int index, final long baseE9, final List<ContractSpec> contracts, final int asset)
    {
        this.index = index;
        this.baseE9 = baseE9;
        this.contracts = contracts;
        this.asset = asset;
    }

    boolean isDefined()
    {
        return spec != null && value > 0;
    }

    /**
     * Mark rules were written.
     */
    void hang(final int instrument)
    {
        if (!instruments.contains(instrument))
        {
            instruments.add(instrument);
        }
    }

    void drop(final int instrument)
    {
        instruments.remove((Integer)instrument);
    }

    void hangAsset(final boolean isRuled)
    {
        isAssetRuled = isRuled;
    }

    boolean holds(final int instrument)
    {
        return isDefined() && instruments.contains(instrument);
    }

    boolean holdsAsset(final int other)
    {
        return isDefined() && isAssetRuled && asset == other;
    }

    /**
     * Index price at which a price in other increments stands, at least 1.
     */
    long ofPrice(final long price, final long incrementE9)
    {
        final double scaled = (double)price * incrementE9 / spec.incrementE9();
        return Math.max(1, Math.min(spec.maxPrice(), Math.round(scaled)));
    }

    /**
     * Level after a step.
     */
    long moved(final long stepPpm)
    {
        final long base = Math.max(1, baseE9 / spec.incrementE9());
        final long moved = level + Math.max(1, level / 1_000) * stepPpm * 1_000 / PPM;
        level = moved < Math.max(2, base / 8) || moved > Math.min(base * 8, spec.maxPrice() / 2) ? base : moved;
        return level;
    }
}
