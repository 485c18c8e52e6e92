package io.plimsoll.core.conformance;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.auction.LargestBid;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.instrument.TierTable;
import io.plimsoll.core.liquidation.FillableLeg;
import io.plimsoll.core.message.FeeRule;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.core.message.SliceMode;
import io.plimsoll.core.model.CoreVenue;

import static io.plimsoll.core.model.CoreVenue.MONEY;
import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Reference vectors g8 to g15: one number each of a rule that others have published, worked out by hand.
 */
@Timeout(60)
class GoldenTest
{
    private static final long SUBJECT = 1;
    private static final long OTHER = 9;
    private static final long BILLION = 1_000_000_000L;
    private static final int PERPETUAL = 0;
    private static final int COIN = 1;

    /**
     * g8, Aave v4: a debt of 100 at a health of 0.95 is repaid until 1.05. With a bonus of 1.05 and a collateral factor
     * of 0.8, 1 repaid frees 1.05 - 0.84: 10 / 0.21 = 47.62. There are no debts to repay here; a leg that frees as much
     * per unit (20 % times 1.05) is sliced by the same size, to the cent.
     */
    @Test
    void shouldSizeLikeAave()
    {
        final long cent = 10_000L;
        final OneLeg leg = new OneLeg().margin(200_000, 1_050_000).position(10_000, cent);
        assertEquals(4_762, leg.slice(SliceMode.LARGEST_LEG, 1_000 * cent));
        assertEquals(4_762, leg.slice(SliceMode.LEAST_COST, 1_000 * cent));
    }

    /**
     * g9, Drift: shortage 100, price 100, ratio 0.07, fees 0.01 and 0.005: 100 / 5.5 = 18.18, up to the next step.
     */
    @Test
    void shouldSizeLikeDrift()
    {
        final long hundredth = 10_000_000L;
        final OneLeg leg = new OneLeg().margin(56_000, 1_250_000).fee(15_000).position(50 * hundredth, 10_000);
        assertEquals(181_818_182, leg.slice(SliceMode.LARGEST_LEG, 10_000 * hundredth));
        assertEquals(181_818_182, leg.slice(SliceMode.LEAST_COST, 10_000 * hundredth));
    }

    /**
     * g10, dYdX: 100 long with 1.5 of 3 is half bad: half of 1.5 times 3 off the price, 97.75. Collateral with a
     * haircut lets the bankruptcy price stand below.
     */
    @Test
    void shouldLimitByHealthLikeDydx()
    {
        final long[][] tiers = {{0, 30_000, 60_000}};
        final WaterfallVenue waterfall = new WaterfallVenue();
        waterfall.slices(SliceMode.LARGEST_LEG, FeeRule.FLAT, 1_000_000, 1_500_000).target(1_100_000).venue()
            .asset(COIN, 6, MONEY, 0, new int[]{0, 0}, new long[][]{{0, 500_000, 500_000}})
            .price(COIN, MONEY)
            .linear(PERPETUAL, 0, BILLION / 100, BILLION, 1_000_000, 1_000, tiers)
            .mark(PERPETUAL, 12_000)
            .customer(OTHER, 0, 1_000 * MONEY)
            .customer(SUBJECT, 0, 18_500_000).deposit(SUBJECT, COIN, 6 * MONEY)
            .trade(SUBJECT, OTHER, PERPETUAL, 1, 12_000)
            .mark(PERPETUAL, 10_000);
        assertEquals(1_500_000, waterfall.number("SliceIssued", "equity"));
        assertEquals(3 * MONEY, waterfall.number("SliceIssued", "maintenanceMargin"));
        assertEquals(9_550, waterfall.number("SliceIssued", "bankruptcyPrice"));
        assertEquals(9_775, waterfall.number("SliceIssued", "limitPrice"));
        assertEquals(9_775, FillableLeg.limit(oneBitcoin(), 1, 10_000, 1_500_000, 1_000_000, 1_500_000));
    }

    private static Instrument oneBitcoin()
    {
        final TierTable tiers = new TierTable();
        tiers.add(0, 30_000, 60_000);
        final Instrument instrument = new Instrument(PERPETUAL, false, 0, 0, 10_000, 0, MONEY, 1_000_000, 1_000);
        instrument.parameters(0, 0, 0, 0, 0, 50_000, tiers);
        return instrument;
    }

    /**
     * g11, Derive: mark to market 1,000, maintenance -200, buffer 15 %: 380 short; at 0.95 that is 380 / 1,330.
     */
    @Test
    void shouldBoundABidLikeDerive()
    {
        final long shortfall = 200 * MONEY + (200 + 1_000) * MONEY * 15 / 100;
        assertEquals(380 * MONEY, shortfall);
        assertEquals(285_714_286, LargestBid.fractionE9(shortfall, 1_000 * MONEY, 0, 950_000_000));
        final WaterfallVenue answer = new PerpetualEstate(1_000 * MONEY, shortfall, 950_000).bid(BILLION);
        assertEquals(285_714_286, answer.number("AuctionTaken", "fractionE9"));
    }

    /**
     * g12, Vega: 200 for three claims of 100 are 66 each, and 2 for the network's party or the last. Here the floors
     * are the same; the rest goes one unit each to the largest remainders, the lowest accounts on ties, and nothing is
     * left. Three winners lose 200 units of what they have won.
     */
    @Test
    void shouldShareFloorsLikeVegaAndTheRestByRemainder()
    {
        final long[][] tiers = {{0, 1, 300}};
        final WaterfallVenue waterfall = new WaterfallVenue();
        final CoreVenue venue = waterfall.pool(LossRule.HAIRCUT, 0).venue();
        // A lot at an increment is 100 units.
        venue.linear(PERPETUAL, 0, BILLION, 100_000, 10_000, 100, tiers).mark(PERPETUAL, 1_000)
            .customer(5, 0, 100);
        for (final long winner : new long[]{4, 3, 2})
        {
            venue.customer(winner, 0, MONEY).trade(winner, 5, PERPETUAL, 1, 1_000);
        }
        venue.mark(PERPETUAL, 1_001);
        assertEquals(200, waterfall.number("LossAllocated", "winnersPaid"));
        assertEquals(List.of(100L, 100L, 100L), waterfall.numbers("HaircutApplied", "positivePnl"));
        assertEquals(List.of(2L, 3L, 4L), waterfall.numbers("HaircutApplied", "account"));
        assertEquals(List.of(67L, 67L, 66L), waterfall.numbers("HaircutApplied", "haircut"));
    }

    /**
     * g13, BitMEX: long from 100 at 110 with a bankruptcy value of 60: 10 % times 110 / 50.
     */
    @Test
    void shouldRankLikeBitmex()
    {
        assertEquals(220_000, score(LossRule.BITMEX, 1, 40));
    }

    /**
     * g14, Hyperliquid: 110 / 100 times 1,100 / 500.
     */
    @Test
    void shouldRankLikeHyperliquid()
    {
        assertEquals(2_420_000, score(LossRule.HYPERLIQUID, 10, 400));
    }

    /**
     * Score of a customer with so much money, who went long at 100, when the mark is 110.
     */
    private static long score(final LossRule rule, final long lots, final long money)
    {
        final WaterfallVenue waterfall = new WaterfallVenue();
        waterfall.pool(rule, 0).venue()
            .linear(PERPETUAL, 0, BILLION, BILLION, 10_000, 100, new long[][]{{0, 50_000, 100_000}})
            .mark(PERPETUAL, 100)
            .customer(OTHER, 0, 10_000 * MONEY).customer(SUBJECT, 0, money * MONEY)
            .trade(SUBJECT, OTHER, PERPETUAL, lots, 100)
            .mark(PERPETUAL, 110);
        waterfall.rank(SUBJECT, PERPETUAL);
        assertEquals(1, waterfall.number("AdlRankReported", "rank"));
        return waterfall.number("AdlRankReported", "scorePpm");
    }

    /**
     * g15, MakerDAO's stair: 1,000 less 1 % every 90 s is 970.299 after 270 s; a nanosecond before, a step higher.
     */
    @Test
    void shouldStepDownLikeMaker()
    {
        assertEquals(970_299_000, factorAfter(270 * BILLION));
        assertEquals(980_100_000, factorAfter(270 * BILLION - 1));
    }

    private static long factorAfter(final long elapsedNs)
    {
        final CollateralEstate estate = new CollateralEstate(110, 40, 5 * MONEY, 0);
        estate.waterfall().venue().after(elapsedNs);
        estate.bid(1, 4);
        assertEquals(elapsedNs, estate.waterfall().number("AuctionTaken", "elapsedNs"));
        return estate.waterfall().number("AuctionTaken", "factorE9");
    }
}
