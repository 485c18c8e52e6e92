package io.plimsoll.core.naive;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Finds the markets at which accounts change their zone, so that a history can go right up to one and then over it:
 * where an index that is wrong by one step shows.
 */
public final class NaiveProbe
{
    /**
     * No such market was found.
     */
    public static final long NONE = Long.MIN_VALUE;

    private final NaiveState state;
    private final NaiveZones zones;

    NaiveProbe(final NaiveState state, final NaiveZones zones)
    {
        this.state = state;
        this.zones = zones;
    }

    /**
     * Instruments that a margin account has positions in.
     *
     * @param account of the margin account.
     * @param scope   of the margin account.
     * @return ids, ascending.
     */
    public List<Integer> instruments(final long account, final int scope)
    {
        final List<Integer> ids = new ArrayList<>();
        owner(account, scope).positions().forEach(position -> ids.add(position.instrument.id));
        return ids;
    }

    /**
     * Assets with a price of their own that a margin account depends on.
     *
     * @param account of the margin account.
     * @param scope   of the margin account.
     * @return ids, ascending.
     */
    public List<Integer> assets(final long account, final int scope)
    {
        final List<Integer> ids = new ArrayList<>(new NaiveMargin(state).assets(owner(account, scope)));
        ids.removeIf(id -> id == NaiveAsset.NUMERAIRE || !state.assets.get(id).hasPrice());
        return ids;
    }

    /**
     * The first mark in a direction at which the margin account would change its zone.
     *
     * @param account    of the margin account.
     * @param scope      of the margin account.
     * @param instrument that moves.
     * @param isUp       or down.
     * @return the mark, or {@link #NONE}.
     */
    public long markBoundary(final long account, final int scope, final int instrument, final boolean isUp)
    {
        final NaiveInstrument moved = state.instruments.get(instrument);
        return boundary(
            owner(account, scope), moved.mark, isUp ? moved.maxPrice : 1, value -> moved.mark = value);
    }

    /**
     * The first asset price in a direction at which the margin account would change its zone.
     *
     * @param account of the margin account.
     * @param scope   of the margin account.
     * @param asset   that moves.
     * @param isUp    or down.
     * @return the price, or {@link #NONE}.
     */
    public long assetBoundary(final long account, final int scope, final int asset, final boolean isUp)
    {
        final NaiveAsset moved = state.assets.get(asset);
        return boundary(
            owner(account, scope), moved.price, isUp ? moved.maxPrice : 1, value -> moved.price = value);
    }

    /**
     * The first funding index in a direction at which the margin account would change its zone.
     *
     * @param account    of the margin account.
     * @param scope      of the margin account.
     * @param instrument whose index moves.
     * @param range      how far it may move, negative for down.
     * @return the index, or {@link #NONE}.
     */
    public long fundingBoundary(final long account, final int scope, final int instrument, final long range)
    {
        final NaiveInstrument moved = state.instruments.get(instrument);
        return boundary(
            owner(account, scope), moved.fundingIndex, moved.fundingIndex + range,
            value -> moved.fundingIndex = value);
    }

    /**
     * Looks at steps that double, then bisects between the last that changed nothing and the first that did.
     */
    private long boundary(
        final NaiveMarginAccount owner, final long start, final long end, final LongConsumer coordinate)
    {
        try
        {
            final long direction = Long.signum(end - start);
            final long range = Math.abs(end - start);
            long near = 0;
            long far = Math.min(1, range);
            while (!isChanged(owner, start + direction * far, coordinate))
            {
                if (far == range)
                {
                    return NONE;
                }
                near = far;
                far = Math.min(range, far * 2);
            }
            while (far - near > 1)
            {
                final long middle = (near + far) >>> 1;
                if (isChanged(owner, start + direction * middle, coordinate))
                {
                    far = middle;
                }
                else
                {
                    near = middle;
                }
            }
            return start + direction * far;
        }
        finally
        {
            coordinate.accept(start);
        }
    }

    private boolean isChanged(final NaiveMarginAccount owner, final long value, final LongConsumer coordinate)
    {
        coordinate.accept(value);
        return owner.hasZones() && zones.zone(owner) != owner.zone;
    }

    private NaiveMarginAccount owner(final long account, final int scope)
    {
        final NaiveAccount found = state.accounts.get(account);
        return scope == NaiveMarginAccount.CROSS ? found.cross : found.isolated(scope);
    }
}
