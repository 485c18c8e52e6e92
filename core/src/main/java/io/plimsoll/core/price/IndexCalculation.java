package io.plimsoll.core.price;

import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.message.SourceStatus;
import io.plimsoll.core.message.Validity;

/**
 * Works an index out: which sources count and how much, their median, its uncertainty, and whether all that may be
 * called a price (rulebook R8.3). One for all indices; what it found is there until the next.
 */
final class IndexCalculation
{
    private static final long MILLION = 1_000_000L;
    private static final long NEVER = Long.MAX_VALUE;
    private static final int LIVE = SourceStatus.LIVE.value();
    private static final int OUTLIER = SourceStatus.OUTLIER.value();
    private static final int QUARANTINED = SourceStatus.QUARANTINED.value();
    private static final int STALE = SourceStatus.STALE.value();

    private final WeightedMedian prices = new WeightedMedian();
    private final WeightedMedian errors = new WeightedMedian();
    private final int[] statuses = new int[PriceIndex.MAX_SOURCES];
    private final int[] statusesBefore = new int[PriceIndex.MAX_SOURCES];
    private final int[] weights = new int[PriceIndex.MAX_SOURCES];
    private final int[] countedWeights = new int[PriceIndex.MAX_SOURCES];
    private PriceIndex index;
    private int pricedCount;
    private int staleCount;
    private int count;
    private int live;
    private int ownCount;
    private int othersWeight;
    private long oldestNs;
    private long nonPositiveWeight;
    private long median;
    private long candidate;
    private int changedRows;

    /**
     * Work an index out, and keep in it what comes out.
     *
     * @param ofIndex whose sources are as of now.
     * @param nowNs   time.
     * @return true if its value or validity has changed.
     */
    boolean workOut(final PriceIndex ofIndex, final long nowNs)
    {
        index = ofIndex;
        count = ofIndex.count();
        judgeSources(nowNs);
        weigh();
        median = prices.value();
        candidate = median;
        if (median > 0 && dropOutliers())
        {
            addUp();
            weigh();
            candidate = prices.value();
        }
        final long uncertainty = keepSources();
        if (live >= index.rules().minSources)
        {
            index.mean().stand(candidate, nowNs, index.rules().meanNs);
        }
        index.said(live, candidate, uncertainty);
        return index.judge(validity(uncertainty), nowNs);
    }

    /**
     * Each by itself: what it is, and what it weighs if it can be used.
     */
    private void judgeSources(final long nowNs)
    {
        final IndexRules rules = index.rules();
        int priced = 0;
        int stale = 0;
        long oldest = NEVER;
        nonPositiveWeight = 0;
        for (int row = 0; row < count; row++)
        {
            final Source source = index.source(row);
            final int status = source.ownStatus(nowNs, rules);
            statuses[row] = status;
            weights[row] = 0;
            if (source.isNonPositive())
            {
                nonPositiveWeight += source.weight();
            }
            if (source.price() > 0)
            {
                priced++;
                if (status == STALE)
                {
                    stale++;
                }
                else if (status >= LIVE && status <= QUARANTINED)
                {
                    weights[row] = source.weight(status, rules);
                    oldest = Math.min(oldest, source.heardNs());
                }
            }
        }
        pricedCount = priced;
        staleCount = stale;
        oldestNs = oldest;
        addUp();
    }

    /**
     * The venue's own sources, and how much the others weigh.
     */
    private void addUp()
    {
        int others = 0;
        int owns = 0;
        int notOwn = 0;
        for (int row = 0; row < count; row++)
        {
            final int weight = weights[row];
            if (weight > 0)
            {
                if (index.source(row).isOwn())
                {
                    owns++;
                }
                else
                {
                    others += weight;
                    notOwn++;
                }
            }
        }
        live = notOwn;
        ownCount = owns;
        othersWeight = others;
    }

    /**
     * Cap the venue's own sources, together at most a third of all, and put the prices of all in order.
     */
    private void weigh()
    {
        final int cap = ownCount == 0 ? 0 : othersWeight / (2 * ownCount);
        prices.clear();
        for (int row = 0; row < count; row++)
        {
            int counted = weights[row];
            if (counted > 0)
            {
                final Source source = index.source(row);
                counted = source.isOwn() ? Math.min(counted, cap) : counted;
                if (counted > 0)
                {
                    prices.add(source.price(), counted);
                }
            }
            countedWeights[row] = counted;
        }
    }

    /**
     * Whoever is too far from the median of all that can be used does not count.
     *
     * @return true if there is one.
     */
    private boolean dropOutliers()
    {
        // Without own sources all that can be used are among the prices: the ends speak for those between them.
        if (ownCount == 0 && !isOutlier(prices.least()) && !isOutlier(prices.largest()))
        {
            return false;
        }
        boolean isAny = false;
        for (int row = 0; row < count; row++)
        {
            if (weights[row] > 0 && isOutlier(index.source(row).price()))
            {
                isAny = true;
                weights[row] = 0;
                statuses[row] = statuses[row] == QUARANTINED ? QUARANTINED : OUTLIER;
            }
        }
        return isAny;
    }

    private boolean isOutlier(final long price)
    {
        return !WideMath.isWithin(Math.abs(price - median), MILLION, median, index.rules().deviationPpm);
    }

    /**
     * Tell the sources what became of them.
     *
     * @return weighted median of how far each stands from the candidate, with what it says about itself; 0 without one.
     */
    private long keepSources()
    {
        int changed = 0;
        errors.clear();
        for (int row = 0; row < count; row++)
        {
            final Source source = index.source(row);
            final int counted = countedWeights[row];
            source.countedWeight(counted);
            if (counted > 0)
            {
                errors.add(Math.abs(source.price() - candidate) + source.confidence(), counted);
            }
            final int status = statuses[row];
            if (source.status() != status)
            {
                changed |= 1 << row;
                statusesBefore[row] = source.status();
                source.status(status);
            }
        }
        changedRows = changed;
        return errors.value();
    }

    /**
     * The first that holds.
     */
    private int validity(final long uncertainty)
    {
        final IndexRules rules = index.rules();
        final boolean isLive = live >= rules.minSources;
        if (2 * nonPositiveWeight >= index.totalWeight())
        {
            return Validity.NON_POSITIVE.value();
        }
        if (isLive && rules.volatileRatioPpm > 0 && isFarFromMean(rules.volatileRatioPpm))
        {
            return Validity.TOO_VOLATILE.value();
        }
        if (isLive && rules.uncertaintyPpm > 0 &&
            !WideMath.isWithin(uncertainty, MILLION, candidate, rules.uncertaintyPpm))
        {
            return Validity.TOO_UNCERTAIN.value();
        }
        if (pricedCount > 0 && staleCount == pricedCount)
        {
            return Validity.STALE.value();
        }
        if (isLive)
        {
            return Validity.VALID.value();
        }
        return index.value() == 0 && pricedCount == 0 ?
            Validity.NON_POSITIVE.value() : Validity.TOO_FEW_SOURCES.value();
    }

    private boolean isFarFromMean(final int ratioPpm)
    {
        final long mean = index.mean().price();
        return !WideMath.isWithin(
            Math.max(candidate, mean), MILLION, Math.max(1, Math.min(candidate, mean)), ratioPpm);
    }

    /**
     * Sources whose status has changed, a bit each by row.
     */
    int changedRows()
    {
        return changedRows;
    }

    /**
     * Status of a source that has changed, before it did.
     */
    int statusBefore(final int row)
    {
        return statusesBefore[row];
    }

    /**
     * Of all sources that can be used; 0 for none.
     */
    long median()
    {
        return median;
    }

    /**
     * When the first of the sources that can be used grows stale, unless it is heard again.
     *
     * @return time; the largest if none can.
     */
    long dueNs()
    {
        return index.dueNs(oldestNs);
    }
}
