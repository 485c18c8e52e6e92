package io.plimsoll.core.naive;

import io.plimsoll.core.message.AuctionCurve;
import io.plimsoll.core.message.AuctionGoal;

/**
 * Terms of an auction (R6.14, R6.15).
 *
 * @param curve          of the factor.
 * @param goal           of the sale.
 * @param maxResets      when deadlines pass.
 * @param startPpm       factor to begin with.
 * @param cutPpm         STAIR: factor of a step.
 * @param cuspPpm        reset below this part of the start; 0: never.
 * @param maxDiscountPpm HEALTH: largest discount.
 * @param minTakePpm     smallest part of one bid.
 * @param stepNs         STAIR: length of a step.
 * @param tailNs         reset after this time.
 * @param insolventNs    until the premium of an insolvent estate is its maintenance margin.
 */
record NaiveAuctionRules(
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
