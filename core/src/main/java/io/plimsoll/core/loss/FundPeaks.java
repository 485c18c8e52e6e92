package io.plimsoll.core.loss;

import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

import java.util.Arrays;

/**
 * Highest balances of one fund, by parts of a sliding window: the present part and the seven before it (rulebook R7.3).
 * <p>
 * Written only when the balance changes; asking is a pure calculation. Parts that began since have seen the balance
 * that the last change left, which is the present one.
 */
final class FundPeaks
{
    /**
     * Parts of a window.
     */
    static final int PARTS = 8;

    private static final int MASK = PARTS - 1;

    private final long[] peakByPart = new long[PARTS];
    private long windowNs;
    private long lastPart;

    /**
     * Forget everything and begin with a balance.
     *
     * @param length  of the window in nanoseconds, 8 and more.
     * @param nowNs   time.
     * @param balance of the fund.
     */
    void restart(final long length, final long nowNs, final long balance)
    {
        windowNs = length;
        lastPart = part(nowNs);
        Arrays.fill(peakByPart, balance);
    }

    /**
     * Peak at a time.
     *
     * @param nowNs   time, not before the last change.
     * @param balance of the fund.
     * @return money; the balance itself without a window.
     */
    long peak(final long nowNs, final long balance)
    {
        long peak = balance;
        if (windowNs != 0)
        {
            final long first = Math.max(0, part(nowNs) - MASK);
            // Counted backwards: there may be no number behind the last one.
            for (long back = Math.min(lastPart - first, MASK); back >= 0; back--)
            {
                peak = Math.max(peak, peakByPart[(int)(lastPart - back) & MASK]);
            }
        }
        return peak;
    }

    /**
     * The fund earned or paid.
     *
     * @param nowNs  time.
     * @param before the change.
     * @param after  the change.
     */
    void onChange(final long nowNs, final long before, final long after)
    {
        if (windowNs != 0)
        {
            advance(nowNs, before);
            final int now = (int)lastPart & MASK;
            peakByPart[now] = Math.max(peakByPart[now], after);
        }
    }

    /**
     * The venue added or took: no gain and no loss, so all peaks move along.
     *
     * @param nowNs  time.
     * @param before the change.
     * @param after  the change.
     */
    void onTransfer(final long nowNs, final long before, final long after)
    {
        if (windowNs != 0)
        {
            advance(nowNs, before);
            for (int i = 0; i < PARTS; i++)
            {
                peakByPart[i] = Math.max(peakByPart[i] + after - before, after);
            }
        }
    }

    private void advance(final long nowNs, final long balance)
    {
        final long now = part(nowNs);
        for (long back = Math.min(now - lastPart, PARTS) - 1; back >= 0; back--)
        {
            peakByPart[(int)(now - back) & MASK] = balance;
        }
        lastPart = now;
    }

    private long part(final long nowNs)
    {
        return nowNs / (windowNs / PARTS);
    }

    /**
     * @return nanoseconds; 0 before any rules.
     */
    long windowNs()
    {
        return windowNs;
    }

    void addTo(final StateHash hash)
    {
        hash.add(windowNs).add(lastPart);
        for (final long peak : peakByPart)
        {
            hash.add(peak);
        }
    }

    void save(final SnapshotWriter writer)
    {
        writer.put(windowNs).put(lastPart).putAll(peakByPart);
    }

    void load(final SnapshotReader reader, final long maxWindowNs)
    {
        windowNs = reader.next(0, maxWindowNs, "window of a fund's peak");
        if (windowNs != 0 && windowNs < PARTS)
        {
            throw reader.failure("window of a fund's peak must be 0 or " + PARTS + " and more, it is " + windowNs);
        }
        lastPart = reader.next(0, Long.MAX_VALUE, "part of a fund's window");
        reader.nextAll(peakByPart, Long.MIN_VALUE, Long.MAX_VALUE, "peak of a fund");
    }
}
