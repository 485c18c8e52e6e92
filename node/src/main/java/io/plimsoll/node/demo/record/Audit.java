package io.plimsoll.node.demo.record;

/**
 * The core's answer to {@code AuditState}.
 *
 * @param stateHash   hash over the state.
 * @param isConserved whether money and contracts add up exactly.
 * @param accounts    open accounts.
 * @param positions   open positions.
 * @param orders      known orders.
 * @param liquidating margin accounts in liquidation.
 */
public record Audit(
    long stateHash, boolean isConserved, int accounts, int positions, int orders, int liquidating)
{
}
