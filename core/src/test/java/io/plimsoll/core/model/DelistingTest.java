package io.plimsoll.core.model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.plimsoll.core.model.LossVenue.*;

/**
 * Delisting, with numbers worked out by hand from rulebook R7.10.
 */
@Timeout(60)
final class DelistingTest
{
    private static LossVenue venue()
    {
        return new LossVenue()
            .play(s -> s.customer(7, 1, Scenario.COIN)).play(s -> s.customer(6, 1, Scenario.COIN))
            .play(s -> s.customer(1, 1, Scenario.COIN))
            .trade(1, 7, INVERSE, 3, 50_000).trade(1, 6, INVERSE, 4, 50_000);
    }

    /**
     * K = 10^10: 7 lots at 33,331 are 2,100,147.01 coin units, 4 are 1,200,084.006, 3 are 900,063.004; one unit in all
     * is dust.
     */
    @Test
    void shouldSettleEverybodyAndCloseTheContract()
    {
        venue().play(s -> s.order(7, INVERSE, -2, 60_000)).delist(INVERSE, 33_331).expect(
            "InstrumentDelisted instrument=1|settlementPrice=33331|positions=3",
            "OrderCancelRequested account=7|orderId=5|instrument=1|cause=DELISTED|openLots=2",
            "PositionSettled account=1|scope=65535|instrument=1|lots=7|price=33331|realisedPnlUnits=-700148",
            "PositionSettled account=6|scope=65535|instrument=1|lots=-4|price=33331|realisedPnlUnits=400084",
            "PositionSettled account=7|scope=65535|instrument=1|lots=-3|price=33331|realisedPnlUnits=300063")
            .play(s -> s.fill(INVERSE, 60_000, 1, 4, 5))
            .expect("Rejected command=17|reason=UNKNOWN_ORDER|account=0|reference=3")
            .mark(INVERSE, 40_000).expect("Rejected command=12|reason=INSTRUMENT_CLOSED|account=0|reference=1")
            .play(s -> s.funding(INVERSE, 1))
            .expect("Rejected command=14|reason=INSTRUMENT_CLOSED|account=0|reference=1")
            .play(s -> s.order(1, INVERSE, 1, 40_000))
            .expect("Rejected command=15|reason=INSTRUMENT_CLOSED|account=1|reference=6")
            .delist(INVERSE, 33_331).expect("Rejected command=22|reason=INSTRUMENT_CLOSED|account=0|reference=1")
            .play(s -> s.close(5)).expect("OrderClosed account=7|orderId=5|instrument=1|unfilledLots=2");
    }

    @Test
    void shouldRefuseALateFill()
    {
        venue().play(s -> s.order(7, INVERSE, -2, 50_000)).play(s -> s.order(6, INVERSE, 2, 50_000))
            .delist(INVERSE, 50_000).play(s -> s.fill(INVERSE, 50_000, 2, 6, 5))
            .expect("Rejected command=17|reason=INSTRUMENT_CLOSED|account=0|reference=3");
    }

    /**
     * The settlement price ruins account 1; without a position it is settled in the lowest pool.
     */
    @Test
    void shouldLookAtThoseWhoWereSettled()
    {
        new LossVenue().customer(1, 1_000 * MONEY).customer(2, 10_000 * MONEY).trade(1, 2, LINEAR, 50, 100)
            .delist(LINEAR, 70).expectKinds(
            "InstrumentDelisted", "PositionSettled", "PositionSettled", "ZoneChanged", "CollateralTakenOver",
            "ZoneChanged");
    }

    @Test
    void shouldRefuseByPrecedence()
    {
        venue().delist(3, 1).expect("Rejected command=22|reason=UNKNOWN_INSTRUMENT|account=0|reference=3")
            .delist(3, 0).expect("Rejected command=22|reason=OUT_OF_RANGE|account=0|reference=3")
            .delist(LINEAR, 1_000_001).expect("Rejected command=22|reason=OUT_OF_RANGE|account=0|reference=0");
    }
}
