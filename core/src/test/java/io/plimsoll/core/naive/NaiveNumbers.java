package io.plimsoll.core.naive;

/**
 * What a margin account is judged on, in money.
 *
 * @param equity        with maintenance haircuts (R2.3).
 * @param equityInitial with initial haircuts, cap and share of P&L (R2.3).
 * @param equityRaw     without haircuts (R2.3).
 * @param maintenance   requirement (R3.2).
 * @param initial       requirement with resting orders (R3.4).
 */
record NaiveNumbers(long equity, long equityInitial, long equityRaw, long maintenance, long initial)
{
}
