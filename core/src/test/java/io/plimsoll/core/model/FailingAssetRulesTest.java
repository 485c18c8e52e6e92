package io.plimsoll.core.model;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.LossRule;

import static io.plimsoll.core.model.HeldVenue.COINS;
import static io.plimsoll.core.model.HeldVenue.NO_DISTANCE;
import static io.plimsoll.core.model.Scenario.COIN;
import static io.plimsoll.core.model.Scenario.INVERSE;
import static io.plimsoll.core.model.Scenario.LINEAR;
import static io.plimsoll.core.model.Scenario.MONEY;

/**
 * Assets that fail and are restored, and what their weight is for (R8.5, R8.6, R8.8).
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
abstract class FailingAssetRulesTest extends GoldenVenue
{
    private HeldVenue venue(final int[] ppm)
    {
        return HeldVenue.open(engine(LIMITS), ppm, 0, 0);
    }

    /**
     * R8.8: a coin of 50,000 is worth 1/64 less at each of 64 steps of a second, and comes back the same way.
     */
    @Test
    void shouldFallAndRiseInSteps()
    {
        final HeldVenue venue = venue(NO_DISTANCE);
        venue.scenario().customer(5, 1, COIN);
        venue.fail(true, 64 * SECOND_NS).names("AssetWeighted").has(
            "AssetWeighted asset=1|state=FAILING|cause=COMMAND|weightPpm=1000000|price=50000000000|" +
            "collateralPrice=50000000000|endNs=" + (venue.nowNs() + 64 * SECOND_NS));
        venue.after(SECOND_NS - 1).names();
        venue.after(1).has("AssetWeighted asset=1|state=FAILING|cause=RAMP|weightPpm=984375|price=50000000000|" +
            "collateralPrice=49218750000|");
        venue.equity(5, 49_218_750_000L, 49_218_750_000L);
        venue.after(3 * SECOND_NS + 1).names("AssetWeighted")
            .has("AssetWeighted asset=1|state=FAILING|cause=RAMP|weightPpm=937500|");
        // Twice the price, at the weight there is; then from that weight back to one.
        venue.scenario().price(1, 100_000 * MONEY);
        venue.equity(5, 93_750_000_000L, 93_750_000_000L);
        venue.fail(false, 6_400).has("AssetWeighted asset=1|state=RESTORING|cause=COMMAND|weightPpm=937500|");
        venue.after(3_200).has("AssetWeighted asset=1|state=RESTORING|cause=RAMP|weightPpm=968750|");
        venue.after(3_200).has("AssetWeighted asset=1|state=NORMAL|cause=RAMP|weightPpm=1000000|price=100000000000|" +
            "collateralPrice=100000000000|endNs=0");
        venue.after(SECOND_NS).names();
    }

    /**
     * R8.8: nobody brings more of it, or opens where it is settled in; who reduces may. It counts for nothing at last,
     * and whoever rests on it falls.
     */
    @Test
    void shouldTakeNoMoreOfWhatHasFailed()
    {
        final HeldVenue venue = venue(NO_DISTANCE);
        venue.scenario().customer(5, 1, COIN).customer(6, 1, 10 * COIN).trade(5, 6, INVERSE, 10, 50_000);
        venue.fail(true, 64).scenario().deposit(5, 1, 1);
        venue.refused("ASSET_FAILED");
        venue.scenario().order(5, INVERSE, 1, 50_000);
        venue.refused("ASSET_FAILED");
        venue.scenario().order(5, INVERSE, -10, 50_000);
        venue.names("OrderAccepted");
        venue.scenario().order(2, LINEAR, 1, 100);
        venue.names("OrderAccepted");
        venue.after(63).has("AssetWeighted asset=1|state=FAILING|cause=RAMP|weightPpm=15625|")
            .equity(5, 781_250_000L, 781_250_000L);
        venue.after(1).has("AssetWeighted asset=1|state=FAILED|cause=RAMP|weightPpm=0|")
            .has("ZoneChanged account=5|scope=65535|fromZone=FREE|toZone=TAKEOVER|equity=0|" +
                "equityNoHaircut=50000000000|maintenanceMargin=50000000|");
        venue.scenario().deposit(6, 1, 1);
        venue.refused("ASSET_FAILED");
        venue.fail(false, 64).scenario().deposit(6, 1, 1);
        venue.names("BalanceChanged");
    }

    /**
     * R8.8: a debt counts at its price whatever the weight is.
     */
    @Test
    void shouldCountDebtsAtTheirPrice()
    {
        final HeldVenue venue = venue(NO_DISTANCE);
        venue.scenario().customer(5, 0, 200_000 * MONEY).customer(6, 1, 100 * COIN)
            .trade(5, 6, INVERSE, 1_000, 50_000).mark(INVERSE, 25_000);
        // 1,000 contracts of 100 cost 2 coins, and are worth 4 against it.
        venue.equity(5, 100_000_000_000L, 100_000_000_000L).fail(true, 64).after(64)
            .equity(5, 100_000_000_000L, 100_000_000_000L);
        venue.scenario().price(1, 60_000 * MONEY);
        venue.equity(5, 80_000_000_000L, 80_000_000_000L);
    }

    /**
     * R8.5: a valid price below the floor fails the asset; so does an index that is not valid for too long.
     */
    @Test
    void shouldFailBelowTheFloorAndAfterAnOutage()
    {
        final HeldVenue venue = venue(NO_DISTANCE).coins(0, 40_000 * MONEY, 10 * SECOND_NS, 6_400, 0);
        venue.tick(COINS, 4_000_000, 0).names("IndexPublished", "AssetPriced");
        venue.tick(COINS, 3_999_999, 0).names("IndexPublished", "AssetPriced", "AssetWeighted")
            .has("AssetWeighted asset=1|state=FAILING|cause=BELOW_FLOOR|weightPpm=1000000|price=39999990000|");
        venue.tick(COINS, 3_999_998, 0).names("IndexPublished", "AssetPriced");
        venue.after(6_400).tick(COINS, 5_000_000, 0).fail(false, 64).after(64)
            .has("AssetWeighted asset=1|state=NORMAL|");
        venue.tick(COINS, 0, 0).after(10 * SECOND_NS - 1).names();
        venue.after(1).names("AssetWeighted")
            .has("AssetWeighted asset=1|state=FAILING|cause=OUTAGE|weightPpm=1000000|price=50000000000|");
        venue.after(6_400).names("AssetWeighted").has("AssetWeighted asset=1|state=FAILED|");
        venue.after(20 * SECOND_NS).names();
    }

    /**
     * R8.8, R7.4: a pool whose contracts settle in what has failed draws nothing on the common fund.
     */
    @Test
    void shouldKeepTheLossInItsPool()
    {
        for (final boolean isFailed : new boolean[]{false, true})
        {
            final HeldVenue venue = venue(NO_DISTANCE);
            venue.scenario().writer().openAccount(77, AccountKind.COMMON_FUND, 0);
            venue.scenario().apply();
            venue.scenario().deposit(77, 0, 10_000 * MONEY).writer().setPoolRules(
                0, LossRule.BACKSTOP, new int[]{0, 0, 0}, new long[]{0, 0, 5_000 * MONEY}, new long[]{8, 0});
            venue.scenario().apply();
            if (isFailed)
            {
                venue.fail(true, 64);
            }
            // 100 lots from 100 to 80: 800 are missing.
            venue.tick(8_000).has("LossAllocated riskPool=0|lossRule=BACKSTOP|reason=" +
                (isFailed ? "NO_FUND" : "NONE") + "|winners=0|deficit=800000000|fundPaid=0|commonPaid=" +
                (isFailed ? 0 : 800_000_000));
        }
    }

    /**
     * R8.6: a gain that the stable price has not seen opens nothing and cannot be taken out; an hour later it can.
     */
    @Test
    void shouldOpenNothingOnASpike()
    {
        final HeldVenue venue = venue(new int[]{500_000, 0, 100_000}).tick(11_000);
        venue.equity(1, 2_200 * MONEY, 1_200 * MONEY);
        venue.scenario().withdraw(1, 0, 101 * MONEY);
        venue.refused("INSUFFICIENT_MARGIN");
        venue.scenario().order(1, LINEAR, 10, 110);
        venue.refused("INSUFFICIENT_MARGIN");
        venue.after(3_599 * SECOND_NS).scenario().withdraw(1, 0, 1_001 * MONEY);
        venue.refused("INSUFFICIENT_MARGIN");
        venue.after(SECOND_NS).equity(1, 2_200 * MONEY, 2_200 * MONEY).scenario().order(1, LINEAR, 10, 110);
        venue.names("OrderAccepted");
    }
}
