package io.plimsoll.core.model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.core.snapshot.SnapshotMemory;

import static io.plimsoll.core.model.LossVenue.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

/**
 * Settlement of estates and allocation of losses, with numbers worked out by hand from rulebook section 7.
 */
@Timeout(60)
final class LossScenarioTest
{
    /**
     * Account 1 with 1,000 is long 50 lots at 100 against account 2: at 70 it is 500 short.
     */
    private static LossVenue loser(final PoolSpec rules)
    {
        return new LossVenue().funds(100 * MONEY, 0, 50 * MONEY).rules(rules)
            .customer(1, 1_000 * MONEY).customer(2, 10_000 * MONEY).trade(1, 2, LINEAR, 50, 100);
    }

    @Test
    void shouldAskFundThenTrancheThenWinners()
    {
        loser(PoolSpec.of(0, LossRule.HAIRCUT).caps(0, 0, 30 * MONEY)).mark(LINEAR, 70).expect(
            "ZoneChanged account=1|scope=65535|fromZone=FREE|toZone=BANKRUPT|equity=-500000000|" +
            "equityNoHaircut=-500000000|maintenanceMargin=175000000|initialMargin=350000000|marketVersion=5|" +
            "parameterVersion=6",
            "PositionTakenOver account=1|scope=65535|backstop=900|instrument=0|lots=50|costUnits=3500000000|" +
            "markPrice=70|bankruptcyPrice=80|backstopLots=50|backstopCostUnits=3500000000|backstopRealisedUnits=0",
            "CollateralTakenOver account=1|scope=65535|backstop=900|asset=0|amountUnits=-500000000",
            "EstateSettled account=1|scope=65535|riskPool=0|equityNoHaircut=-500000000|deficit=500000000|" +
            "surplusToFund=0|shares=[(riskPool=0|loss=1500000000|deficit=500000000)]",
            "ZoneChanged account=1|scope=65535|fromZone=BANKRUPT|toZone=FREE|equity=0|equityNoHaircut=0|" +
            "maintenanceMargin=0|initialMargin=0|marketVersion=5|parameterVersion=6",
            "LossAllocated riskPool=0|lossRule=HAIRCUT|reason=FUND_EXHAUSTED|winners=1|deficit=500000000|" +
            "fundPaid=100000000|commonPaid=30000000|winnersPaid=370000000|uncovered=0|positivePnl=1500000000|" +
            "fundBefore=100000000|fundPeak=100000000|trancheDrawn=30000000",
            "FundChanged fund=910|riskPool=0|cause=LOSS|amount=-100000000|balance=0|peak=100000000",
            "FundChanged fund=920|riskPool=0|cause=TRANCHE|amount=-30000000|balance=20000000|peak=0",
            "HaircutApplied account=2|scope=65535|riskPool=0|reason=FUND_EXHAUSTED|rank=1|winners=1|" +
            "haircut=370000000|positivePnl=1500000000|deficit=370000000|totalPositivePnl=1500000000|" +
            "equityNoHaircut=11500000000")
            .pool(0).expect(
            "PoolReported riskPool=0|lossRule=HAIRCUT|fundBalance=0|fundPeak=100000000|fundAvailable=0|" +
            "commonBalance=20000000|trancheCap=30000000|trancheDrawn=30000000|backstopEquity=0|deficits=500000000|" +
            "fundPaid=100000000|winnersPaid=370000000|uncovered=0|auctions=0");
    }

    @Test
    void shouldLeaveTheRestWithTheBackstopAndCountIt()
    {
        final LossVenue venue = loser(PoolSpec.of(0, LossRule.BACKSTOP).caps(0, 40 * MONEY, 0)).mark(LINEAR, 70);
        venue.expectOf(
            "LossAllocated",
            "LossAllocated riskPool=0|lossRule=BACKSTOP|reason=EVENT_CAP|winners=0|deficit=500000000|" +
            "fundPaid=40000000|commonPaid=0|winnersPaid=0|uncovered=460000000|positivePnl=0|" +
            "fundBefore=100000000|fundPeak=100000000|trancheDrawn=0");
        assertEquals(-460 * MONEY, venue.equity(BACKSTOP));
        assertEquals(460 * MONEY, venue.pool(0).only("PoolReported", "uncovered"));
    }

    @Test
    void shouldStopAtTheDrawdownFromThePeak()
    {
        loser(PoolSpec.of(0, LossRule.HAIRCUT).drawdown(250_000)).mark(LINEAR, 70).expectOf(
            "LossAllocated",
            "LossAllocated riskPool=0|lossRule=HAIRCUT|reason=FUND_DRAWDOWN|winners=1|deficit=500000000|" +
            "fundPaid=25000000|commonPaid=0|winnersPaid=475000000|uncovered=0|positivePnl=1500000000|" +
            "fundBefore=100000000|fundPeak=100000000|trancheDrawn=0");
    }

    @Test
    void shouldTellNoReasonWhereTheFundPaysAll()
    {
        loser(PoolSpec.of(0, LossRule.HAIRCUT)).deposit(FUND, 900 * MONEY).mark(LINEAR, 70).expectOf(
            "LossAllocated",
            "LossAllocated riskPool=0|lossRule=HAIRCUT|reason=NONE|winners=0|deficit=500000000|" +
            "fundPaid=500000000|commonPaid=0|winnersPaid=0|uncovered=0|positivePnl=0|" +
            "fundBefore=1000000000|fundPeak=1000000000|trancheDrawn=0");
    }

    @Test
    void shouldKeepTheOtherPoolOutOfIt()
    {
        final LossVenue venue = new LossVenue().funds(1_000 * MONEY, 1_000 * MONEY, 0)
            .rules(PoolSpec.of(0, LossRule.HAIRCUT)).rules(PoolSpec.of(1, LossRule.HAIRCUT))
            .customer(1, 1_000 * MONEY).customer(2, 10_000 * MONEY)
            .trade(1, 2, LINEAR, 50, 100).trade(1, 2, OTHER, 20, 100);
        // Pool 0 loses 50 x 25 = 1,250, pool 1 earns 20 x 5 = 100: 150 are missing, all of it pool 0's.
        venue.mark(OTHER, 105).mark(LINEAR, 75).expectOf(
            "EstateSettled",
            "EstateSettled account=1|scope=65535|riskPool=0|equityNoHaircut=-150000000|deficit=150000000|" +
            "surplusToFund=0|shares=[(riskPool=0|loss=1250000000|deficit=150000000)]");
        assertEquals(1_000 * MONEY, venue.equity(OTHER_FUND));
        assertEquals(850 * MONEY, venue.equity(FUND));
        assertEquals(0, venue.equity(BACKSTOP));
        assertEquals(0, venue.equity(OTHER_BACKSTOP));
    }

    @Test
    void shouldDivideADeficitByWhatTheLegsHaveLost()
    {
        final LossVenue venue = new LossVenue().funds(0, 1_000 * MONEY, 0)
            .rules(PoolSpec.of(0, LossRule.HAIRCUT)).rules(PoolSpec.of(1, LossRule.HAIRCUT))
            .customer(1, 1_000 * MONEY).customer(2, 10_000 * MONEY)
            .trade(1, 2, LINEAR, 50, 100).trade(1, 2, OTHER, 25, 100);
        // Losses 50 x 20 = 1,000 and 25 x 4 = 100 of 1,000: 100 are missing; 10/11 and 1/11 of it.
        venue.mark(OTHER, 96).mark(LINEAR, 80).expectOf(
            "EstateSettled",
            "EstateSettled account=1|scope=65535|riskPool=0|equityNoHaircut=-100000000|deficit=100000000|" +
            "surplusToFund=0|shares=[(riskPool=0|loss=1000000000|deficit=90909091)," +
            "(riskPool=1|loss=100000000|deficit=9090909)]");
        venue.expectOf(
            "FundChanged",
            "FundChanged fund=911|riskPool=1|cause=LOSS|amount=-9090909|balance=990909091|peak=1000000000");
        venue.expectOf(
            "HaircutApplied",
            "HaircutApplied account=2|scope=65535|riskPool=0|reason=FUND_EXHAUSTED|rank=1|winners=1|" +
            "haircut=90909091|positivePnl=1000000000|deficit=90909091|totalPositivePnl=1000000000|" +
            "equityNoHaircut=11100000000");
        assertEquals(0, venue.equity(BACKSTOP));
        assertEquals(0, venue.equity(OTHER_BACKSTOP));
    }

    @Test
    void shouldNeverDrawMoreOnTheCommonFundThanTheTranche()
    {
        final LossVenue venue = loser(PoolSpec.of(0, LossRule.BACKSTOP).caps(0, 0, 30 * MONEY)).mark(LINEAR, 70);
        assertEquals(30 * MONEY, venue.only("LossAllocated", "commonPaid"));
        venue.customer(3, 1_000 * MONEY).trade(3, 2, LINEAR, 50, 70).mark(LINEAR, 40);
        assertEquals(0, venue.only("LossAllocated", "commonPaid"));
        assertEquals(30 * MONEY, venue.only("LossAllocated", "trancheDrawn"));
        assertEquals(20 * MONEY, venue.equity(COMMON));
    }

    @Test
    void shouldShareASurplusUpToTheCapOfTheFund()
    {
        // At 82 account 1 has 100 left of 205 that it needs: taken over. Half of it would go to the fund.
        final LossVenue venue =
            loser(PoolSpec.of(0, LossRule.HAIRCUT).shares(0, 500_000).caps(120 * MONEY, 0, 0)).mark(LINEAR, 82);
        venue.expectKinds(
            "ZoneChanged", "PositionTakenOver", "CollateralTakenOver", "FundChanged", "EstateSettled", "ZoneChanged");
        venue.expectOf(
            "FundChanged",
            "FundChanged fund=910|riskPool=0|cause=SURPLUS|amount=20000000|balance=120000000|peak=120000000");
        assertEquals(20 * MONEY, venue.only("EstateSettled", "surplusToFund"));
        assertEquals(80 * MONEY, venue.equity(BACKSTOP));
    }

    @Test
    void shouldCarryTheRoundOnUntilNothingIsLeft()
    {
        // What 2 has won in pool 0 it has lost in pool 1: 600 are left, it needs 450. Account 4 goes bankrupt in
        // coin: 25,000 are missing, 75,600 were won. The part of 2 leaves it with less than it needs.
        new LossVenue().rules(PoolSpec.of(0, LossRule.HAIRCUT))
            .customer(1, 10_000 * MONEY).customer(2, 2_600 * MONEY).customer(3, 20_000 * MONEY)
            .trade(1, 2, LINEAR, 50, 100).trade(2, 3, OTHER, 100, 100).mark(LINEAR, 60).mark(OTHER, 60)
            .play(s -> s.customer(4, 1, Scenario.COIN)).play(s -> s.customer(6, 1, 10 * Scenario.COIN))
            .trade(4, 6, INVERSE, 3_000, 50_000)
            .mark(INVERSE, 40_000)
            .expectKinds(
                "ZoneChanged", "PositionTakenOver", "CollateralTakenOver", "EstateSettled", "ZoneChanged",
                "LossAllocated", "HaircutApplied", "HaircutApplied", "ZoneChanged", "SliceIssued")
            .expectOf(
                "HaircutApplied",
                "HaircutApplied account=2|scope=65535|riskPool=0|reason=NO_FUND|rank=2|winners=2|" +
                "haircut=198412698|positivePnl=600000000|deficit=25000000000|totalPositivePnl=75600000000|" +
                "equityNoHaircut=600000000",
                "HaircutApplied account=6|scope=65535|riskPool=0|reason=NO_FUND|rank=1|winners=2|" +
                "haircut=24801587302|positivePnl=75000000000|deficit=25000000000|totalPositivePnl=75600000000|" +
                "equityNoHaircut=575000000000")
            .expectOf(
                "ZoneChanged account=2",
                "ZoneChanged account=2|scope=65535|fromZone=FREE|toZone=LIQUIDATING|equity=401587302|" +
                "equityNoHaircut=401587302|maintenanceMargin=450000000|initialMargin=900000000|marketVersion=7|" +
                "parameterVersion=6");
    }

    @Test
    void shouldShareTheFeeOfASlice()
    {
        final LossVenue venue = loser(PoolSpec.of(0, LossRule.HAIRCUT).shares(250_000, 0)).mark(LINEAR, 84);
        venue.expectKinds("ZoneChanged", "SliceIssued").play(s -> s.order(2, LINEAR, 4, 84))
            .play(s -> s.fill(LINEAR, 84, 4, 3, 1L << 62)).expectKinds("FillApplied", "FillApplied", "FundChanged")
            .expectOf(
                "FundChanged",
                "FundChanged fund=910|riskPool=0|cause=LIQUIDATION_FEE|amount=420000|balance=100420000|" +
                "peak=100420000");
        assertEquals(1_260_000, venue.equity(BACKSTOP));
    }

    @Test
    void shouldFindPoolsInASnapshotAgain()
    {
        final LossVenue venue =
            loser(PoolSpec.of(0, LossRule.HAIRCUT).caps(0, 0, 30 * MONEY).review(5)).mark(LINEAR, 70);
        final long before = venue.core().stateHash();
        final RiskCore loaded = RiskCore.create(LossVenue.LIMITS);
        loaded.load(SnapshotMemory.of(venue.core()));
        assertEquals(before, loaded.stateHash());
        final Scenario other = new Scenario(loaded);
        other.writer().queryPool(0);
        other.apply();
        venue.pool(0).expect(other.events().toArray(new String[0]));
    }

    @Test
    void shouldHashPoolsOnlyOnceTheyMatter()
    {
        final LossVenue venue = new LossVenue();
        final LossVenue ruled = new LossVenue().rules(PoolSpec.of(0, LossRule.HAIRCUT));
        final LossVenue otherwise = new LossVenue().rules(PoolSpec.of(0, LossRule.BITMEX));
        venue.play(s -> s.after(0));
        assertNotEquals(ruled.core().stateHash(), otherwise.core().stateHash());
        assertNotEquals(venue.core().stateHash(), ruled.core().stateHash());
    }

    @Test
    void shouldReviewBackstopsBeforeAnythingElse()
    {
        final LossVenue venue = loser(PoolSpec.of(0, LossRule.BACKSTOP).review(10 * Scenario.STEP_NS))
            .mark(LINEAR, 70);
        assertEquals(-400 * MONEY, venue.equity(BACKSTOP));
        // What was left with the backstop stays there; the 50 lots lose another 100, which the fund pays half of.
        venue.deposit(FUND, 50 * MONEY).mark(LINEAR, 68).play(s -> s.after(10 * Scenario.STEP_NS - 1)).expect()
            .play(s -> s.after(1)).expect(
            "LossAllocated riskPool=0|lossRule=BACKSTOP|reason=FUND_EXHAUSTED|winners=0|deficit=100000000|" +
            "fundPaid=50000000|commonPaid=0|winnersPaid=0|uncovered=50000000|positivePnl=0|" +
            "fundBefore=50000000|fundPeak=50000000|trancheDrawn=0",
            "FundChanged fund=910|riskPool=0|cause=LOSS|amount=-50000000|balance=0|peak=50000000");
        assertEquals(-450 * MONEY, venue.equity(BACKSTOP));
        venue.play(s -> s.after(10 * Scenario.STEP_NS)).expect();
        // 200 are earned back, and lost again: that is new.
        venue.mark(LINEAR, 72).play(s -> s.after(10 * Scenario.STEP_NS)).expect()
            .mark(LINEAR, 68).play(s -> s.after(10 * Scenario.STEP_NS)).expectOf("LossAllocated",
            "LossAllocated riskPool=0|lossRule=BACKSTOP|reason=FUND_EXHAUSTED|winners=0|deficit=200000000|" +
            "fundPaid=0|commonPaid=0|winnersPaid=0|uncovered=200000000|positivePnl=0|" +
            "fundBefore=0|fundPeak=0|trancheDrawn=0");
    }

    @Test
    void shouldHoldBalancesOnlyInFunds()
    {
        new LossVenue().funds(MONEY, 0, MONEY)
            .expect("BalanceChanged account=920|scope=65535|asset=0|cause=DEPOSIT|amountUnits=1000000|" +
                "balanceUnits=1000000",
                "FundChanged fund=920|riskPool=0|cause=DEPOSIT|amount=1000000|balance=1000000|peak=0")
            .play(s -> s.withdraw(FUND, 0, MONEY)).expectOf(
            "FundChanged", "FundChanged fund=910|riskPool=0|cause=WITHDRAWAL|amount=-1000000|balance=0|peak=0")
            .play(s -> s.deposit(FUND, 1, 5)).expectKinds("BalanceChanged")
            .account(930, AccountKind.INSURANCE_FUND, 0)
            .expect("Rejected command=6|reason=DUPLICATE_ID|account=930|reference=0")
            .account(930, AccountKind.COMMON_FUND, 0)
            .expect("Rejected command=6|reason=DUPLICATE_ID|account=930|reference=0")
            .account(930, AccountKind.COMMON_FUND, 1)
            .expect("Rejected command=6|reason=OUT_OF_RANGE|account=930|reference=0")
            .play(s -> s.order(FUND, LINEAR, 1, 100))
            .expect("Rejected command=15|reason=WRONG_ACCOUNT_KIND|account=910|reference=1")
            .play(s -> s.leverage(COMMON, LINEAR, 5))
            .expect("Rejected command=11|reason=WRONG_ACCOUNT_KIND|account=920|reference=0")
            .play(s -> s.join(FUND, LINEAR))
            .expect("Rejected command=10|reason=WRONG_ACCOUNT_KIND|account=910|reference=0");
    }

    @Test
    void shouldRefuseRulesByPrecedence()
    {
        new LossVenue().rules(PoolSpec.of(64, LossRule.HAIRCUT))
            .expect("Rejected command=61|reason=OUT_OF_RANGE|account=0|reference=64")
            .rules(PoolSpec.of(5, LossRule.HAIRCUT).drawdown(1_000_001))
            .expect("Rejected command=61|reason=OUT_OF_RANGE|account=0|reference=5")
            .rules(PoolSpec.of(5, LossRule.HAIRCUT))
            .expect("Rejected command=61|reason=UNKNOWN_RISK_POOL|account=0|reference=5")
            .pool(5).expect("Rejected command=69|reason=UNKNOWN_RISK_POOL|account=0|reference=5")
            .pool(64).expect("Rejected command=69|reason=OUT_OF_RANGE|account=0|reference=64")
            .rules(PoolSpec.of(1, LossRule.HAIRCUT))
            .expect("ParametersChanged parameters=POOL|reference=1|parameterVersion=6");
    }
}
