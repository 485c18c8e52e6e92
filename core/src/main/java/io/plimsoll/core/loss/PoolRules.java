package io.plimsoll.core.loss;

import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * How one risk pool bears losses (rulebook R7.1). Without rules everything is 0: the backstop keeps what the fund, if
 * there is one, cannot pay.
 */
public final class PoolRules
{
    /**
     * Longest window of a fund's peak.
     */
    public static final long MAX_PEAK_WINDOW_NS = 100_000_000_000_000_000L;

    /**
     * Longest time between two reviews.
     */
    public static final long MAX_REVIEW_NS = 1_000_000_000_000_000L;

    private static final int MILLION = 1_000_000;

    private boolean isSet;
    private int lossRule;
    private int feeSharePpm;
    private int surplusSharePpm;
    private int drawdownPpm;
    private long fundCap;
    private long eventCap;
    private long trancheCap;
    private long peakWindowNs;
    private long reviewNs;

    /**
     * Set who bears losses.
     *
     * @param rule            code of the schema's LossRule.
     * @param feeSharePpm     of liquidation fees, to the fund; 0..10^6.
     * @param surplusSharePpm of a solvent estate's equity, to the fund; 0..10^6.
     * @param drawdownPpm     furthest that the fund may fall from its peak; 0 for no bound.
     * @return this, to go on with {@link #caps}.
     */
    public PoolRules shares(
        final int rule, final int feeSharePpm, final int surplusSharePpm, final int drawdownPpm)
    {
        this.isSet = true;
        this.lossRule = rule;
        this.feeSharePpm = feeSharePpm;
        this.surplusSharePpm = surplusSharePpm;
        this.drawdownPpm = drawdownPpm;
        return this;
    }

    /**
     * Set bounds and times.
     *
     * @param fundCap      money at which contributions stop; 0 for none.
     * @param eventCap     money that the fund pays for one allocation; 0 for no cap.
     * @param trancheCap   money that the pool may ever draw on the common fund.
     * @param peakWindowNs of the fund's peak.
     * @param reviewNs     between two looks at the backstop; 0 for never.
     */
    public void caps(
        final long fundCap,
        final long eventCap,
        final long trancheCap,
        final long peakWindowNs,
        final long reviewNs)
    {
        this.fundCap = fundCap;
        this.eventCap = eventCap;
        this.trancheCap = trancheCap;
        this.peakWindowNs = peakWindowNs;
        this.reviewNs = reviewNs;
    }

    void copyFrom(final PoolRules other)
    {
        shares(other.lossRule, other.feeSharePpm, other.surplusSharePpm, other.drawdownPpm)
            .caps(other.fundCap, other.eventCap, other.trancheCap, other.peakWindowNs, other.reviewNs);
    }

    /**
     * Has the venue set rules?
     *
     * @return false: everything is 0.
     */
    boolean isSet()
    {
        return isSet;
    }

    /**
     * @return code of the schema's LossRule.
     */
    int lossRule()
    {
        return lossRule;
    }

    /**
     * Is it one of the rules of ranked deleveraging?
     *
     * @return true for BITMEX, BINANCE and HYPERLIQUID.
     */
    boolean isRanked()
    {
        return lossRule >= LossRule.BITMEX.value();
    }

    int feeSharePpm()
    {
        return feeSharePpm;
    }

    int surplusSharePpm()
    {
        return surplusSharePpm;
    }

    int drawdownPpm()
    {
        return drawdownPpm;
    }

    long fundCap()
    {
        return fundCap;
    }

    long eventCap()
    {
        return eventCap;
    }

    long trancheCap()
    {
        return trancheCap;
    }

    long peakWindowNs()
    {
        return peakWindowNs;
    }

    long reviewNs()
    {
        return reviewNs;
    }

    void addTo(final StateHash hash)
    {
        hash.add(isSet ? 1 : 0).add(lossRule).add(feeSharePpm).add(surplusSharePpm).add(drawdownPpm)
            .add(fundCap).add(eventCap).add(trancheCap).add(peakWindowNs).add(reviewNs);
    }

    void save(final SnapshotWriter writer)
    {
        writer.put(isSet ? 1 : 0).put(lossRule).put(feeSharePpm).put(surplusSharePpm).put(drawdownPpm)
            .put(fundCap).put(eventCap).put(trancheCap).put(peakWindowNs).put(reviewNs);
    }

    void load(final SnapshotReader reader)
    {
        isSet = reader.nextInt(0, 1, "1 for a pool with rules") == 1;
        lossRule = reader.nextInt(LossRule.BACKSTOP.value(), LossRule.HYPERLIQUID.value(), "loss rule");
        feeSharePpm = reader.nextInt(0, MILLION, "share of fees");
        surplusSharePpm = reader.nextInt(0, MILLION, "share of surplus");
        drawdownPpm = reader.nextInt(0, MILLION, "drawdown");
        fundCap = reader.next(0, Instrument.MAX_MONEY, "cap of the fund");
        eventCap = reader.next(0, Instrument.MAX_MONEY, "cap of an event");
        trancheCap = reader.next(0, Instrument.MAX_MONEY, "cap of the tranche");
        peakWindowNs = reader.next(0, MAX_PEAK_WINDOW_NS, "window of the peak");
        reviewNs = reader.next(0, MAX_REVIEW_NS, "time between reviews");
    }
}
