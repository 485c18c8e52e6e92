package io.plimsoll.node.crash.venue;

import io.plimsoll.core.message.AuctionCurve;
import io.plimsoll.core.message.AuctionGoal;
import io.plimsoll.core.message.AuctionTakenDecoder;

/**
 * A running auction as a bidder sees it. What it works out is an estimate: the core decides exactly.
 */
final class Auction
{
    private static final double PPM = 1e6;
    private static final double E9 = 1e9;

    private final long account;
    private final int scope;
    private final int pool;
    private final AuctionCurve curve;
    private final AuctionGoal goal;
    private long startNs;
    private long waitUntilNs;
    private double reserveMicros;

    Auction(final long account, final int scope, final int pool, final AuctionCurve curve, final AuctionGoal goal)
    {
        this.account = account;
        this.scope = scope;
        this.pool = pool;
        this.curve = curve;
        this.goal = goal;
    }

    long account()
    {
        return account;
    }

    int scope()
    {
        return scope;
    }

    int pool()
    {
        return pool;
    }

    boolean isRestoring()
    {
        return goal == AuctionGoal.RESTORE;
    }

    /** A bid was refused, most often for want of capacity: no use to try again at once. */
    void waitUntil(final long timeNs)
    {
        waitUntilNs = timeNs;
    }

    boolean isWaiting(final long timeNs)
    {
        return timeNs < waitUntilNs;
    }

    void restart(final long timeNs)
    {
        startNs = timeNs;
    }

    void onTaken(final AuctionTakenDecoder event)
    {
        if (event.factorE9() > 0)
        {
            reserveMicros += event.fractionE9() / E9 * (event.equityNoHaircut() - reserveMicros) *
                event.factorE9() / E9;
        }
    }

    /**
     * What taking the whole estate pays now (rulebook R6.14, R6.15).
     *
     * @param timeNs       of the bid.
     * @param equityMicros of the estate.
     * @param marginMicros maintenance margin of the estate.
     * @return micro-USDT, not negative.
     */
    double premiumMicros(final long timeNs, final long equityMicros, final long marginMicros)
    {
        final double elapsedNs = timeNs - startNs;
        final double left = equityMicros - reserveMicros;
        if (left < 0)
        {
            return marginMicros * Math.min(1, elapsedNs / WaterfallTerms.INSOLVENT_NS);
        }
        return left * (1 - Math.min(1, factor(elapsedNs, equityMicros, marginMicros)));
    }

    private double factor(final double elapsedNs, final long equityMicros, final long marginMicros)
    {
        final double start = WaterfallTerms.START_PPM / PPM;
        return switch (curve)
        {
            case STAIR -> start * StrictMath.pow(
                WaterfallTerms.CUT_PPM / PPM, Math.floor(elapsedNs / WaterfallTerms.STEP_NS));
            case LINEAR -> start * Math.max(0, 1 - elapsedNs / WaterfallTerms.TAIL_NS);
            default -> Math.min(start, Math.max(
                marginMicros == 0 ? 1 : (double)equityMicros / marginMicros,
                1 - WaterfallTerms.MAX_DISCOUNT_PPM / PPM));
        };
    }
}
