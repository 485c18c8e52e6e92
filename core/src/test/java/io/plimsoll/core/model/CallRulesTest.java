package io.plimsoll.core.model;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.plimsoll.core.model.Scenario.INVERSE;
import static io.plimsoll.core.model.Scenario.LINEAR;
import static io.plimsoll.core.model.Scenario.MONEY;

/**
 * Margin calls with deadlines (R5.1 to R5.3). At 93 the account has 500 for a maintenance margin of 465: 81.25 short of
 * the call level of 581.25.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
abstract class CallRulesTest extends GoldenVenue
{
    private static final String CALLED =
        "ZoneChanged account=1|scope=65535|fromZone=FREE|toZone=MARGIN_CALL|equity=500000000|" +
            "equityNoHaircut=500000000|maintenanceMargin=465000000|initialMargin=930000000|";
    private static final String CALL =
        "|riskClass=0|shortfall=81250000|equity=500000000|maintenanceMargin=465000000|";

    private static String call(final int number, final String rest)
    {
        return "MarginCallIssued account=1|scope=65535|call=" + number + CALL + rest;
    }

    /**
     * 16 lots restore the call level, 15 do not: -81.25 + 5.301 n. Slack of 5 per lot: bankruptcy 88; the band's 89.28
     * is nearer.
     */
    private static String slice(final String order, final int number, final long deadlineNs)
    {
        return "SliceIssued account=1|orderId=" + order + "|scope=65535|instrument=0|side=SELL|slice=" + number +
            "|lots=16|limitPrice=90|markPrice=93|bankruptcyPrice=88|equity=500000000|maintenanceMargin=465000000|" +
            "deadlineNs=" + deadlineNs + "|cause=MARGIN_CALL|targetPpm=1250000|wantedLots=16";
    }

    /**
     * R5.1: ten seconds from now in calm markets.
     */
    @Test
    void shouldCallWithADeadline()
    {
        longVenue().riskClass(0, 10 * SECOND_NS)
            .expect("ParametersChanged parameters=RISK_CLASS|reference=0|parameterVersion=5")
            .mark(LINEAR, 93).expect(
                CALLED + "marketVersion=4|parameterVersion=5",
                call(1, "intervalNs=10000000000|pacePpm=1000000|deadlineNs=1010000000000|" +
                    "marketVersion=4|parameterVersion=5"));
    }

    /**
     * R5.1: without an interval a call is a zone and nothing else.
     */
    @Test
    void shouldCallWithoutADeadline()
    {
        longVenue().riskClass(1, SECOND_NS).mark(LINEAR, 93)
            .expect(CALLED + "marketVersion=4|parameterVersion=5")
            .riskClass(0, SECOND_NS).after(100 * SECOND_NS).expect();
    }

    /**
     * R5.1: volatility three times the long run leaves a third of the time, at the least a quarter; that of other
     * contracts does not matter. A deadline that runs keeps its time.
     */
    @Test
    void shouldShortenTheIntervalWhenVolatilityRises()
    {
        longVenue().riskClass(0, 10 * SECOND_NS)
            .volatility(LINEAR, 200_000, 600_000).expect()
            .volatility(INVERSE, 1, 1_000_000).expect()
            .mark(LINEAR, 93).expectOf("MarginCall",
                call(1, "intervalNs=3333330000|pacePpm=333333|deadlineNs=1003333330000|" +
                    "marketVersion=6|parameterVersion=5"))
            .volatility(LINEAR, 0, 0).after(3_333_329_999L).expect()
            .volatility(LINEAR, 200_000, 900_000).after(1).expectOf("MarginCall",
                call(2, "intervalNs=2500000000|pacePpm=250000|deadlineNs=1005833330000|" +
                    "marketVersion=8|parameterVersion=5"));
    }

    /**
     * R5.1: an interval is at least a nanosecond; calm markets do not stretch it.
     */
    @Test
    void shouldKeepIntervalsWithinTheirBounds()
    {
        longVenue().riskClass(7, 1).assign(1, 7).expect("RiskClassAssigned account=1|riskClass=7")
            .volatility(LINEAR, 1, 1_000_000).mark(LINEAR, 93).expectOf("MarginCall",
                "MarginCallIssued account=1|scope=65535|call=1|riskClass=7|shortfall=81250000|equity=500000000|" +
                    "maintenanceMargin=465000000|intervalNs=1|pacePpm=250000|deadlineNs=1000000000001|" +
                    "marketVersion=5|parameterVersion=5");
        longVenue().riskClass(0, 7).volatility(LINEAR, 3, 2).mark(LINEAR, 93).expectOf("MarginCall",
            call(1, "intervalNs=7|pacePpm=1000000|deadlineNs=1000000000007|marketVersion=5|parameterVersion=5"));
    }

    /**
     * R5.2: 604.5 are 130 % of 465; the deadline is gone.
     */
    @Test
    void shouldForgetACallThatIsCured()
    {
        longVenue().riskClass(0, 10 * SECOND_NS).mark(LINEAR, 93)
            .deposit(1, 0, 104_499_999L).expectOf("ZoneChanged")
            .deposit(1, 0, 1).expectOf("ZoneChanged",
                "ZoneChanged account=1|scope=65535|fromZone=MARGIN_CALL|toZone=FREE|equity=604500000|" +
                    "equityNoHaircut=604500000|maintenanceMargin=465000000|initialMargin=930000000|" +
                    "marketVersion=4|parameterVersion=5")
            .after(100 * SECOND_NS).expect();
    }

    /**
     * R5.3: at the deadline resting orders go, then a slice; at the next one the next.
     */
    @Test
    void shouldReduceAtTheDeadline()
    {
        longVenue().riskClass(0, 10 * SECOND_NS).mark(LINEAR, 93)
            .order(1, LINEAR, -10, 99, true)
            .after(10 * SECOND_NS - 1).expect()
            .after(1).expect(
                "OrderCancelRequested account=1|orderId=3|instrument=0|cause=MARGIN_CALL|openLots=10",
                call(2, "intervalNs=10000000000|pacePpm=1000000|deadlineNs=1020000000000|" +
                    "marketVersion=4|parameterVersion=5"),
                slice(SLICE_1, 2, 1_020_000_000_000L))
            .after(10 * SECOND_NS).expect(
                "OrderCancelRequested account=1|orderId=" + SLICE_1 + "|instrument=0|cause=STEP_EXPIRED|openLots=16",
                call(3, "intervalNs=10000000000|pacePpm=1000000|deadlineNs=1030000000000|" +
                    "marketVersion=4|parameterVersion=5"),
                slice(SLICE_2, 3, 1_030_000_000_000L));
    }

    /**
     * R5.3: from the call level up nothing is reduced, but the next call is issued: 581.25 is enough.
     */
    @Test
    void shouldNotReduceAboveTheCallLevel()
    {
        longVenue().riskClass(0, 10 * SECOND_NS).mark(LINEAR, 93)
            .deposit(1, 0, 81_250_000L).order(1, LINEAR, -10, 99, true)
            .after(10 * SECOND_NS).expect(
                "MarginCallIssued account=1|scope=65535|call=2|riskClass=0|shortfall=0|equity=581250000|" +
                    "maintenanceMargin=465000000|intervalNs=10000000000|pacePpm=1000000|deadlineNs=1020000000000|" +
                    "marketVersion=4|parameterVersion=5");
    }

    /**
     * R5.3: without an interval any more the last deadline still reduces, and is the last.
     */
    @Test
    void shouldReduceOnceMoreWhenDeadlinesAreGivenUp()
    {
        longVenue().riskClass(0, 10 * SECOND_NS).mark(LINEAR, 93).riskClass(0, 0)
            .after(10 * SECOND_NS).expect(slice(SLICE_1, 2, 0))
            .after(1_000 * SECOND_NS).expect();
    }

    /**
     * R5.2: a cure takes the slice back; R6.1: a liquidation takes it over into its own cancels, and begins at one.
     */
    @Test
    void shouldTakeBackTheSliceWhenTheCallEnds()
    {
        longVenue().riskClass(0, 10 * SECOND_NS).mark(LINEAR, 93).after(10 * SECOND_NS)
            .deposit(1, 0, 200 * MONEY).expect(
                "BalanceChanged account=1|scope=65535|asset=0|cause=DEPOSIT|amountUnits=200000000|" +
                    "balanceUnits=1400000000",
                "ZoneChanged account=1|scope=65535|fromZone=MARGIN_CALL|toZone=FREE|equity=700000000|" +
                    "equityNoHaircut=700000000|maintenanceMargin=465000000|initialMargin=930000000|" +
                    "marketVersion=4|parameterVersion=5",
                "OrderCancelRequested account=1|orderId=" + SLICE_1 + "|instrument=0|cause=CALL_ENDED|openLots=16");
        longVenue().riskClass(0, 10 * SECOND_NS).mark(LINEAR, 93).after(10 * SECOND_NS)
            .mark(LINEAR, 92).expect(
                "ZoneChanged account=1|scope=65535|fromZone=MARGIN_CALL|toZone=LIQUIDATING|equity=400000000|" +
                    "equityNoHaircut=400000000|maintenanceMargin=460000000|initialMargin=920000000|" +
                    "marketVersion=5|parameterVersion=5",
                "OrderCancelRequested account=1|orderId=" + SLICE_1 + "|instrument=0|cause=LIQUIDATION|openLots=16",
                "SliceIssued account=1|orderId=" + SLICE_2 + "|scope=65535|instrument=0|side=SELL|slice=1|lots=24|" +
                    "limitPrice=89|markPrice=92|bankruptcyPrice=88|equity=400000000|maintenanceMargin=460000000|" +
                    "deadlineNs=1011000000000|cause=LIQUIDATION|targetPpm=1100000|wantedLots=24")
            .after(SECOND_NS - 1).expect();
    }

    /**
     * R5.1: a liquidation that ends below the cure begins a call: 388.96 of 437.
     */
    @Test
    void shouldCallAfterALiquidation()
    {
        longVenue().riskClass(0, 10 * SECOND_NS).mark(LINEAR, 92).order(3, LINEAR, 24, 92)
            .fill(LINEAR, 92, 24, 3, 1L << 62).expectOf("MarginCall",
                "MarginCallIssued account=1|scope=65535|call=1|riskClass=0|shortfall=48040000|equity=388960000|" +
                    "maintenanceMargin=349600000|intervalNs=10000000000|pacePpm=1000000|deadlineNs=1010000000000|" +
                    "marketVersion=4|parameterVersion=5");
    }

    /**
     * R5.1, R1.6: an isolated position is called on its own, by the class of its account.
     */
    @Test
    void shouldCallIsolatedPositionsApart()
    {
        venue().customer(1, 0, 5_000 * MONEY).customer(2, 0, 1_000_000 * MONEY)
            .riskClass(2, 5 * SECOND_NS).assign(1, 2)
            .isolate(1, LINEAR, 1_200 * MONEY).trade(1, 2, LINEAR, 100, 100)
            .mark(LINEAR, 93).expectOf("MarginCall",
                "MarginCallIssued account=1|scope=0|call=1|riskClass=2|shortfall=81250000|equity=500000000|" +
                    "maintenanceMargin=465000000|intervalNs=5000000000|pacePpm=1000000|deadlineNs=1005000000000|" +
                    "marketVersion=4|parameterVersion=5");
    }
}
