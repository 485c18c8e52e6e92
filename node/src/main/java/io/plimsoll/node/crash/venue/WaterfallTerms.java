package io.plimsoll.node.crash.venue;

import io.plimsoll.core.message.LossRule;
import io.plimsoll.node.crash.market.CrashMarket;
import io.plimsoll.node.crash.population.Crowd;

/**
 * How the venue of a replay bears losses. Sums are parts of what the crowd holds open, so that a large crowd is not
 * better protected than a small one.
 */
public final class WaterfallTerms
{
    /** Between two slices of an account. */
    public static final long SLICE_STEP_NS = 5_000_000_000L;

    static final int MAX_SLICES = 5;
    static final long WINDOW_NS = 60_000_000_000L;
    static final long CUSTOMER_CALL_NS = 120_000_000_000L;
    static final long PROFESSIONAL_CALL_NS = 600_000_000_000L;
    static final int FEE_SHARE_PPM = 500_000;
    static final int SURPLUS_SHARE_PPM = 500_000;
    static final int DRAWDOWN_PPM = 600_000;
    /** What backstops lose by trading with what they took over is the venue's affair under every rule: no reviews. */
    static final long REVIEW_NS = 0;
    static final long PEAK_WINDOW_NS = 86_400_000_000_000L;
    static final int START_PPM = 1_000_000;
    static final int CUT_PPM = 900_000;
    static final int CUSP_PPM = 100_000;
    static final int MAX_DISCOUNT_PPM = 500_000;
    static final int MIN_TAKE_PPM = 50_000;
    static final int MAX_RESETS = 1;
    static final long STEP_NS = 5_000_000_000L;
    static final long TAIL_NS = 60_000_000_000L;
    static final long INSOLVENT_NS = 60_000_000_000L;

    private static final long PPM = 1_000_000;
    private static final long FUND_PPM = 500;
    private static final long COMMON_PPM = 200;
    private static final long TRANCHE_PPM = 100;
    private static final long BACKSTOP_PPM = 10_000;
    private static final long EVENT_SHARE = 4;
    private static final long INSTRUMENT_CAPACITY_PPM = 30_000;
    private static final long VENUE_CAPACITY_PPM = 15_000;
    private static final long BIDDER_PPM = 4_000;
    private static final long LEAST_MICROS = 100_000_000L;

    private final CrashMarket market;
    private final Crowd crowd;
    private final LossRule lossRule;

    /**
     * Terms for a crowd.
     *
     * @param market   of the day.
     * @param crowd    whose open interest the sums are parts of.
     * @param lossRule of all pools.
     */
    public WaterfallTerms(final CrashMarket market, final Crowd crowd, final LossRule lossRule)
    {
        this.market = market;
        this.crowd = crowd;
        this.lossRule = lossRule;
    }

    LossRule lossRule()
    {
        return lossRule;
    }

    long fundMicros(final int pool)
    {
        return part(poolMicros(pool), FUND_PPM);
    }

    long eventCapMicros(final int pool)
    {
        return fundMicros(pool) / EVENT_SHARE;
    }

    long commonMicros()
    {
        return part(venueMicros(), COMMON_PPM);
    }

    long trancheMicros()
    {
        return part(venueMicros(), TRANCHE_PPM);
    }

    long backstopMicros(final int pool)
    {
        return part(poolMicros(pool), BACKSTOP_PPM);
    }

    long bidderMicros()
    {
        return part(venueMicros(), BIDDER_PPM);
    }

    long capacityMicros(final int instrument)
    {
        return part(crowd.openInterestMicros(instrument), INSTRUMENT_CAPACITY_PPM);
    }

    long venueCapacityMicros()
    {
        return part(venueMicros(), VENUE_CAPACITY_PPM);
    }

    private long poolMicros(final int pool)
    {
        long sum = 0;
        for (int instrument = 0; instrument < market.size(); instrument++)
        {
            sum += market.marks().contract(instrument).riskPool() == pool ? crowd.openInterestMicros(instrument) : 0;
        }
        return sum;
    }

    private long venueMicros()
    {
        long sum = 0;
        for (int instrument = 0; instrument < market.size(); instrument++)
        {
            sum += crowd.openInterestMicros(instrument);
        }
        return sum;
    }

    private static long part(final long whole, final long ppm)
    {
        return Math.max(LEAST_MICROS, whole / PPM * ppm);
    }
}
