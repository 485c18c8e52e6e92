package io.plimsoll.core.naive;

/**
 * One row of an asset's marginal haircut schedule (R2.2).
 *
 * @param fromUnits      lower end of the row.
 * @param initialPpm     rate in initial checks.
 * @param maintenancePpm rate in maintenance.
 */
record NaiveHaircut(long fromUnits, int initialPpm, int maintenancePpm)
{
}
