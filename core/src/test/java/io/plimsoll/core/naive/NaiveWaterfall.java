package io.plimsoll.core.naive;

import io.plimsoll.core.message.AuctionCurve;
import io.plimsoll.core.message.AuctionGoal;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.core.message.ParameterScope;
import io.plimsoll.core.message.QueryAdlRankDecoder;
import io.plimsoll.core.message.QueryPoolDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetAuctionRulesDecoder;
import io.plimsoll.core.message.SetPoolRulesDecoder;
import io.plimsoll.core.message.TakeAuctionDecoder;

import static io.plimsoll.core.naive.NaiveMath.PPM;
import static io.plimsoll.core.naive.NaiveMath.big;

/**
 * Auctions, funds and losses (R6.13 to R6.15, rulebook section 7).
 */
final class NaiveWaterfall
{
    private static final int MAX_RISK_POOL = 63;
    private static final long MAX_CAP = 100_000_000_000_000_000L;
    private static final long LEAST_PEAK_WINDOW_NS = 8;
    private static final long MAX_PEAK_WINDOW_NS = 100_000_000_000_000_000L;
    private static final long MAX_DURATION_NS = 1_000_000_000_000_000L;
    private static final int MAX_RESETS = 1000;
    private static final long MAX_STEPS = 100_000;

    private final NaiveState state;
    private final NaivePools pools;
    private final NaiveAuctions auctions;
    private final NaiveBids bids;
    private final NaiveLosses losses;
    private final NaivePoolReports reports;
    private final NaiveEvents events;
    private NaiveZones zones;

    NaiveWaterfall(
        final NaiveState state,
        final NaiveMargin margin,
        final NaiveEvents events)
    {
        this.state = state;
        this.events = events;
        final NaiveEstates estates = new NaiveEstates(state, margin, events);
        auctions = new NaiveAuctions(state, margin, estates, events);
        bids = new NaiveBids(state, margin, auctions, estates, events);
        pools = new NaivePools(state, events);
        losses = new NaiveLosses(state, margin, events);
        reports = new NaivePoolReports(state, margin, losses, events);
    }

    /**
     * Who carries out what bids, haircuts and deleveraging lead to.
     */
    void connect(final NaiveLiquidation liquidation, final NaiveZones newZones)
    {
        bids.liquidation(liquidation);
        zones = newZones;
    }

    Reason setPoolRules(final SetPoolRulesDecoder command)
    {
        final int id = command.riskPool();
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(id, 0, MAX_RISK_POOL)
            .range(command.lossRuleRaw(), LossRule.BACKSTOP.value(), LossRule.HYPERLIQUID.value())
            .range(command.feeSharePpm(), 0, PPM)
            .range(command.surplusSharePpm(), 0, PPM)
            .range(command.drawdownPpm(), 0, PPM)
            .range(command.fundCap(), 0, MAX_CAP)
            .range(command.eventCap(), 0, MAX_CAP)
            .range(command.trancheCap(), 0, MAX_CAP)
            .range(command.peakWindowNs(), LEAST_PEAK_WINDOW_NS, MAX_PEAK_WINDOW_NS)
            .range(command.reviewNs(), 0, MAX_DURATION_NS)
            .when(!state.assets.containsKey(NaiveAsset.NUMERAIRE), Reason.UNKNOWN_ASSET)
            .when(!state.backstops.containsKey(id), Reason.UNKNOWN_RISK_POOL);
        if (verdict.isClear())
        {
            state.pool(id).rules(
                new NaivePoolRules(
                    command.lossRule(), command.feeSharePpm(), command.surplusSharePpm(), command.drawdownPpm(),
                    command.fundCap(), command.eventCap(), command.trancheCap(), command.peakWindowNs(),
                    command.reviewNs()),
                state.timeNs);
            state.parameterVersion++;
            events.parametersChanged(ParameterScope.POOL, id, state.parameterVersion);
        }
        return verdict.reason();
    }

    Reason setAuctionRules(final SetAuctionRulesDecoder command)
    {
        final int id = command.riskPool();
        final long stepNs = command.stepNs();
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(id, 0, MAX_RISK_POOL)
            .range(command.curveRaw(), AuctionCurve.NONE.value(), AuctionCurve.HEALTH.value())
            .range(command.goalRaw(), AuctionGoal.SELL_ALL.value(), AuctionGoal.RESTORE.value())
            .range(command.maxResets(), 0, MAX_RESETS)
            .range(command.startPpm(), 1, 2 * PPM)
            .range(command.cutPpm(), 1, PPM - 1)
            .range(command.cuspPpm(), 0, PPM - 1)
            .range(command.maxDiscountPpm(), 0, PPM)
            .range(command.minTakePpm(), 0, PPM)
            .range(stepNs, 1, MAX_DURATION_NS)
            .range(command.tailNs(), 1, MAX_DURATION_NS)
            .range(command.insolventNs(), 1, MAX_DURATION_NS)
            .when(big(command.tailNs()).compareTo(big(stepNs).multiply(big(MAX_STEPS))) > 0, Reason.OUT_OF_RANGE)
            .when(!state.backstops.containsKey(id) || !state.pool(id).hasRules(), Reason.UNKNOWN_RISK_POOL);
        if (verdict.isClear())
        {
            state.pool(id).auctionRules = new NaiveAuctionRules(
                command.curve(), command.goal(), command.maxResets(), command.startPpm(), command.cutPpm(),
                command.cuspPpm(), command.maxDiscountPpm(), command.minTakePpm(), stepNs, command.tailNs(),
                command.insolventNs());
            state.parameterVersion++;
            events.parametersChanged(ParameterScope.AUCTION, id, state.parameterVersion);
        }
        return verdict.reason();
    }

    Reason takeAuction(final TakeAuctionDecoder command)
    {
        return bids.take(command);
    }

    Reason queryPool(final QueryPoolDecoder command)
    {
        return reports.queryPool(command);
    }

    Reason queryAdlRank(final QueryAdlRankDecoder command)
    {
        return reports.queryAdlRank(command);
    }

    /**
     * After due timers, before the command's own effect: reviews, allocation and rounds (R7.4, R7.7, R7.8).
     */
    void afterTimers()
    {
        losses.review();
        afterTransitions();
    }

    /**
     * After the transitions of a command: allocation and rounds (R7.4, R7.7).
     */
    void afterTransitions()
    {
        while (losses.allocate())
        {
            zones.decide();
        }
    }

    /**
     * An estate of a pool with rules: an auction, or its settlement (R6.13).
     */
    void onEstate(final NaiveMarginAccount estate, final int pool)
    {
        auctions.offer(estate, state.pool(pool));
    }

    /**
     * A timer of an estate is due (R6.14).
     */
    void onDeadline(final NaiveMarginAccount estate)
    {
        auctions.expire(estate);
    }

    /**
     * After a halt, its end or a delisting: clocks stop and go on (R6.14).
     */
    void afterHaltOrDelisting()
    {
        auctions.lookAtClocks();
    }

    /**
     * A late fill may have closed or opened a leg of an estate (R6.14).
     */
    void afterFill()
    {
        auctions.lookAtClocks();
    }

    /**
     * The backstop has a slice's fee, and FillApplied is told: what of it is the fund's (R7.1).
     *
     * @param instrument that was sliced.
     * @param feeUnits   above 0, of its settle asset.
     */
    void afterLiquidationFee(final NaiveInstrument instrument, final long feeUnits)
    {
        pools.shareFee(instrument, feeUnits);
    }
}
