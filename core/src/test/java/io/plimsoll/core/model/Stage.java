package io.plimsoll.core.model;

import java.util.Deque;

/**
 * What all parts of a history share.
 *
 * @param random source of every choice.
 * @param world  what exists.
 * @param venue  what the events have told.
 * @param market prices.
 * @param writer of commands.
 * @param plan   moves that are to come, in order.
 */
record Stage(
    RandomSource random,
    RandomWorld world,
    VenueModel venue,
    RandomMarket market,
    CommandWriter writer,
    Deque<Move> plan)
{
}
