package io.plimsoll.core.model;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.message.InstrumentKind;

import static io.plimsoll.core.model.Scenario.COIN;
import static io.plimsoll.core.model.Scenario.INVERSE;
import static io.plimsoll.core.model.Scenario.LINEAR;
import static io.plimsoll.core.model.Scenario.MONEY;
import static io.plimsoll.core.model.Scenario.TERMS;

/**
 * A contract that is settled at a last price and closed (R7.10).
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
abstract class DelistingRulesTest extends GoldenVenue
{
    private static final String CLOSED = "|reason=INSTRUMENT_CLOSED|account=";

    private static String settled(
        final long account, final int instrument, final long lots, final long price, final long realised)
    {
        return "PositionSettled account=" + account + "|scope=65535|instrument=" + instrument + "|lots=" + lots +
            "|price=" + price + "|realisedPnlUnits=" + realised;
    }

    /**
     * R7.10: orders by account, then positions; 5 a lot from the long to the short. Funding of 0.3 a lot goes first
     * and is no part of what is realised.
     */
    @Test
    void shouldSettleEveryPosition()
    {
        longVenue().order(3, LINEAR, 5, 99).order(2, LINEAR, -7, 120).order(3, INVERSE, 1, 50_000)
            .funding(LINEAR, 300_000)
            .delist(LINEAR, 95).expect(
                "InstrumentDelisted instrument=0|settlementPrice=95|positions=2",
                "OrderCancelRequested account=2|orderId=4|instrument=0|cause=DELISTED|openLots=7",
                "OrderCancelRequested account=3|orderId=3|instrument=0|cause=DELISTED|openLots=5",
                settled(1, 0, 100, 95, -500_000_000), settled(2, 0, -100, 95, 500_000_000))
            .query(1, 65_535).expectOf("MarginReported",
                "MarginReported account=1|scope=65535|zone=FREE|equity=670000000|equityInitial=670000000|" +
                    "equityNoHaircut=670000000|maintenanceMargin=0|initialMargin=0|healthPpm=9223372036854775807|" +
                    "positions=[]|balances=[(asset=0|balanceUnits=670000000|value=670000000)]")
            .audit().expect("StateAudited stateHash=*|conserved=YES|accounts=4|positions=0|orders=3|liquidating=0");
    }

    /**
     * R7.10, R1.4: 3 lots at 49,998 are 600,024.0009 units of coin: worth 600,025 to owe and 600,024 to have; the unit
     * between is dust.
     */
    @Test
    void shouldBookTheDustOfInverseContracts()
    {
        venue().customer(1, 1, COIN).customer(2, 1, COIN).trade(1, 2, INVERSE, 3, 49_999)
            .delist(INVERSE, 49_998).expect(
                "InstrumentDelisted instrument=1|settlementPrice=49998|positions=2",
                settled(1, 1, 3, 49_998, -13), settled(2, 1, -3, 49_998, 11))
            .audit().expect("StateAudited stateHash=*|conserved=YES|accounts=3|positions=0|orders=0|liquidating=0");
    }

    /**
     * R7.10: what is left may be less than nothing: -800.
     */
    @Test
    void shouldTakeOverWhoeverIsRuined()
    {
        longVenue().delist(LINEAR, 80).expect(
            "InstrumentDelisted instrument=0|settlementPrice=80|positions=2",
            settled(1, 0, 100, 80, -2_000_000_000), settled(2, 0, -100, 80, 2_000_000_000),
            "ZoneChanged account=1|scope=65535|fromZone=FREE|toZone=BANKRUPT|equity=-800000000|" +
                "equityNoHaircut=-800000000|maintenanceMargin=0|initialMargin=0|marketVersion=4|parameterVersion=4",
            "CollateralTakenOver account=1|scope=65535|backstop=900|asset=0|amountUnits=-800000000",
            "ZoneChanged account=1|scope=65535|fromZone=BANKRUPT|toZone=FREE|equity=0|equityNoHaircut=0|" +
                "maintenanceMargin=0|initialMargin=0|marketVersion=4|parameterVersion=4");
    }

    /**
     * R7.10: a liquidation ends with its last leg; its slice is cancelled as any order, and once only.
     */
    @Test
    void shouldEndALiquidation()
    {
        longVenue().mark(LINEAR, 92).delist(LINEAR, 92).expect(
            "InstrumentDelisted instrument=0|settlementPrice=92|positions=2",
            "OrderCancelRequested account=1|orderId=" + SLICE_1 + "|instrument=0|cause=DELISTED|openLots=24",
            settled(1, 0, 100, 92, -800_000_000), settled(2, 0, -100, 92, 800_000_000),
            "ZoneChanged account=1|scope=65535|fromZone=LIQUIDATING|toZone=FREE|equity=400000000|" +
                "equityNoHaircut=400000000|maintenanceMargin=0|initialMargin=0|marketVersion=5|parameterVersion=4")
            .after(100 * SECOND_NS).expect();
    }

    /**
     * R7.10, R10.1: who waits for a halt to end waits no more; the halt is gone with the contract.
     */
    @Test
    void shouldEndAHalt()
    {
        longVenue().halt(LINEAR, true).mark(LINEAR, 92).delist(LINEAR, 92).expectOf("ZoneChanged",
            "ZoneChanged account=1|scope=65535|fromZone=LIQUIDATING|toZone=FREE|equity=400000000|" +
                "equityNoHaircut=400000000|maintenanceMargin=0|initialMargin=0|marketVersion=5|parameterVersion=4")
            .order(3, LINEAR, 1, 92).expect("Rejected command=15" + CLOSED + "3|reference=3")
            .queue(1).expect("LiquidationQueueReported waiting=0|venueUsed=0|venueCapacity=0|accounts=[]");
    }

    /**
     * R7.10: nothing trades, ticks or halts there any more, and late fills are no facts; closes are.
     */
    @Test
    void shouldStayClosed()
    {
        longVenue().order(2, LINEAR, 10, 100).order(3, LINEAR, -10, 100).delist(LINEAR, 100)
            .mark(LINEAR, 100).expect("Rejected command=12" + CLOSED + "0|reference=0")
            .mark(LINEAR, 1_000_001).expect("Rejected command=12|reason=OUT_OF_RANGE|account=0|reference=0")
            .funding(LINEAR, 1).expect("Rejected command=14" + CLOSED + "0|reference=0")
            .volatility(LINEAR, 1, 1).expect("Rejected command=40" + CLOSED + "0|reference=0")
            .halt(LINEAR, true).expect("Rejected command=50" + CLOSED + "0|reference=0")
            .delist(LINEAR, 100).expect("Rejected command=22" + CLOSED + "0|reference=0")
            .fill(LINEAR, 100, 10, 3, 4).expect("Rejected command=17" + CLOSED + "0|reference=2")
            .fill(LINEAR, 101, 10, 3, 4).expect("Rejected command=17|reason=FILL_BEYOND_LIMIT|account=0|reference=3")
            .capacity(LINEAR, 1).expect("ParametersChanged parameters=CAPACITY|reference=0|parameterVersion=5")
            .close(3).expect("OrderClosed account=2|orderId=3|instrument=0|unfilledLots=10")
            .mark(INVERSE, 50_001).expect();
    }

    /**
     * R7.10: without a price of the settle asset nothing can be settled; a mark is not needed.
     */
    @Test
    void shouldNeedASettlePriceOnly()
    {
        final Scenario scenario = venue();
        scenario.writer().defineAsset(2, 6, "EUR", 10 * MONEY, 0, new int[]{0, 0}, new long[][]{{0, 0, 0}});
        scenario.apply();
        scenario.writer().defineInstrument(
            new ContractSpec(2, false, 2, 0, 1_000_000_000L, 1_000_000_000L, 0, 100_000L, 10_000L, 100L),
            InstrumentKind.LINEAR, TERMS);
        scenario.apply()
            .delist(2, 100).expect("Rejected command=22|reason=NO_PRICE|account=0|reference=2")
            .price(2, MONEY)
            .delist(2, 100).expect("InstrumentDelisted instrument=2|settlementPrice=100|positions=0");
    }
}
