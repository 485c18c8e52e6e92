package io.plimsoll.core.model;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.message.SliceMode;

import static io.plimsoll.core.model.Scenario.INVERSE;
import static io.plimsoll.core.model.Scenario.LINEAR;
import static io.plimsoll.core.model.Scenario.MONEY;

/**
 * Capacity, the queue and halts (R6.12, R10.1). At 92 account 1 has 400 for a maintenance margin of 460, and 24 lots of
 * 92 are to be sold. A window of 16 s has parts of one second; the first command is in part 1,000.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
abstract class CapacityRulesTest extends GoldenVenue
{
    private static final long WINDOW_NS = 16 * SECOND_NS;

    private static String slice(final String order, final int number, final int lots, final long deadlineS)
    {
        return "SliceIssued account=1|orderId=" + order + "|scope=65535|instrument=0|side=SELL|slice=" + number +
            "|lots=" + lots + "|limitPrice=89|markPrice=92|bankruptcyPrice=88|equity=400000000|" +
            "maintenanceMargin=460000000|deadlineNs=" + deadlineS + "000000000|cause=LIQUIDATION|targetPpm=1100000|" +
            "wantedLots=24";
    }

    private static String queued(final String cause, final int waiting)
    {
        return "LiquidationQueued account=1|scope=65535|cause=" + cause + "|waiting=" + waiting +
            "|notional=9200000000|equity=400000000|maintenanceMargin=460000000|healthPpm=869565";
    }

    private static String cancelled(final String order, final int lots)
    {
        return "OrderCancelRequested account=1|orderId=" + order + "|instrument=0|cause=STEP_EXPIRED|openLots=" + lots;
    }

    /**
     * R6.12: 10 lots are 920 of 1,000; the next step finds 80, which is no lot. In part 1,016 the first slice is out
     * of the window and the next goes out as number 2.
     */
    @Test
    void shouldCutTheSliceAndThenWait()
    {
        longVenue().slices(SliceMode.LARGEST_LEG, 0, WINDOW_NS)
            .expect("ParametersChanged parameters=LIQUIDATION|reference=0|parameterVersion=5")
            .capacity(LINEAR, 1_000 * MONEY)
            .expect("ParametersChanged parameters=CAPACITY|reference=0|parameterVersion=6")
            .mark(LINEAR, 92).expectOf("SliceIssued", slice(SLICE_1, 1, 10, 1_001))
            .after(SECOND_NS).expect(cancelled(SLICE_1, 10), queued("CAPACITY", 1))
            .queue(100).expect(
                "LiquidationQueueReported waiting=1|venueUsed=920000000|venueCapacity=0|" +
                    "accounts=[(account=1|scope=65535|healthPpm=869565|notional=9200000000)]")
            .after(15 * SECOND_NS - 1).expect()
            .after(1).expect(slice(SLICE_2, 2, 10, 1_017))
            .queue(1).expect(
                "LiquidationQueueReported waiting=0|venueUsed=920000000|venueCapacity=0|accounts=[]");
    }

    /**
     * R6.12: more capacity serves the queue at once: 1,080 left are 11 lots. A window that changes begins empty.
     */
    @Test
    void shouldServeTheQueueWhenCapacityRises()
    {
        longVenue().slices(SliceMode.LARGEST_LEG, 0, WINDOW_NS).capacity(LINEAR, 1_000 * MONEY).mark(LINEAR, 92)
            .after(SECOND_NS)
            .capacity(LINEAR, 1_011 * MONEY)
            .expect("ParametersChanged parameters=CAPACITY|reference=0|parameterVersion=7")
            .capacity(LINEAR, 2_000 * MONEY).expect(
                "ParametersChanged parameters=CAPACITY|reference=0|parameterVersion=8",
                slice(SLICE_2, 2, 11, 1_002))
            .after(SECOND_NS).expect(cancelled(SLICE_2, 11), queued("CAPACITY", 1))
            .slices(SliceMode.LARGEST_LEG, 0, WINDOW_NS)
            .expect("ParametersChanged parameters=LIQUIDATION|reference=0|parameterVersion=9")
            .slices(SliceMode.LARGEST_LEG, 0, WINDOW_NS + 16).expect(
                "ParametersChanged parameters=LIQUIDATION|reference=0|parameterVersion=10",
                slice(SLICE_3, 3, 21, 1_003));
    }

    /**
     * R6.12: what was charged without a cap counts: 24 lots are 2,208, so that 2,300 leave one lot.
     */
    @Test
    void shouldCountWhatWasChargedBeforeThereWasACap()
    {
        longVenue().slices(SliceMode.LARGEST_LEG, 0, WINDOW_NS).mark(LINEAR, 92)
            .expectOf("SliceIssued", slice(SLICE_1, 1, 24, 1_001))
            .capacity(LINEAR, 2_300 * MONEY)
            .after(SECOND_NS).expect(cancelled(SLICE_1, 24), slice(SLICE_2, 2, 1, 1_002));
    }

    /**
     * R6.12, R4.4: the venue's cap is shared; who is worse off is served first, whatever his id.
     */
    @Test
    void shouldServeTheWorstFirst()
    {
        longVenue().customer(4, 0, 1_150 * MONEY).trade(4, 2, LINEAR, 100, 100)
            .slices(SliceMode.LARGEST_LEG, 92 * MONEY - 1, WINDOW_NS).mark(LINEAR, 92)
            .expectOf("LiquidationQueued",
                "LiquidationQueued account=4|scope=65535|cause=CAPACITY|waiting=1|notional=9200000000|" +
                    "equity=350000000|maintenanceMargin=460000000|healthPpm=760869",
                queued("CAPACITY", 2))
            .queue(1).expect(
                "LiquidationQueueReported waiting=2|venueUsed=0|venueCapacity=91999999|" +
                    "accounts=[(account=4|scope=65535|healthPpm=760869|notional=9200000000)]")
            .slices(SliceMode.LARGEST_LEG, 4_000 * MONEY, WINDOW_NS).expectOf("SliceIssued",
                "SliceIssued account=4|orderId=" + SLICE_1 + "|scope=65535|instrument=0|side=SELL|slice=1|lots=35|" +
                    "limitPrice=89|markPrice=92|bankruptcyPrice=89|equity=350000000|maintenanceMargin=460000000|" +
                    "deadlineNs=1001000000000|cause=LIQUIDATION|targetPpm=1100000|wantedLots=35",
                slice(SLICE_2, 1, 8, 1_001));
    }

    /**
     * R6.12, R5.3: a call's slice that finds no capacity does not wait; the next deadline tries again. 93 are one lot.
     */
    @Test
    void shouldNotQueueCalls()
    {
        final String slice = "SliceIssued account=1|orderId=" + SLICE_1 + "|scope=65535|instrument=0|side=SELL|" +
            "slice=3|lots=1|limitPrice=90|markPrice=93|bankruptcyPrice=88|equity=500000000|" +
            "maintenanceMargin=465000000|deadlineNs=1030000000000|cause=MARGIN_CALL|targetPpm=1250000|wantedLots=16";
        longVenue().riskClass(0, 10 * SECOND_NS).slices(SliceMode.LARGEST_LEG, 92 * MONEY, WINDOW_NS)
            .mark(LINEAR, 93)
            .after(10 * SECOND_NS).expectOf("SliceIssued").expectOf("LiquidationQueued")
            .slices(SliceMode.LARGEST_LEG, 93 * MONEY, WINDOW_NS)
            .after(10 * SECOND_NS).expectOf("SliceIssued", slice);
    }

    /**
     * R6.12: who waits takes no steps and is not taken over for their number; leaving LIQUIDATING leaves the queue.
     */
    @Test
    void shouldLeaveTheQueueWithTheZone()
    {
        longVenue().slices(SliceMode.LARGEST_LEG, 1, WINDOW_NS).mark(LINEAR, 92)
            .after(100 * SECOND_NS).expect()
            .deposit(1, 0, 300 * MONEY).expectOf("ZoneChanged",
                "ZoneChanged account=1|scope=65535|fromZone=LIQUIDATING|toZone=FREE|equity=700000000|" +
                    "equityNoHaircut=700000000|maintenanceMargin=460000000|initialMargin=920000000|" +
                    "marketVersion=4|parameterVersion=5")
            .queue(1).expect("LiquidationQueueReported waiting=0|venueUsed=0|venueCapacity=1|accounts=[]");
        longVenue().slices(SliceMode.LARGEST_LEG, 1, WINDOW_NS).mark(LINEAR, 92).mark(LINEAR, 88)
            .expectOf("ZoneChanged",
                "ZoneChanged account=1|scope=65535|fromZone=LIQUIDATING|toZone=TAKEOVER|equity=0|" +
                    "equityNoHaircut=0|maintenanceMargin=440000000|initialMargin=880000000|" +
                    "marketVersion=5|parameterVersion=5",
                "ZoneChanged account=1|scope=65535|fromZone=TAKEOVER|toZone=FREE|equity=0|equityNoHaircut=0|" +
                    "maintenanceMargin=0|initialMargin=0|marketVersion=5|parameterVersion=5")
            .queue(1).expect("LiquidationQueueReported waiting=0|venueUsed=0|venueCapacity=1|accounts=[]");
    }

    /**
     * R6.12: waiting uses up no steps, and who is served is not taken over for having had as many as there are now.
     */
    @Test
    void shouldNotCountStepsWhenItServes()
    {
        final int[] levels = {1_250_000, 1_300_000, 1_100_000, 666_667};
        longVenue().slices(SliceMode.LARGEST_LEG, 0, WINDOW_NS).capacity(LINEAR, 1_000 * MONEY).mark(LINEAR, 92)
            .after(SECOND_NS).expect(cancelled(SLICE_1, 10), queued("CAPACITY", 1))
            .levels(levels, 1_000_000, 1)
            .after(15 * SECOND_NS).expect(slice(SLICE_2, 2, 10, 1_017))
            .after(SECOND_NS).expectOf("ZoneChanged",
                "ZoneChanged account=1|scope=65535|fromZone=LIQUIDATING|toZone=TAKEOVER|equity=400000000|" +
                    "equityNoHaircut=400000000|maintenanceMargin=460000000|initialMargin=920000000|" +
                    "marketVersion=4|parameterVersion=7",
                "ZoneChanged account=1|scope=65535|fromZone=TAKEOVER|toZone=FREE|equity=0|equityNoHaircut=0|" +
                    "maintenanceMargin=0|initialMargin=0|marketVersion=4|parameterVersion=7");
    }

    /**
     * R10.1: no orders, no slices; marks, zones, late fills and takeovers go on.
     */
    @Test
    void shouldHaltTrading()
    {
        final String refused = "Rejected command=15|reason=INSTRUMENT_HALTED|account=3|reference=";
        longVenue().order(2, LINEAR, 10, 100).order(3, LINEAR, -10, 100)
            .halt(LINEAR, true).expect("InstrumentHaltChanged instrument=0|halted=YES")
            .halt(LINEAR, true).expect("InstrumentHaltChanged instrument=0|halted=YES")
            .order(3, LINEAR, 1, 100).expect(refused + 5)
            .order(3, INVERSE, 1, 50_000).expect("OrderAccepted account=3|orderId=6")
            .fill(LINEAR, 100, 10, 3, 4).expectOf("Rejected")
            .mark(LINEAR, 92).expect(
                "ZoneChanged account=1|scope=65535|fromZone=FREE|toZone=LIQUIDATING|equity=400000000|" +
                    "equityNoHaircut=400000000|maintenanceMargin=460000000|initialMargin=920000000|" +
                    "marketVersion=4|parameterVersion=4",
                queued("HALT", 1))
            .halt(LINEAR, false).expect(
                "InstrumentHaltChanged instrument=0|halted=NO",
                slice(SLICE_1, 1, 24, 1_001))
            .halt(LINEAR, true)
            .after(SECOND_NS).expect(cancelled(SLICE_1, 24), queued("HALT", 1))
            .mark(LINEAR, 88).expectOf("PositionTakenOver",
                "PositionTakenOver account=1|scope=65535|backstop=900|instrument=0|lots=100|costUnits=10000000000|" +
                    "markPrice=88|bankruptcyPrice=88|backstopLots=100|backstopCostUnits=10000000000|" +
                    "backstopRealisedUnits=0");
    }
}
