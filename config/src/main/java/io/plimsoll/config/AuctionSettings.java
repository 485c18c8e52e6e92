package io.plimsoll.config;

import io.plimsoll.core.message.AuctionCurve;
import io.plimsoll.core.message.AuctionGoal;

/**
 * How a pool auctions its estates (rulebook R6.14, R6.15).
 *
 * @param curve          of the price.
 * @param goal           of the auction.
 * @param maxResets      before the rest goes to the backstop.
 * @param startPpm       of the estate's equity.
 * @param cutPpm         factor of a step.
 * @param cuspPpm        reset below this part of the start; 0: never.
 * @param maxDiscountPpm largest discount by health.
 * @param minTakePpm     smallest part that one bid may take.
 * @param stepNs         length of a step.
 * @param tailNs         reset after this time.
 * @param insolventNs    time over which the premium of an insolvent estate rises to its maintenance margin.
 */
public record AuctionSettings(
    AuctionCurve curve,
    AuctionGoal goal,
    int maxResets,
    int startPpm,
    int cutPpm,
    int cuspPpm,
    int maxDiscountPpm,
    int minTakePpm,
    long stepNs,
    long tailNs,
    long insolventNs)
{
}
