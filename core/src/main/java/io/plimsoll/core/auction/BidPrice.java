package io.plimsoll.core.auction;

import io.plimsoll.core.account.AuctionTable;
import io.plimsoll.core.arithmetic.WideMath;

import static io.plimsoll.core.auction.PriceCurve.ONE_E9;

/**
 * What a part of an estate costs (rulebook R6.15). Pure.
 */
final class BidPrice
{
    private static final long ONE_E18 = ONE_E9 * ONE_E9;

    private BidPrice()
    {
    }

    /**
     * Factor of a solvent auction.
     *
     * @param table             of auctions.
     * @param row               of the auction.
     * @param elapsedNs         on its clock.
     * @param equity            of the estate, with haircuts.
     * @param maintenanceMargin of the estate.
     * @return 10^-9, 0..2*10^9.
     */
    static long factorE9(
        final AuctionTable table,
        final int row,
        final long elapsedNs,
        final long equity,
        final long maintenanceMargin)
    {
        final long timeNs = Math.min(elapsedNs, table.tailNs(row));
        return switch (table.curve(row))
        {
            case PriceCurve.STAIR ->
                PriceCurve.stair(table.startPpm(row), table.cutPpm(row), timeNs / table.stepNs(row));
            case PriceCurve.LINEAR -> PriceCurve.linear(table.startPpm(row), table.tailNs(row), timeNs);
            default -> PriceCurve.health(
                table.startPpm(row), table.maxDiscountPpm(row), equity, maintenanceMargin);
        };
    }

    /**
     * Premium that a solvent estate pays.
     *
     * @param fractionE9 taken.
     * @param free       equity that takers have not paid in, not negative.
     * @param factorE9   of it that the taker pays.
     * @return {@code floor(f * free * (1 - d))}; negative if the taker pays more than it.
     */
    static long solventPremium(final long fractionE9, final long free, final long factorE9)
    {
        return WideMath.mulDivFloor(free, fractionE9 * (ONE_E9 - factorE9), ONE_E18);
    }

    /**
     * What a taker has paid in.
     *
     * @param fractionE9 taken.
     * @param free       equity that takers had not paid in, not negative.
     * @param factorE9   of it that the taker pays.
     * @return {@code floor(floor(f * free) * d)}.
     */
    static long paidIn(final long fractionE9, final long free, final long factorE9)
    {
        return WideMath.mulDivFloor(WideMath.mulDivFloor(free, fractionE9, ONE_E9), factorE9, ONE_E9);
    }

    /**
     * Premium that the fund would pay for an insolvent estate, if it can.
     *
     * @param fractionE9        taken.
     * @param maintenanceMargin of the estate.
     * @param elapsedNs         on the clock.
     * @param insolventNs       until all of it, 1..10^15.
     * @return {@code floor(f * MM * min(t, duration) / (duration * 10^9))}, exact although the product passes 128 bits.
     */
    static long insolventPremium(
        final long fractionE9, final long maintenanceMargin, final long elapsedNs, final long insolventNs)
    {
        final long timeNs = Math.min(elapsedNs, insolventNs);
        final long part = WideMath.mulDivFloor(maintenanceMargin, fractionE9, ONE_E9);
        // Remainders are small: their low words are exact though the products are not.
        final long partRest = maintenanceMargin * fractionE9 - part * ONE_E9;
        final long premium = WideMath.mulDivFloor(part, timeNs, insolventNs);
        final long premiumRest = part * timeNs - premium * insolventNs;
        final boolean doRestsMakeOne =
            WideMath.isWithin(insolventNs - premiumRest, ONE_E9, timeNs, partRest);
        return doRestsMakeOne ? premium + 1 : premium;
    }
}
