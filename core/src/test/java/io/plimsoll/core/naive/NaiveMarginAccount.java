package io.plimsoll.core.naive;

import java.util.Collection;
import java.util.TreeMap;

import io.plimsoll.core.message.Zone;

/**
 * One pool of collateral with its positions, zone and liquidation: an account's cross pool, or one isolated position
 * (R1.6).
 */
final class NaiveMarginAccount
{
    /**
     * Scope of the cross margin account on the wire.
     */
    static final int CROSS = 65_535;
    /**
     * No step is due.
     */
    static final long NO_DEADLINE = Long.MAX_VALUE;

    final NaiveAccount account;
    final int scope;
    Zone zone = Zone.FREE;
    int slices;
    int calls;
    boolean isWaiting;
    long deadlineNs = NO_DEADLINE;
    /**
     * Null while there is none (R6.14).
     */
    NaiveAuction auction;

    private final TreeMap<Integer, Long> balances = new TreeMap<>();
    private final TreeMap<Integer, NaivePosition> positions = new TreeMap<>();

    NaiveMarginAccount(final NaiveAccount account, final int scope)
    {
        this.account = account;
        this.scope = scope;
    }

    /**
     * Numbers to try something out on; zone and liquidation state are not part of it.
     */
    NaiveMarginAccount copy()
    {
        final NaiveMarginAccount copy = new NaiveMarginAccount(account, scope);
        copy.takeNumbers(this);
        copy.zone = zone;
        return copy;
    }

    /**
     * Back to the numbers of a copy.
     */
    void takeNumbers(final NaiveMarginAccount other)
    {
        balances.clear();
        balances.putAll(other.balances);
        positions.clear();
        for (final NaivePosition position : other.positions.values())
        {
            positions.put(position.instrument.id, position.copy());
        }
    }

    boolean isCross()
    {
        return scope == CROSS;
    }

    long balance(final int asset)
    {
        return balances.getOrDefault(asset, 0L);
    }

    void addBalance(final int asset, final long units)
    {
        final long sum = Math.addExact(balance(asset), units);
        if (sum == 0)
        {
            balances.remove(asset);
        }
        else
        {
            balances.put(asset, sum);
        }
    }

    /**
     * Assets with a balance that is not 0, ascending.
     */
    Collection<Integer> heldAssets()
    {
        return balances.keySet();
    }

    /**
     * Open positions by instrument id.
     */
    Collection<NaivePosition> positions()
    {
        return positions.values();
    }

    long lots(final NaiveInstrument instrument)
    {
        final NaivePosition position = positions.get(instrument.id);
        return position == null ? 0 : position.lots;
    }

    /**
     * The position, or a flat one that is not part of the account.
     */
    NaivePosition position(final NaiveInstrument instrument)
    {
        final NaivePosition position = positions.get(instrument.id);
        return position == null ? new NaivePosition(instrument) : position;
    }

    /**
     * R1.7 and R1.8: funding first, then the trade; both go to the balance.
     *
     * @return realised P&L in settle units, without funding.
     */
    long trade(final NaiveInstrument instrument, final long lots, final long costUnits)
    {
        final NaivePosition position = positions.computeIfAbsent(instrument.id, id -> new NaivePosition(instrument));
        final int asset = instrument.settleAsset.id;
        addBalance(asset, position.settleFunding());
        final long realised = position.trade(lots, costUnits);
        addBalance(asset, realised);
        if (position.lots == 0)
        {
            positions.remove(instrument.id);
        }
        return realised;
    }

    void settleFunding()
    {
        for (final NaivePosition position : positions.values())
        {
            addBalance(position.instrument.settleAsset.id, position.settleFunding());
        }
    }

    void removePosition(final NaiveInstrument instrument)
    {
        positions.remove(instrument.id);
    }

    /**
     * Whether this margin account is judged at all: backstops and funds have no zones (R4.2, R7.1), estates wait for
     * their auction (R6.13).
     */
    boolean hasZones()
    {
        return account.isCustomer() && !isEstate();
    }

    /**
     * R6.13: nobody but the core may touch it.
     */
    boolean isEstate()
    {
        return zone == Zone.TAKEOVER || zone == Zone.BANKRUPT;
    }

    /**
     * Positions, or balances outside the numeraire: what an auction can sell (R6.13).
     */
    boolean isForSale()
    {
        return !positions.isEmpty() || balances.keySet().stream().anyMatch(asset -> asset != NaiveAsset.NUMERAIRE);
    }
}
