package io.plimsoll.core.model;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.AuctionCurve;
import io.plimsoll.core.message.AuctionGoal;
import io.plimsoll.core.message.LossRule;

import static io.plimsoll.core.model.PoolVenue.FUND;
import static io.plimsoll.core.model.Scenario.CROSS;
import static io.plimsoll.core.model.Scenario.LINEAR;
import static io.plimsoll.core.model.Scenario.MONEY;
import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * R6.13 to R6.15 with numbers worked out by hand; each engine must pass. Account 1 with 1,200 is long 100 lots at 100:
 * at 89 it has 100, less than 2/3 of MM 445.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
abstract class AuctionRulesTest
{
    private static final CoreLimits LIMITS = new CoreLimits(64, 64, 64, 64, 8, 8);
    private static final long E9 = 1_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long ANY = -1_000_000 * MONEY;

    abstract StateMachine engine(CoreLimits limits);

    private PoolVenue venue()
    {
        return PoolVenue.open(engine(LIMITS)).longOne().rule(0, LossRule.BACKSTOP);
    }

    /**
     * Factor from 1 to 0 in 10 s.
     */
    private PoolVenue linear(final AuctionGoal goal, final int maxResets)
    {
        return venue().auctions(AuctionCurve.LINEAR, goal, maxResets, 1_000_000, 0, 0, 0);
    }

    private static String taken(final String numbers)
    {
        return "AuctionTaken account=1|scope=65535|auction=1|taker=3|phase=" + numbers;
    }

    private static String moved(final String numbers)
    {
        return "AuctionLotMoved account=1|scope=65535|auction=1|taker=3|instrument=0|" + numbers;
    }

    /**
     * R6.13, R6.14: the estate stays where it is, in TAKEOVER, and is offered on the pool's terms.
     */
    @Test
    void shouldOfferAnEstate()
    {
        linear(AuctionGoal.SELL_ALL, 1).scenario().mark(LINEAR, 89).expect(
            "ZoneChanged account=1|scope=65535|fromZone=FREE|toZone=TAKEOVER|equity=100000000|" +
                "equityNoHaircut=100000000|maintenanceMargin=445000000|initialMargin=890000000|marketVersion=5|" +
                "parameterVersion=7",
            "AuctionStarted account=1|scope=65535|auction=1|riskPool=0|phase=SOLVENT|curve=LINEAR|goal=SELL_ALL|" +
                "maxResets=1|startPpm=1000000|cutPpm=900000|cuspPpm=0|maxDiscountPpm=0|minTakePpm=0|" +
                "stepNs=1000000000|tailNs=10000000000|insolventNs=4000000000|equityNoHaircut=100000000|" +
                "maintenanceMargin=445000000|deadlineNs=1010000000000");
    }

    /**
     * R6.15: after 4 s half of it for a premium of 20, which puts 30 aside; after 5 s the rest for half of 80 - 30.
     */
    @Test
    void shouldSellInParts()
    {
        final PoolVenue venue = linear(AuctionGoal.SELL_ALL, 1);
        venue.scenario().mark(LINEAR, 89).after(4 * SECOND_NS).expect();
        venue.take(3, 1, E9 / 2, 20 * MONEY).expect(
            taken("SOLVENT|wantedE9=500000000|fractionE9=500000000|factorE9=600000000|elapsedNs=4000000000|" +
                "equityNoHaircut=100000000|reserve=0|maintenanceMargin=445000000|notional=4450000000|" +
                "premium=20000000|fundPaid=0"),
            moved("lots=50|markPrice=89|estateLots=50|estateRealisedUnits=-550000000|takerLots=50|" +
                "takerRealisedUnits=0"));
        venue.scenario().after(SECOND_NS);
        venue.take(3, 1, E9, ANY).expect(
            taken("SOLVENT|wantedE9=1000000000|fractionE9=1000000000|factorE9=500000000|elapsedNs=5000000000|" +
                "equityNoHaircut=80000000|reserve=30000000|maintenanceMargin=222500000|notional=4450000000|" +
                "premium=25000000|fundPaid=0"),
            moved("lots=50|markPrice=89|estateLots=0|estateRealisedUnits=-550000000|takerLots=100|" +
                "takerRealisedUnits=0"),
            "AuctionEnded account=1|scope=65535|auction=1|cause=SOLD|resets=0|reserve=55000000|" +
                "equityNoHaircut=55000000|maintenanceMargin=0",
            "CollateralTakenOver account=1|scope=65535|backstop=900|asset=0|amountUnits=55000000",
            "EstateSettled account=1|scope=65535|riskPool=0|equityNoHaircut=55000000|deficit=0|surplusToFund=0|" +
                "shares=[]",
            "ZoneChanged account=1|scope=65535|fromZone=TAKEOVER|toZone=FREE|equity=0|equityNoHaircut=0|" +
                "maintenanceMargin=0|initialMargin=0|marketVersion=5|parameterVersion=7");
        venue.scenario().audit().expectOf("StateAudited",
            "StateAudited stateHash=*|conserved=YES|accounts=5|positions=2|orders=0|liquidating=0");
    }

    /**
     * R6.15: the mark falls to 87: 80 - 100 is less than the 30 put aside, so the next bid resets. Two of four seconds
     * later the premium is half of MM 217.50, of which the fund has 60. What is missing is the pool's loss.
     */
    @Test
    void shouldTurnInsolventAndPayByTheFund()
    {
        final PoolVenue venue = linear(AuctionGoal.SELL_ALL, 1).fund(FUND, AccountKind.INSURANCE_FUND, 0, 60);
        venue.scenario().mark(LINEAR, 89).after(4 * SECOND_NS);
        venue.take(3, 1, E9 / 2, ANY).mark(LINEAR, 87).expect();
        venue.take(3, 1, E9, ANY).expect(
            "AuctionReset account=1|scope=65535|auction=1|cause=INSOLVENT|phase=INSOLVENT|resets=0|" +
                "equityNoHaircut=-20000000|reserve=30000000|maintenanceMargin=217500000|deadlineNs=1008000000000");
        venue.scenario().after(2 * SECOND_NS);
        venue.take(3, 1, E9, ANY).expect(
            taken("INSOLVENT|wantedE9=1000000000|fractionE9=1000000000|factorE9=0|elapsedNs=2000000000|" +
                "equityNoHaircut=-20000000|reserve=30000000|maintenanceMargin=217500000|notional=4350000000|" +
                "premium=60000000|fundPaid=60000000"),
            moved("lots=50|markPrice=87|estateLots=0|estateRealisedUnits=-650000000|takerLots=100|" +
                "takerRealisedUnits=0"),
            "FundChanged fund=801|riskPool=0|cause=AUCTION_PREMIUM|amount=-60000000|balance=0|peak=60000000",
            "AuctionEnded account=1|scope=65535|auction=1|cause=SOLD|resets=0|reserve=30000000|" +
                "equityNoHaircut=-20000000|maintenanceMargin=0",
            "CollateralTakenOver account=1|scope=65535|backstop=900|asset=0|amountUnits=-20000000",
            "EstateSettled account=1|scope=65535|riskPool=0|equityNoHaircut=-20000000|deficit=20000000|" +
                "surplusToFund=0|shares=[(riskPool=0|loss=0|deficit=20000000)]",
            "ZoneChanged account=1|scope=65535|fromZone=TAKEOVER|toZone=FREE|equity=0|equityNoHaircut=0|" +
                "maintenanceMargin=0|initialMargin=0|marketVersion=6|parameterVersion=7",
            "LossAllocated riskPool=0|lossRule=BACKSTOP|reason=FUND_EXHAUSTED|winners=0|deficit=20000000|" +
                "fundPaid=0|commonPaid=0|winnersPaid=0|uncovered=20000000|positivePnl=0|fundBefore=0|" +
                "fundPeak=60000000|trancheDrawn=0");
    }

    /**
     * R6.15: with 1,200.30 it has 300.30 at 91, and wants 110 % of 455: 200.20 of 500.50 are 40 %. After that it is at
     * its target exactly, below 130 %.
     */
    @Test
    void shouldRestoreWithTheLargestBidThatIsNeeded()
    {
        final PoolVenue venue = linear(AuctionGoal.RESTORE, 1);
        venue.scenario().deposit(1, 0, 300_000).mark(LINEAR, 91);
        venue.take(3, 1, E9, ANY).expect(
            taken("SOLVENT|wantedE9=1000000000|fractionE9=400000000|factorE9=1000000000|elapsedNs=0|" +
                "equityNoHaircut=300300000|reserve=0|maintenanceMargin=455000000|notional=3640000000|premium=0|" +
                "fundPaid=0"),
            moved("lots=40|markPrice=91|estateLots=60|estateRealisedUnits=-360000000|takerLots=40|" +
                "takerRealisedUnits=0"),
            "AuctionEnded account=1|scope=65535|auction=1|cause=RESTORED|resets=0|reserve=120120000|" +
                "equityNoHaircut=300300000|maintenanceMargin=273000000",
            "ZoneChanged account=1|scope=65535|fromZone=TAKEOVER|toZone=MARGIN_CALL|equity=300300000|" +
                "equityNoHaircut=300300000|maintenanceMargin=273000000|initialMargin=546000000|marketVersion=5|" +
                "parameterVersion=7");
        venue.scenario().deposit(1, 0, MONEY).expectOf("BalanceChanged",
            "BalanceChanged account=1|scope=65535|asset=0|cause=DEPOSIT|amountUnits=1000000|balanceUnits=841300000");
    }

    /**
     * R6.15: 200.50 of 500.50 are 40.06 lots: rounded up, or a lot would be missing for ever.
     */
    @Test
    void shouldRoundTheLargestBidUp()
    {
        final PoolVenue venue = linear(AuctionGoal.RESTORE, 1);
        venue.scenario().mark(LINEAR, 91);
        venue.take(3, 1, E9, ANY).expect(
            taken("SOLVENT|wantedE9=1000000000|fractionE9=400599401|factorE9=1000000000|elapsedNs=0|" +
                "equityNoHaircut=300000000|reserve=0|maintenanceMargin=455000000|notional=3731000000|premium=0|" +
                "fundPaid=0"),
            moved("lots=41|markPrice=91|estateLots=59|estateRealisedUnits=-369000000|takerLots=41|" +
                "takerRealisedUnits=0"),
            "AuctionEnded account=1|scope=65535|auction=1|cause=RESTORED|resets=0|reserve=120179820|" +
                "equityNoHaircut=300000000|maintenanceMargin=268450000",
            "ZoneChanged account=1|scope=65535|fromZone=TAKEOVER|toZone=MARGIN_CALL|equity=300000000|" +
                "equityNoHaircut=300000000|maintenanceMargin=268450000|initialMargin=536900000|marketVersion=5|" +
                "parameterVersion=7");
    }

    /**
     * R6.15: below the largest bid lots are rounded down; less than one is nothing.
     */
    @Test
    void shouldRoundSmallerBidsDown()
    {
        final PoolVenue venue = linear(AuctionGoal.RESTORE, 1);
        venue.scenario().mark(LINEAR, 91);
        venue.take(3, 1, E9 / 100 - 1, ANY)
            .expect("Rejected command=66|reason=BELOW_LEAST_TAKE|account=3|reference=1");
        venue.take(3, 1, E9 / 50 - 1, ANY).expectOf("AuctionLotMoved",
            moved("lots=1|markPrice=91|estateLots=99|estateRealisedUnits=-9000000|takerLots=1|" +
                "takerRealisedUnits=0"));
    }

    /**
     * R6.14: 0.9 to the power of 4 is below 70 %: the stair is reset after 4 s; after another 4 s it is over.
     */
    @Test
    void shouldExpireAtTheCusp()
    {
        final PoolVenue venue =
            venue().auctions(AuctionCurve.STAIR, AuctionGoal.SELL_ALL, 1, 1_200_000, 700_000, 0, 0);
        venue.scenario().mark(LINEAR, 89).after(4 * SECOND_NS - 1).expect().after(1).expect(
            "AuctionReset account=1|scope=65535|auction=1|cause=EXPIRED|phase=SOLVENT|resets=1|" +
                "equityNoHaircut=100000000|reserve=0|maintenanceMargin=445000000|deadlineNs=1008000000000")
            .after(4 * SECOND_NS)
            .expectOf("Auction",
                "AuctionEnded account=1|scope=65535|auction=1|cause=EXPIRED|resets=1|reserve=0|" +
                    "equityNoHaircut=100000000|maintenanceMargin=445000000")
            .expectOf("PositionTakenOver",
                "PositionTakenOver account=1|scope=65535|backstop=900|instrument=0|lots=100|costUnits=8900000000|" +
                    "markPrice=89|bankruptcyPrice=88|backstopLots=100|backstopCostUnits=8900000000|" +
                    "backstopRealisedUnits=0")
            .expectOf("CollateralTakenOver",
                "CollateralTakenOver account=1|scope=65535|backstop=900|asset=0|amountUnits=100000000");
    }

    /**
     * R6.14, R6.15: in the third step the stair is at 1.2 * 0.81; before, the taker pays a fifth of 100 to get it.
     */
    @Test
    void shouldAskForAPremiumAboveOne()
    {
        final PoolVenue venue =
            venue().auctions(AuctionCurve.STAIR, AuctionGoal.SELL_ALL, 1, 1_200_000, 700_000, 0, 0);
        venue.scenario().mark(LINEAR, 89);
        venue.take(3, 1, E9, -20 * MONEY + 1)
            .expect("Rejected command=66|reason=PREMIUM_BELOW_LIMIT|account=3|reference=1");
        venue.take(3, 1, E9 / 4, -5 * MONEY).expectOf("AuctionTaken",
            taken("SOLVENT|wantedE9=250000000|fractionE9=250000000|factorE9=1200000000|elapsedNs=0|" +
                "equityNoHaircut=100000000|reserve=0|maintenanceMargin=445000000|notional=2225000000|" +
                "premium=-5000000|fundPaid=0"));
        venue.scenario().after(5 * SECOND_NS / 2);
        venue.take(3, 1, E9, ANY).expectOf("AuctionTaken",
            taken("SOLVENT|wantedE9=1000000000|fractionE9=1000000000|factorE9=972000000|elapsedNs=2500000000|" +
                "equityNoHaircut=105000000|reserve=30000000|maintenanceMargin=333750000|notional=6675000000|" +
                "premium=2100000|fundPaid=0"));
    }

    /**
     * R6.14: health is 100 / 445; the discount is at most a fifth, the factor at most the start.
     */
    @Test
    void shouldGoByHealth()
    {
        final int[][] cases = {{1_000_000, 200_000, 800_000_000}, {700_000, 200_000, 700_000_000},
            {1_000_000, 1_000_000, 224_719_101}};
        for (final int[] terms : cases)
        {
            final PoolVenue venue =
                venue().auctions(AuctionCurve.HEALTH, AuctionGoal.SELL_ALL, 0, terms[0], 500_000, terms[1], 0);
            venue.scenario().mark(LINEAR, 89);
            final long premium = 100 * MONEY * (E9 - terms[2]) / E9;
            venue.take(3, 1, E9, ANY).expectOf("AuctionTaken",
                taken("SOLVENT|wantedE9=1000000000|fractionE9=1000000000|factorE9=" + terms[2] + "|elapsedNs=0|" +
                    "equityNoHaircut=100000000|reserve=0|maintenanceMargin=445000000|notional=8900000000|" +
                    "premium=" + premium + "|fundPaid=0"));
        }
    }

    /**
     * R6.13, R6.15, R1.2: who may not bid, what may not be taken, and that nobody touches the estate.
     */
    @Test
    void shouldRefuseBids()
    {
        final PoolVenue venue =
            venue().auctions(AuctionCurve.LINEAR, AuctionGoal.SELL_ALL, 1, 1_000_000, 0, 0, 100_000);
        venue.take(3, 1, E9, ANY).expect("Rejected command=66|reason=NO_AUCTION|account=3|reference=1");
        venue.scenario().customer(4, 0, 100 * MONEY).mark(LINEAR, 89);
        venue.take(1, 1, E9, ANY).expect("Rejected command=66|reason=IN_LIQUIDATION|account=1|reference=1");
        venue.take(900, 1, E9, ANY).expect("Rejected command=66|reason=WRONG_ACCOUNT_KIND|account=900|reference=1");
        venue.take(9, 1, E9, ANY).expect("Rejected command=66|reason=UNKNOWN_ACCOUNT|account=9|reference=1");
        venue.take(3, 1, 0, ANY).expect("Rejected command=66|reason=OUT_OF_RANGE|account=3|reference=1");
        venue.take(3, 1, E9 / 10 - 1, ANY)
            .expect("Rejected command=66|reason=BELOW_LEAST_TAKE|account=3|reference=1");
        venue.take(4, 1, E9, ANY).expect("Rejected command=66|reason=INSUFFICIENT_MARGIN|account=4|reference=1");
        venue.scenario().isolate(4, LINEAR, 1);
        venue.take(4, 1, E9, ANY).expect("Rejected command=66|reason=WRONG_MARGIN_MODE|account=4|reference=1");
        venue.scenario().deposit(1, 0, MONEY)
            .expect("Rejected command=7|reason=IN_LIQUIDATION|account=1|reference=0")
            .withdraw(1, 0, MONEY).expect("Rejected command=8|reason=IN_LIQUIDATION|account=1|reference=0")
            .leverage(1, LINEAR, 3).expect("Rejected command=11|reason=IN_LIQUIDATION|account=1|reference=0")
            .order(1, LINEAR, -1, 89).expect("Rejected command=15|reason=IN_LIQUIDATION|account=1|reference=3")
            .query(1, CROSS).expectOf("MarginReported account=1|scope=65535|zone=TAKEOVER|equity=100000000|",
                venue.scenario().events().get(0))
            .audit().expectOf("StateAudited",
                "StateAudited stateHash=*|conserved=YES|accounts=7|positions=2|orders=0|liquidating=0");
    }

    /**
     * R6.15: the estate's account holds coin too: of 0.001 coin, worth 50, a half is sold for 25.
     */
    @Test
    void shouldSellAssetsToo()
    {
        final PoolVenue venue = linear(AuctionGoal.SELL_ALL, 1);
        venue.scenario().withdraw(1, 0, 50 * MONEY).deposit(1, 1, 100_000).mark(LINEAR, 89);
        venue.take(3, 1, E9 / 2, ANY).expect(
            taken("SOLVENT|wantedE9=500000000|fractionE9=500000000|factorE9=1000000000|elapsedNs=0|" +
                "equityNoHaircut=100000000|reserve=0|maintenanceMargin=445000000|notional=4450000000|premium=0|" +
                "fundPaid=0"),
            moved("lots=50|markPrice=89|estateLots=50|estateRealisedUnits=-550000000|takerLots=50|" +
                "takerRealisedUnits=0"),
            "AuctionAssetMoved account=1|scope=65535|auction=1|taker=3|asset=1|amountUnits=50000|paid=25000000");
    }

    /**
     * R6.14, R10.1: after 3 s trading stops, and the clock with it; a minute later it has 7 s left.
     */
    @Test
    void shouldStandStillInAHalt()
    {
        final Scenario scenario = linear(AuctionGoal.SELL_ALL, 0).scenario();
        scenario.mark(LINEAR, 89).after(3 * SECOND_NS);
        scenario.writer().haltInstrument(LINEAR, true);
        scenario.apply().expectOf("AuctionPaused",
            "AuctionPaused account=1|scope=65535|auction=1|paused=YES|elapsedNs=3000000000|deadlineNs=0")
            .after(60 * SECOND_NS).expect();
        scenario.writer().haltInstrument(LINEAR, false);
        scenario.apply().expectOf("AuctionPaused",
            "AuctionPaused account=1|scope=65535|auction=1|paused=NO|elapsedNs=3000000000|deadlineNs=1070000000000")
            .after(7 * SECOND_NS - 1).expect()
            .after(1).expectOf("AuctionEnded",
                "AuctionEnded account=1|scope=65535|auction=1|cause=EXPIRED|resets=0|reserve=0|" +
                    "equityNoHaircut=100000000|maintenanceMargin=445000000");
    }

    /**
     * R6.14, R10.1, R10.6: a breaker that halts stops the clock like a command; when it has reopened 7 s are left.
     */
    @Test
    void shouldStandStillWhileABreakerHalts()
    {
        final Scenario scenario = linear(AuctionGoal.SELL_ALL, 0).scenario();
        new RuleWriter(scenario.writer()).setBreakerRules(new BreakerSpec(
            LINEAR, false, false, 1, 1, 0, 0, new long[]{0, 0, 60 * SECOND_NS, 60 * SECOND_NS, SECOND_NS}, 0,
            new long[][]{{BreakerSpec.VELOCITY, BreakerSpec.HALTS, 16 * SECOND_NS, 200_000, 0, 0}}));
        scenario.apply().mark(LINEAR, 89).after(3 * SECOND_NS);
        scenario.mark(LINEAR, 79).expect(
            "BreakerChanged instrument=0|fromState=NORMAL|toState=HALTED|cause=VELOCITY|trigger=0|mark=89|" +
                "candidate=79|reference=100|lower=80|upper=106|horizonNs=16000000000|presentPpm=0|" +
                "untilNs=1063000000000",
            "AuctionPaused account=1|scope=65535|auction=1|paused=YES|elapsedNs=3000000000|deadlineNs=0");
        scenario.mark(LINEAR, 89).expect().after(60 * SECOND_NS - 1).expect().after(1).expectOf("AuctionPaused",
            "AuctionPaused account=1|scope=65535|auction=1|paused=NO|elapsedNs=3000000000|deadlineNs=1070000000000");
        scenario.after(7 * SECOND_NS - 1).expect().after(1).expectOf("AuctionEnded",
            "AuctionEnded account=1|scope=65535|auction=1|cause=EXPIRED|resets=0|reserve=0|" +
                "equityNoHaircut=100000000|maintenanceMargin=445000000");
    }

    private static long count(final Scenario scenario, final String start)
    {
        return scenario.events().stream().filter(event -> event.startsWith(start)).count();
    }

    /**
     * The linear contract follows an index of one source, and account 1 is an estate at 89.
     */
    private PoolVenue indexed(final PriceWriter[] prices, final long coolOffNs)
    {
        final PoolVenue venue = linear(AuctionGoal.SELL_ALL, 1);
        final Scenario scenario = venue.scenario();
        prices[0] = new PriceWriter(scenario.writer());
        prices[0].setIndex(new IndexSpec(
            4, "I", 10_000_000L, 1_000_000_000L, new int[]{1, 1}, new int[]{50_000, 0, 0, 0, 0, 500_000, 0},
            new long[]{10 * SECOND_NS, 3_600 * SECOND_NS, SECOND_NS, 0, 0, coolOffNs}, new int[][]{{1, 0, 10}}));
        scenario.apply();
        prices[0].setMarkRules(
            LINEAR, 4, new int[]{500_000, 0, 0}, new long[]{SECOND_NS, SECOND_NS, 10 * SECOND_NS, 0});
        scenario.apply();
        prices[0].sourceTick(4, 1, 8_900, 0, Scenario.START_NS, 0);
        scenario.apply();
        assertEquals(1, count(scenario, "AuctionStarted account=1|scope=65535|auction=1|"));
        return venue;
    }

    /**
     * R8.7, R8.12: an estate changes hands only at prices that the action table lets settle; its auction goes on.
     */
    @Test
    void shouldRefuseBidsAtAPriceThatMayNotSettle()
    {
        final PriceWriter[] prices = new PriceWriter[1];
        final PoolVenue venue = indexed(prices, 0);
        final Scenario scenario = venue.scenario();
        prices[0].sourceTick(4, 1, 0, 0, Scenario.START_NS, 0);
        scenario.apply();
        assertEquals(1, count(scenario, "MarkPublished instrument=0|validity=NON_POSITIVE|mark=89|"));
        final String refused = "Rejected command=66|reason=PRICE_NOT_USABLE|account=3|reference=1";
        venue.take(3, 1, E9, ANY).expect(refused).after(SECOND_NS).expect();
        venue.take(3, 1, E9 / 2, ANY).expect(refused);
        new RuleWriter(scenario.writer()).setActionTable(63, 1, 1, 15, 63, 15);
        scenario.apply();
        venue.take(3, 1, E9, ANY);
        assertEquals(1, count(scenario, "AuctionEnded account=1|scope=65535|auction=1|cause=SOLD|"));
    }

    /**
     * R8.10: who has pulled an update of its price may not bid for an estate for a while; others may, and he may then.
     */
    @Test
    void shouldRefuseBidsInACoolOff()
    {
        final PriceWriter[] prices = new PriceWriter[1];
        final PoolVenue venue = indexed(prices, 2 * SECOND_NS);
        final Scenario scenario = venue.scenario();
        prices[0].sourceTick(4, 1, 8_900, 0, Scenario.START_NS, 3);
        scenario.apply().expect("CoolOffBegan account=3|index=4|untilNs=1002000000000");
        final String refused = "Rejected command=66|reason=COOL_OFF|account=3|reference=1";
        venue.take(3, 1, E9 / 2, ANY).expect(refused);
        venue.take(2, 1, E9 / 2, ANY);
        assertEquals(1, count(scenario, "AuctionTaken account=1|scope=65535|auction=1|taker=2|"));
        scenario.after(2 * SECOND_NS - 1);
        venue.take(3, 1, E9 / 2, ANY).expect(refused);
        scenario.after(1);
        venue.take(3, 1, E9, ANY);
        assertEquals(1, count(scenario, "AuctionEnded account=1|scope=65535|auction=1|cause=SOLD|"));
    }
}
