package io.plimsoll.core.naive;

/**
 * One row of an instrument's margin tiers (R3.2).
 *
 * @param lowerNotional  lower end of the row in money.
 * @param maintenancePpm marginal maintenance rate.
 * @param initialPpm     marginal initial rate.
 */
record NaiveTier(long lowerNotional, int maintenancePpm, int initialPpm)
{
}
