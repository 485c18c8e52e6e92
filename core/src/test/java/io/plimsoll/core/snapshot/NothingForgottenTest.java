package io.plimsoll.core.snapshot;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.auction.AuctionHouse;
import io.plimsoll.core.governance.Council;
import io.plimsoll.core.breaker.BreakerStates;
import io.plimsoll.core.liquidation.RulesVenue;
import io.plimsoll.core.message.FeeRule;
import io.plimsoll.core.message.SliceMode;
import io.plimsoll.core.model.CoreVenue;
import io.plimsoll.core.model.EdgeHistory;
import io.plimsoll.core.model.HeldVenue;
import io.plimsoll.core.model.History;
import io.plimsoll.core.model.LossVenue;
import io.plimsoll.core.model.RandomHistory;
import io.plimsoll.core.model.TwinRun;
import io.plimsoll.core.price.IndexVenue;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Whoever adds a field to the core must think of the snapshot. A field that may change is state: then it must be the
 * same after loading, and must have been something else than in an empty core at least once, so that the comparison
 * means something. Or it is named below, as what no later command looks at before it is set again.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
final class NothingForgottenTest
{
    private static final int SEEDS = 5;
    private static final int PARTS = 5;
    private static final int COMMANDS = 300;
    private static final int TICKS = 140_000;

    /**
     * The index: rebuilt by certifying every account.
     */
    private static final String INDEX = """
        FaceArena.buffer FaceArena.freeChunks FaceArena.freeCount
        FaceHeap.buffer FaceHeap.chunkCount FaceHeap.chunks FaceHeap.offset FaceHeap.owners FaceHeap.size
        FaceHeap.topKey FaceHeap.isLoose AccountTimers.heap AccountTimers.deadlines AccountTimers.ids
        OrderIndex.slots ZoneWatch.evaluations Bid.gate QueueService.queue Accounts.releaseListener Auctions.restored
        WaitingAccounts.rows WaitingAccounts.slots Indices.earliestDueNs Indices.listener""";

    /**
     * Set by each command, or by each calculation, before it is read.
     */
    private static final String SCRATCH = """
        AccountSections.accountClaims AccountSections.balanceClaims AccountSections.orderClaims
        AccountSections.positionClaims
        AuctionOrder.count AuctionOrder.rows
        AuctionSale.estate AuctionSale.estateBefore AuctionSale.fractionE9 AuctionSale.isEmpty AuctionSale.isRoundedUp
        AuctionSale.isTouched AuctionSale.paid AuctionSale.taker AuctionSale.takerBefore AuctionSale.units
        Bid.byPrice Bid.elapsedNs Bid.equityNoHaircut Bid.estate Bid.factorE9 Bid.fractionE9 Bid.largestE9
        Bid.maintenanceMargin Bid.premium Bid.row Bid.taker
        Conservation.lotsByInstrument Conservation.openPositions Conservation.unitsByAsset
        CoreSections.lastSequence
        CornerBox.highMargin CornerBox.highUnits CornerBox.lowMargin CornerBox.lowUnits CornerBox.shift
        DefinitionCommands.candidate InstrumentCommands.candidate PoolCommands.candidate
        Deleveraging.coverage Deleveraging.deficit Deleveraging.estate Deleveraging.lossRule Deleveraging.reason
        Estates.deficits Estates.losses
        InitialMargin.balanceByAsset InitialMargin.pnlByAsset
        LegPnl.assetCount LegPnl.assets LegPnl.unitsByAsset
        LotMoves.count LotMoves.dustUnits LotMoves.estateBefore LotMoves.estateRealised LotMoves.estateRows
        LotMoves.instruments LotMoves.longLotsBefore LotMoves.lots LotMoves.marks LotMoves.notionals
        LotMoves.takerBefore LotMoves.takerRealised LotMoves.takerRows
        MessageCheck.templateId
        Holders.count Holders.rows Liquidator.isNewPart QueueService.isOwed
        Monitor.loose RecordsAhead.rows RecordsAhead.sum
        Outcome.buffer Outcome.ordinal Outcome.sequence Outcome.sink
        Pools.owed Pools.owing
        Ranking.count Ranking.isByKey Ranking.keys Ranking.rows
        RowOrder.order RowOrder.scratch RowTable.trialHighWater
        SafeBox.lowerLevelPpm SafeBox.lowerSlack SafeBox.upperLevelPpm SafeBox.upperSlack
        SlackShares.count SlackShares.sum SlackShares.weights
        SliceRule.instrument SliceRule.mark SliceRule.otherMargin SliceRule.settlePrice SliceRule.size
        SliceRule.targetPpm
        SlicePlan.fees SlicePlan.instrument SlicePlan.leg SlicePlan.lots SlicePlan.margins SlicePlan.mark
        SlicePlan.otherFees SlicePlan.otherMargin SlicePlan.releasedPpms SlicePlan.settlePrice SlicePlan.size
        SlicePlan.targetPpm SlicePlan.tierEnds SlicePlan.tiers SlicePlan.touched SlicePlan.touchedCount
        SliceIssue.endLeg SliceIssue.firstLeg SliceIssue.isSingle SliceIssue.isWanted SliceIssue.singleLots
        SliceIssue.targetPpm MarginCalls.pacePpm
        QueueEvents.accounts
        HealthOrder.count HealthOrder.healths HealthOrder.ids HealthOrder.rows
        HealthOrder.starts
        TouchedAccounts.count TouchedAccounts.isTouched TouchedAccounts.rows
        Transitions.isOutdated Transitions.round Transitions.rounds
        Transitions.numbers Transitions.sum Transitions.upcoming Transitions.zones
        Verdict.equity Verdict.equityNoHaircut Verdict.initialMargin Verdict.maintenanceMargin
        Valuation.equity Valuation.heldAssets Valuation.heldCount Valuation.isHeld Valuation.legCount
        Valuation.legInstruments Valuation.legLots Valuation.legMargins Valuation.legNotionals Valuation.legRows
        Valuation.legTiers Valuation.maintenanceMargin Valuation.numeraireUnits Valuation.unitsByAsset
        Winners.profits Winners.ranks Winners.total
        IndexCalculation.candidate IndexCalculation.changedRows IndexCalculation.countedWeights IndexCalculation.index
        IndexCalculation.live IndexCalculation.median IndexCalculation.nonPositiveWeight IndexCalculation.pricedCount
        IndexCalculation.count IndexCalculation.oldestNs
        IndexCalculation.othersWeight IndexCalculation.ownCount IndexCalculation.staleCount IndexCalculation.statuses
        IndexCalculation.statusesBefore IndexCalculation.weights
        IndexEvents.sources PriceIndex.before SourceRows.count SourceRows.ids SourceRows.isOwn SourceRows.weights
        DueChanges.listings DueChanges.target Ramp.command RateRows.count RateRows.initialPpms RateRows.lowers
        RateRows.maintenancePpms Refusals.isKept Refusals.kept
        WeightedMedian.count WeightedMedian.total WeightedMedian.values WeightedMedian.weights""";

    /**
     * Fixed when the core is created, or compared elsewhere: records as the bytes that they are saved as.
     */
    private static final String FIXED = """
        MessageCheck.blockLengths MessageCheck.groupBlockLengths MessageCheck.sinceVersions RowTable.buffer
        Proposals.buffer""";

    /**
     * Bounds as worked out from what is kept, conditions that were seen clear, and who is told.
     */
    private static final String BREAKERS = """
        BreakerCommands.candidate Breakers.marks Breakers.risks Breakers.rounds BreakerTurn.nextDueNs
        BreakerTurn.changes
        Capacity.charges Capacity.hasNewPart Funds.changes HaltedWork.isDue HaltedWork.listener
        LogNormalBounds.lower LogNormalBounds.upper
        PriceTriggers.dayPpm PriceTriggers.endNs PriceTriggers.haltLower PriceTriggers.haltUpper
        PriceTriggers.limitLower PriceTriggers.limitUpper PriceTriggers.lower PriceTriggers.upper
        Trigger.isStale Trigger.least Trigger.lower Trigger.reference Trigger.upper""";

    private static final Set<String> NOT_STATE =
        Set.of((INDEX + ' ' + SCRATCH + ' ' + BREAKERS + ' ' + FIXED).trim().split("\\s+"));

    private final Set<String> untried = new TreeSet<>();
    private final Set<String> tried = new TreeSet<>();
    private final Set<String> names = new TreeSet<>();

    @Test
    void shouldLoadEveryFieldThatIsState()
    {
        for (long seed = 1; seed <= SEEDS; seed++)
        {
            play(seed, new RandomHistory(seed));
            play(seed, new EdgeHistory(seed));
        }
        playActivity();
        playRules();
        BreakerStates.cores().forEach(core -> compare(core, BreakerStates.limits()));
        compare(AuctionHouse.withAuctions(), AuctionHouse.LIMITS);
        compare(LossVenue.withLosses(), LossVenue.limits());
        compare(IndexVenue.withIndices(), IndexVenue.LIMITS);
        compare(Council.withRamp(), Council.LIMITS);
        compare(HeldVenue.withHolds(), HeldVenue.limits());
        compare(HeldVenue.withOutage(), HeldVenue.limits());
        untried.removeAll(tried);
        assertEquals(Set.of(), untried, "fields never set by these histories, so nothing shows that they are saved");
        final Set<String> stale = new TreeSet<>(NOT_STATE);
        stale.removeAll(names);
        assertEquals(Set.of(), stale, "there are no such fields any more");
    }

    private void play(final long seed, final History history)
    {
        final TwinRun run = new TwinRun(seed, history, RiskCore::create);
        for (int part = 0; part < PARTS; part++)
        {
            run.run(COMMANDS);
            compare((RiskCore)run.subject(), history.naive().limits());
        }
    }

    /**
     * Weights of the market's coordinates come only after very many ticks.
     */
    private void playActivity()
    {
        final CoreLimits limits = new CoreLimits(10, 10, 10, 10, 2, 2);
        final CoreVenue venue = new CoreVenue(limits);
        final long unit = 1_000_000_000L;
        for (int id = 0; id < 2; id++)
        {
            venue.linear(id, 0, unit, unit, 10_000, 1_000, new long[][]{{0, 50_000, 100_000}});
        }
        for (int i = 0; i < TICKS; i++)
        {
            venue.mark(i % 2, 1_000 + i % 8);
        }
        compare(venue.core(), limits);
    }

    /**
     * Rules of every kind, and an account that waits.
     */
    private void playRules()
    {
        final CoreLimits limits = new CoreLimits(10, 10, 10, 10, 2, 2);
        final CoreVenue venue = new CoreVenue(limits);
        final long unit = 1_000_000_000L;
        venue.linear(0, 0, unit, unit, 1_000, 1_000, new long[][]{{0, 50_000, 100_000}}).mark(0, 100)
            .customer(1, 0, 1_000 * CoreVenue.MONEY).customer(2, 0, 10_000 * CoreVenue.MONEY)
            .trade(1, 2, 0, 100, 100);
        new RulesVenue(venue).rules(SliceMode.LEAST_COST, FeeRule.SURPLUS, new int[]{1, 2}, 5_000_000_000L, 1_600)
            .capacity(0, 2_000_000_000L).riskClass(1, 5).volatility(0, 2, 3);
        venue.mark(0, 94);
        compare(venue.core(), limits);
        venue.after(2_000_000_000L);
        new RulesVenue(venue).capacity(0, 1);
        venue.after(2_000_000_000L);
        compare(venue.core(), limits);
    }

    private void compare(final RiskCore core, final CoreLimits limits)
    {
        final SnapshotMemory snapshot = SnapshotMemory.of(core);
        final RiskCore fresh = RiskCore.create(limits);
        final CoreFields saved = new CoreFields(core, NOT_STATE);
        tried.addAll(changed(saved, new CoreFields(fresh, NOT_STATE)));
        untried.addAll(saved.changeable());
        names.addAll(saved.names());
        fresh.load(snapshot);
        assertEquals(
            List.of(), differences(saved, new CoreFields(fresh, NOT_STATE)),
            "fields that the snapshot has forgotten, or that are to be named as no state");
    }

    private static List<String> differences(final CoreFields saved, final CoreFields loaded)
    {
        final Set<String> paths = new TreeSet<>(saved.valuesByPath().keySet());
        paths.addAll(loaded.valuesByPath().keySet());
        return paths.stream()
            .filter(path -> !Objects.equals(saved.valuesByPath().get(path), loaded.valuesByPath().get(path)))
            .toList();
    }

    private static Set<String> changed(final CoreFields saved, final CoreFields empty)
    {
        final Set<String> names = new TreeSet<>();
        differences(saved, empty).forEach(path -> names.add(saved.nameAt(path)));
        return names;
    }
}
