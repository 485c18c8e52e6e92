package io.plimsoll.core.conformance;

import io.plimsoll.core.message.AuctionCurve;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.core.model.CoreVenue;

import static io.plimsoll.core.model.CoreVenue.MONEY;
import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * A vault as others have it: a debt in money, and an asset held for it that is to be auctioned. The debt is a realised
 * loss; that the asset does not count any more (a haircut of all of it) calls the auction, so that the least that
 * restores the owner is what pays the debt.
 */
final class CollateralEstate
{
    static final long OWNER = 1;
    static final long TAKER = 3;
    private static final long OTHER = 2;
    private static final long BACKER = 1_000_000 * MONEY;
    private static final long BILLION = 1_000_000_000L;
    private static final int ASSET = 1;
    private static final int PERPETUAL = 0;
    private static final int ENTRY = 1_000;
    private static final long[][] TIERS = {{0, 10_000, 20_000}};

    private final WaterfallVenue waterfall = new WaterfallVenue();

    /**
     * An estate whose auction runs.
     *
     * @param debt       whole money.
     * @param held       whole units of the asset.
     * @param price      of the asset, money.
     * @param minTakePpm of the auction.
     */
    CollateralEstate(final long debt, final long held, final long price, final int minTakePpm)
    {
        final CoreVenue venue = waterfall.venue();
        waterfall.pool(LossRule.BACKSTOP, 0).auctions(AuctionCurve.STAIR, 1_000_000, minTakePpm);
        venue.asset(ASSET, 6, 1_000 * MONEY, 0, new int[]{0, 0}, new long[][]{{0, 0, 0}})
            .price(ASSET, 5 * MONEY)
            .linear(PERPETUAL, 0, BILLION, BILLION, 10_000, 1_000, TIERS)
            .mark(PERPETUAL, ENTRY)
            .customer(OTHER, 0, BACKER).customer(TAKER, 0, BACKER)
            .customer(OWNER, ASSET, held * MONEY)
            .trade(OWNER, OTHER, PERPETUAL, 1, ENTRY)
            .mark(PERPETUAL, ENTRY - debt)
            .trade(OTHER, OWNER, PERPETUAL, 1, ENTRY - debt);
        assertEquals(-debt * MONEY, debt());
        venue.price(ASSET, price)
            .haircuts(ASSET, 0, new int[]{0, 0}, new long[][]{{0, 1_000_000, 1_000_000}});
    }

    WaterfallVenue waterfall()
    {
        return waterfall;
    }

    /**
     * A bid for so many millionths of the asset out of so many.
     */
    CollateralEstate bid(final long amount, final long held)
    {
        waterfall.bid(TAKER, OWNER, amount * BILLION / held);
        return this;
    }

    /**
     * Money of the owner, negative.
     */
    long debt()
    {
        return waterfall.venue().balance(OWNER, WaterfallVenue.CROSS, 0);
    }

    /**
     * What the owner holds.
     */
    long held()
    {
        return waterfall.venue().balance(OWNER, WaterfallVenue.CROSS, ASSET);
    }
}
