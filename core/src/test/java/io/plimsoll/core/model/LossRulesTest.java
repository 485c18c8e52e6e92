package io.plimsoll.core.model;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.LossRule;

import static io.plimsoll.core.model.PoolVenue.COMMON;
import static io.plimsoll.core.model.PoolVenue.FUND;
import static io.plimsoll.core.model.PoolVenue.OTHER;
import static io.plimsoll.core.model.PoolVenue.OTHER_FUND;
import static io.plimsoll.core.model.PoolVenue.WINDOW_NS;
import static io.plimsoll.core.model.Scenario.BACKSTOP;
import static io.plimsoll.core.model.Scenario.CROSS;
import static io.plimsoll.core.model.Scenario.LINEAR;
import static io.plimsoll.core.model.Scenario.MONEY;

/**
 * Golden sequences of losses with numbers worked out by hand from the rulebook; each engine must pass them. Account 1
 * with 1,200 is long 100 lots at 100: at 80 it has -800.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
abstract class LossRulesTest
{
    static final CoreLimits LIMITS = new CoreLimits(64, 64, 64, 64, 8, 8);

    abstract StateMachine engine(CoreLimits limits);

    PoolVenue venue()
    {
        return PoolVenue.open(engine(LIMITS));
    }

    private static String cut(final long account, final int rank, final int winners, final String numbers)
    {
        return "HaircutApplied account=" + account + "|scope=65535|riskPool=0|reason=NO_FUND|rank=" + rank +
            "|winners=" + winners + numbers;
    }

    /**
     * R6.13, R7.2, R7.3, R7.4: the position moves at the mark, the estate's -800 become the pool's deficit; the fund
     * pays its 500, the backstop keeps 300.
     */
    @Test
    void shouldSettleAnEstateAndLetTheFundPay()
    {
        venue().longOne().fund(FUND, AccountKind.INSURANCE_FUND, 0, 500).rule(0, LossRule.BACKSTOP)
            .scenario().mark(LINEAR, 80).expect(
                "ZoneChanged account=1|scope=65535|fromZone=FREE|toZone=BANKRUPT|equity=-800000000|" +
                    "equityNoHaircut=-800000000|maintenanceMargin=400000000|initialMargin=800000000|" +
                    "marketVersion=5|parameterVersion=6",
                "PositionTakenOver account=1|scope=65535|backstop=900|instrument=0|lots=100|costUnits=8000000000|" +
                    "markPrice=80|bankruptcyPrice=88|backstopLots=100|backstopCostUnits=8000000000|" +
                    "backstopRealisedUnits=0",
                "CollateralTakenOver account=1|scope=65535|backstop=900|asset=0|amountUnits=-800000000",
                "EstateSettled account=1|scope=65535|riskPool=0|equityNoHaircut=-800000000|deficit=800000000|" +
                    "surplusToFund=0|shares=[(riskPool=0|loss=2000000000|deficit=800000000)]",
                "ZoneChanged account=1|scope=65535|fromZone=BANKRUPT|toZone=FREE|equity=0|equityNoHaircut=0|" +
                    "maintenanceMargin=0|initialMargin=0|marketVersion=5|parameterVersion=6",
                "LossAllocated riskPool=0|lossRule=BACKSTOP|reason=FUND_EXHAUSTED|winners=0|deficit=800000000|" +
                    "fundPaid=500000000|commonPaid=0|winnersPaid=0|uncovered=300000000|positivePnl=0|" +
                    "fundBefore=500000000|fundPeak=500000000|trancheDrawn=0",
                "FundChanged fund=801|riskPool=0|cause=LOSS|amount=-500000000|balance=0|peak=500000000")
            .query(BACKSTOP, CROSS).expectOf("MarginReported",
                "MarginReported account=900|scope=65535|zone=RESTRICTED|" +
                "equity=-300000000|equityInitial=-300000000|equityNoHaircut=-300000000|" +
                "maintenanceMargin=400000000|initialMargin=800000000|healthPpm=-750000|positions=[(instrument=0|" +
                "lots=100|costUnits=8000000000|markPrice=80|unrealisedUnits=0|notional=8000000000|" +
                "maintenanceMargin=400000000|initialMargin=800000000|liquidationPrice=80)]|" +
                "balances=[(asset=0|balanceUnits=-300000000|value=-300000000)]")
            .audit().expectOf("StateAudited",
                "StateAudited stateHash=*|conserved=YES|accounts=6|positions=2|orders=0|liquidating=0");
    }

    /**
     * R7.4: the fund gives 200 for one event, the common fund 250 to the pool's tranche; who has won gives the rest.
     */
    @Test
    void shouldAskCapTrancheAndWinners()
    {
        final PoolVenue venue = venue().longOne()
            .fund(FUND, AccountKind.INSURANCE_FUND, 0, 500)
            .fund(COMMON, AccountKind.COMMON_FUND, 0, 10_000)
            .rule(0, LossRule.HAIRCUT, new int[]{0, 0, 0}, new long[]{0, 200, 250}, 0);
        venue.scenario().mark(LINEAR, 80)
            .expectOf("LossAllocated",
                "LossAllocated riskPool=0|lossRule=HAIRCUT|reason=EVENT_CAP|winners=1|deficit=800000000|" +
                    "fundPaid=200000000|commonPaid=250000000|winnersPaid=350000000|uncovered=0|" +
                    "positivePnl=2000000000|fundBefore=500000000|fundPeak=500000000|trancheDrawn=250000000")
            .expectOf("FundChanged",
                "FundChanged fund=801|riskPool=0|cause=LOSS|amount=-200000000|balance=300000000|peak=500000000",
                "FundChanged fund=850|riskPool=0|cause=TRANCHE|amount=-250000000|balance=9750000000|peak=0")
            .expectOf("HaircutApplied",
                "HaircutApplied account=2|scope=65535|riskPool=0|reason=EVENT_CAP|rank=1|winners=1|" +
                    "haircut=350000000|positivePnl=2000000000|deficit=350000000|totalPositivePnl=2000000000|" +
                    "equityNoHaircut=1002000000000");
        venue.queryPool(0).expect(
            "PoolReported riskPool=0|lossRule=HAIRCUT|fundBalance=300000000|fundPeak=500000000|" +
                "fundAvailable=200000000|commonBalance=9750000000|trancheCap=250000000|trancheDrawn=250000000|" +
                "backstopEquity=0|deficits=800000000|fundPaid=200000000|winnersPaid=350000000|uncovered=0|" +
                "auctions=0");
    }

    /**
     * R7.5: three have won 660 each; 781 are not divisible by 3, so the first gives one micro-unit more.
     */
    @Test
    void shouldShareByLargestRemainderThenAccount()
    {
        final PoolVenue venue = venue().rule(0, LossRule.HAIRCUT);
        venue.scenario().customer(4, 0, 1_000_000 * MONEY).withdraw(1, 0, MONEY)
            .trade(1, 2, LINEAR, 33, 100).trade(1, 3, LINEAR, 33, 100).trade(1, 4, LINEAR, 33, 100)
            .mark(LINEAR, 80)
            .expectOf("HaircutApplied",
                cut(2, 1, 3, "|haircut=260333334|positivePnl=660000000|deficit=781000000|" +
                    "totalPositivePnl=1980000000|equityNoHaircut=1000660000000"),
                cut(3, 2, 3, "|haircut=260333333|positivePnl=660000000|deficit=781000000|" +
                    "totalPositivePnl=1980000000|equityNoHaircut=1000660000000"),
                cut(4, 3, 3, "|haircut=260333333|positivePnl=660000000|deficit=781000000|" +
                    "totalPositivePnl=1980000000|equityNoHaircut=1000660000000"));
    }

    /**
     * R7.5: account 2 has passed 90 of its 100 lots on to account 3: each pays by what it holds. Ranks go by P&L.
     */
    @Test
    void shouldCutWinnersByWhatTheyHaveWon()
    {
        venue().longOne().rule(0, LossRule.HAIRCUT)
            .scenario().trade(2, 3, LINEAR, 90, 100)
            .mark(LINEAR, 80)
            .expectOf("LossAllocated",
                "LossAllocated riskPool=0|lossRule=HAIRCUT|reason=NO_FUND|winners=2|deficit=800000000|fundPaid=0|" +
                    "commonPaid=0|winnersPaid=800000000|uncovered=0|positivePnl=2000000000|fundBefore=0|" +
                    "fundPeak=0|trancheDrawn=0")
            .expectOf("HaircutApplied",
                cut(2, 2, 2, "|haircut=80000000|positivePnl=200000000|deficit=800000000|" +
                    "totalPositivePnl=2000000000|equityNoHaircut=1000200000000"),
                cut(3, 1, 2, "|haircut=720000000|positivePnl=1800000000|deficit=800000000|" +
                    "totalPositivePnl=2000000000|equityNoHaircut=1001800000000"));
    }

    /**
     * R7.7: account 1 has its 1,200 in coin, which falls to 120 while its position has lost 500. Account 4 has won 50
     * and has 95 in all, 1.25 MM is 59.375: cut by 380 * 50 / 500 = 38 it is called in the next round.
     */
    @Test
    void shouldLookAtWhoWasCut()
    {
        venue().rule(0, LossRule.HAIRCUT)
            .scenario().withdraw(1, 0, 1_200 * MONEY).deposit(1, 1, 2_400_000).customer(4, 0, 100 * MONEY)
            .trade(1, 4, LINEAR, 10, 100).trade(1, 2, LINEAR, 90, 100)
            .mark(LINEAR, 95).expect()
            .withdraw(4, 0, 55 * MONEY)
            .price(1, 5_000 * MONEY)
            .expectOf("HaircutApplied account=4",
                cut(4, 2, 2, "|haircut=38000000|positivePnl=50000000|deficit=380000000|" +
                    "totalPositivePnl=500000000|equityNoHaircut=95000000"))
            .expectOf("ZoneChanged account=4",
                "ZoneChanged account=4|scope=65535|fromZone=FREE|toZone=MARGIN_CALL|equity=57000000|" +
                    "equityNoHaircut=57000000|maintenanceMargin=47500000|initialMargin=95000000|" +
                    "marketVersion=6|parameterVersion=6");
    }

    /**
     * R7.3, R7.1: the fund may fall 30 % from its peak. Deposits and withdrawals take the peak along, losses do not;
     * after the window the balance is the peak.
     */
    @Test
    void shouldBoundTheFundByItsPeak()
    {
        final PoolVenue venue = venue().longOne().fund(FUND, AccountKind.INSURANCE_FUND, 0, 1_000)
            .rule(0, LossRule.BACKSTOP, new int[]{0, 0, 300_000}, new long[]{0, 0, 0}, 0);
        venue.scenario().deposit(FUND, 0, 500 * MONEY).expect(
            "BalanceChanged account=801|scope=65535|asset=0|cause=DEPOSIT|amountUnits=500000000|" +
                "balanceUnits=1500000000",
            "FundChanged fund=801|riskPool=0|cause=DEPOSIT|amount=500000000|balance=1500000000|peak=1500000000");
        venue.scenario().withdraw(FUND, 0, 300 * MONEY).expectOf("FundChanged",
            "FundChanged fund=801|riskPool=0|cause=WITHDRAWAL|amount=-300000000|balance=1200000000|" +
                "peak=1200000000");
        venue.scenario().mark(LINEAR, 80).expectOf("LossAllocated",
            "LossAllocated riskPool=0|lossRule=BACKSTOP|reason=FUND_DRAWDOWN|winners=0|deficit=800000000|" +
                "fundPaid=360000000|commonPaid=0|winnersPaid=0|uncovered=440000000|positivePnl=0|" +
                "fundBefore=1200000000|fundPeak=1200000000|trancheDrawn=0");
        venue.scenario().deposit(FUND, 0, 100 * MONEY).expectOf("FundChanged",
            "FundChanged fund=801|riskPool=0|cause=DEPOSIT|amount=100000000|balance=940000000|peak=1300000000");
        venue.queryPool(0).expect(
            "PoolReported riskPool=0|lossRule=BACKSTOP|fundBalance=940000000|fundPeak=1300000000|" +
                "fundAvailable=30000000|commonBalance=0|trancheCap=0|trancheDrawn=0|backstopEquity=-440000000|" +
                "deficits=800000000|fundPaid=360000000|winnersPaid=0|uncovered=440000000|auctions=0");
        venue.scenario().after(WINDOW_NS - 1);
        venue.queryPool(0).expectOf("PoolReported riskPool=0|lossRule=BACKSTOP|fundBalance=940000000|fundPeak=13",
            venue.scenario().events().get(0));
        venue.scenario().after(1);
        venue.queryPool(0).expectOf("PoolReported riskPool=0|lossRule=BACKSTOP|fundBalance=940000000|fundPeak=94",
            venue.scenario().events().get(0));
    }

    /**
     * R7.2: 50 lots in each of two pools. At 94 and 78 the account has -200; the larger MM, 235 to 195, is that of
     * pool 1. Pool 0 owes 200 * 1,100 / 1,400 = 157.142857.14, pool 1 42.857142.86: the larger remainder.
     */
    @Test
    void shouldSplitADeficitOverPools()
    {
        venue().rule(0, LossRule.BACKSTOP).rule(1, LossRule.BACKSTOP)
            .fund(OTHER_FUND, AccountKind.INSURANCE_FUND, 1, 40)
            .scenario().trade(1, 2, LINEAR, 50, 100).trade(1, 2, OTHER, 50, 100)
            .mark(OTHER, 94).expect()
            .mark(LINEAR, 78).expect(
                "ZoneChanged account=1|scope=65535|fromZone=FREE|toZone=BANKRUPT|equity=-200000000|" +
                    "equityNoHaircut=-200000000|maintenanceMargin=430000000|initialMargin=860000000|" +
                    "marketVersion=6|parameterVersion=7",
                "PositionTakenOver account=1|scope=65535|backstop=900|instrument=0|lots=50|costUnits=3900000000|" +
                    "markPrice=78|bankruptcyPrice=82|backstopLots=50|backstopCostUnits=3900000000|" +
                    "backstopRealisedUnits=0",
                "PositionTakenOver account=1|scope=65535|backstop=901|instrument=2|lots=50|costUnits=4700000000|" +
                    "markPrice=94|bankruptcyPrice=98|backstopLots=50|backstopCostUnits=4700000000|" +
                    "backstopRealisedUnits=0",
                "CollateralTakenOver account=1|scope=65535|backstop=901|asset=0|amountUnits=-200000000",
                "EstateSettled account=1|scope=65535|riskPool=1|equityNoHaircut=-200000000|deficit=200000000|" +
                    "surplusToFund=0|shares=[(riskPool=0|loss=1100000000|deficit=157142857)," +
                    "(riskPool=1|loss=300000000|deficit=42857143)]",
                "ZoneChanged account=1|scope=65535|fromZone=BANKRUPT|toZone=FREE|equity=0|equityNoHaircut=0|" +
                    "maintenanceMargin=0|initialMargin=0|marketVersion=6|parameterVersion=7",
                "LossAllocated riskPool=0|lossRule=BACKSTOP|reason=NO_FUND|winners=0|deficit=157142857|fundPaid=0|" +
                    "commonPaid=0|winnersPaid=0|uncovered=157142857|positivePnl=0|fundBefore=0|fundPeak=0|" +
                    "trancheDrawn=0",
                "LossAllocated riskPool=1|lossRule=BACKSTOP|reason=FUND_EXHAUSTED|winners=0|deficit=42857143|" +
                    "fundPaid=40000000|commonPaid=0|winnersPaid=0|uncovered=2857143|positivePnl=0|" +
                    "fundBefore=40000000|fundPeak=40000000|trancheDrawn=0",
                "FundChanged fund=802|riskPool=1|cause=LOSS|amount=-40000000|balance=0|peak=40000000")
            .audit().expectOf("StateAudited",
                "StateAudited stateHash=*|conserved=YES|accounts=6|positions=4|orders=0|liquidating=0");
    }

    /**
     * R7.1, R7.2: at 89 the account has 100 left, below 2/3 of MM 445. Half of it is the fund's, but the fund is full
     * at 30.
     */
    @Test
    void shouldGiveTheFundItsShareOfASurplus()
    {
        venue().longOne().fund(FUND, AccountKind.INSURANCE_FUND, 0, 10)
            .rule(0, LossRule.BACKSTOP, new int[]{0, 500_000, 0}, new long[]{30, 0, 0}, 0)
            .scenario().mark(LINEAR, 89)
            .expectOf("FundChanged",
                "FundChanged fund=801|riskPool=0|cause=SURPLUS|amount=20000000|balance=30000000|peak=30000000")
            .expectOf("EstateSettled",
                "EstateSettled account=1|scope=65535|riskPool=0|equityNoHaircut=100000000|deficit=0|" +
                    "surplusToFund=20000000|shares=[]")
            .expectOf("LossAllocated");
    }

    /**
     * R7.1: 24 lots sliced at 92 cost 11.04, of which the fund gets a quarter, right after the fill it comes from.
     */
    @Test
    void shouldGiveTheFundItsShareOfAFee()
    {
        venue().longOne().fund(FUND, AccountKind.INSURANCE_FUND, 0, 10)
            .rule(0, LossRule.BACKSTOP, new int[]{250_000, 0, 0}, new long[]{0, 0, 0}, 0)
            .scenario().mark(LINEAR, 92).order(3, LINEAR, 24, 92).fill(LINEAR, 92, 24, 3, 1L << 62)
            .expectOf("FundChanged",
                "FundChanged fund=801|riskPool=0|cause=LIQUIDATION_FEE|amount=2760000|balance=12760000|" +
                    "peak=12760000");
    }

    /**
     * R7.8: the backstop's 100 lots at 80 have -800 from the start, all paid by the fund; at 77 they lose 300, which
     * nobody looks at before the review.
     */
    @Test
    void shouldReviewTheBackstop()
    {
        venue().longOne().fund(FUND, AccountKind.INSURANCE_FUND, 0, 1_000)
            .rule(0, LossRule.BACKSTOP, new int[]{0, 0, 0}, new long[]{0, 0, 0}, 5_000_000_000L)
            .scenario().mark(LINEAR, 80).mark(LINEAR, 77).expect()
            .after(4_999_999_999L).expect()
            .after(1).expect(
                "LossAllocated riskPool=0|lossRule=BACKSTOP|reason=FUND_EXHAUSTED|winners=0|deficit=300000000|" +
                    "fundPaid=200000000|commonPaid=0|winnersPaid=0|uncovered=100000000|positivePnl=0|" +
                    "fundBefore=200000000|fundPeak=1000000000|trancheDrawn=0",
                "FundChanged fund=801|riskPool=0|cause=LOSS|amount=-200000000|balance=0|peak=1000000000")
            .after(1).expect()
            .after(10_000_000_000L).expect();
    }

    /**
     * R1.2, R7.1: what funds may not do; reasons by code.
     */
    @Test
    void shouldRefuseFundsWhatIsForCustomers()
    {
        final PoolVenue venue = venue().fund(FUND, AccountKind.INSURANCE_FUND, 0, 500);
        venue.account(OTHER_FUND, AccountKind.INSURANCE_FUND, 0);
        venue.scenario().expect("Rejected command=6|reason=DUPLICATE_ID|account=802|reference=0");
        venue.scenario().order(FUND, LINEAR, 1, 100)
            .expect("Rejected command=15|reason=WRONG_ACCOUNT_KIND|account=801|reference=1")
            .leverage(FUND, LINEAR, 5)
            .expect("Rejected command=11|reason=WRONG_ACCOUNT_KIND|account=801|reference=0")
            .isolate(FUND, LINEAR, 1)
            .expect("Rejected command=9|reason=WRONG_ACCOUNT_KIND|account=801|reference=0")
            .withdraw(FUND, 0, 501 * MONEY)
            .expect("Rejected command=8|reason=INSUFFICIENT_BALANCE|account=801|reference=0");
        venue.take(FUND, 1, 1, 0).expect("Rejected command=66|reason=WRONG_ACCOUNT_KIND|account=801|reference=1");
        venue.rule(2, LossRule.HAIRCUT).scenario()
            .expect("Rejected command=61|reason=UNKNOWN_RISK_POOL|account=0|reference=2");
        venue.rule(64, LossRule.HAIRCUT).scenario()
            .expect("Rejected command=61|reason=OUT_OF_RANGE|account=0|reference=64");
        venue.rule(1, LossRule.HAIRCUT).scenario()
            .expect("ParametersChanged parameters=POOL|reference=1|parameterVersion=6");
    }
}
