package io.plimsoll.core.naive;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

import io.plimsoll.core.CoreLimits;

import static io.plimsoll.core.naive.NaiveMath.big;

/**
 * Everything that is known at one moment. Nothing derived is kept.
 */
final class NaiveState
{
    /**
     * The core's own order ids start here (R6.5).
     */
    static final long FIRST_SLICE_ID = 1L << 62;

    static final int RISK_CLASSES = 8;

    final CoreLimits limits;
    /**
     * Base interval from a call to its deadline by risk class; 0 for none (R5.1).
     */
    final long[] callIntervalsNs = new long[RISK_CLASSES];
    final NaiveWindow venueWindow = new NaiveWindow();
    NaiveLiquidationRules rules = NaiveLiquidationRules.DEFAULTS;
    final TreeMap<Integer, NaiveAsset> assets = new TreeMap<>();
    final TreeMap<Integer, NaiveInstrument> instruments = new TreeMap<>();
    final TreeMap<Long, NaiveAccount> accounts = new TreeMap<>();
    /**
     * Backstop by risk pool.
     */
    final TreeMap<Integer, NaiveAccount> backstops = new TreeMap<>();
    /**
     * Known orders in order of placement.
     */
    final LinkedHashMap<Long, NaiveOrder> orders = new LinkedHashMap<>();
    final TreeMap<Integer, NaivePool> pools = new TreeMap<>();
    /**
     * The venue's COMMON_FUND account, or null.
     */
    NaiveAccount commonFund;
    NaiveCapacity capacity = NaiveCapacity.UNLIMITED;
    NaiveActions actions = NaiveActions.DEFAULTS;
    /**
     * Where prices come from, and what they may be used for.
     */
    NaivePricing pricing;
    /**
     * What has to follow once halts and refusals have changed.
     */
    NaiveAftermath aftermath;
    /**
     * Somebody was deleveraged or cut, and nobody has looked at him yet (R7.7).
     */
    boolean isAnybodyTouched;
    long auctionsStarted;
    NaiveLevels levels = NaiveLevels.DEFAULTS;
    long timeNs;
    long marketVersion;
    long parameterVersion;
    long slicesIssued;

    NaiveState(final CoreLimits limits)
    {
        this.limits = limits;
    }

    /**
     * All margin accounts by account id, then scope, cross first.
     */
    List<NaiveMarginAccount> marginAccounts()
    {
        final List<NaiveMarginAccount> all = new ArrayList<>();
        for (final NaiveAccount account : accounts.values())
        {
            all.add(account.cross);
            all.addAll(account.isolated());
        }
        return all;
    }

    /**
     * Known orders of a margin account by instrument id, then placement.
     */
    List<NaiveOrder> knownOrders(final NaiveMarginAccount owner)
    {
        final TreeMap<Integer, List<NaiveOrder>> byInstrument = new TreeMap<>();
        for (final NaiveOrder order : orders.values())
        {
            if (order.isOf(owner))
            {
                byInstrument.computeIfAbsent(order.instrument.id, id -> new ArrayList<>()).add(order);
            }
        }
        final List<NaiveOrder> known = new ArrayList<>();
        byInstrument.values().forEach(known::addAll);
        return known;
    }

    /**
     * Orders that reserve margin (R1.9): those not asked to be cancelled.
     */
    List<NaiveOrder> openOrders(final NaiveMarginAccount owner)
    {
        final List<NaiveOrder> open = knownOrders(owner);
        open.removeIf(order -> order.isCancelRequested);
        return open;
    }

    /**
     * Lots of the open orders of one side; what a new order would have is not bounded yet, so the sum is not a long.
     */
    BigInteger openLots(final NaiveMarginAccount owner, final NaiveInstrument instrument, final boolean isBuy)
    {
        BigInteger lots = BigInteger.ZERO;
        for (final NaiveOrder order : orders.values())
        {
            if (order.isOf(owner) && order.isOpen() && order.instrument == instrument && order.isBuy == isBuy)
            {
                lots = lots.add(big(order.openLots));
            }
        }
        return lots;
    }

    /**
     * Open interest of an instrument in money (R3.3).
     */
    BigInteger openInterest(final NaiveInstrument instrument)
    {
        BigInteger longLots = BigInteger.ZERO;
        for (final NaiveMarginAccount owner : marginAccounts())
        {
            longLots = longLots.add(big(Math.max(0, owner.lots(instrument))));
        }
        return instrument.openInterest(longLots);
    }

    NaivePool pool(final int riskPool)
    {
        return pools.computeIfAbsent(riskPool, NaivePool::new);
    }

    NaiveAccount backstop(final int riskPool)
    {
        final NaiveAccount backstop = backstops.get(riskPool);
        if (backstop == null)
        {
            throw new IllegalStateException("pool " + riskPool + " has no backstop");
        }
        return backstop;
    }

    Collection<NaiveInstrument> instruments()
    {
        return instruments.values();
    }
}
