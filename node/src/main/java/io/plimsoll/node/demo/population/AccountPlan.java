package io.plimsoll.node.demo.population;

import io.plimsoll.node.demo.market.Market;

import java.util.List;

/**
 * A customer as the replay starts.
 *
 * @param account    id, from 1.
 * @param collateral kind of deposit.
 * @param equityUsdt worth of all deposits at the opening prices, before haircuts.
 * @param usdtMicros deposit in micro-USDT.
 * @param btcUnits   deposit in units of 10^-8 BTC.
 * @param ethUnits   deposit in units of 10^-8 ETH.
 * @param leverage   notional of all positions over equity.
 * @param positions  at least one, of different contracts.
 */
public record AccountPlan(
    long account,
    Collateral collateral,
    double equityUsdt,
    long usdtMicros,
    long btcUnits,
    long ethUnits,
    double leverage,
    List<PositionPlan> positions)
{
    /**
     * Positions that are ours to keep.
     */
    public AccountPlan
    {
        positions = List.copyOf(positions);
    }

    /**
     * Whether the customer is net long.
     *
     * @param market that prices the positions.
     * @return true if longs outweigh shorts.
     */
    public boolean isNetLong(final Market market)
    {
        long net = 0;
        for (final PositionPlan position : positions)
        {
            net += market.contract(position.instrument()).worthMicros(position.lots(), position.price());
        }
        return net > 0;
    }
}
