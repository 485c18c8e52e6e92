package io.plimsoll.core.model;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.StateMachine;

import static io.plimsoll.core.model.Scenario.BACKSTOP;
import static io.plimsoll.core.model.Scenario.COIN;
import static io.plimsoll.core.model.Scenario.CROSS;
import static io.plimsoll.core.model.Scenario.INVERSE;
import static io.plimsoll.core.model.Scenario.LINEAR;
import static io.plimsoll.core.model.Scenario.MONEY;
import static io.plimsoll.core.model.Scenario.STEP_NS;

/**
 * Golden sequences with numbers worked out by hand from the rulebook; each engine must pass them.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
abstract class RulebookTest
{
    static final CoreLimits LIMITS = new CoreLimits(64, 64, 64, 64, 8, 8);
    static final String SLICE_1 = Long.toString(1L << 62);
    static final String SLICE_2 = Long.toString((1L << 62) + 1);

    abstract StateMachine engine(CoreLimits limits);

    Scenario venue()
    {
        return new Scenario(engine(LIMITS)).open();
    }

    /**
     * Account 1 with 1,200 is long 100 lots at 100 (order ids 1 and 2); accounts 2 and 3 are rich.
     */
    Scenario longVenue()
    {
        return venue()
            .customer(1, 0, 1_200 * MONEY)
            .customer(2, 0, 1_000_000 * MONEY)
            .customer(3, 0, 1_000_000 * MONEY)
            .trade(1, 2, LINEAR, 100, 100);
    }

    /**
     * R1.7, R1.9: the entry price stays, rounding stays in the position, a flip opens the rest at the trade's price.
     */
    @Test
    void shouldRealiseOnReductionAndFlip()
    {
        venue().customer(1, 0, 10_000 * MONEY).customer(2, 0, 10_000 * MONEY)
            .trade(1, 2, LINEAR, 1, 100)
            .trade(1, 2, LINEAR, 2, 101)
            .trade(2, 1, LINEAR, 1, 105)
            .expect(
                "FillApplied tradeId=3|account=2|orderId=5|scope=65535|instrument=0|liquidation=NO|lots=1|price=105|" +
                    "realisedPnlUnits=-4333334|feeUnits=0|liquidationFeeUnits=0|positionLots=-2|" +
                    "positionCostUnits=-201333334",
                "FillApplied tradeId=3|account=1|orderId=6|scope=65535|instrument=0|liquidation=NO|lots=-1|price=105|" +
                    "realisedPnlUnits=4333333|feeUnits=0|liquidationFeeUnits=0|positionLots=2|" +
                    "positionCostUnits=201333333")
            .trade(2, 1, LINEAR, 5, 105)
            .expect(
                "FillApplied tradeId=4|account=2|orderId=7|scope=65535|instrument=0|liquidation=NO|lots=5|price=105|" +
                    "realisedPnlUnits=-8666666|feeUnits=0|liquidationFeeUnits=0|positionLots=3|" +
                    "positionCostUnits=315000000",
                "FillApplied tradeId=4|account=1|orderId=8|scope=65535|instrument=0|liquidation=NO|lots=-5|price=105|" +
                    "realisedPnlUnits=8666667|feeUnits=0|liquidationFeeUnits=0|positionLots=-3|" +
                    "positionCostUnits=-315000000")
            .audit()
            .expect("StateAudited stateHash=*|conserved=YES|accounts=3|positions=2|orders=0|liquidating=0");
    }

    /**
     * R1.4: 3 lots at 49,999 are 600,012.0002 units of coin; each side is rounded against itself.
     */
    @Test
    void shouldRoundInverseCostsAgainstBothSides()
    {
        venue().customer(1, 1, COIN).customer(2, 1, COIN)
            .trade(1, 2, INVERSE, 3, 49_999)
            .expect(
                "FillApplied tradeId=1|account=1|orderId=1|scope=65535|instrument=1|liquidation=NO|lots=3|" +
                    "price=49999|realisedPnlUnits=0|feeUnits=0|liquidationFeeUnits=0|positionLots=3|" +
                    "positionCostUnits=-600012",
                "FillApplied tradeId=1|account=2|orderId=2|scope=65535|instrument=1|liquidation=NO|lots=-3|" +
                    "price=49999|realisedPnlUnits=0|feeUnits=0|liquidationFeeUnits=0|positionLots=-3|" +
                    "positionCostUnits=600013")
            .audit()
            .expect("StateAudited stateHash=*|conserved=YES|accounts=3|positions=2|orders=0|liquidating=0");
    }

    /**
     * R4.1, R4.2: equity 1,200 - 100 * fall; call below 1.25 MM, liquidation below MM, equality healthy.
     */
    @Test
    void shouldCallBeforeItLiquidates()
    {
        longVenue()
            .mark(LINEAR, 94).expect()
            .mark(LINEAR, 93).expect(
                "ZoneChanged account=1|scope=65535|fromZone=FREE|toZone=MARGIN_CALL|equity=500000000|" +
                    "equityNoHaircut=500000000|maintenanceMargin=465000000|initialMargin=930000000|" +
                    "marketVersion=5|parameterVersion=4")
            .deposit(1, 0, 104_500_000L).expectOf("ZoneChanged",
                "ZoneChanged account=1|scope=65535|fromZone=MARGIN_CALL|toZone=FREE|equity=604500000|" +
                    "equityNoHaircut=604500000|maintenanceMargin=465000000|initialMargin=930000000|" +
                    "marketVersion=5|parameterVersion=4");
    }

    /**
     * R6.1 to R6.5: at 92 equity is 400, MM 460; g(n) = 400 - 506 + 4.554 n, so 24 lots restore 110 % and 23 do not.
     * Slack of 4 per lot: bankruptcy 88; the band's 88.32 is nearer.
     */
    @Test
    void shouldSizeTheSliceToTheLot()
    {
        longVenue().mark(LINEAR, 92).expect(
            "ZoneChanged account=1|scope=65535|fromZone=FREE|toZone=LIQUIDATING|equity=400000000|" +
                "equityNoHaircut=400000000|maintenanceMargin=460000000|initialMargin=920000000|" +
                "marketVersion=4|parameterVersion=4",
            "SliceIssued account=1|orderId=" + SLICE_1 + "|scope=65535|instrument=0|side=SELL|slice=1|lots=24|" +
                "limitPrice=89|markPrice=92|bankruptcyPrice=88|equity=400000000|maintenanceMargin=460000000|" +
                "deadlineNs=1001000000000|cause=LIQUIDATION|targetPpm=1100000|wantedLots=24");
    }

    /**
     * R1.10, R6.7: 24 lots at 92 realise -192 and cost 11.04 for the backstop; 388.96 is above 110 % of 349.60 but
     * not above 130 %.
     */
    @Test
    void shouldLeaveLiquidationWhenTheSliceIsFilled()
    {
        longVenue().mark(LINEAR, 92).order(3, LINEAR, 24, 92)
            .fill(LINEAR, 92, 24, 3, 1L << 62)
            .expect(
                "FillApplied tradeId=2|account=3|orderId=3|scope=65535|instrument=0|liquidation=NO|lots=24|price=92|" +
                    "realisedPnlUnits=0|feeUnits=0|liquidationFeeUnits=0|positionLots=24|" +
                    "positionCostUnits=2208000000",
                "FillApplied tradeId=2|account=1|orderId=" + SLICE_1 + "|scope=65535|instrument=0|liquidation=YES|" +
                    "lots=-24|price=92|realisedPnlUnits=-192000000|feeUnits=0|liquidationFeeUnits=11040000|" +
                    "positionLots=76|positionCostUnits=7600000000",
                "ZoneChanged account=1|scope=65535|fromZone=LIQUIDATING|toZone=MARGIN_CALL|equity=388960000|" +
                    "equityNoHaircut=388960000|maintenanceMargin=349600000|initialMargin=699200000|" +
                    "marketVersion=4|parameterVersion=4")
            .query(BACKSTOP, CROSS).expect(
                "MarginReported account=900|scope=65535|zone=FREE|equity=11040000|equityInitial=11040000|" +
                    "equityNoHaircut=11040000|maintenanceMargin=0|initialMargin=0|healthPpm=9223372036854775807|" +
                    "positions=[]|balances=[(asset=0|balanceUnits=11040000|value=11040000)]")
            .after(10 * STEP_NS).expect();
    }

    /**
     * R6.7: money instead of a fill; the open slice is taken back.
     */
    @Test
    void shouldTakeTheSliceBackWhenLiquidationEnds()
    {
        longVenue().mark(LINEAR, 92).deposit(1, 0, 300 * MONEY).expect(
            "BalanceChanged account=1|scope=65535|asset=0|cause=DEPOSIT|amountUnits=300000000|" +
                "balanceUnits=1500000000",
            "ZoneChanged account=1|scope=65535|fromZone=LIQUIDATING|toZone=FREE|equity=700000000|" +
                "equityNoHaircut=700000000|maintenanceMargin=460000000|initialMargin=920000000|" +
                "marketVersion=4|parameterVersion=4",
            "OrderCancelRequested account=1|orderId=" + SLICE_1 +
                "|instrument=0|cause=LIQUIDATION_ENDED|openLots=24");
    }

    /**
     * R6.1, R6.6: resting orders go first; an unanswered slice expires and the next one follows; after the last comes
     * the takeover, which leaves nothing.
     */
    @Test
    void shouldStepAndThenTakeOver()
    {
        longVenue().levels(new int[]{1_250_000, 1_300_000, 1_100_000, 666_667}, 1_000_000, 2)
            .order(1, LINEAR, -5, 120)
            .mark(LINEAR, 92)
            .expectOf("OrderCancelRequested",
                "OrderCancelRequested account=1|orderId=3|instrument=0|cause=LIQUIDATION|openLots=5")
            .after(STEP_NS - 1).expect()
            .after(1).expect(
                "OrderCancelRequested account=1|orderId=" + SLICE_1 +
                    "|instrument=0|cause=STEP_EXPIRED|openLots=24",
                "SliceIssued account=1|orderId=" + SLICE_2 + "|scope=65535|instrument=0|side=SELL|slice=2|lots=24|" +
                    "limitPrice=89|markPrice=92|bankruptcyPrice=88|equity=400000000|" +
                    "maintenanceMargin=460000000|deadlineNs=1002000000000|" +
                    "cause=LIQUIDATION|targetPpm=1100000|wantedLots=24")
            .after(STEP_NS).expect(
                "OrderCancelRequested account=1|orderId=" + SLICE_2 +
                    "|instrument=0|cause=STEP_EXPIRED|openLots=24",
                "ZoneChanged account=1|scope=65535|fromZone=LIQUIDATING|toZone=TAKEOVER|equity=400000000|" +
                    "equityNoHaircut=400000000|maintenanceMargin=460000000|initialMargin=920000000|" +
                    "marketVersion=4|parameterVersion=5",
                "PositionTakenOver account=1|scope=65535|backstop=900|instrument=0|lots=100|costUnits=10000000000|" +
                    "markPrice=92|bankruptcyPrice=88|backstopLots=100|backstopCostUnits=10000000000|" +
                    "backstopRealisedUnits=0",
                "CollateralTakenOver account=1|scope=65535|backstop=900|asset=0|amountUnits=1200000000",
                "ZoneChanged account=1|scope=65535|fromZone=TAKEOVER|toZone=FREE|equity=0|equityNoHaircut=0|" +
                    "maintenanceMargin=0|initialMargin=0|marketVersion=4|parameterVersion=5")
            .audit()
            .expect("StateAudited stateHash=*|conserved=YES|accounts=4|positions=2|orders=3|liquidating=0");
    }

    /**
     * R4.2, R6.4, R6.8: at 80 equity is -800; leaving nothing needs 88, which is above the mark.
     */
    @Test
    void shouldGoBankruptInOneCommand()
    {
        longVenue().mark(LINEAR, 80).expect(
            "ZoneChanged account=1|scope=65535|fromZone=FREE|toZone=BANKRUPT|equity=-800000000|" +
                "equityNoHaircut=-800000000|maintenanceMargin=400000000|initialMargin=800000000|" +
                "marketVersion=4|parameterVersion=4",
            "PositionTakenOver account=1|scope=65535|backstop=900|instrument=0|lots=100|costUnits=10000000000|" +
                "markPrice=80|bankruptcyPrice=88|backstopLots=100|backstopCostUnits=10000000000|" +
                "backstopRealisedUnits=0",
            "CollateralTakenOver account=1|scope=65535|backstop=900|asset=0|amountUnits=1200000000",
            "ZoneChanged account=1|scope=65535|fromZone=BANKRUPT|toZone=FREE|equity=0|equityNoHaircut=0|" +
                "maintenanceMargin=0|initialMargin=0|marketVersion=4|parameterVersion=4");
    }

    /**
     * R6.8: a second estate nets at the backstop. Account 4 is short 40 at 80 with 400; at 92 its equity is -80. The
     * backstop's 100 lots at 100 become 60 at 6,000, and the short's 3,200 realise 4,000 - 3,200 against it.
     */
    @Test
    void shouldNetEstatesAtTheBackstop()
    {
        longVenue().mark(LINEAR, 80).customer(4, 0, 400 * MONEY).trade(3, 4, LINEAR, 40, 80).mark(LINEAR, 92)
            .expectOf("PositionTakenOver",
                "PositionTakenOver account=4|scope=65535|backstop=900|instrument=0|lots=-40|costUnits=-3200000000|" +
                    "markPrice=92|bankruptcyPrice=90|backstopLots=60|backstopCostUnits=6000000000|" +
                    "backstopRealisedUnits=-800000000")
            .audit()
            .expect("StateAudited stateHash=*|conserved=YES|accounts=5|positions=3|orders=0|liquidating=0");
    }

    /**
     * R6.9: the slice traded at 90 before its cancel arrived. The position is the backstop's by then, and so is the
     * fill: 24 of its 100 lots at 100 go for 90 each, and the fee goes to itself.
     */
    @Test
    void shouldGiveALateSliceToTheBackstop()
    {
        longVenue().mark(LINEAR, 92).mark(LINEAR, 88).order(3, LINEAR, 24, 92)
            .fill(LINEAR, 90, 24, 3, 1L << 62)
            .expect(
                "FillApplied tradeId=2|account=3|orderId=3|scope=65535|instrument=0|liquidation=NO|lots=24|price=90|" +
                    "realisedPnlUnits=0|feeUnits=0|liquidationFeeUnits=0|positionLots=24|" +
                    "positionCostUnits=2160000000",
                "FillApplied tradeId=2|account=900|orderId=" + SLICE_1 + "|scope=65535|instrument=0|liquidation=YES|" +
                    "lots=-24|price=90|realisedPnlUnits=-240000000|feeUnits=0|liquidationFeeUnits=10800000|" +
                    "positionLots=76|positionCostUnits=7600000000")
            .audit()
            .expect("StateAudited stateHash=*|conserved=YES|accounts=4|positions=3|orders=0|liquidating=0");
    }

    /**
     * R1.8, R2.1: 2 per lot on 100 lots is 200 of equity at once, and of balance at the next trade.
     */
    @Test
    void shouldAccrueFundingAtOnceAndSettleItAtTheTrade()
    {
        longVenue().funding(LINEAR, 2 * MONEY)
            .expect("FundingIndexChanged instrument=0|indexUnits=2000000")
            .query(1, CROSS).expect(
                "MarginReported account=1|scope=65535|zone=FREE|equity=1000000000|equityInitial=1000000000|" +
                    "equityNoHaircut=1000000000|maintenanceMargin=500000000|initialMargin=1000000000|" +
                    "healthPpm=2000000|positions=[(instrument=0|lots=100|costUnits=10000000000|markPrice=100|" +
                    "unrealisedUnits=-200000000|notional=10000000000|maintenanceMargin=500000000|" +
                    "initialMargin=1000000000|liquidationPrice=94)]|balances=[(asset=0|balanceUnits=1200000000|" +
                    "value=1000000000)]")
            .trade(2, 1, LINEAR, 50, 100)
            .query(1, CROSS).expect(
                "MarginReported account=1|scope=65535|zone=FREE|equity=1000000000|equityInitial=1000000000|" +
                    "equityNoHaircut=1000000000|maintenanceMargin=250000000|initialMargin=500000000|" +
                    "healthPpm=4000000|positions=[(instrument=0|lots=50|costUnits=5000000000|markPrice=100|" +
                    "unrealisedUnits=0|notional=5000000000|maintenanceMargin=250000000|" +
                    "initialMargin=500000000|liquidationPrice=84)]|balances=[(asset=0|balanceUnits=1000000000|" +
                    "value=1000000000)]")
            .audit()
            .expect("StateAudited stateHash=*|conserved=YES|accounts=4|positions=2|orders=0|liquidating=0");
    }

    /**
     * R6.3, R6.4 for inverse contracts: 1,000 lots at 50,000 on one coin; at 34,400 the position is worth
     * -290,697,675 units, so 9,302,325 units or 4,651.1625 are left over 5,000. g(n) = 4,651.1625 - 5,500 + 4.95 n.
     * Bankruptcy at 10^13 / (290,697,675 + 9,302,325).
     */
    @Test
    void shouldLiquidateInverseInCoin()
    {
        venue().customer(1, 1, COIN).customer(2, 1, 1_000 * COIN).trade(1, 2, INVERSE, 1_000, 50_000)
            .mark(INVERSE, 35_000).expect()
            .mark(INVERSE, 34_500).expect(
                "ZoneChanged account=1|scope=65535|fromZone=FREE|toZone=MARGIN_CALL|equity=5072463500|" +
                    "equityNoHaircut=5072463500|maintenanceMargin=5000000000|initialMargin=10000000000|" +
                    "marketVersion=5|parameterVersion=4")
            .mark(INVERSE, 34_400).expect(
                "ZoneChanged account=1|scope=65535|fromZone=MARGIN_CALL|toZone=LIQUIDATING|equity=4651162500|" +
                    "equityNoHaircut=4651162500|maintenanceMargin=5000000000|initialMargin=10000000000|" +
                    "marketVersion=6|parameterVersion=4",
                "SliceIssued account=1|orderId=" + SLICE_1 + "|scope=65535|instrument=1|side=SELL|slice=1|lots=172|" +
                    "limitPrice=33334|markPrice=34400|bankruptcyPrice=33334|equity=4651162500|" +
                    "maintenanceMargin=5000000000|deadlineNs=1001000000000|" +
                    "cause=LIQUIDATION|targetPpm=1100000|wantedLots=172");
    }

    /**
     * R1.6: the isolated position fails alone, with its own 600; the cross account keeps its money, and its own zone.
     */
    @Test
    void shouldKeepAnIsolatedFailureApart()
    {
        venue().customer(1, 0, 5_000 * MONEY).customer(2, 0, 1_000_000 * MONEY)
            .isolate(1, LINEAR, 600 * MONEY)
            .expect(
                "BalanceChanged account=1|scope=65535|asset=0|cause=MARGIN_TRANSFER|amountUnits=-600000000|" +
                    "balanceUnits=4400000000",
                "BalanceChanged account=1|scope=0|asset=0|cause=MARGIN_TRANSFER|amountUnits=600000000|" +
                    "balanceUnits=600000000")
            .trade(2, 1, LINEAR, 50, 100)
            .mark(LINEAR, 108).expect(
                "ZoneChanged account=1|scope=0|fromZone=FREE|toZone=LIQUIDATING|equity=200000000|" +
                    "equityNoHaircut=200000000|maintenanceMargin=270000000|initialMargin=540000000|" +
                    "marketVersion=4|parameterVersion=4",
                "SliceIssued account=1|orderId=" + SLICE_1 + "|scope=0|instrument=0|side=BUY|slice=1|lots=19|" +
                    "limitPrice=112|markPrice=108|bankruptcyPrice=112|equity=200000000|" +
                    "maintenanceMargin=270000000|deadlineNs=1001000000000|" +
                    "cause=LIQUIDATION|targetPpm=1100000|wantedLots=19")
            .withdraw(1, 0, 400 * MONEY).expect(
                "BalanceChanged account=1|scope=65535|asset=0|cause=WITHDRAWAL|amountUnits=-400000000|" +
                    "balanceUnits=4000000000")
            .join(1, LINEAR)
            .expect("Rejected command=10|reason=NOT_FLAT|account=1|reference=0")
            .mark(LINEAR, 110).expect(
                "ZoneChanged account=1|scope=0|fromZone=LIQUIDATING|toZone=TAKEOVER|equity=100000000|" +
                    "equityNoHaircut=100000000|maintenanceMargin=275000000|initialMargin=550000000|" +
                    "marketVersion=5|parameterVersion=4",
                "OrderCancelRequested account=1|orderId=" + SLICE_1 + "|instrument=0|cause=TAKEOVER|openLots=19",
                "PositionTakenOver account=1|scope=0|backstop=900|instrument=0|lots=-50|costUnits=-5000000000|" +
                    "markPrice=110|bankruptcyPrice=112|backstopLots=-50|backstopCostUnits=-5000000000|" +
                    "backstopRealisedUnits=0",
                "CollateralTakenOver account=1|scope=0|backstop=900|asset=0|amountUnits=600000000",
                "ZoneChanged account=1|scope=0|fromZone=TAKEOVER|toZone=FREE|equity=0|equityNoHaircut=0|" +
                    "maintenanceMargin=0|initialMargin=0|marketVersion=5|parameterVersion=4")
            .join(1, LINEAR)
            .expect("MarginModeChanged account=1|instrument=0|mode=CROSS");
    }

    /**
     * R2.2, R2.3: 3 coins over rows of 1 coin; 2.75 count for maintenance; 2.5 for initial, and of these two thirds,
     * because the venue holds 3 of a cap of 2.
     */
    @Test
    void shouldCutCollateralByRowsAndByCap()
    {
        venue().haircuts(
            1, 2 * COIN, new int[]{0, 0}, new long[][]{{0, 100_000, 50_000}, {COIN, 200_000, 100_000}})
            .customer(1, 1, 3 * COIN)
            .query(1, CROSS).expect(
                "MarginReported account=1|scope=65535|zone=FREE|equity=137500000000|equityInitial=83333333000|" +
                    "equityNoHaircut=150000000000|maintenanceMargin=0|initialMargin=0|" +
                    "healthPpm=9223372036854775807|positions=[]|balances=[(asset=1|balanceUnits=300000000|" +
                    "value=137500000000)]");
    }
}
