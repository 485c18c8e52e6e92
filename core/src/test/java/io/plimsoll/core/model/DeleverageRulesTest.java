package io.plimsoll.core.model;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.LossRule;

import static io.plimsoll.core.model.PoolVenue.COMMON;
import static io.plimsoll.core.model.PoolVenue.FUND;
import static io.plimsoll.core.model.Scenario.LINEAR;
import static io.plimsoll.core.model.Scenario.MONEY;

/**
 * R7.6 with numbers worked out by hand; each engine must pass. Account 1 with 1,200 has bought 60 lots of account 4
 * (10,000) and 40 of account 3 (1,000,000) at 100. At 80 it has -800: its bankruptcy price is 88.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
abstract class DeleverageRulesTest
{
    private static final CoreLimits LIMITS = new CoreLimits(64, 64, 64, 64, 8, 8);

    abstract StateMachine engine(CoreLimits limits);

    private PoolVenue venue(final LossRule rule)
    {
        final PoolVenue venue = PoolVenue.open(engine(LIMITS)).rule(0, rule);
        venue.scenario().customer(4, 0, 10_000 * MONEY)
            .trade(1, 4, LINEAR, 60, 100).trade(1, 3, LINEAR, 40, 100);
        return venue;
    }

    private static String[] both(final LossRule rule, final long first, final long second)
    {
        final String end = "|positionLots=0|bankrupt=1|bankruptScope=65535|deficit=800000000|coverage=0";
        return new String[]
        {
            "PositionDeleveraged account=4|scope=65535|instrument=0|lossRule=" + rule +
                "|reason=NO_FUND|rank=1|candidates=2|scorePpm=" + first +
                "|lots=60|price=88|markPrice=80|realisedPnlUnits=720000000" + end,
            "PositionDeleveraged account=3|scope=65535|instrument=0|lossRule=" + rule +
                "|reason=NO_FUND|rank=2|candidates=2|scorePpm=" + second +
                "|lots=40|price=88|markPrice=80|realisedPnlUnits=480000000" + end
        };
    }

    /**
     * Account 4: 1,200 / 6,000 * 4,800 / 11,200; account 3: 800 / 4,000 * 3,200 / 1,000,800. All of the deficit is
     * gone then: nothing is left to allocate.
     */
    @Test
    void shouldRankByProfitAndLeverage()
    {
        venue(LossRule.BITMEX).scenario().mark(LINEAR, 80)
            .expectOf("PositionDeleveraged", both(LossRule.BITMEX, 85_714, 639))
            .expectOf("EstateSettled",
                "EstateSettled account=1|scope=65535|riskPool=0|equityNoHaircut=0|deficit=0|surplusToFund=0|shares=[]")
            .expectOf("LossAllocated").expectOf("PositionTakenOver").expectOf("CollateralTakenOver")
            .audit().expectOf("StateAudited",
                "StateAudited stateHash=*|conserved=YES|accounts=6|positions=0|orders=0|liquidating=0");
    }

    /**
     * Account 4: 1,200 / 10,000 * 240 / 11,200; account 3: 800 / 1,000,000 * 160 / 1,000,800 is less than a millionth.
     */
    @Test
    void shouldRankByProfitAndMarginRatio()
    {
        venue(LossRule.BINANCE).scenario().mark(LINEAR, 80)
            .expectOf("PositionDeleveraged", both(LossRule.BINANCE, 2_571, 0));
    }

    /**
     * Account 4: 4,800 / 6,000 * 4,800 / 11,200; account 3: 3,200 / 4,000 * 3,200 / 1,000,800.
     */
    @Test
    void shouldRankByMoveAndLeverage()
    {
        venue(LossRule.HYPERLIQUID).scenario().mark(LINEAR, 80)
            .expectOf("PositionDeleveraged", both(LossRule.HYPERLIQUID, 342_856, 2_557));
    }

    /**
     * Fund 500 and tranche 299 are not enough for 800; with 300 they are, and nobody is deleveraged.
     */
    @Test
    void shouldAskFundAndTrancheFirst()
    {
        for (final long tranche : new long[]{299, 300})
        {
            final PoolVenue venue = venue(LossRule.BITMEX).fund(FUND, AccountKind.INSURANCE_FUND, 0, 500)
                .fund(COMMON, AccountKind.COMMON_FUND, 0, 1_000)
                .rule(0, LossRule.BITMEX, new int[]{0, 0, 0}, new long[]{0, 0, tranche}, 0);
            venue.scenario().mark(LINEAR, 80);
            if (tranche == 299)
            {
                venue.scenario().expectOf("PositionDeleveraged account=4",
                    "PositionDeleveraged account=4|scope=65535|instrument=0|lossRule=BITMEX|" +
                        "reason=FUND_EXHAUSTED|rank=1|candidates=2|scorePpm=85714|lots=60|price=88|markPrice=80|" +
                        "realisedPnlUnits=720000000|positionLots=0|bankrupt=1|bankruptScope=65535|" +
                        "deficit=800000000|coverage=799000000").expectOf("LossAllocated");
            }
            else
            {
                venue.scenario().expectOf("PositionDeleveraged").expectOf("LossAllocated",
                    "LossAllocated riskPool=0|lossRule=BITMEX|reason=NONE|winners=0|deficit=800000000|" +
                        "fundPaid=500000000|commonPaid=300000000|winnersPaid=0|uncovered=0|positivePnl=0|" +
                        "fundBefore=500000000|fundPeak=500000000|trancheDrawn=300000000");
            }
        }
    }

    /**
     * Accounts 1 and 4 hold coin, which falls to a tenth: -220 and 80. Account 4 is first, but would lose 3 on each of
     * its 40 lots. Account 2 gives 60 lots at 98; 40 lots with 40 of the deficit go to the backstop, which owes 136 of
     * the legs' losses.
     */
    @Test
    void shouldSkipWhomItWouldBankrupt()
    {
        final PoolVenue venue = PoolVenue.open(engine(LIMITS)).rule(0, LossRule.BITMEX);
        venue.scenario().withdraw(1, 0, 1_200 * MONEY).deposit(1, 1, 2_400_000).customer(4, 1, 800_000)
            .trade(1, 2, LINEAR, 60, 100).mark(LINEAR, 96).trade(1, 4, LINEAR, 40, 96)
            .mark(LINEAR, 95).expectOf("ZoneChanged account=1")
            .price(1, 5_000 * MONEY)
            .expectOf("PositionDeleveraged",
                "PositionDeleveraged account=2|scope=65535|instrument=0|lossRule=BITMEX|reason=NO_FUND|rank=2|" +
                    "candidates=2|scorePpm=284|lots=60|price=98|markPrice=95|realisedPnlUnits=120000000|" +
                    "positionLots=0|bankrupt=1|bankruptScope=65535|deficit=220000000|coverage=0")
            .expectOf("EstateSettled account=1",
                "EstateSettled account=1|scope=65535|riskPool=0|equityNoHaircut=-40000000|deficit=40000000|" +
                    "surplusToFund=0|shares=[(riskPool=0|loss=136000000|deficit=40000000)]")
            .expectOf("LossAllocated",
                "LossAllocated riskPool=0|lossRule=BITMEX|reason=NO_FUND|winners=0|deficit=40000000|fundPaid=0|" +
                    "commonPaid=0|winnersPaid=0|uncovered=40000000|positivePnl=0|fundBefore=0|fundPeak=0|" +
                    "trancheDrawn=0");
    }

    /**
     * At 95 account 4: 300 / 6,000 * 5,700 / 10,300. Account 2 is flat, account 1 alone on its side.
     */
    @Test
    void shouldTellTheRank()
    {
        final PoolVenue venue = venue(LossRule.BITMEX);
        venue.scenario().mark(LINEAR, 95);
        venue.queryRank(4, LINEAR).expect("AdlRankReported account=4|scope=65535|instrument=0|lossRule=BITMEX|" +
            "rank=1|candidates=2|scorePpm=27669|positivePnl=0|sharePpm=0");
        venue.queryRank(2, LINEAR).expect("AdlRankReported account=2|scope=65535|instrument=0|lossRule=BITMEX|" +
            "rank=0|candidates=0|scorePpm=0|positivePnl=0|sharePpm=0");
        venue.rule(0, LossRule.HAIRCUT);
        venue.queryRank(3, LINEAR).expect("AdlRankReported account=3|scope=65535|instrument=0|lossRule=HAIRCUT|" +
            "rank=2|candidates=2|scorePpm=0|positivePnl=200000000|sharePpm=400000");
        venue.queryRank(1, LINEAR).expect("AdlRankReported account=1|scope=65535|instrument=0|lossRule=HAIRCUT|" +
            "rank=0|candidates=2|scorePpm=0|positivePnl=0|sharePpm=0");
        venue.queryRank(9, LINEAR).expect("Rejected command=68|reason=UNKNOWN_ACCOUNT|account=9|reference=0");
        venue.queryRank(1, 7).expect("Rejected command=68|reason=UNKNOWN_INSTRUMENT|account=1|reference=7");
    }
}
