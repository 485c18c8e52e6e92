package io.plimsoll.node.crash.record;

import io.plimsoll.node.crash.population.Crowd;
import io.plimsoll.node.crash.population.Role;
import io.plimsoll.node.crash.venue.CrashAccounts;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Winners who paid for others' deficits, by haircut or by deleveraging, and hedged accounts that a rule left with one
 * leg.
 */
public final class Touched
{
    /** A hedge is cut when what is left of it is more of a bet than a hedge. */
    private static final double NAKED_SHARE = 0.5;

    private final Crowd crowd;
    private final Map<Long, Double> leverages = new LinkedHashMap<>();
    private final Map<Long, Long> haircuts = new LinkedHashMap<>();
    private final Map<Long, Long> equities = new LinkedHashMap<>();
    private final Set<Long> cutByDeleveraging = new TreeSet<>();
    private final Set<Long> cutBySlices = new TreeSet<>();

    Touched(final Crowd crowd)
    {
        this.crowd = crowd;
    }

    /** Somebody paid. */
    void onPaid(final long account, final long grossMicros, final long equityMicros)
    {
        if (!leverages.containsKey(account) && isOfCrowd(account))
        {
            leverages.put(account, equityMicros > 0 ? (double)grossMicros / equityMicros : Double.MAX_VALUE);
        }
    }

    void onHaircut(final long account, final long micros, final long equityMicros)
    {
        if (isOfCrowd(account))
        {
            haircuts.merge(account, micros, Long::sum);
            equities.putIfAbsent(account, equityMicros);
        }
    }

    /** A leg was made smaller. */
    void onReduced(final long account, final long netMicros, final long grossMicros, final boolean isSlice)
    {
        if (CrashAccounts.role(crowd, account) == Role.HEDGED && grossMicros > 0 &&
            Math.abs(netMicros) > NAKED_SHARE * grossMicros)
        {
            (isSlice ? cutBySlices : cutByDeleveraging).add(account);
        }
    }

    private boolean isOfCrowd(final long account)
    {
        return account <= crowd.accounts().size();
    }

    /**
     * Accounts of the crowd that paid.
     *
     * @return the number.
     */
    public int accounts()
    {
        return leverages.size();
    }

    /**
     * Accounts of a role that paid.
     *
     * @param role of the accounts.
     * @return the number.
     */
    public int accounts(final Role role)
    {
        return (int)leverages.keySet().stream().filter(a -> CrashAccounts.role(crowd, a) == role).count();
    }

    /**
     * Leverage of those who paid, when they first did: worth of all positions over equity.
     *
     * @return the median; 0 where nobody paid.
     */
    public double medianLeverage()
    {
        final double[] sorted = leverages.values().stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0)
        {
            return 0;
        }
        final int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * Hedged accounts that deleveraging left with a naked leg.
     *
     * @return the number.
     */
    public int hedgesCutByDeleveraging()
    {
        return cutByDeleveraging.size();
    }

    /**
     * Hedged accounts that slices left with a naked leg.
     *
     * @return the number.
     */
    public int hedgesCutBySlices()
    {
        return cutBySlices.size();
    }

    /**
     * Haircuts of each account over its equity before the first of them.
     *
     * @return ascending.
     */
    public double[] haircutShares()
    {
        final double[] shares = new double[haircuts.size()];
        int i = 0;
        for (final Map.Entry<Long, Long> entry : haircuts.entrySet())
        {
            shares[i++] = (double)entry.getValue() / Math.max(1, equities.get(entry.getKey()));
        }
        Arrays.sort(shares);
        return shares;
    }
}
