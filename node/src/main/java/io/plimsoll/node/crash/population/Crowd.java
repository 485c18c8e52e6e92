package io.plimsoll.node.crash.population;

import io.plimsoll.node.crash.market.CrashMarket;
import io.plimsoll.node.demo.population.PositionPlan;

import java.util.List;

/**
 * A crowd and what it holds.
 */
public final class Crowd
{
    private final List<CrashAccount> accounts;
    private final long[] longMicros;
    private final int[] byRole = new int[Role.values().length];
    private final double[] equityByRole = new double[Role.values().length];
    private int positions;
    private int isolated;

    /**
     * Count.
     *
     * @param market   whose contracts are held.
     * @param accounts of the crowd, id by id from 1.
     */
    public Crowd(final CrashMarket market, final List<CrashAccount> accounts)
    {
        this.accounts = List.copyOf(accounts);
        longMicros = new long[market.size()];
        for (final CrashAccount account : accounts)
        {
            byRole[account.role().ordinal()]++;
            equityByRole[account.role().ordinal()] += account.equityUsdt();
            for (final PositionPlan position : account.positions())
            {
                positions += position.lots() == 0 ? 0 : 1;
                isolated += position.isIsolated() ? 1 : 0;
                longMicros[position.instrument()] += Math.max(0,
                    market.marks().contract(position.instrument()).worthMicros(position.lots(), position.price()));
            }
        }
    }

    /**
     * All accounts.
     *
     * @return by id.
     */
    public List<CrashAccount> accounts()
    {
        return accounts;
    }

    /**
     * What is held long of a contract, and short as well.
     *
     * @param instrument id.
     * @return micro-USDT at the opening price.
     */
    public long openInterestMicros(final int instrument)
    {
        return longMicros[instrument];
    }

    /**
     * Number of accounts of a role.
     *
     * @param role of the accounts.
     * @return the number.
     */
    public int count(final Role role)
    {
        return byRole[role.ordinal()];
    }

    /**
     * What accounts of a role deposited.
     *
     * @param role of the accounts.
     * @return USDT at the opening prices.
     */
    public double equityUsdt(final Role role)
    {
        return equityByRole[role.ordinal()];
    }

    /**
     * Number of positions.
     *
     * @return the number.
     */
    public int positions()
    {
        return positions;
    }

    /**
     * Number of positions with margin of their own.
     *
     * @return the number.
     */
    public int isolated()
    {
        return isolated;
    }
}
