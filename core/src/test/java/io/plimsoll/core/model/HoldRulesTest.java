package io.plimsoll.core.model;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.plimsoll.core.model.HeldVenue.DISTANCE;
import static io.plimsoll.core.model.HeldVenue.INDEX;
import static io.plimsoll.core.model.HeldVenue.NO_DISTANCE;
import static io.plimsoll.core.model.Scenario.LINEAR;
import static io.plimsoll.core.model.Scenario.MONEY;

/**
 * What a price may be used for, refusals of liquidation, cool-offs (R8.7, R8.10 to R8.12).
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
abstract class HoldRulesTest extends GoldenVenue
{
    private static final long LONG_NS = 60 * SECOND_NS;

    private HeldVenue held(final int[] ppm, final long refusalNs, final long coolOffNs)
    {
        return HeldVenue.open(engine(LIMITS), ppm, refusalNs, coolOffNs);
    }

    /**
     * R8.7: at 91 the mark is 9 % off its mean of 100. Who would be taken over waits instead. When the mean has come to
     * 92 it ends: he takes a slice and is taken over.
     */
    @Test
    void shouldHoldWhoFallsAtAPriceFarFromItsMean()
    {
        final HeldVenue venue = held(DISTANCE, LONG_NS, 0).tick(9_100);
        venue.names("IndexPublished", "MarkPublished", "LiquidationRefused", "ZoneChanged", "LiquidationQueued")
            .has("LiquidationRefused instrument=0|asset=0|refused=YES|cause=DISTANCE|validity=VALID|price=91|" +
                "meanPrice=100|untilNs=" + (venue.nowNs() + LONG_NS))
            .has("ZoneChanged account=1|scope=65535|fromZone=FREE|toZone=LIQUIDATING|equity=300000000|")
            .has("LiquidationQueued account=1|scope=65535|cause=PRICE|waiting=1|notional=9100000000|");
        // Steps of a second, five of them: none runs out, and no capacity that is set serves him.
        venue.after(20 * SECOND_NS).names();
        venue.scenario().capacity(LINEAR, 0);
        venue.names("ParametersChanged");
        venue.tick(9_100)
            .names("LiquidationRefused", "SliceIssued", "ZoneChanged", "OrderCancelRequested", "PositionTakenOver",
                "CollateralTakenOver", "ZoneChanged")
            .has("LiquidationRefused instrument=0|asset=0|refused=NO|cause=ENDED|validity=VALID|price=91|" +
                "meanPrice=92|untilNs=0")
            .has("ZoneChanged account=1|scope=65535|fromZone=LIQUIDATING|toZone=TAKEOVER|equity=300000000|");
    }

    /**
     * R8.7: a refusal does not last: then the price there is decides. It does not begin again before it was over once.
     */
    @Test
    void shouldOverrideARefusalThatHasLastedLongEnough()
    {
        final HeldVenue venue = held(DISTANCE, 5 * SECOND_NS, 0).tick(9_100);
        venue.after(5 * SECOND_NS - 1).names();
        venue.after(1)
            .names("LiquidationRefused", "SliceIssued", "ZoneChanged", "OrderCancelRequested", "PositionTakenOver",
                "CollateralTakenOver", "ZoneChanged")
            .has("LiquidationRefused instrument=0|asset=0|refused=NO|cause=OVERRIDDEN|validity=VALID|price=91|" +
                "meanPrice=100|untilNs=0");
        venue.tick(9_000).names("IndexPublished", "MarkPublished");
        venue.after(LONG_NS).tick(9_000).names();
        venue.tick(8_000).has("LiquidationRefused instrument=0|asset=0|refused=YES|cause=DISTANCE|");
    }

    /**
     * R8.7: without a longest refusal there is none; one that runs ends when the rules say so.
     */
    @Test
    void shouldRefuseNothingWithoutALongestRefusal()
    {
        held(DISTANCE, 0, 0).tick(9_100).has("ZoneChanged account=1|scope=65535|fromZone=FREE|toZone=TAKEOVER|");
        held(DISTANCE, LONG_NS, 0).tick(9_100).rules(DISTANCE, 0)
            .has("LiquidationRefused instrument=0|asset=0|refused=NO|cause=ENDED|")
            .has("ZoneChanged account=1|scope=65535|fromZone=LIQUIDATING|toZone=TAKEOVER|");
    }

    /**
     * R8.7: at a price that nobody vouches for the last slice runs out, and nothing follows: no step, no takeover.
     */
    @Test
    void shouldLetNoStepsRunOut()
    {
        final HeldVenue venue = held(NO_DISTANCE, LONG_NS, 0);
        venue.scenario().levels(new int[]{1_250_000, 1_300_000, 1_100_000, 666_667}, 1_000_000, 1);
        venue.tick(9_200).has("SliceIssued account=1|");
        venue.tick(0).names("SourceChanged", "IndexPublished", "MarkPublished", "LiquidationRefused")
            .has("LiquidationRefused instrument=0|asset=0|refused=YES|cause=VALIDITY|validity=NON_POSITIVE|price=92|");
        venue.after(SECOND_NS).names("OrderCancelRequested", "LiquidationQueued")
            .has("LiquidationQueued account=1|scope=65535|cause=PRICE|");
        venue.after(10 * SECOND_NS).names();
        venue.tick(9_200).names(
            "SourceChanged", "IndexPublished", "MarkPublished", "LiquidationRefused", "SliceIssued");
    }

    /**
     * R8.7: a call whose deadline passes calls again; its slice is left out.
     */
    @Test
    void shouldLeaveOutTheSliceOfACall()
    {
        final HeldVenue venue = held(NO_DISTANCE, LONG_NS, 0);
        venue.scenario().riskClass(0, SECOND_NS);
        venue.tick(9_300).has("MarginCallIssued account=1|");
        venue.tick(-1).after(SECOND_NS).names("MarginCallIssued");
        venue.tick(9_300).after(SECOND_NS).names("MarginCallIssued", "SliceIssued");
        venue.after(SECOND_NS).names("OrderCancelRequested", "MarginCallIssued", "SliceIssued");
    }

    /**
     * R8.7: the settle asset of a leg is refused: its holder is held, others are not.
     */
    @Test
    void shouldHoldThoseWhoRestOnARefusedAsset()
    {
        final HeldVenue venue = held(NO_DISTANCE, 0, 0).coins(0, 0, 0, 64, LONG_NS);
        venue.scenario().customer(3, 0, 1_200 * MONEY).deposit(3, 1, 1).trade(3, 2, LINEAR, 100, 100);
        venue.tick(HeldVenue.COINS, 0, 0).has(
            "LiquidationRefused instrument=65535|asset=1|refused=YES|cause=VALIDITY|validity=NON_POSITIVE|" +
            "price=50000000000|meanPrice=0|untilNs=" + (venue.nowNs() + LONG_NS));
        venue.tick(9_100).has("ZoneChanged account=1|scope=65535|fromZone=FREE|toZone=TAKEOVER|")
            .has("ZoneChanged account=3|scope=65535|fromZone=FREE|toZone=LIQUIDATING|");
        venue.after(LONG_NS).has("LiquidationRefused instrument=65535|asset=1|refused=NO|cause=OVERRIDDEN|")
            .has("ZoneChanged account=3|scope=65535|fromZone=LIQUIDATING|toZone=TAKEOVER|");
    }

    /**
     * R8.7: masks that nobody could trade by are refused; what is set is looked at at once.
     */
    @Test
    void shouldRefuseActionsThatContradictEachOther()
    {
        final HeldVenue venue = held(NO_DISTANCE, LONG_NS, 0);
        venue.actions(63, 1, 1, 15, 15, 64).refused("OUT_OF_RANGE");
        venue.actions(63, 1, 1, 15, 15, 0).refused("ACTIONS_CONTRADICT");
        venue.actions(63, 1, 1, 15, 15, 5).refused("ACTIONS_CONTRADICT");
        venue.actions(63, 1, 1, 15, 15, 14).refused("ACTIONS_CONTRADICT");
        venue.actions(1, 3, 1, 15, 15, 15).refused("ACTIONS_CONTRADICT");
        venue.actions(63, 3, 1, 1, 15, 15).refused("ACTIONS_CONTRADICT");
        venue.actions(63, 1, 3, 15, 1, 15).refused("ACTIONS_CONTRADICT");
        venue.tick(0).has("LiquidationRefused instrument=0|asset=0|refused=YES|cause=VALIDITY|");
        venue.actions(63, 63, 63, 63, 63, 63).names("ParametersChanged", "LiquidationRefused")
            .has("ParametersChanged parameters=ACTIONS|reference=0|")
            .has("LiquidationRefused instrument=0|asset=0|refused=NO|cause=ENDED|validity=NON_POSITIVE|");
    }

    /**
     * R8.7, R8.12: without a valid price nobody opens or withdraws; who reduces may, unless no order may be priced.
     */
    @Test
    void shouldTakeOnlyWhatThePriceIsGoodEnoughFor()
    {
        final HeldVenue venue = held(NO_DISTANCE, 0, 0).tick(0);
        venue.scenario().order(1, LINEAR, 1, 100);
        venue.refused("PRICE_NOT_USABLE");
        venue.scenario().order(1, LINEAR, -101, 100, true);
        venue.refused("REDUCE_ONLY");
        venue.scenario().order(1, LINEAR, -1, 100);
        venue.names("OrderAccepted");
        venue.scenario().order(2, Scenario.INVERSE, 1, 50_000);
        venue.refused("PRICE_NOT_USABLE");
        venue.scenario().customer(3, 0, 1_000 * MONEY).order(3, Scenario.INVERSE, 1, 50_000);
        venue.names("OrderAccepted");
        venue.scenario().withdraw(1, 0, 2_000 * MONEY);
        venue.refused("INSUFFICIENT_BALANCE");
        venue.scenario().withdraw(1, 0, 1_200 * MONEY);
        venue.refused("PRICE_NOT_USABLE");
        venue.scenario().funding(LINEAR, 1);
        venue.refused("PRICE_NOT_USABLE");
        venue.actions(31, 1, 1, 15, 15, 63).scenario().order(1, LINEAR, -1, 100);
        venue.refused("PRICE_NOT_USABLE");
        venue.scenario().funding(LINEAR, 1);
        venue.names("FundingIndexChanged");
    }

    /**
     * R8.10: who pulls an update is held for a while, may open nothing there, and is looked at when it is over.
     */
    @Test
    void shouldCoolWhoPullsAnUpdate()
    {
        final HeldVenue venue = held(NO_DISTANCE, 0, 5 * SECOND_NS);
        venue.tick(INDEX, 9_100, 1)
            .names("CoolOffBegan", "IndexPublished", "MarkPublished", "ZoneChanged", "LiquidationQueued")
            .has("CoolOffBegan account=1|index=4|untilNs=" + (venue.nowNs() + 5 * SECOND_NS))
            .has("ZoneChanged account=1|scope=65535|fromZone=FREE|toZone=LIQUIDATING|")
            .has("LiquidationQueued account=1|scope=65535|cause=PRICE|");
        venue.tick(INDEX, 9_150, 2).scenario().order(2, LINEAR, -1, 91);
        venue.refused("COOL_OFF");
        venue.scenario().order(2, LINEAR, 1, 91);
        venue.names("OrderAccepted");
        venue.scenario().order(2, Scenario.INVERSE, 1, 50_000);
        venue.names("OrderAccepted");
        venue.tick(9_100).after(5 * SECOND_NS - 1).names();
        venue.after(1).names("SliceIssued", "ZoneChanged", "OrderCancelRequested", "PositionTakenOver",
            "CollateralTakenOver", "ZoneChanged");
        venue.scenario().order(2, LINEAR, -1, 91);
        venue.names("OrderAccepted");
    }

    /**
     * R8.10: whoever falls cannot put it off.
     */
    @Test
    void shouldCoolNobodyWhoFallsAlready()
    {
        held(NO_DISTANCE, 0, 5 * SECOND_NS).tick(9_200).tick(INDEX, 9_100, 1)
            .has("ZoneChanged account=1|scope=65535|fromZone=LIQUIDATING|toZone=TAKEOVER|")
            .names("IndexPublished", "MarkPublished", "ZoneChanged", "OrderCancelRequested", "PositionTakenOver",
                "CollateralTakenOver", "ZoneChanged");
    }

    /**
     * R8.10: eight at a time; one of them may pull again, and who falls needs no place.
     */
    @Test
    void shouldHaveRoomForEightCoolOffs()
    {
        final HeldVenue venue = held(NO_DISTANCE, 0, 5 * SECOND_NS);
        for (int account = 11; account <= 19; account++)
        {
            venue.scenario().customer(account, 0, 1);
        }
        for (int account = 11; account <= 18; account++)
        {
            venue.tick(INDEX, 9_200, account).has("CoolOffBegan account=" + account + "|");
        }
        venue.tick(INDEX, 9_200, 19).refused("TABLE_FULL");
        venue.tick(INDEX, 9_200, 1).names();
        venue.after(SECOND_NS).tick(INDEX, 9_200, 11)
            .has("CoolOffBegan account=11|index=4|untilNs=" + (venue.nowNs() + 5 * SECOND_NS));
        venue.after(4 * SECOND_NS).tick(INDEX, 9_200, 19).has("CoolOffBegan account=19|");
    }

    private static String halted(final String change, final HeldVenue venue, final long untilNs)
    {
        return "BreakerChanged instrument=0|" + change + "|trigger=255|mark=100|candidate=0|reference=0|lower=0|" +
            "upper=0|horizonNs=0|presentPpm=0|untilNs=" + (untilNs == 0 ? 0 : venue.nowNs() + untilNs);
    }

    /**
     * R10.5, R8.11: an index that is not valid for 4 s halts for 3 s; the halt is prolonged while there is none, to
     * 5 s. Then it reopens at the mark there is, and does not fire again before the index was valid once.
     */
    @Test
    void shouldHaltForWantOfAnIndex()
    {
        final HeldVenue venue = held(NO_DISTANCE, 0, 0).breaker(HeldVenue.OUTAGE_NS).tick(0)
            .names("SourceChanged", "IndexPublished", "MarkPublished").after(4 * SECOND_NS - 1).names().after(1);
        venue.scenario().expect(halted("fromState=NORMAL|toState=HALTED|cause=OUTAGE", venue, 3 * SECOND_NS))
            .order(2, LINEAR, 1, 100);
        venue.refused("INSTRUMENT_HALTED");
        venue.after(3 * SECOND_NS).names().after(2 * SECOND_NS - 1).names().after(1);
        venue.scenario().expect(
            halted("fromState=HALTED|toState=REOPENING|cause=TIME", venue, 0),
            halted("fromState=REOPENING|toState=NORMAL|cause=REOPENED", venue, 0));
        venue.after(LONG_NS).names().tick(10_000).names("SourceChanged", "IndexPublished", "MarkPublished").tick(0)
            .after(4 * SECOND_NS).has(halted("fromState=NORMAL|toState=HALTED|cause=OUTAGE", venue, 3 * SECOND_NS));
    }

    /**
     * R10.3, R10.5: the index comes back during the halt. The mark stays, and then goes to 105 by 1 each second, with
     * the third step all the way.
     */
    @Test
    void shouldReopenTowardTheIndex()
    {
        final HeldVenue venue = held(NO_DISTANCE, 0, 0).breaker(HeldVenue.OUTAGE_NS).tick(0).after(4 * SECOND_NS)
            .tick(10_500).has("MarkPublished instrument=0|validity=VALID|mark=100|candidate=105|")
            .after(3 * SECOND_NS).names("BreakerChanged", "MarkPublished")
            .has("BreakerChanged instrument=0|fromState=HALTED|toState=REOPENING|cause=TIME|trigger=255|mark=100|" +
                "candidate=105|")
            .has("MarkPublished instrument=0|validity=VALID|mark=101|candidate=105|");
        venue.after(SECOND_NS - 1).names().after(1).names("MarkPublished")
            .has("MarkPublished instrument=0|validity=VALID|mark=102|candidate=105|")
            .after(SECOND_NS).names("MarkPublished", "BreakerChanged")
            .has("MarkPublished instrument=0|validity=VALID|mark=105|candidate=105|")
            .has("BreakerChanged instrument=0|fromState=REOPENING|toState=NORMAL|cause=REOPENED|");
    }
}
