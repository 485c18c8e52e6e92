package io.plimsoll.core.naive;

import java.util.TreeSet;

/**
 * Counts the rows that the core's tables would hold (R1.11). Backstops have a reserve of their own for positions and
 * balances.
 */
final class NaiveRows
{
    private final NaiveState state;

    NaiveRows(final NaiveState state)
    {
        this.state = state;
    }

    boolean isRoomForMarginAccount()
    {
        return state.marginAccounts().size() < state.limits.maxMarginAccounts();
    }

    boolean isRoomForOrder()
    {
        return state.orders.size() < state.limits.maxOrders();
    }

    /**
     * Whether a position of the margin account can be kept, with the balance of its settle asset.
     */
    boolean isRoomForPosition(final NaiveMarginAccount owner, final NaiveInstrument instrument)
    {
        if (owner.account.isBackstop || positionRows(owner).contains(instrument.id))
        {
            return true;
        }
        return freePositionRows() > 0 && isRoomForBalance(owner, instrument.settleAsset.id);
    }

    boolean isRoomForBalance(final NaiveMarginAccount owner, final int asset)
    {
        return owner.account.isBackstop || asset == NaiveAsset.NUMERAIRE || balanceRows(owner).contains(asset) ||
            isFreeBalanceRow();
    }

    boolean isFreeBalanceRow()
    {
        return freeBalanceRows() > 0;
    }

    boolean hasPositionRow(final NaiveMarginAccount owner, final NaiveInstrument instrument)
    {
        return positionRows(owner).contains(instrument.id);
    }

    /**
     * The numeraire's needs none.
     */
    boolean hasBalanceRow(final NaiveMarginAccount owner, final int asset)
    {
        return asset == NaiveAsset.NUMERAIRE || balanceRows(owner).contains(asset);
    }

    int freePositionRows()
    {
        int used = 0;
        for (final NaiveMarginAccount other : state.marginAccounts())
        {
            used += other.account.isBackstop ? 0 : positionRows(other).size();
        }
        return state.limits.maxPositions() - used;
    }

    int freeBalanceRows()
    {
        int used = 0;
        for (final NaiveMarginAccount other : state.marginAccounts())
        {
            used += other.account.isBackstop ? 0 : balanceRows(other).size();
        }
        return state.limits.maxBalances() - used;
    }

    private TreeSet<Integer> positionRows(final NaiveMarginAccount owner)
    {
        final TreeSet<Integer> rows = new TreeSet<>();
        for (final NaivePosition position : owner.positions())
        {
            rows.add(position.instrument.id);
        }
        for (final NaiveOrder order : state.orders.values())
        {
            if (order.isOf(owner))
            {
                rows.add(order.instrument.id);
            }
        }
        for (final int instrument : owner.account.leveragedInstruments())
        {
            if (owner.account.marginAccountOf(instrument) == owner)
            {
                rows.add(instrument);
            }
        }
        return rows;
    }

    private TreeSet<Integer> balanceRows(final NaiveMarginAccount owner)
    {
        final TreeSet<Integer> rows = new TreeSet<>(owner.heldAssets());
        for (final int instrument : positionRows(owner))
        {
            rows.add(state.instruments.get(instrument).settleAsset.id);
        }
        rows.remove(NaiveAsset.NUMERAIRE);
        return rows;
    }
}
