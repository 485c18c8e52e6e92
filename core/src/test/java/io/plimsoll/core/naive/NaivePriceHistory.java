package io.plimsoll.core.naive;

import java.math.BigInteger;
import java.util.Collection;
import java.util.TreeMap;

import static io.plimsoll.core.naive.NaiveMath.PPM;
import static io.plimsoll.core.naive.NaiveMath.big;

/**
 * Marks of the last sixteen parts of a horizon, for one trigger (R10.2).
 */
final class NaivePriceHistory
{
    private static final int PARTS = 16;

    /**
     * Mark that each part began with.
     */
    private final TreeMap<Long, Long> begun = new TreeMap<>();
    private final TreeMap<Long, Long> least = new TreeMap<>();
    private final TreeMap<Long, Long> largest = new TreeMap<>();
    private final long partNs;
    private final int republishPpm;
    private long part;
    private long mark;
    private long reference;

    NaivePriceHistory(final NaiveTrigger trigger)
    {
        partNs = trigger.horizonNs() / PARTS;
        republishPpm = trigger.republishPpm();
    }

    boolean isBegun()
    {
        return mark > 0;
    }

    /**
     * Forgets everything but a mark.
     */
    void begin(final long timeNs, final long firstMark)
    {
        begun.clear();
        least.clear();
        largest.clear();
        mark = firstMark;
        reference = firstMark;
        enter(timeNs / partNs);
    }

    /**
     * A mark is set.
     */
    void commit(final long timeNs, final long newMark)
    {
        roll(timeNs);
        mark = newMark;
        least.merge(part, newMark, Math::min);
        largest.merge(part, newMark, Math::max);
    }

    /**
     * Time has come to some part; those that passed meanwhile hold the mark that stood. After seventeen of them
     * nothing in here depends on how many more there were.
     */
    void roll(final long timeNs)
    {
        final long present = timeNs / partNs;
        final long lastApart = Math.min(present, NaiveMath.saturatedSum(part, PARTS + 1));
        while (part < lastApart)
        {
            enter(part + 1);
            follow();
        }
        for (long back = Math.min(present - part, PARTS); back >= 0; back--)
        {
            final long passed = present - back;
            if (passed > part)
            {
                enter(passed);
            }
        }
        begun.headMap(present - PARTS).clear();
        least.headMap(present - PARTS + 1).clear();
        largest.headMap(present - PARTS + 1).clear();
    }

    /**
     * Mark with which the oldest part that is kept began.
     */
    long oldest()
    {
        return begun.firstEntry().getValue();
    }

    long least()
    {
        return least.values().stream().mapToLong(Long::longValue).min().orElseThrow();
    }

    long largest()
    {
        return largest.values().stream().mapToLong(Long::longValue).max().orElseThrow();
    }

    /**
     * Of BAND: the mean that was taken over last.
     */
    long reference()
    {
        return reference;
    }

    private void enter(final long newPart)
    {
        part = newPart;
        begun.put(part, mark);
        least.put(part, mark);
        largest.put(part, mark);
    }

    /**
     * At the beginning of a part the reference follows a mean that is far enough away.
     */
    private void follow()
    {
        final Collection<Long> counted = begun.tailMap(part - PARTS + 1).values();
        BigInteger sum = BigInteger.ZERO;
        for (final long each : counted)
        {
            sum = sum.add(big(each));
        }
        final long mean = sum.divide(big(counted.size())).longValueExact();
        final BigInteger distance = big(mean).subtract(big(reference)).abs().multiply(big(PPM));
        if (mean != reference && distance.compareTo(big(reference).multiply(big(republishPpm))) >= 0)
        {
            reference = mean;
        }
    }
}
