package io.plimsoll.core.breaker;

import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;
import io.plimsoll.core.volatility.LogNormalBounds;

/**
 * One trigger at work: its history, its reference, and the bounds that follow from them (rulebook R10.2).
 */
final class Trigger
{
    private static final int MILLION = 1_000_000;

    private final TriggerRule rule;
    private final LogNormalBounds logNormal;
    private final PriceHistory history = new PriceHistory();
    private long bandReference;
    private long reference;
    private long least;
    private long lower;
    private long upper;
    private boolean isStale;

    Trigger(final TriggerRule rule, final LogNormalBounds logNormal)
    {
        this.rule = rule;
        this.logNormal = logNormal;
    }

    TriggerRule rule()
    {
        return rule;
    }

    /**
     * Begin anew by the rule of now.
     *
     * @param nowNs time.
     * @param mark  increments; 0: none yet.
     */
    void restart(final long nowNs, final long mark)
    {
        history.clear(rule.horizonNs());
        forget();
        if (mark != 0)
        {
            begin(nowNs, mark);
        }
    }

    /**
     * Be as it was before any rule.
     */
    void clear()
    {
        history.clear(0);
        forget();
    }

    private void forget()
    {
        bandReference = 0;
        reference = 0;
        least = 0;
        lower = 0;
        upper = 0;
        isStale = true;
    }

    /**
     * The first mark.
     */
    void begin(final long nowNs, final long mark)
    {
        history.begin(nowNs, mark);
        bandReference = rule.kind() == TriggerRule.BAND ? history.mean() : 0;
        isStale = true;
    }

    boolean hasMarks()
    {
        return history.hasMarks();
    }

    /**
     * Begin the parts that time has come to, one after the other.
     *
     * @param nowNs time.
     * @param mark  that stood since the last change.
     */
    void advance(final long nowNs, final long mark)
    {
        final long begun = history.begun(nowNs);
        if (begun == 0)
        {
            return;
        }
        // After so many every part that is kept began with this mark, and no mean moves any more.
        final long differing = Math.min(begun, PriceHistory.PARTS + 1);
        for (int i = 0; i < differing; i++)
        {
            history.next(mark);
            if (rule.kind() == TriggerRule.BAND)
            {
                follow(history.mean());
            }
        }
        history.skip(begun - differing);
        isStale = true;
    }

    private void follow(final long mean)
    {
        if (Math.abs(mean - bandReference) >= WideMath.ceilPpm(bandReference, rule.republishPpm()))
        {
            bandReference = mean;
        }
    }

    /**
     * The mark has changed.
     *
     * @param mark increments.
     * @return true if the bounds may have changed with it.
     */
    boolean record(final long mark)
    {
        if (rule.kind() != TriggerRule.VELOCITY || !history.record(mark))
        {
            return false;
        }
        // An extreme of its part matters only where it is one of the whole horizon.
        final boolean isExtreme = isStale || mark < least || mark > reference;
        isStale |= isExtreme;
        return isExtreme;
    }

    /**
     * Bring the bounds up to date with the history.
     *
     * @param dayPpm       present volatility.
     * @param isVolatility true if that has changed since.
     * @param maxPrice     of the instrument.
     */
    void refresh(final long dayPpm, final boolean isVolatility, final long maxPrice)
    {
        final boolean isStatistical = rule.kind() == TriggerRule.STATISTICAL;
        if (!isStale && !(isVolatility && isStatistical))
        {
            return;
        }
        isStale = false;
        if (isStatistical)
        {
            reference = history.oldest();
            logNormal.workOut(reference, dayPpm, rule.horizonNs(), rule.widthPpm());
            hold(logNormal.lower(), logNormal.upper(), maxPrice);
        }
        else if (rule.kind() == TriggerRule.BAND)
        {
            reference = bandReference;
            final long width = WideMath.floorPpm(reference, rule.widthPpm());
            final long held = rule.capPrice() == 0 ? width : Math.min(width, rule.capPrice());
            hold(reference - held, reference + held, maxPrice);
        }
        else
        {
            reference = history.largest();
            least = history.least();
            hold(
                WideMath.ceilPpm(reference, MILLION - rule.widthPpm()),
                WideMath.floorPpm(least, MILLION + rule.widthPpm()), maxPrice);
        }
    }

    private void hold(final long newLower, final long newUpper, final long maxPrice)
    {
        lower = Math.max(1, Math.min(maxPrice, newLower));
        upper = Math.max(1, Math.min(maxPrice, newUpper));
    }

    boolean isOutside(final long candidate)
    {
        return candidate < lower || candidate > upper;
    }

    /**
     * @return price in increments that the bounds stand around; 0 without a mark.
     */
    long reference()
    {
        return reference;
    }

    long lower()
    {
        return lower;
    }

    long upper()
    {
        return upper;
    }

    long partEndNs()
    {
        return history.endNs();
    }

    void addTo(final StateHash hash)
    {
        history.addTo(hash);
        hash.add(bandReference);
    }

    void save(final SnapshotWriter writer)
    {
        history.save(writer);
        writer.put(bandReference);
    }

    void load(final SnapshotReader reader, final long nowNs, final long maxPrice)
    {
        forget();
        history.load(reader, rule.horizonNs(), nowNs, maxPrice);
        final boolean hasReference = rule.kind() == TriggerRule.BAND && history.hasMarks();
        bandReference = reader.next(hasReference ? 1 : 0, hasReference ? maxPrice : 0, "reference of a band");
    }
}
