package io.plimsoll.core.naive;

import java.util.Collection;

import io.plimsoll.core.message.SourceStatus;

import static io.plimsoll.core.naive.NaiveMath.big;
import static io.plimsoll.core.naive.NaivePriceMath.isBeyond;

/**
 * One source of an index: its prices and what is known of it (R8.2, R8.3).
 */
final class NaiveSource
{
    private static final long E9 = 1_000_000_000L;
    private static final int SMOOTHING = 16;
    private static final int LEAST_DISTANCES = 16;

    final int id;
    boolean isOwn;
    int weight;
    /**
     * That counts, with its stamp and confidence; 0: none.
     */
    long price;
    long stampNs;
    long confidence;
    /**
     * That waits for confirmation; 0: none.
     */
    long heldPrice;
    /**
     * NON_POSITIVE or FUTURE, as its last tick said; NONE: nothing bad.
     */
    SourceStatus says = SourceStatus.NONE;
    /**
     * As last worked out.
     */
    SourceStatus status = SourceStatus.NONE;
    /**
     * In the candidate, as last worked out.
     */
    long countedWeight;
    long ticks;
    long meanLagNs;
    long meanIntervalNs;
    long meanDistanceE9;
    long meanDistanceBeforeE9;

    private long heldStampNs;
    private long heldConfidence;
    private int confirmations;
    private long arrivedNs;
    private long distances;
    private long rememberedIndex;

    NaiveSource(final int id)
    {
        this.id = id;
    }

    /**
     * R8.2 (1).
     */
    void observe(final long tickPrice, final long tickStampNs, final long indexValue, final long timeNs)
    {
        ticks++;
        meanLagNs = mean(ticks, meanLagNs, Math.max(0, timeNs - tickStampNs));
        if (ticks > 1)
        {
            meanIntervalNs = mean(ticks - 1, meanIntervalNs, timeNs - arrivedNs);
        }
        if (tickPrice > 0 && indexValue > 0 && rememberedIndex > 0)
        {
            distances++;
            meanDistanceE9 = mean(distances, meanDistanceE9, distanceE9(tickPrice, indexValue));
            meanDistanceBeforeE9 = mean(distances, meanDistanceBeforeE9, distanceE9(tickPrice, rememberedIndex));
        }
        rememberedIndex = indexValue;
        arrivedNs = timeNs;
    }

    /**
     * R8.2 (2) and (3), after {@link #observe}.
     *
     * @param validValue value of the index if it is VALID, else 0.
     * @param others     the other sources of the index, ascending.
     */
    void take(
        final long tickPrice,
        final long tickConfidence,
        final long tickStampNs,
        final long validValue,
        final Collection<NaiveSource> others,
        final NaiveIndexRules rules,
        final long timeNs)
    {
        if (tickPrice <= 0 || tickStampNs - timeNs > rules.maxFutureNs())
        {
            says = tickPrice <= 0 ? SourceStatus.NON_POSITIVE : SourceStatus.FUTURE;
            dropHeld();
            return;
        }
        if (hasPrice() && tickStampNs < stampNs)
        {
            return;
        }
        final long reference = hasPrice() && !isTooOld(rules, timeNs) ? price : validValue;
        if (rules.jumpPpm() == 0 || reference == 0 || !isBeyond(tickPrice, reference, rules.jumpPpm()))
        {
            accept(tickPrice, tickStampNs, tickConfidence);
            return;
        }
        confirmations = isHolding() && !isBeyond(tickPrice, heldPrice, rules.jumpPpm()) ? confirmations + 1 : 0;
        heldPrice = tickPrice;
        heldStampNs = tickStampNs;
        heldConfidence = tickConfidence;
        says = SourceStatus.NONE;
        confirm(others, rules, timeNs);
    }

    /**
     * By its own count, or by the first other source that says the like.
     */
    private void confirm(final Collection<NaiveSource> others, final NaiveIndexRules rules, final long timeNs)
    {
        if (confirmations >= rules.confirmUpdates())
        {
            acceptHeld();
            return;
        }
        for (final NaiveSource other : others)
        {
            final long said = other.said(rules, timeNs);
            if (!other.isOwn && said > 0 && !isBeyond(heldPrice, said, rules.jumpPpm()))
            {
                acceptHeld();
                if (other.isHolding())
                {
                    other.acceptHeld();
                }
                return;
            }
        }
    }

    /**
     * What it holds, or else its price; 0 if that is too old to confirm anything.
     */
    private long said(final NaiveIndexRules rules, final long timeNs)
    {
        if (isHolding())
        {
            return isTooOld(heldStampNs, rules, timeNs) ? 0 : heldPrice;
        }
        return isUsable(rules, timeNs) ? price : 0;
    }

    private void acceptHeld()
    {
        accept(heldPrice, heldStampNs, heldConfidence);
    }

    private void accept(final long newPrice, final long newStampNs, final long newConfidence)
    {
        price = newPrice;
        stampNs = newStampNs;
        confidence = newConfidence;
        says = SourceStatus.NONE;
        dropHeld();
    }

    private void dropHeld()
    {
        heldPrice = 0;
        heldStampNs = 0;
        heldConfidence = 0;
        confirmations = 0;
    }

    boolean hasPrice()
    {
        return price > 0;
    }

    boolean isHolding()
    {
        return heldPrice > 0;
    }

    /**
     * STALE by the price that counts, or because nothing arrives.
     */
    boolean isTooOld(final NaiveIndexRules rules, final long timeNs)
    {
        return isTooOld(stampNs, rules, timeNs);
    }

    private boolean isTooOld(final long priceStampNs, final NaiveIndexRules rules, final long timeNs)
    {
        return timeNs - priceStampNs > rules.maxAgeNs() || timeNs - arrivedNs > rules.maxAgeNs();
    }

    boolean isUsable(final NaiveIndexRules rules, final long timeNs)
    {
        return hasPrice() && says == SourceStatus.NONE && !isTooOld(rules, timeNs);
    }

    /**
     * R8.3: behind by its clock, or it stands where the index was.
     */
    boolean isLagging(final NaiveIndexRules rules)
    {
        return rules.maxLagNs() > 0 && meanLagNs > rules.maxLagNs() ||
            rules.lagNoisePpm() > 0 && distances >= LEAST_DISTANCES &&
            meanDistanceE9 > rules.lagNoisePpm() * 1_000L && 2 * meanDistanceBeforeE9 <= meanDistanceE9;
    }

    /**
     * R8.3, first hit.
     */
    SourceStatus statusOf(final NaiveIndexRules rules, final long timeNs, final boolean isOutlier)
    {
        if (says != SourceStatus.NONE)
        {
            return says;
        }
        if (!hasPrice())
        {
            return isHolding() ? SourceStatus.QUARANTINED : SourceStatus.NONE;
        }
        if (isTooOld(rules, timeNs))
        {
            return SourceStatus.STALE;
        }
        if (isHolding())
        {
            return SourceStatus.QUARANTINED;
        }
        if (isOutlier)
        {
            return SourceStatus.OUTLIER;
        }
        return isLagging(rules) ? SourceStatus.LAGGING : SourceStatus.LIVE;
    }

    private static long distanceE9(final long tickPrice, final long index)
    {
        return big(Math.abs(tickPrice - index)).multiply(big(E9)).divide(big(index)).min(big(E9)).longValueExact();
    }

    /**
     * The first as it is, then a sixteenth of the difference, toward zero.
     */
    private static long mean(final long count, final long mean, final long sample)
    {
        return count == 1 ? sample : mean + (sample - mean) / SMOOTHING;
    }
}
