package io.plimsoll.node.crash.population;

import io.plimsoll.node.demo.population.PositionPlan;

import java.util.List;

/**
 * A customer or maker as the replay starts.
 *
 * @param account    id, from 1.
 * @param role       what it is there for.
 * @param equityUsdt worth of all deposits at the opening prices, before haircuts.
 * @param usdtMicros deposit in micro-USDT.
 * @param coinAsset  asset of a second deposit; 0 for none.
 * @param coinUnits  of the second deposit.
 * @param leverage   notional of all positions over equity.
 * @param positions  of different contracts.
 */
public record CrashAccount(
    long account,
    Role role,
    double equityUsdt,
    long usdtMicros,
    int coinAsset,
    long coinUnits,
    double leverage,
    List<PositionPlan> positions)
{
    /**
     * Positions that are ours to keep.
     */
    public CrashAccount
    {
        positions = List.copyOf(positions);
    }
}
