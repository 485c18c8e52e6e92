package io.plimsoll.node.crash.record;

import io.plimsoll.node.crash.venue.Safeguards;

/**
 * A run whose volatility the core measured itself, with or without breakers.
 *
 * @param safeguards that it had.
 * @param run        what happened.
 * @param breakers   what they did.
 */
public record GuardedRun(Safeguards safeguards, CrashRun run, BreakerRecord breakers)
{
}
