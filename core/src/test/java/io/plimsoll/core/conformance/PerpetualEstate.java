package io.plimsoll.core.conformance;

import io.plimsoll.core.message.AuctionCurve;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.core.model.CoreVenue;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * An estate of one perpetual with a given equity, that is so far below the level at which its owner is restored. Its
 * auction starts at a factor of its own.
 */
final class PerpetualEstate
{
    private static final long OWNER = 1;
    private static final long OTHER = 2;
    private static final long TAKER = 3;
    private static final long BACKER = 10_000_000_000_000_000L;
    private static final long BILLION = 1_000_000_000L;
    private static final int PERPETUAL = 0;
    private static final int MARK = 1;
    private static final int ENTRY = 2;
    private static final int EXIT_PPM = 1_250_000;
    private static final int TAKEOVER_PPM = 950_000;
    private static final int PER_MARGIN = 10;
    private static final long[][] TIERS = {{0, 100_000, 130_000}};

    private final WaterfallVenue waterfall = new WaterfallVenue();

    /**
     * A lot is a micro-unit of notional, maintenance margin a tenth of it.
     */
    PerpetualEstate(final long equity, final long shortfall, final int startPpm)
    {
        final long margin = (equity + shortfall) / 5 * 4;
        final long lots = margin * PER_MARGIN;
        final CoreVenue venue = waterfall.venue();
        waterfall.pool(LossRule.BACKSTOP, 0).auctions(AuctionCurve.LINEAR, startPpm, 0).venue()
            .levels(new int[]{EXIT_PPM, EXIT_PPM + 50_000, EXIT_PPM, TAKEOVER_PPM}, 1_000_000, BILLION, 5)
            .linear(PERPETUAL, 0, BILLION, 1_000, 10, 10_000 * BILLION, TIERS)
            .mark(PERPETUAL, ENTRY)
            .customer(OTHER, 0, BACKER).customer(TAKER, 0, BACKER)
            .customer(OWNER, 0, equity + lots)
            .trade(OWNER, OTHER, PERPETUAL, lots, ENTRY)
            .mark(PERPETUAL, MARK);
        assertEquals(equity, waterfall.number("AuctionStarted", "equityNoHaircut"), venue::text);
        assertEquals(margin, waterfall.number("AuctionStarted", "maintenanceMargin"), venue::text);
    }

    /**
     * The answer to a bid for so much of it.
     */
    WaterfallVenue bid(final long fractionE9)
    {
        return waterfall.bid(TAKER, OWNER, fractionE9);
    }
}
