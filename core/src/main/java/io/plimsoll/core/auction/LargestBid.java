package io.plimsoll.core.auction;

import io.plimsoll.core.arithmetic.WideMath;

import static io.plimsoll.core.auction.PriceCurve.ONE_E9;

/**
 * The part of an estate that must be taken for the rest to be healthy again, and no more (rulebook R6.15; Derive's
 * largest bid). Pure.
 */
public final class LargestBid
{
    private LargestBid()
    {
    }

    /**
     * Largest fraction of a bid.
     *
     * @param shortfall money that is missing at the exit level, positive.
     * @param equity    V: of the estate, without haircuts.
     * @param reserve   R: paid in by earlier takers, not negative.
     * @param factorE9  d: of what a taker pays, 0..2*10^9.
     * @return {@code ceil(10^9 * S / (S + max(0, floor(V * d) + floor(R * (1 - d)))))}, 1..10^9.
     */
    public static long fractionE9(
        final long shortfall, final long equity, final long reserve, final long factorE9)
    {
        final long paid = WideMath.mulDivFloorSaturated(equity, factorE9, ONE_E9);
        final long kept = WideMath.mulDivFloor(reserve, ONE_E9 - factorE9, ONE_E9);
        final long gain = kept > 0 && paid > Long.MAX_VALUE - kept ? Long.MAX_VALUE : Math.max(0, paid + kept);
        return Math.min(ONE_E9, WideMath.mulDivCeil(ONE_E9, shortfall, WideMath.addSaturated(shortfall, gain)));
    }
}
