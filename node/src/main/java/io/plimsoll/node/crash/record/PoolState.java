package io.plimsoll.node.crash.record;

/**
 * The core's answer to {@code QueryPool}. Money is micro-USDT.
 *
 * @param pool           number.
 * @param fundMicros     balance of the fund.
 * @param backstopMicros equity of the backstop.
 * @param deficits       all that the pool ever owed.
 * @param fundPaid       of them by the fund.
 * @param trancheDrawn   of them by the common fund.
 * @param winnersPaid    of them by haircuts.
 * @param uncovered      of them kept by the backstop.
 */
public record PoolState(
    int pool,
    long fundMicros,
    long backstopMicros,
    long deficits,
    long fundPaid,
    long trancheDrawn,
    long winnersPaid,
    long uncovered)
{
}
