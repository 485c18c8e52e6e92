package io.plimsoll.core.model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.message.LossRule;

import static io.plimsoll.core.model.LossVenue.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Ranked deleveraging and ranks, with numbers worked out by hand from rulebook R7.6.
 */
@Timeout(60)
final class DeleveragingTest
{
    /**
     * Account 1 with 1,000 is long 50 lots at 100 against account 2 (30 lots) and account 3 (20 lots, less money).
     */
    private static LossVenue venue(final LossRule rule)
    {
        return new LossVenue().rules(PoolSpec.of(0, rule))
            .customer(1, 1_000 * MONEY).customer(2, 10_000 * MONEY).customer(3, 500 * MONEY)
            .trade(1, 2, LINEAR, 30, 100).trade(1, 3, LINEAR, 20, 100);
    }

    @Test
    void shouldCloseAgainstTheBestScoreAtTheBankruptcyPrice()
    {
        final LossVenue venue = venue(LossRule.BITMEX).mark(LINEAR, 70);
        venue.expectKinds("ZoneChanged", "PositionDeleveraged", "PositionDeleveraged", "EstateSettled", "ZoneChanged")
            .expectOf(
                "PositionDeleveraged",
                "PositionDeleveraged account=3|scope=65535|instrument=0|lossRule=BITMEX|reason=NO_FUND|rank=1|" +
                "candidates=2|scorePpm=381818|lots=20|price=80|markPrice=70|realisedPnlUnits=400000000|" +
                "positionLots=0|bankrupt=1|bankruptScope=65535|deficit=500000000|coverage=0",
                "PositionDeleveraged account=2|scope=65535|instrument=0|lossRule=BITMEX|reason=NO_FUND|rank=2|" +
                "candidates=2|scorePpm=57798|lots=30|price=80|markPrice=70|realisedPnlUnits=600000000|" +
                "positionLots=0|bankrupt=1|bankruptScope=65535|deficit=500000000|coverage=0")
            .expectOf(
                "EstateSettled",
                "EstateSettled account=1|scope=65535|riskPool=0|equityNoHaircut=0|deficit=0|surplusToFund=0|" +
                "shares=[]");
        assertEquals(900 * MONEY, venue.equity(3));
        assertEquals(10_600 * MONEY, venue.equity(2));
        assertEquals(0, venue.equity(BACKSTOP));
    }

    @Test
    void shouldNotDeleverageWhatFundAndTrancheCover()
    {
        final LossVenue venue = venue(LossRule.HYPERLIQUID).funds(400 * MONEY, 0, 200 * MONEY);
        venue.rules(PoolSpec.of(0, LossRule.HYPERLIQUID).caps(0, 0, 100 * MONEY)).mark(LINEAR, 70);
        venue.expectOf("PositionDeleveraged");
        assertEquals(400 * MONEY, venue.only("LossAllocated", "fundPaid"));
        assertEquals(100 * MONEY, venue.only("LossAllocated", "commonPaid"));
    }

    @Test
    void shouldDeleverageWhenOneUnitIsMissing()
    {
        final LossVenue venue = venue(LossRule.HYPERLIQUID).funds(400 * MONEY - 1, 0, 200 * MONEY);
        venue.rules(PoolSpec.of(0, LossRule.HYPERLIQUID).caps(0, 0, 100 * MONEY)).mark(LINEAR, 70);
        venue.expectKinds("ZoneChanged", "PositionDeleveraged", "PositionDeleveraged", "EstateSettled", "ZoneChanged");
        assertEquals(500 * MONEY - 1, number(venue.events().get(1), "coverage"));
    }

    @Test
    void shouldPassOverWhoWouldBeBankruptHimself()
    {
        // A fall of the coin makes 1 and 3 bankrupt at once: 3 has won against 1, but lost more elsewhere.
        final LossVenue venue = new LossVenue().rules(PoolSpec.of(0, LossRule.BINANCE))
            .play(s -> s.customer(1, 1, Scenario.COIN / 10)).play(s -> s.customer(3, 1, Scenario.COIN / 10))
            .customer(4, 20_000 * MONEY).trade(1, 3, LINEAR, 50, 100).trade(3, 4, OTHER, 100, 100)
            .mark(LINEAR, 60).mark(OTHER, 65).play(s -> s.price(1, 10_000 * MONEY));
        venue.expectOf("PositionDeleveraged");
        venue.expectOf(
            "EstateSettled",
            "EstateSettled account=1|scope=65535|riskPool=0|equityNoHaircut=-1000000000|deficit=1000000000|" +
            "surplusToFund=0|shares=[(riskPool=0|loss=2000000000|deficit=1000000000)]");
    }

    @Test
    void shouldRankByEachRule()
    {
        expectRanks(LossRule.BITMEX, 26_213, 257_142);
        expectRanks(LossRule.BINANCE, 393, 51_428);
        expectRanks(LossRule.HYPERLIQUID, 235_921, 2_314_285);
    }

    private static void expectRanks(final LossRule rule, final long scoreOf2, final long scoreOf3)
    {
        venue(rule).mark(LINEAR, 90)
            .rank(3, LINEAR).expect("AdlRankReported account=3|scope=65535|instrument=0|lossRule=" + rule +
                "|rank=1|candidates=2|scorePpm=" + scoreOf3 + "|positivePnl=0|sharePpm=0")
            .rank(2, LINEAR).expect("AdlRankReported account=2|scope=65535|instrument=0|lossRule=" + rule +
                "|rank=2|candidates=2|scorePpm=" + scoreOf2 + "|positivePnl=0|sharePpm=0")
            .rank(2, OTHER).expect("AdlRankReported account=2|scope=65535|instrument=2|lossRule=BACKSTOP" +
                "|rank=0|candidates=0|scorePpm=0|positivePnl=0|sharePpm=0")
            .rank(BACKSTOP, LINEAR).expect("AdlRankReported account=900|scope=65535|instrument=0|lossRule=" + rule +
                "|rank=0|candidates=0|scorePpm=0|positivePnl=0|sharePpm=0")
            .rank(99, LINEAR).expect("Rejected command=68|reason=UNKNOWN_ACCOUNT|account=99|reference=0")
            .rank(2, 3).expect("Rejected command=68|reason=UNKNOWN_INSTRUMENT|account=2|reference=3");
    }

    @Test
    void shouldRankWinnersByTheirShare()
    {
        venue(LossRule.HAIRCUT).mark(LINEAR, 90)
            .rank(2, LINEAR).expect("AdlRankReported account=2|scope=65535|instrument=0|lossRule=HAIRCUT" +
                "|rank=1|candidates=2|scorePpm=0|positivePnl=300000000|sharePpm=600000")
            .rank(3, LINEAR).expect("AdlRankReported account=3|scope=65535|instrument=0|lossRule=HAIRCUT" +
                "|rank=2|candidates=2|scorePpm=0|positivePnl=200000000|sharePpm=400000")
            .rank(1, LINEAR).expect("AdlRankReported account=1|scope=65535|instrument=0|lossRule=HAIRCUT" +
                "|rank=0|candidates=2|scorePpm=0|positivePnl=0|sharePpm=0");
    }
}
