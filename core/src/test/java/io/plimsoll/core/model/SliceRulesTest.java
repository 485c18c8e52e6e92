package io.plimsoll.core.model;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.message.FeeRule;
import io.plimsoll.core.message.SliceMode;

import static io.plimsoll.core.model.Scenario.COIN;
import static io.plimsoll.core.model.Scenario.INVERSE;
import static io.plimsoll.core.model.Scenario.LINEAR;
import static io.plimsoll.core.model.Scenario.MONEY;

/**
 * Which legs are sliced, at what limit and for what fee (R6.2, R6.10, R6.11, R7.1).
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
abstract class SliceRulesTest extends GoldenVenue
{
    private static final String SLICED = "SliceIssued account=1|orderId=";

    private static TermsSpec terms(final long dust, final int takerFeePpm, final int liquidationFeePpm)
    {
        return new TermsSpec(
            dust, 0, 0, takerFeePpm, liquidationFeePpm, 40_000, new long[][]{{0, 50_000, 100_000}});
    }

    /**
     * Account 1 is long 100 lots of the linear contract (5,500 ppm a slice) and 20 lots, 2,000, of the inverse one
     * (1,000 ppm).
     */
    private Scenario twoLegs(final long money)
    {
        return venue()
            .customer(1, 0, money).customer(2, 0, 1_000_000 * MONEY).customer(3, 0, 1_000_000 * MONEY)
            .deposit(2, 1, 100 * COIN)
            .terms(INVERSE, terms(0, 0, 1_000))
            .trade(1, 2, LINEAR, 100, 100).trade(1, 2, INVERSE, 20, 50_000);
    }

    /**
     * R6.10: at 89 equity is 450, MM 445 + 100, the target 599.5. The inverse leg releases 54 per unit of cost, the
     * linear one 9: all 20 lots of the first leave -149.5 + 108 = -41.5, then each lot of the other frees 4.4055: 10.
     * Shares of the equity: 367.43 for the linear leg, 3 per lot; 82.57, 165,137 units of coin, for the inverse one.
     */
    @Test
    void shouldCloseTheCheapestLegFirst()
    {
        twoLegs(1_550 * MONEY).slices(SliceMode.LEAST_COST, 0, 0).mark(LINEAR, 89).expectOf("SliceIssued",
                SLICED + SLICE_1 + "|scope=65535|instrument=0|side=SELL|slice=1|lots=10|limitPrice=86|markPrice=89|" +
                    "bankruptcyPrice=86|equity=450000000|maintenanceMargin=545000000|deadlineNs=1001000000000|" +
                    "cause=LIQUIDATION|targetPpm=1100000|wantedLots=10",
                SLICED + SLICE_2 + "|scope=65535|instrument=1|side=SELL|slice=1|lots=20|limitPrice=48018|" +
                    "markPrice=50000|bankruptcyPrice=48018|equity=450000000|maintenanceMargin=545000000|" +
                    "deadlineNs=1001000000000|cause=LIQUIDATION|targetPpm=1100000|wantedLots=20")
            .after(SECOND_NS).expectOf("OrderCancelRequested",
                "OrderCancelRequested account=1|orderId=" + SLICE_1 +
                    "|instrument=0|cause=STEP_EXPIRED|openLots=10",
                "OrderCancelRequested account=1|orderId=" + SLICE_2 +
                    "|instrument=1|cause=STEP_EXPIRED|openLots=20");
    }

    /**
     * R6.10: the inverse leg alone if that is enough: equity 600 of 764.5 is 164.5 short, 5.4 a lot, so 31
     * of 50 lots.
     */
    @Test
    void shouldTouchOneLegIfThatIsEnough()
    {
        venue()
            .customer(1, 0, 1_700 * MONEY).customer(2, 0, 1_000_000 * MONEY).deposit(2, 1, 100 * COIN)
            .terms(INVERSE, terms(0, 0, 1_000))
            .trade(1, 2, LINEAR, 100, 100).trade(1, 2, INVERSE, 50, 50_000)
            .slices(SliceMode.LEAST_COST, 0, 0).mark(LINEAR, 89).expectOf("SliceIssued",
                SLICED + SLICE_1 + "|scope=65535|instrument=1|side=SELL|slice=1|lots=31|limitPrice=48000|" +
                    "markPrice=50000|bankruptcyPrice=47932|equity=600000000|maintenanceMargin=695000000|" +
                    "deadlineNs=1001000000000|cause=LIQUIDATION|targetPpm=1100000|wantedLots=31");
    }

    /**
     * R6.10: lots of 890 overshoot: one of them frees 44.055 where 31.5 are missing after the 20 inverse lots, and the
     * 12.555 too much are worth two of these, 5.4 each.
     */
    @Test
    void shouldTrimWhatTheLastLegOvershot()
    {
        venue()
            .customer(1, 0, 1_560 * MONEY).customer(2, 0, 1_000_000 * MONEY).deposit(2, 1, 100 * COIN)
            .terms(INVERSE, terms(0, 0, 1_000)).mark(LINEAR, 1_000)
            .trade(1, 2, LINEAR, 10, 1_000).trade(1, 2, INVERSE, 20, 50_000)
            .slices(SliceMode.LEAST_COST, 0, 0).mark(LINEAR, 890).expectOf("SliceIssued",
                SLICED + SLICE_1 + "|scope=65535|instrument=0|side=SELL|slice=1|lots=1|limitPrice=855|markPrice=890|" +
                    "bankruptcyPrice=853|equity=460000000|maintenanceMargin=545000000|deadlineNs=1001000000000|" +
                    "cause=LIQUIDATION|targetPpm=1100000|wantedLots=1",
                SLICED + SLICE_2 + "|scope=65535|instrument=1|side=SELL|slice=1|lots=18|limitPrice=48000|" +
                    "markPrice=50000|bankruptcyPrice=47976|equity=460000000|maintenanceMargin=545000000|" +
                    "deadlineNs=1001000000000|cause=LIQUIDATION|targetPpm=1100000|wantedLots=18");
    }

    /**
     * R6.10: the same with dust of 201 in the inverse contract: the two lots that were spared go too.
     */
    @Test
    void shouldLeaveNoDust()
    {
        venue()
            .customer(1, 0, 1_560 * MONEY).customer(2, 0, 1_000_000 * MONEY).deposit(2, 1, 100 * COIN)
            .terms(INVERSE, terms(201 * MONEY, 0, 1_000)).mark(LINEAR, 1_000)
            .trade(1, 2, LINEAR, 10, 1_000).trade(1, 2, INVERSE, 20, 50_000)
            .slices(SliceMode.LEAST_COST, 0, 0).mark(LINEAR, 890).expectOf(SLICED + SLICE_2,
                SLICED + SLICE_2 + "|scope=65535|instrument=1|side=SELL|slice=1|lots=20|limitPrice=48000|" +
                    "markPrice=50000|bankruptcyPrice=47976|equity=460000000|maintenanceMargin=545000000|" +
                    "deadlineNs=1001000000000|cause=LIQUIDATION|targetPpm=1100000|wantedLots=20");
    }

    /**
     * R6.10: the upper row releases 99,000 - 5,500 per unit, the lower one 55,000 - 5,500: the upper part of the
     * position goes first. MM at 92 is 460 + 60: 400 of 572. 14 lots leave 7,912 and 400 - 7.084 - 435.16 = -42.244;
     * from there each lot frees 5.06 - 0.506 = 4.554: 10 more.
     */
    @Test
    void shouldGoThroughTheRowsFromTheTop()
    {
        longVenue()
            .terms(LINEAR, new TermsSpec(
                0, 0, 0, 500, 5_000, 40_000,
                new long[][]{{0, 50_000, 100_000}, {8_000 * MONEY, 100_000, 200_000}}))
            .slices(SliceMode.LEAST_COST, 0, 0).mark(LINEAR, 92).expectOf("SliceIssued",
                SLICED + SLICE_1 + "|scope=65535|instrument=0|side=SELL|slice=1|lots=24|limitPrice=89|markPrice=92|" +
                    "bankruptcyPrice=88|equity=400000000|maintenanceMargin=520000000|deadlineNs=1001000000000|" +
                    "cause=LIQUIDATION|targetPpm=1100000|wantedLots=24");
    }

    /**
     * R6.10: where a lot costs more than it frees (60,000 of 55,000), nothing restores the target: all is closed.
     */
    @Test
    void shouldCloseEverythingIfNothingHelps()
    {
        longVenue().terms(LINEAR, terms(0, 60_000, 0))
            .slices(SliceMode.LEAST_COST, 0, 0).mark(LINEAR, 92).expectOf("SliceIssued",
                SLICED + SLICE_1 + "|scope=65535|instrument=0|side=SELL|slice=1|lots=100|limitPrice=89|markPrice=92|" +
                    "bankruptcyPrice=88|equity=400000000|maintenanceMargin=460000000|deadlineNs=1001000000000|" +
                    "cause=LIQUIDATION|targetPpm=1100000|wantedLots=100");
    }

    /**
     * R6.2, R6.10, R10.1: the inverse leg is halted: 149.5 / 4.4055 lots of the linear one. The largest leg halted: the
     * other one, whole, since it is not enough.
     */
    @Test
    void shouldLeaveHaltedLegsAlone()
    {
        final String rest = "equity=450000000|maintenanceMargin=545000000|deadlineNs=1001000000000|" +
            "cause=LIQUIDATION|targetPpm=1100000|wantedLots=";
        twoLegs(1_550 * MONEY).slices(SliceMode.LEAST_COST, 0, 0).halt(INVERSE, true)
            .mark(LINEAR, 89).expectOf("SliceIssued",
                SLICED + SLICE_1 + "|scope=65535|instrument=0|side=SELL|slice=1|lots=34|limitPrice=86|markPrice=89|" +
                    "bankruptcyPrice=86|" + rest + 34);
        twoLegs(1_550 * MONEY).halt(LINEAR, true)
            .mark(LINEAR, 89).expectOf("SliceIssued",
                SLICED + SLICE_1 + "|scope=65535|instrument=1|side=SELL|slice=1|lots=20|limitPrice=48000|" +
                    "markPrice=50000|bankruptcyPrice=40817|" + rest + 20);
    }

    /**
     * R6.12: by instrument id each leg sees what those before it have charged: 890 of 1,000 leave one lot of 100.
     */
    @Test
    void shouldShareTheVenuesCapacityAmongLegs()
    {
        final String rest = "equity=450000000|maintenanceMargin=545000000|deadlineNs=1001000000000|" +
            "cause=LIQUIDATION|targetPpm=1100000|wantedLots=";
        twoLegs(1_550 * MONEY).slices(SliceMode.LEAST_COST, 1_000 * MONEY, 16 * SECOND_NS)
            .mark(LINEAR, 89).expectOf("SliceIssued",
                SLICED + SLICE_1 + "|scope=65535|instrument=0|side=SELL|slice=1|lots=10|limitPrice=86|markPrice=89|" +
                    "bankruptcyPrice=86|" + rest + 10,
                SLICED + SLICE_2 + "|scope=65535|instrument=1|side=SELL|slice=1|lots=1|limitPrice=48018|" +
                    "markPrice=50000|bankruptcyPrice=48018|" + rest + 20);
    }

    /**
     * R6.11: B = 60 / 460 of 1, times a spread of 5: 0.65217 of MM, 299.998 for 100 lots: 2 below the mark.
     */
    @Test
    void shouldLimitByHealth()
    {
        longVenue().fillable(1_000_000, 5_000_000).mark(LINEAR, 92).expectOf("SliceIssued",
            SLICED + SLICE_1 + "|scope=65535|instrument=0|side=SELL|slice=1|lots=24|limitPrice=90|markPrice=92|" +
                "bankruptcyPrice=88|equity=400000000|maintenanceMargin=460000000|deadlineNs=1001000000000|" +
                "cause=LIQUIDATION|targetPpm=1100000|wantedLots=24");
    }

    /**
     * R6.11 for a short: 140 / 540 of MM, 139.99986: 1 above the mark. A = 0: band and bankruptcy alone.
     */
    @Test
    void shouldLimitByHealthWhenBuying()
    {
        for (final int adjustment : new int[]{1_000_000, 0})
        {
            venue().customer(1, 0, 1_200 * MONEY).customer(2, 0, 1_000_000 * MONEY)
                .trade(2, 1, LINEAR, 100, 100)
                .fillable(adjustment, 1_000_000).mark(LINEAR, 108).expectOf("SliceIssued",
                    SLICED + SLICE_1 + "|scope=65535|instrument=0|side=BUY|slice=1|lots=37|limitPrice=" +
                        (adjustment == 0 ? 112 : 109) + "|markPrice=108|bankruptcyPrice=112|equity=400000000|" +
                        "maintenanceMargin=540000000|deadlineNs=1001000000000|cause=LIQUIDATION|" +
                        "targetPpm=1100000|wantedLots=37");
        }
    }

    /**
     * R7.1: a fee of 10 % of 8,900 is more than the 100 that the trade leaves: SURPLUS takes those, FLAT 890.
     */
    @Test
    void shouldTakeNoMoreFeeThanThereIs()
    {
        for (final FeeRule rule : new FeeRule[]{FeeRule.SURPLUS, FeeRule.FLAT})
        {
            final Scenario scenario = longVenue().terms(LINEAR, terms(0, 500, 100_000));
            scenario.writer().setLiquidationRules(SliceMode.LARGEST_LEG, rule, new int[]{0, 0}, 0, 0);
            scenario.apply().mark(LINEAR, 92).order(3, LINEAR, 100, 89)
                .fill(LINEAR, 89, 100, 3, 1L << 62).expectOf("FillApplied tradeId=2|account=1|",
                    "FillApplied tradeId=2|account=1|orderId=" + SLICE_1 + "|scope=65535|instrument=0|" +
                        "liquidation=YES|lots=-100|price=89|realisedPnlUnits=-1100000000|feeUnits=0|" +
                        "liquidationFeeUnits=" + (rule == FeeRule.SURPLUS ? 100_000_000 : 890_000_000) +
                        "|positionLots=0|positionCostUnits=0")
                .audit().expect("StateAudited stateHash=*|conserved=YES|accounts=4|positions=2|orders=0|liquidating=0");
        }
    }
}
