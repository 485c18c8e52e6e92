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
    private int live;
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
        judgeSources(nowNs);
        weigh();
        median = prices.value();
        if (dropOutliers())
        {
            weigh();
            candidate = prices.value();
        }
        else
        {
            candidate = median;
        }
        final long uncertainty = uncertainty();
        if (live >= index.rules().minSources)
        {
            index.mean().stand(candidate, nowNs, index.rules().meanNs);
        }
        keepStatuses();
        index.said(live, candidate, uncertainty);
        return index.judge(validity(uncertainty), nowNs);
    }

    /**
     * Each by itself: what it is, and what it weighs if it can be used.
     */
    private void judgeSources(final long nowNs)
    {
        final IndexRules rules = index.rules();
        pricedCount = 0;
        staleCount = 0;
        nonPositiveWeight = 0;
        for (int row = 0; row < index.count(); row++)
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
                pricedCount++;
                if (status == STALE)
                {
                    staleCount++;
                }
                else if (status >= LIVE && status <= QUARANTINED)
                {
                    weights[row] = source.weight(status, rules);
                }
            }
        }
    }

    /**
     * Cap the venue's own sources so that together they never reach a third, and put the prices of all in order.
     */
    private void weigh()
    {
        int others = 0;
        int owns = 0;
        live = 0;
        for (int row = 0; row < index.count(); row++)
        {
            if (weights[row] > 0)
            {
                if (index.source(row).isOwn())
                {
                    owns++;
                }
                else
                {
                    others += weights[row];
                    live++;
                }
            }
        }
        final int cap = owns == 0 ? 0 : others / (2 * owns);
        prices.clear();
        for (int row = 0; row < index.count(); row++)
        {
            final Source source = index.source(row);
            final int counted = source.isOwn() ? Math.min(weights[row], cap) : weights[row];
            countedWeights[row] = counted;
            if (counted > 0)
            {
                prices.add(source.price(), counted);
            }
        }
    }

    /**
     * Whoever is too far from the median of all that can be used does not count.
     *
     * @return true if there is one.
     */
    private boolean dropOutliers()
    {
        final int deviationPpm = index.rules().deviationPpm;
        boolean isAny = false;
        for (int row = 0; row < index.count(); row++)
        {
            if (weights[row] > 0 && median > 0 &&
                !WideMath.isWithin(Math.abs(index.source(row).price() - median), MILLION, median, deviationPpm))
            {
                isAny = true;
                weights[row] = 0;
                statuses[row] = statuses[row] == QUARANTINED ? QUARANTINED : OUTLIER;
            }
        }
        return isAny;
    }

    /**
     * @return weighted median of how far each stands from the candidate, with what it says about itself; 0 without one.
     */
    private long uncertainty()
    {
        errors.clear();
        for (int row = 0; row < index.count(); row++)
        {
            if (countedWeights[row] > 0)
            {
                final Source source = index.source(row);
                errors.add(Math.abs(source.price() - candidate) + source.confidence(), countedWeights[row]);
            }
        }
        return errors.value();
    }

    private void keepStatuses()
    {
        changedRows = 0;
        for (int row = 0; row < index.count(); row++)
        {
            final Source source = index.source(row);
            source.countedWeight(countedWeights[row]);
            if (source.status() != statuses[row])
            {
                changedRows |= 1 << row;
                statusesBefore[row] = source.status();
                source.status(statuses[row]);
            }
        }
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
}
