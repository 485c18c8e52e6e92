package io.plimsoll.node.crash.book;

import java.math.BigInteger;

/**
 * What one margin account holds, as the events tell it.
 */
public final class Holding
{
    private final long account;
    private final int scope;
    private final long[] lots;
    private final long[] cost;
    private final long[] balances;

    Holding(final long account, final int scope, final int instruments, final int assets)
    {
        this.account = account;
        this.scope = scope;
        lots = new long[instruments];
        cost = new long[instruments];
        balances = new long[assets];
    }

    /**
     * Whose it is.
     *
     * @return account id.
     */
    public long account()
    {
        return account;
    }

    /**
     * Which margin account.
     *
     * @return instrument of an isolated position, or {@link Books#CROSS}.
     */
    public int scope()
    {
        return scope;
    }

    /**
     * Position in a contract.
     *
     * @param instrument id.
     * @return signed lots.
     */
    public long lots(final int instrument)
    {
        return lots[instrument];
    }

    /**
     * Cost of a position.
     *
     * @param instrument id.
     * @return signed micro-USDT.
     */
    public long costMicros(final int instrument)
    {
        return cost[instrument];
    }

    /**
     * Balance of an asset.
     *
     * @param asset id.
     * @return units.
     */
    public long balance(final int asset)
    {
        return balances[asset];
    }

    void balance(final int asset, final long units)
    {
        balances[asset] = units;
    }

    void add(final int asset, final long units)
    {
        balances[asset] += units;
    }

    void position(final int instrument, final long newLots, final long newCost)
    {
        lots[instrument] = newLots;
        cost[instrument] = newCost;
    }

    /** A trade whose realised P&amp;L is told: what it cost and has not been realised stays in the position. */
    void trade(final int instrument, final long newLots, final long tradeCost, final long realised)
    {
        position(instrument, newLots, newLots == 0 ? 0 : cost[instrument] + tradeCost + realised);
        balances[0] += realised;
    }

    /** A reducing trade of {@code change} lots whose realised P&amp;L is not told (rulebook R1.7). */
    void reduce(final int instrument, final long change, final long tradeCost)
    {
        final long after = lots[instrument] + change;
        final long newCost = floorPart(cost[instrument], Math.abs(after), Math.abs(lots[instrument]));
        balances[0] -= cost[instrument] + tradeCost - newCost;
        position(instrument, after, newCost);
    }

    /** {@code whole * part / of}, rounded down, also where the product leaves 64 bits. */
    private static long floorPart(final long whole, final long part, final long of)
    {
        final BigInteger[] quotient = BigInteger.valueOf(whole).multiply(BigInteger.valueOf(part))
            .divideAndRemainder(BigInteger.valueOf(of));
        return quotient[0].longValueExact() - (quotient[1].signum() < 0 ? 1 : 0);
    }
}
