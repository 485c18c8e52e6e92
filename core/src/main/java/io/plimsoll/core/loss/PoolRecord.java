package io.plimsoll.core.loss;

import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * One risk pool: its rules, the peaks of its fund, and what it has owed and who has paid. Sums are held at 2^63 - 1.
 */
final class PoolRecord
{
    private final PoolRules rules = new PoolRules();
    private final FundPeaks peaks = new FundPeaks();
    private long deficits;
    private long fundPaid;
    private long trancheDrawn;
    private long winnersPaid;
    private long uncovered;
    private long carried;
    private long lastReviewNs;

    PoolRules rules()
    {
        return rules;
    }

    FundPeaks peaks()
    {
        return peaks;
    }

    /**
     * Book an allocation. The parts are the deficit.
     */
    void book(
        final long deficit, final long byFund, final long byTranche, final long byWinners, final long byBackstop)
    {
        deficits = WideMath.addSaturated(deficits, deficit);
        fundPaid = WideMath.addSaturated(fundPaid, byFund);
        trancheDrawn = WideMath.addSaturated(trancheDrawn, byTranche);
        winnersPaid = WideMath.addSaturated(winnersPaid, byWinners);
        uncovered = WideMath.addSaturated(uncovered, byBackstop);
        carried = WideMath.addSaturated(carried, byBackstop);
    }

    /**
     * What a backstop lacks that nobody has been asked for yet. What was left with it stays with it, until it has
     * earned that back (rulebook R7.8).
     *
     * @param lacking money that it lacks now, not negative.
     * @return money, not negative.
     */
    long newlyLacking(final long lacking)
    {
        carried = Math.min(carried, lacking);
        return lacking - carried;
    }

    void reviewedAt(final long nowNs)
    {
        lastReviewNs = nowNs;
    }

    /**
     * Is a review due?
     *
     * @param nowNs time, not before the last review.
     * @return false without reviews, even at the end of time.
     */
    boolean isReviewDue(final long nowNs)
    {
        return rules.reviewNs() != 0 && nowNs - lastReviewNs >= rules.reviewNs();
    }

    /**
     * When the next review is due.
     *
     * @return time; the largest value for never.
     */
    long nextReviewNs()
    {
        return rules.reviewNs() == 0 ? Long.MAX_VALUE : WideMath.addSaturated(lastReviewNs, rules.reviewNs());
    }

    long deficits()
    {
        return deficits;
    }

    long fundPaid()
    {
        return fundPaid;
    }

    long trancheDrawn()
    {
        return trancheDrawn;
    }

    long winnersPaid()
    {
        return winnersPaid;
    }

    long uncovered()
    {
        return uncovered;
    }

    boolean isUntouched()
    {
        return !rules.isSet() && deficits == 0;
    }

    void addTo(final StateHash hash)
    {
        rules.addTo(hash);
        peaks.addTo(hash);
        hash.add(deficits).add(fundPaid).add(trancheDrawn).add(winnersPaid).add(uncovered).add(carried)
            .add(lastReviewNs);
    }

    void save(final SnapshotWriter writer)
    {
        writer.put(isUntouched() ? 0 : 1);
        if (isUntouched())
        {
            return;
        }
        rules.save(writer);
        peaks.save(writer);
        writer.put(deficits).put(fundPaid).put(trancheDrawn).put(winnersPaid).put(uncovered).put(carried)
            .put(lastReviewNs);
    }

    void load(final SnapshotReader reader, final long timeNs)
    {
        if (reader.next(0, 1, "1 for a pool that has rules or losses") == 0)
        {
            return;
        }
        rules.load(reader);
        peaks.load(reader, PoolRules.MAX_PEAK_WINDOW_NS);
        if (peaks.windowNs() != rules.peakWindowNs())
        {
            throw reader.failure("window of a fund's peak must be that of the rules, " + rules.peakWindowNs() +
                ", it is " + peaks.windowNs());
        }
        deficits = reader.next(0, Long.MAX_VALUE, "deficits");
        fundPaid = reader.next(0, deficits, "deficits paid by the fund");
        trancheDrawn = reader.next(0, deficits, "deficits paid by the common fund");
        winnersPaid = reader.next(0, deficits, "deficits paid by winners");
        uncovered = reader.next(0, deficits, "deficits uncovered");
        carried = reader.next(0, uncovered, "uncovered deficits that the backstop has not earned back");
        lastReviewNs = reader.next(0, timeNs, "time of the last review");
        if (isUntouched())
        {
            throw reader.failure("a pool must have rules or losses to be written");
        }
    }
}
