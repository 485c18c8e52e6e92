package io.plimsoll.core.naive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.plimsoll.core.message.SourceStatus;
import io.plimsoll.core.message.Validity;
import io.plimsoll.core.naive.NaiveWeightedMedian.Weighted;

import static io.plimsoll.core.naive.NaiveMath.PPM;
import static io.plimsoll.core.naive.NaiveMath.big;
import static io.plimsoll.core.naive.NaivePriceMath.MILLI;
import static io.plimsoll.core.naive.NaivePriceMath.decay;
import static io.plimsoll.core.naive.NaivePriceMath.isBeyond;
import static io.plimsoll.core.naive.NaivePriceMath.mix;

/**
 * A price index: what its sources say together, and how far that may be believed (R8.1, R8.3).
 */
final class NaiveIndex
{
    final int id;
    final byte[] name;
    final long incrementE9;
    final long maxPrice;
    /**
     * Ascending by id.
     */
    final TreeMap<Integer, NaiveSource> sources = new TreeMap<>();
    NaiveIndexRules rules;
    /**
     * The last valid one; 0: none yet.
     */
    long value;
    Validity validity = Validity.NON_POSITIVE;
    long invalidSinceNs;
    int live;
    /**
     * Of all usable sources; 0: none.
     */
    long median;
    /**
     * 0: none.
     */
    long candidate;
    long uncertainty;

    private NaiveLagWindow window;
    private boolean hasMean;
    private long meanMilli;
    private long candidateBefore;
    private long candidateBeforeNs;

    NaiveIndex(final int id, final byte[] name, final long incrementE9, final long maxPrice, final long timeNs)
    {
        this.id = id;
        this.name = name.clone();
        this.incrementE9 = incrementE9;
        this.maxPrice = maxPrice;
        this.invalidSinceNs = timeNs;
    }

    /**
     * R8.1: sources that stay keep what is known of them.
     *
     * @param rows of id, own (1 or 0) and weight.
     */
    void rules(final NaiveIndexRules newRules, final List<int[]> rows, final long timeNs)
    {
        if (rules == null || rules.lagWindowNs() != newRules.lagWindowNs())
        {
            window = new NaiveLagWindow(newRules.lagWindowNs(), value, timeNs);
        }
        rules = newRules;
        final TreeMap<Integer, NaiveSource> before = new TreeMap<>(sources);
        sources.clear();
        for (final int[] row : rows)
        {
            final NaiveSource source = before.getOrDefault(row[0], new NaiveSource(row[0]));
            source.isOwn = row[1] == 1;
            source.weight = row[2];
            sources.put(row[0], source);
        }
    }

    /**
     * R8.3, all of it but the events.
     */
    void workOut(final long timeNs)
    {
        final List<NaiveSource> usable = new ArrayList<>(sources.values());
        usable.removeIf(source -> !source.isUsable(rules, timeNs));
        median = medianOf(usable);
        final List<NaiveSource> near = new ArrayList<>(usable);
        near.removeIf(this::isOutlier);
        candidate = medianOf(near);
        uncertainty = uncertaintyOf(near);
        live = (int)near.stream().filter(source -> !source.isOwn).count();
        final Map<NaiveSource, Long> weights = weights(near);
        for (final NaiveSource source : sources.values())
        {
            source.status = source.statusOf(rules, timeNs, isOutlier(source));
            source.countedWeight = weights.getOrDefault(source, 0L);
        }
        if (live >= rules.minSources())
        {
            moveMean(timeNs);
        }
        judge(timeNs);
    }

    /**
     * Whether a source that counted when it was last worked out is STALE now (R8.11).
     */
    boolean hasAged(final long timeNs)
    {
        for (final NaiveSource source : sources.values())
        {
            final boolean wasUsable = source.hasPrice() && source.says == SourceStatus.NONE &&
                source.status != SourceStatus.STALE;
            if (wasUsable && source.isTooOld(rules, timeNs))
            {
                return true;
            }
        }
        return false;
    }

    boolean isMoving(final long timeNs)
    {
        return window.isMoving(rules.lagMovePpm(), timeNs);
    }

    /**
     * As kept, in increments.
     */
    long meanPrice()
    {
        return meanMilli / MILLI;
    }

    /**
     * As it would be now.
     */
    long meanPriceAt(final long timeNs)
    {
        return hasMean ? meanAt(timeNs) / MILLI : 0;
    }

    private void moveMean(final long timeNs)
    {
        meanMilli = hasMean ? meanAt(timeNs) : candidate * MILLI;
        hasMean = true;
        candidateBefore = candidate;
        candidateBeforeNs = timeNs;
    }

    private long meanAt(final long timeNs)
    {
        return mix(meanMilli, candidateBefore * MILLI, decay(timeNs - candidateBeforeNs, rules.meanNs()));
    }

    private void judge(final long timeNs)
    {
        final Validity before = validity;
        validity = validityNow();
        if (validity == Validity.VALID)
        {
            if (candidate != value)
            {
                window.add(candidate, timeNs);
            }
            value = candidate;
            invalidSinceNs = 0;
        }
        else if (before == Validity.VALID)
        {
            invalidSinceNs = timeNs;
        }
    }

    private Validity validityNow()
    {
        final boolean isEnough = live >= rules.minSources();
        if (isRefutedByWeight())
        {
            return Validity.NON_POSITIVE;
        }
        if (isEnough && rules.volatileRatioPpm() > 0 && isVolatile())
        {
            return Validity.TOO_VOLATILE;
        }
        if (isEnough && rules.uncertaintyPpm() > 0 &&
            big(uncertainty).multiply(big(PPM)).compareTo(big(candidate).multiply(big(rules.uncertaintyPpm()))) > 0)
        {
            return Validity.TOO_UNCERTAIN;
        }
        final boolean isAnyPriced = sources.values().stream().anyMatch(NaiveSource::hasPrice);
        if (isAnyPriced && sources.values().stream().allMatch(
            source -> !source.hasPrice() || source.status == SourceStatus.STALE))
        {
            return Validity.STALE;
        }
        if (!isEnough)
        {
            return value == 0 && !isAnyPriced ? Validity.NON_POSITIVE : Validity.TOO_FEW_SOURCES;
        }
        return Validity.VALID;
    }

    private boolean isRefutedByWeight()
    {
        long all = 0;
        long refuting = 0;
        for (final NaiveSource source : sources.values())
        {
            all += source.weight;
            refuting += source.status == SourceStatus.NON_POSITIVE ? source.weight : 0;
        }
        return 2 * refuting >= all;
    }

    private boolean isVolatile()
    {
        final long mean = meanMilli / MILLI;
        final long least = Math.max(1, Math.min(candidate, mean));
        final long most = Math.max(candidate, mean);
        return big(most).multiply(big(PPM)).compareTo(big(least).multiply(big(rules.volatileRatioPpm()))) > 0;
    }

    private boolean isOutlier(final NaiveSource source)
    {
        return median > 0 && isBeyond(source.price, median, rules.deviationPpm());
    }

    private long medianOf(final List<NaiveSource> counted)
    {
        final List<Weighted> prices = new ArrayList<>();
        weights(counted).forEach((source, weight) -> prices.add(new Weighted(source.price, weight)));
        return NaiveWeightedMedian.of(prices);
    }

    private long uncertaintyOf(final List<NaiveSource> counted)
    {
        final List<Weighted> widths = new ArrayList<>();
        weights(counted).forEach((source, weight) -> widths.add(
            new Weighted(Math.abs(source.price - candidate) + source.confidence, weight)));
        return NaiveWeightedMedian.of(widths);
    }

    /**
     * R8.3: lagging sources weigh less, and the venue's own together less than a third.
     */
    private Map<NaiveSource, Long> weights(final List<NaiveSource> counted)
    {
        final Map<NaiveSource, Long> weights = new HashMap<>();
        long others = 0;
        long own = 0;
        for (final NaiveSource source : counted)
        {
            final long weight = source.isLagging(rules) ?
                Math.max(1, source.weight * (long)rules.lagWeightPpm() / PPM) : source.weight;
            weights.put(source, weight);
            own += source.isOwn ? 1 : 0;
            others += source.isOwn ? 0 : weight;
        }
        final long most = own == 0 ? 0 : others / (2 * own);
        weights.replaceAll((source, weight) -> source.isOwn ? Math.min(weight, most) : weight);
        return weights;
    }
}
