package io.plimsoll.core.naive;

import java.util.TreeMap;

import io.plimsoll.core.message.HaircutReason;
import io.plimsoll.core.message.LossRule;

import static io.plimsoll.core.naive.NaiveMath.PPM;
import static io.plimsoll.core.naive.NaiveMath.ceilMulDiv;

/**
 * A risk pool: its rules, its fund with its peaks, and what it owes and has paid (R7.1, R7.3, R7.4).
 */
final class NaivePool
{
    private static final int PARTS = 8;

    final int id;
    /**
     * Null: losses stay with the backstop (R6.8).
     */
    NaivePoolRules rules;
    /**
     * Null: no auctions.
     */
    NaiveAuctionRules auctionRules;
    /**
     * The INSURANCE_FUND account, or null.
     */
    NaiveAccount fund;
    /**
     * Owed and not yet allocated.
     */
    long deficit;
    /**
     * From the common fund so far.
     */
    long trancheDrawn;
    long deficits;
    long fundPaid;
    long winnersPaid;
    long uncovered;
    /**
     * Of it, what the backstop has not earned back (R7.8).
     */
    long carried;
    long lastReviewNs;

    /**
     * Highest balance of the fund by part of the window.
     */
    private final TreeMap<Long, Long> peaks = new TreeMap<>();

    NaivePool(final int id)
    {
        this.id = id;
    }

    boolean hasRules()
    {
        return rules != null;
    }

    LossRule lossRule()
    {
        return rules == null ? LossRule.BACKSTOP : rules.lossRule();
    }

    /**
     * R7.3: another window begins anew with the balance of now.
     */
    void rules(final NaivePoolRules newRules, final long timeNs)
    {
        if (rules != null && rules.peakWindowNs() != newRules.peakWindowNs())
        {
            peaks.clear();
        }
        rules = newRules;
        lastReviewNs = timeNs;
        roll(timeNs);
    }

    long balance()
    {
        return fund == null ? 0 : fund.cross.balance(NaiveAsset.NUMERAIRE);
    }

    /**
     * Highest balance of the window; the balance itself without rules.
     */
    long peak(final long timeNs)
    {
        roll(timeNs);
        return rules == null ? balance() : peaks.values().stream().mapToLong(Long::longValue).max().orElseThrow();
    }

    /**
     * What a contribution or a payment does.
     */
    void earn(final long amount, final long timeNs)
    {
        roll(timeNs);
        fund.cross.addBalance(NaiveAsset.NUMERAIRE, amount);
        if (rules != null)
        {
            peaks.merge(part(timeNs), balance(), Math::max);
        }
    }

    /**
     * A deposit or a withdrawal takes all peaks along (R7.3).
     */
    void provide(final long amount, final long timeNs)
    {
        roll(timeNs);
        fund.cross.addBalance(NaiveAsset.NUMERAIRE, amount);
        final long balance = balance();
        peaks.replaceAll((part, peak) -> Math.max(peak + amount, balance));
    }

    /**
     * R7.3.
     */
    long payable(final long timeNs)
    {
        long payable = balance();
        if (rules == null)
        {
            return payable;
        }
        if (rules.eventCap() > 0)
        {
            payable = Math.min(payable, rules.eventCap());
        }
        if (rules.drawdownPpm() > 0)
        {
            payable = Math.min(payable, aboveFloor(timeNs));
        }
        return payable;
    }

    /**
     * What bounds {@link #payable}: the lowest code that applies.
     */
    HaircutReason bound(final long timeNs)
    {
        if (fund == null)
        {
            return HaircutReason.NO_FUND;
        }
        final long payable = payable(timeNs);
        if (payable == balance())
        {
            return HaircutReason.FUND_EXHAUSTED;
        }
        return rules.drawdownPpm() > 0 && payable == aboveFloor(timeNs) ?
            HaircutReason.FUND_DRAWDOWN : HaircutReason.EVENT_CAP;
    }

    private long aboveFloor(final long timeNs)
    {
        return Math.max(0, balance() - ceilMulDiv(peak(timeNs), PPM - rules.drawdownPpm(), PPM));
    }

    /**
     * Parts that have passed since hold the balance that they found.
     */
    private void roll(final long timeNs)
    {
        if (rules == null)
        {
            return;
        }
        final long present = part(timeNs);
        for (long back = PARTS - 1; back >= 0; back--)
        {
            peaks.putIfAbsent(present - back, balance());
        }
        peaks.headMap(present - PARTS + 1).clear();
    }

    private long part(final long timeNs)
    {
        return timeNs / (rules.peakWindowNs() / PARTS);
    }
}
