package io.plimsoll.core.model;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.message.InstrumentKind;
import io.plimsoll.core.message.MarginMode;

import static io.plimsoll.core.model.Scenario.COIN;
import static io.plimsoll.core.model.Scenario.CROSS;
import static io.plimsoll.core.model.Scenario.INVERSE;
import static io.plimsoll.core.model.Scenario.LINEAR;
import static io.plimsoll.core.model.Scenario.MONEY;
import static io.plimsoll.core.model.Scenario.START_NS;
import static io.plimsoll.core.model.Scenario.STEP_NS;
import static io.plimsoll.core.model.Scenario.TERMS;
import static org.junit.jupiter.api.Assertions.assertThrows;

/**
 * Golden sequences for the rules that histories reach seldom: ties, full tables, requirements, order of checks.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
abstract class RulebookEdgesTest
{
    private static final CoreLimits LIMITS = new CoreLimits(64, 64, 64, 64, 8, 8);
    private static final String SLICE_1 = Long.toString(1L << 62);
    private static final String SLICE_2 = Long.toString((1L << 62) + 1);

    abstract StateMachine engine(CoreLimits limits);

    private Scenario venue(final CoreLimits limits)
    {
        return new Scenario(engine(limits)).open();
    }

    private Scenario rich(final CoreLimits limits)
    {
        return venue(limits).customer(2, 0, 1_000_000 * MONEY).customer(3, 0, 1_000_000 * MONEY);
    }

    /**
     * R4.4: three margin accounts with the same numbers change zone by one command.
     */
    @Test
    void shouldOrderTiesByAccountAndThenByScope()
    {
        final Scenario scenario = rich(LIMITS).levels(
            new int[]{1_050_000, 1_060_000, 1_040_000, 600_000}, 1_000_000, 5);
        final ContractSpec twin = new ContractSpec(
            2, false, 0, 0, 1_000_000_000L, 1_000_000_000L, 0, 1_000_000L, 10_000L, 100L);
        scenario.writer().defineInstrument(twin, InstrumentKind.LINEAR, TERMS);
        scenario.apply();
        scenario.mark(2, 100)
            .customer(5, 0, 2_400 * MONEY).customer(4, 0, 1_200 * MONEY)
            .isolate(5, LINEAR, 1_200 * MONEY).isolate(4, LINEAR, 1_200 * MONEY)
            .trade(5, 2, 2, 100, 100).trade(5, 2, LINEAR, 100, 100).trade(4, 2, LINEAR, 100, 100)
            .mark(2, 93).mark(LINEAR, 93).expect()
            .levels(new int[]{1_250_000, 1_300_000, 1_100_000, 600_000}, 1_000_000, 5)
            .expectOf("ZoneChanged", called(4, 0), called(5, CROSS), called(5, 0));
    }

    private static String called(final long account, final int scope)
    {
        return "ZoneChanged account=" + account + "|scope=" + scope + "|fromZone=FREE|toZone=MARGIN_CALL|" +
            "equity=500000000|equityNoHaircut=500000000|maintenanceMargin=465000000|initialMargin=930000000|" +
            "marketVersion=6|parameterVersion=7";
    }

    /**
     * R6.5: slices that find the order table full are missed, but count.
     */
    @Test
    void shouldCountSlicesThatTheFullTableSwallows()
    {
        rich(new CoreLimits(64, 64, 64, 2, 8, 8)).customer(1, 0, 1_200 * MONEY).trade(1, 2, LINEAR, 100, 100)
            .order(3, LINEAR, 1, 50).order(3, LINEAR, 1, 51)
            .order(3, LINEAR, 1, 52).expect("Rejected command=15|reason=TABLE_FULL|account=3|reference=5")
            .mark(LINEAR, 92).expect(
                "ZoneChanged account=1|scope=65535|fromZone=FREE|toZone=LIQUIDATING|equity=400000000|" +
                    "equityNoHaircut=400000000|maintenanceMargin=460000000|initialMargin=920000000|" +
                    "marketVersion=4|parameterVersion=4")
            .after(STEP_NS).expect()
            .close(3)
            .after(STEP_NS).expect(
                "SliceIssued account=1|orderId=" + SLICE_1 + "|scope=65535|instrument=0|side=SELL|slice=3|lots=24|" +
                    "limitPrice=89|markPrice=92|bankruptcyPrice=88|equity=400000000|" +
                    "maintenanceMargin=460000000|deadlineNs=1003000000000|" +
                    "cause=LIQUIDATION|targetPpm=1100000|wantedLots=24");
    }

    /**
     * R6.3: a lot of 38 micro-units frees about one micro-unit, so rounding lets g cross zero more than once: 175 and
     * 177 lots both restore the target, 176 do not. The bisection of the rule ends at 175.
     */
    @Test
    void shouldSizeByBisectionWhereRoundingOutweighsALot()
    {
        final Scenario scenario = venue(LIMITS);
        scenario.writer().defineInstrument(
            new ContractSpec(2, false, 0, 0, 1_000_000L, 1_000_000L, 0, 100_000L, 1_000_000L, 40L),
            InstrumentKind.LINEAR,
            new TermsSpec(0, 0, 0, 647, 1_000, 40_000, new long[][]{{0, 25_614, 51_228}}));
        scenario.apply();
        scenario.mark(2, 40).customer(1, 0, 1_860).customer(2, 0, MONEY).trade(1, 2, 2, 663, 40)
            .mark(2, 38).expectOf("SliceIssued",
                "SliceIssued account=1|orderId=" + SLICE_1 + "|scope=65535|instrument=2|side=SELL|slice=1|lots=175|" +
                    "limitPrice=38|markPrice=38|bankruptcyPrice=38|equity=534|maintenanceMargin=646|" +
                    "deadlineNs=1001000000000|cause=LIQUIDATION|targetPpm=1100000|wantedLots=175");
    }

    /**
     * R6.9: the slice traded before its cancel arrived; 24 of the estate's 100 lots go from the backstop at 92. The
     * fee goes from the backstop to the backstop.
     */
    @Test
    void shouldFillALateSliceAtTheBackstop()
    {
        rich(LIMITS).customer(1, 0, 1_200 * MONEY).trade(1, 2, LINEAR, 100, 100)
            .levels(new int[]{1_250_000, 1_300_000, 1_100_000, 666_667}, 1_000_000, 1)
            .mark(LINEAR, 92).after(STEP_NS).order(3, LINEAR, 24, 92).fill(LINEAR, 92, 24, 3, 1L << 62)
            .expectOf("FillApplied tradeId=2|account=900",
                "FillApplied tradeId=2|account=900|orderId=" + SLICE_1 + "|scope=65535|instrument=0|" +
                    "liquidation=YES|lots=-24|price=92|realisedPnlUnits=-192000000|feeUnits=0|" +
                    "liquidationFeeUnits=11040000|positionLots=76|positionCostUnits=7600000000")
            .query(900, CROSS).expect(
                "MarginReported account=900|scope=65535|zone=RESTRICTED|equity=400000000|equityInitial=400000000|" +
                    "equityNoHaircut=400000000|maintenanceMargin=349600000|initialMargin=699200000|" +
                    "healthPpm=1144164|positions=[(instrument=0|lots=76|costUnits=7600000000|markPrice=92|" +
                    "unrealisedUnits=-608000000|notional=6992000000|maintenanceMargin=349600000|" +
                    "initialMargin=699200000|liquidationPrice=91)]|balances=[(asset=0|balanceUnits=1008000000|" +
                    "value=400000000)]");
    }

    /**
     * R3.4: buying 10 at 110 while the mark is 100 needs 10 % of 1,000 and the 100 it would lose; selling 10 at 100
     * needs 100. The worse side counts.
     */
    @Test
    void shouldReserveTheWorseSideWithItsLoss()
    {
        rich(LIMITS).order(2, LINEAR, 10, 110).order(2, LINEAR, -10, 100)
            .query(2, CROSS).expect(
                "MarginReported account=2|scope=65535|zone=FREE|equity=1000000000000|equityInitial=1000000000000|" +
                    "equityNoHaircut=1000000000000|maintenanceMargin=0|initialMargin=200000000|" +
                    "healthPpm=9223372036854775807|positions=[(instrument=0|lots=0|costUnits=0|markPrice=100|" +
                    "unrealisedUnits=0|notional=0|maintenanceMargin=0|initialMargin=200000000|" +
                    "liquidationPrice=0)]|balances=[(asset=0|balanceUnits=1000000000000|value=1000000000000)]")
            .customer(1, 0, 150 * MONEY).order(1, LINEAR, 10, 110).expect(
                "OrderDenied account=1|orderId=3|scope=65535|reason=INSUFFICIENT_MARGIN|equityInitial=150000000|" +
                    "initialMargin=200000000")
            .order(1, LINEAR, 1, 100, true).expect(
                "OrderDenied account=1|orderId=4|scope=65535|reason=REDUCE_ONLY|equityInitial=0|initialMargin=0")
            .order(2, LINEAR, 9_991, 100).expect(
                "OrderDenied account=2|orderId=5|scope=65535|reason=POSITION_LIMIT|equityInitial=0|initialMargin=0");
    }

    /**
     * R3.3: 20 lots at 100 with leverage 5 need 400; with open interest of 2,000 half way between 1,000 and 3,000
     * they need 10 % and half of the other 90 %.
     */
    @Test
    void shouldRaiseInitialMarginByLeverageAndOpenInterest()
    {
        final Scenario scenario = rich(LIMITS).trade(3, 2, LINEAR, 20, 100).leverage(3, LINEAR, 5);
        scenario.query(3, CROSS).expect(report(400_000_000L))
            .terms(LINEAR, new TermsSpec(
                0, 1_000 * MONEY, 3_000 * MONEY, 500, 5_000, 40_000, new long[][]{{0, 50_000, 100_000}}))
            .query(3, CROSS).expect(report(1_100_000_000L));
    }

    private static String report(final long initialMargin)
    {
        return "MarginReported account=3|scope=65535|zone=FREE|equity=1000000000000|equityInitial=1000000000000|" +
            "equityNoHaircut=1000000000000|maintenanceMargin=100000000|initialMargin=" + initialMargin +
            "|healthPpm=10000000000|positions=[(instrument=0|lots=20|costUnits=2000000000|markPrice=100|" +
            "unrealisedUnits=0|notional=2000000000|maintenanceMargin=100000000|initialMargin=" + initialMargin +
            "|liquidationPrice=0)]|balances=[(asset=0|balanceUnits=1000000000000|value=1000000000000)]";
    }

    /**
     * R2.2: 10 inverse lots from 50,000 to 40,000 lose 500,000 units of coin; that debt weighs 5 % more in maintenance
     * and 10 % more in initial checks.
     */
    @Test
    void shouldSurchargeADebt()
    {
        venue(LIMITS).haircuts(1, 0, new int[]{100_000, 50_000}, new long[][]{{0, 0, 0}})
            .customer(1, 0, 10_000 * MONEY).customer(2, 1, COIN)
            .trade(1, 2, INVERSE, 10, 50_000).mark(INVERSE, 40_000).trade(2, 1, INVERSE, 10, 40_000)
            .query(1, CROSS).expect(
                "MarginReported account=1|scope=65535|zone=FREE|equity=9737500000|equityInitial=9725000000|" +
                    "equityNoHaircut=9750000000|maintenanceMargin=0|initialMargin=0|" +
                    "healthPpm=9223372036854775807|positions=[]|balances=[(asset=0|balanceUnits=10000000000|" +
                    "value=10000000000),(asset=1|balanceUnits=-500000|value=-262500000)]");
    }

    /**
     * R2.3: half of 200 unrealised counts for new risk, all of it against liquidation.
     */
    @Test
    void shouldCountOnlyAShareOfOpenProfitForNewRisk()
    {
        rich(LIMITS).levels(new int[]{1_250_000, 1_300_000, 1_100_000, 666_667}, 500_000, 5)
            .customer(1, 0, 1_000 * MONEY).trade(1, 2, LINEAR, 10, 100).mark(LINEAR, 120)
            .query(1, CROSS).expect(
                "MarginReported account=1|scope=65535|zone=FREE|equity=1200000000|equityInitial=1100000000|" +
                    "equityNoHaircut=1200000000|maintenanceMargin=60000000|initialMargin=120000000|" +
                    "healthPpm=20000000|positions=[(instrument=0|lots=10|costUnits=1000000000|markPrice=120|" +
                    "unrealisedUnits=200000000|notional=1200000000|maintenanceMargin=60000000|" +
                    "initialMargin=120000000|liquidationPrice=0)]|balances=[(asset=0|balanceUnits=1000000000|" +
                    "value=1200000000)]");
    }

    /**
     * R4.2 with a requirement that outgrows the P&amp;L: at a maintenance rate of 79 % and an exit at 180 % of it a
     * long is cured by a falling price. 13,800 is below 1.422 * 10,000; 12,800 is above 1.422 * 9,000.
     */
    @Test
    void shouldCureAnInvertedLongByAFall()
    {
        rich(LIMITS)
            .terms(LINEAR, new TermsSpec(0, 0, 0, 0, 0, 40_000, new long[][]{{0, 790_000, 1_000_000}}))
            .levels(new int[]{1_250_000, 1_800_000, 1_100_000, 666_667}, 1_000_000, 5)
            .customer(1, 0, 10_000 * MONEY).trade(1, 2, LINEAR, 100, 100)
            .funding(LINEAR, 2 * MONEY).expectOf("ZoneChanged",
                "ZoneChanged account=1|scope=65535|fromZone=FREE|toZone=MARGIN_CALL|equity=9800000000|" +
                    "equityNoHaircut=9800000000|maintenanceMargin=7900000000|initialMargin=10000000000|" +
                    "marketVersion=4|parameterVersion=6")
            .deposit(1, 0, 4_000 * MONEY).expectOf("ZoneChanged")
            .mark(LINEAR, 95).expect().mark(LINEAR, 91).expect()
            .mark(LINEAR, 90).expect(
                "ZoneChanged account=1|scope=65535|fromZone=MARGIN_CALL|toZone=FREE|equity=12800000000|" +
                    "equityNoHaircut=12800000000|maintenanceMargin=7110000000|initialMargin=9000000000|" +
                    "marketVersion=7|parameterVersion=6");
    }

    /**
     * R1.1, R1.2: an older command changes nothing; one that is not understood still brings its time.
     */
    @Test
    void shouldTakeTheTimeEvenOfWhatItDoesNotUnderstand()
    {
        final Scenario scenario =
            rich(LIMITS).customer(1, 0, 1_200 * MONEY).trade(1, 2, LINEAR, 100, 100).mark(LINEAR, 92);
        scenario.writer().priceTick(LINEAR, 80);
        scenario.applyAt(START_NS - 1).expect("Rejected command=12|reason=TIME_BACKWARDS|account=0|reference=0");
        scenario.writer().length(9);
        scenario.applyAt(START_NS - 1).expect("Rejected command=12|reason=MALFORMED|account=0|reference=0");
        scenario.writer().length(7);
        scenario.applyAt(START_NS + STEP_NS).expect(
            "OrderCancelRequested account=1|orderId=" + SLICE_1 + "|instrument=0|cause=STEP_EXPIRED|openLots=24",
            "SliceIssued account=1|orderId=" + SLICE_2 + "|scope=65535|instrument=0|side=SELL|slice=2|lots=24|" +
                "limitPrice=89|markPrice=92|bankruptcyPrice=88|equity=400000000|maintenanceMargin=460000000|" +
                "deadlineNs=1002000000000|cause=LIQUIDATION|targetPpm=1100000|wantedLots=24",
            "Rejected command=0|reason=MALFORMED|account=0|reference=0");
        scenario.applyAt(START_NS).expect("Rejected command=0|reason=MALFORMED|account=0|reference=0");
    }

    /**
     * R1.1: a gap in the sequence is a broken invariant.
     */
    @Test
    void shouldStopAtAGap()
    {
        final StateMachine engine = engine(LIMITS);
        final CommandWriter writer = new CommandWriter();
        writer.advanceTime();
        assertThrows(
            IllegalStateException.class,
            () -> engine.apply(2, 1, writer.buffer(), 0, writer.length(), new RandomHistory(1)));
    }

    /**
     * R1.2: several reasons hold, the lowest code is the answer.
     */
    @Test
    void shouldAnswerWithTheLowestReason()
    {
        final Scenario scenario = rich(LIMITS).customer(1, 0, 1_200 * MONEY).trade(1, 2, LINEAR, 100, 100);
        scenario.order(77, 5, 1, 0).expect("Rejected command=15|reason=OUT_OF_RANGE|account=77|reference=3");
        scenario.order(77, 5, 1, 1).expect("Rejected command=15|reason=UNKNOWN_INSTRUMENT|account=77|reference=4");
        scenario.order(77, LINEAR, 1, 1_000_001)
            .expect("Rejected command=15|reason=OUT_OF_RANGE|account=77|reference=5");
        scenario.order(77, LINEAR, 1, 1).expect("Rejected command=15|reason=UNKNOWN_ACCOUNT|account=77|reference=6");
        scenario.order(3, LINEAR, 5, 90).order(3, LINEAR, -5, 110);
        scenario.fill(INVERSE, 95, 9, 7, 8).expect("Rejected command=17|reason=FILL_MISMATCH|account=0|reference=2");
        scenario.fill(LINEAR, 95, 9, 7, 8)
            .expect("Rejected command=17|reason=FILL_EXCEEDS_ORDER|account=0|reference=3");
        scenario.fill(LINEAR, 95, 5, 7, 8)
            .expect("Rejected command=17|reason=FILL_BEYOND_LIMIT|account=0|reference=4");
        scenario.mark(LINEAR, 92).withdraw(1, 0, 5_000 * MONEY)
            .expect("Rejected command=8|reason=IN_LIQUIDATION|account=1|reference=0");
        scenario.withdraw(2, 0, 5_000_000 * MONEY)
            .expect("Rejected command=8|reason=INSUFFICIENT_BALANCE|account=2|reference=0");
        scenario.writer().setMarginMode(900, LINEAR, MarginMode.CROSS);
        scenario.apply().expect("Rejected command=10|reason=WRONG_ACCOUNT_KIND|account=900|reference=0");
    }

    /**
     * R1.13: a note is told as it came, changes nothing, and may be of any age; one that makes no sense is refused.
     */
    @Test
    void shouldTellNotesAboutTheIntake()
    {
        final Scenario scenario = rich(LIMITS);
        final String audit = "StateAudited stateHash=*|conserved=YES|accounts=3|positions=0|orders=0|liquidating=0";
        scenario.audit().expect(audit)
            .note(1, 1, 1_000, 2_000, 3_000).expect(
                "IntakeNoted state=SUSPENDED|reason=JOURNAL_SPACE|freeBytes=1000|reservedBytes=2000|notedNs=3000")
            .note(2, 1, 0, 0, 0).expect(
                "IntakeNoted state=RESUMED|reason=JOURNAL_SPACE|freeBytes=0|reservedBytes=0|notedNs=0")
            .audit().expect(audit);
        final String refused = "Rejected command=21|reason=OUT_OF_RANGE|account=0|reference=0";
        scenario.note(0, 1, 0, 0, 0).expect(refused).note(3, 1, 0, 0, 0).expect(refused)
            .note(1, 0, 0, 0, 0).expect(refused).note(1, 255, 0, 0, 0).expect(refused)
            .note(1, 1, -1, 0, 0).expect(refused).note(1, 1, 0, -1, 0).expect(refused)
            .note(1, 1, 0, 0, -1).expect(refused);
    }

    /**
     * R1.2: a command of an older schema version means what it meant; a command that this version has added is not one
     * of its.
     */
    @Test
    void shouldTakeCommandsOfOlderVersions()
    {
        final Scenario scenario = rich(LIMITS);
        final int version = 6;
        scenario.writer().closeOrder(77);
        scenario.writer().buffer().putShort(version, (short)1);
        scenario.apply().expect("Rejected command=16|reason=UNKNOWN_ORDER|account=0|reference=77");
        scenario.writer().noteIntake(1, 1, 0, 0, 0);
        scenario.writer().buffer().putShort(version, (short)1);
        scenario.apply().expect("Rejected command=21|reason=UNKNOWN_COMMAND|account=0|reference=0");
        scenario.writer().haltInstrument(LINEAR, true);
        scenario.writer().buffer().putShort(version, (short)2);
        scenario.apply().expect("Rejected command=50|reason=UNKNOWN_COMMAND|account=0|reference=0");
        scenario.writer().closeOrder(77);
        scenario.writer().buffer().putShort(version, (short)4);
        scenario.apply().expect("Rejected command=16|reason=UNKNOWN_ORDER|account=0|reference=77");
        new PriceWriter(scenario.writer()).queryPrice(LINEAR);
        scenario.writer().buffer().putShort(version, (short)3);
        scenario.apply().expect("Rejected command=39|reason=UNKNOWN_COMMAND|account=0|reference=0");
        for (final int other : new int[]{0, 5})
        {
            scenario.writer().closeOrder(77);
            scenario.writer().buffer().putShort(version, (short)other);
            scenario.apply().expect("Rejected command=16|reason=UNKNOWN_SCHEMA|account=0|reference=0");
        }
    }
}
