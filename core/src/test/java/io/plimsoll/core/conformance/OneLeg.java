package io.plimsoll.core.conformance;

import io.plimsoll.core.message.FeeRule;
import io.plimsoll.core.message.SliceMode;
import io.plimsoll.core.model.CoreVenue;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * A customer with one long position, whose mark falls to where a slice is due. One lot at an increment of the price is
 * one unit of the settle asset.
 */
final class OneLeg
{
    private static final long SUBJECT = 1;
    private static final long OTHER = 2;
    private static final long OTHER_MONEY = 10_000_000_000_000_000L;
    private static final long BILLION = 1_000_000_000L;
    private static final long UNIT = 1_000_000L;
    private static final int SETTLE = 1;
    private static final int PERPETUAL = 0;
    private static final int BAND_PPM = 50_000;

    private int maintenancePpm;
    private int targetPpm;
    private int feePpm;
    private long lots;
    private long mark;
    private long settlePrice = UNIT;

    /**
     * Margin: maintenance rate, and the multiple of it that a slice restores.
     */
    OneLeg margin(final int ratePpm, final int levelPpm)
    {
        maintenancePpm = ratePpm;
        targetPpm = levelPpm;
        return this;
    }

    OneLeg fee(final int ratePpm)
    {
        feePpm = ratePpm;
        return this;
    }

    OneLeg position(final long size, final long price)
    {
        lots = size;
        mark = price;
        return this;
    }

    /**
     * Money for a million units of the settle asset.
     */
    OneLeg settlePrice(final long price)
    {
        settlePrice = price;
        return this;
    }

    /**
     * Lots of the first slice, when equity is so far below the target.
     */
    long slice(final SliceMode mode, final long shortage)
    {
        final long entry = mark + mark / 2;
        final WaterfallVenue waterfall = new WaterfallVenue();
        final CoreVenue venue = waterfall.venue();
        final long[][] tiers = {{0, maintenancePpm, maintenancePpm + maintenancePpm / 2}};
        venue.asset(SETTLE, 6, 2 * UNIT, 0, new int[]{0, 0}, new long[][]{{0, 0, 0}})
            .price(SETTLE, settlePrice)
            .linear(PERPETUAL, SETTLE, 1_000 * BILLION, 1, 100_000, 10 * BILLION, tiers)
            .terms(PERPETUAL, new long[]{0, 0, 0}, new int[]{feePpm / 2, feePpm - feePpm / 2, BAND_PPM}, tiers)
            .mark(PERPETUAL, entry)
            .customer(OTHER, 0, OTHER_MONEY);
        waterfall.slices(mode, FeeRule.FLAT).target(targetPpm);
        final long notional = lots * mark * settlePrice / UNIT;
        final long target = notional / 1_000_000 * maintenancePpm / 1_000_000 * targetPpm;
        venue.customer(SUBJECT, SETTLE, lots * (entry - mark)).deposit(SUBJECT, 0, target - shortage)
            .trade(SUBJECT, OTHER, PERPETUAL, lots, entry)
            .mark(PERPETUAL, mark);
        assertEquals(target - shortage, waterfall.number("SliceIssued", "equity"), "as far below the target as meant");
        assertEquals(target, waterfall.number("SliceIssued", "maintenanceMargin") / 1_000_000 * targetPpm);
        return waterfall.number("SliceIssued", "lots");
    }
}
