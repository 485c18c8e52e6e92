package io.plimsoll.core.model;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.plimsoll.core.model.PriceVenue.MARK_PPM;
import static io.plimsoll.core.model.PriceVenue.SOURCES;
import static io.plimsoll.core.model.PriceVenue.SPEC;
import static io.plimsoll.core.model.Scenario.LINEAR;
import static io.plimsoll.core.model.Scenario.MONEY;

/**
 * What prices may be used for (R8.7, R8.8, R8.10, R8.12). The index counts in 0.01; instrument 0 follows it.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
abstract class ActionRulesTest extends GoldenVenue
{
    private static final long S = SECOND_NS;
    /**
     * Refusals last 5 s at most.
     */
    private static final long[] REFUSED_NS = {10 * S, 5 * S, 10 * S, 5 * S};
    private static final String DENIED = "|equityInitial=0|initialMargin=0";

    /**
     * Account 1 with 1,200 is long 100 lots at 100 against account 2; index and mark at 100.
     */
    private PriceVenue longVenue(final IndexSpec spec)
    {
        final PriceVenue venue = PriceVenue.open(engine(LIMITS));
        venue.scenario().customer(1, 0, 1_200 * MONEY).customer(2, 0, 1_000_000 * MONEY)
            .trade(1, 2, LINEAR, 100, 100);
        return venue.index(spec).tick(1, 10_000).tick(2, 10_000).tick(3, 10_000).rules(LINEAR, MARK_PPM, REFUSED_NS);
    }

    private static RuleWriter rules(final PriceVenue venue)
    {
        return new RuleWriter(venue.scenario().writer());
    }

    private static String refusal(
        final String change, final String validity, final long price, final long mean, final long untilS)
    {
        return "LiquidationRefused instrument=0|asset=0|" + change + "|validity=" + validity + "|price=" + price +
            "|meanPrice=" + mean + "|untilNs=" + untilS * S;
    }

    /**
     * R8.7: the table as it is until it is set; masks that a worse price would pass and a better one not, actions that
     * outrun what could be closed.
     */
    @Test
    void shouldCheckTheTable()
    {
        final PriceVenue venue = PriceVenue.open(engine(LIMITS));
        final RuleWriter rules = rules(venue);
        final String refused = "Rejected command=35|reason=ACTIONS_CONTRADICT|account=0|reference=0";
        rules.setActionTable(63, 1, 1, 15, 15, 15);
        venue.apply().expect("ParametersChanged parameters=ACTIONS|reference=0|parameterVersion=5");
        rules.setActionTable(63, 1, 1, 13, 15, 15);
        venue.apply().expect(refused);
        rules.setActionTable(63, 1, 1, 15, 15, 0);
        venue.apply().expect(refused);
        rules.setActionTable(63, 31, 1, 15, 15, 15);
        venue.apply().expect(refused);
        rules.setActionTable(1, 3, 1, 15, 15, 15);
        venue.apply().expect(refused);
        rules.setActionTable(63, 1, 31, 15, 15, 15);
        venue.apply().expect(refused);
        rules.setActionTable(64, 1, 1, 15, 15, 15);
        venue.apply().expect("Rejected command=35|reason=OUT_OF_RANGE|account=0|reference=0");
    }

    /**
     * R8.7, R8.12: one source says 0, and of the other two neither agrees with their median: TOO_FEW_SOURCES. No risk
     * is opened, nothing is withdrawn, what reduces goes on.
     */
    @Test
    void shouldNotOpenRiskWithoutAValidPrice()
    {
        final PriceVenue venue = longVenue(SPEC).tick(1, 0).tick(2, 20_000);
        venue.scenario()
            .order(1, LINEAR, 1, 100)
            .expect("OrderDenied account=1|orderId=3|scope=65535|reason=PRICE_NOT_USABLE" + DENIED)
            .order(1, LINEAR, -1, 100).expect("OrderAccepted account=1|orderId=4")
            .withdraw(1, 0, 1).expect("Rejected command=8|reason=PRICE_NOT_USABLE|account=1|reference=0")
            .funding(LINEAR, 1).expect("FundingIndexChanged instrument=0|indexUnits=1");
        rules(venue).setActionTable(1, 1, 1, 1, 1, 1);
        venue.apply();
        venue.scenario()
            .order(1, LINEAR, -1, 100)
            .expect("OrderDenied account=1|orderId=5|scope=65535|reason=PRICE_NOT_USABLE" + DENIED)
            .funding(LINEAR, 2).expect("Rejected command=14|reason=PRICE_NOT_USABLE|account=0|reference=0");
    }

    /**
     * R8.7: with the table that allows nothing but VALID, liquidation is refused for 5 s at most; then the price there
     * is decides, and the refusal does not begin again before the price was good.
     */
    @Test
    void shouldRefuseLiquidationForAWhile()
    {
        final PriceVenue venue = longVenue(SPEC).tick(1, 0).tick(2, 20_000);
        rules(venue).setActionTable(63, 1, 1, 1, 15, 15);
        venue.apply().expect(
            "ParametersChanged parameters=ACTIONS|reference=0|parameterVersion=7",
            refusal("refused=YES|cause=VALIDITY", "TOO_FEW_SOURCES", 100, 100, 1_005));
        venue.after(5 * S - 1).expect()
            .after(1).expect(refusal("refused=NO|cause=OVERRIDDEN", "TOO_FEW_SOURCES", 100, 100, 0))
            .tick(3, 10_000).expectOf("LiquidationRefused")
            .tick(1, 10_000).expectOf("LiquidationRefused").tick(1, 0).expectOf(
                "LiquidationRefused", refusal("refused=YES|cause=VALIDITY", "TOO_FEW_SOURCES", 100, 100, 1_010));
    }

    /**
     * R8.7: who is held is liquidated no further than to the queue, though he ought to be taken over; when the refusal
     * ends he is served and then taken over.
     */
    @Test
    void shouldHold()
    {
        final PriceVenue venue = longVenue(SPEC);
        rules(venue).setActionTable(63, 1, 1, 1, 15, 15);
        venue.apply().tick(1, 0).tick(2, 20_000).expectOf(
            "LiquidationRefused", refusal("refused=YES|cause=VALIDITY", "TOO_FEW_SOURCES", 100, 100, 1_005));
        // Funding of 12 for each of 100 lots is all that he has: E = 0, MM = 500.
        venue.scenario().funding(LINEAR, 12 * MONEY).expect(
            "FundingIndexChanged instrument=0|indexUnits=12000000",
            "ZoneChanged account=1|scope=65535|fromZone=FREE|toZone=LIQUIDATING|equity=0|equityNoHaircut=0|" +
                "maintenanceMargin=500000000|initialMargin=1000000000|marketVersion=9|parameterVersion=7",
            "LiquidationQueued account=1|scope=65535|cause=PRICE|waiting=1|notional=10000000000|equity=0|" +
                "maintenanceMargin=500000000|healthPpm=0");
        venue.after(5 * S).expectOf("ZoneChanged",
            "ZoneChanged account=1|scope=65535|fromZone=LIQUIDATING|toZone=TAKEOVER|equity=0|equityNoHaircut=0|" +
                "maintenanceMargin=500000000|initialMargin=1000000000|marketVersion=9|parameterVersion=7",
            "ZoneChanged account=1|scope=65535|fromZone=TAKEOVER|toZone=FREE|equity=0|equityNoHaircut=0|" +
                "maintenanceMargin=0|initialMargin=0|marketVersion=9|parameterVersion=7");
    }

    /**
     * R8.8: 64 steps of 1 s. At half of the ramp one coin of 50,000 counts for 25,000; deposits are refused at once.
     */
    @Test
    void shouldFailAnAsset()
    {
        final PriceVenue venue = PriceVenue.open(engine(LIMITS));
        venue.scenario().customer(1, 1, Scenario.COIN);
        rules(venue).failAsset(1, true, 64 * S);
        venue.apply().expect(
            "AssetWeighted asset=1|state=FAILING|cause=COMMAND|weightPpm=1000000|price=50000000000|" +
                "collateralPrice=50000000000|endNs=1064000000000");
        venue.scenario().deposit(1, 1, 1).expect("Rejected command=7|reason=ASSET_FAILED|account=1|reference=1");
        venue.after(32 * S).expect(
            "AssetWeighted asset=1|state=FAILING|cause=RAMP|weightPpm=500000|price=50000000000|" +
                "collateralPrice=25000000000|endNs=1064000000000");
        venue.scenario().query(1, Scenario.CROSS);
        rules(venue).failAsset(1, false, 64);
        venue.apply().expect(
            "AssetWeighted asset=1|state=RESTORING|cause=COMMAND|weightPpm=500000|price=50000000000|" +
                "collateralPrice=25000000000|endNs=1032000000064")
            .after(63).expect(
                "AssetWeighted asset=1|state=RESTORING|cause=RAMP|weightPpm=992187|price=50000000000|" +
                    "collateralPrice=49609350000|endNs=1032000000064")
            .after(1).expect(
                "AssetWeighted asset=1|state=NORMAL|cause=RAMP|weightPpm=1000000|price=50000000000|" +
                    "collateralPrice=50000000000|endNs=0");
    }

    /**
     * R8.10: after a pulled update its account may not open risk there for 3 s, others may.
     */
    @Test
    void shouldCoolOff()
    {
        final IndexSpec spec = SPEC.copy();
        spec.ns()[IndexSpec.COOL_OFF] = 3 * S;
        final PriceVenue venue = longVenue(spec);
        venue.writer().sourceTick(PriceVenue.INDEX, SOURCES[0][0], 10_000, 0, Scenario.START_NS, 1);
        venue.apply().expect("CoolOffBegan account=1|index=4|untilNs=" + 1_003 * S);
        venue.scenario()
            .order(1, LINEAR, 1, 100)
            .expect("OrderDenied account=1|orderId=3|scope=65535|reason=COOL_OFF" + DENIED)
            .order(2, LINEAR, -1, 100).expect("OrderAccepted account=2|orderId=4");
        venue.after(3 * S);
        venue.scenario().order(1, LINEAR, 1, 100).expect("OrderAccepted account=1|orderId=5");
    }
}
