package io.plimsoll.core.naive;

import java.util.TreeMap;

import io.plimsoll.core.message.CoolOffBeganEncoder;
import io.plimsoll.core.message.Zone;

import static io.plimsoll.core.naive.NaiveMath.saturatedSum;

/**
 * Cool-offs of those who pull price updates (R8.10).
 */
final class NaivePulls
{
    private static final int ROWS = 8;

    /**
     * Ends of cool-offs by index and account.
     */
    private final TreeMap<Integer, TreeMap<Long, Long>> ends = new TreeMap<>();
    private final NaiveState state;
    private final NaiveEvents events;

    NaivePulls(final NaiveState state, final NaiveEvents events)
    {
        this.state = state;
        this.events = events;
    }

    /**
     * False: the pull would begin a cool-off, and there is no room for one.
     */
    boolean mayPull(final int index, final long account)
    {
        final TreeMap<Long, Long> there = ends.getOrDefault(index, new TreeMap<>());
        return !isMeant(index, account) || there.containsKey(account) || there.size() < ROWS;
    }

    /**
     * A tick that an account pulled: its cool-off begins, or goes on.
     */
    void onPull(final int index, final long account)
    {
        if (isMeant(index, account))
        {
            final long untilNs = saturatedSum(state.timeNs, state.pricing.indices.coolOffNs(index));
            final TreeMap<Long, Long> there = ends.computeIfAbsent(index, key -> new TreeMap<>());
            there.merge(account, untilNs, Math::max);
            events.send(new CoolOffBeganEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
                .account(account).index(index).untilNs(there.get(account)).encodedLength());
        }
    }

    /**
     * R8.11 (g).
     */
    boolean onTime()
    {
        for (final TreeMap<Long, Long> there : ends.values())
        {
            if (there.values().removeIf(untilNs -> untilNs <= state.timeNs))
            {
                state.aftermath.released();
            }
        }
        return true;
    }

    /**
     * Whoever falls already cannot put it off by pulling.
     */
    private boolean isMeant(final int index, final long account)
    {
        if (state.pricing.indices.coolOffNs(index) == 0)
        {
            return false;
        }
        final NaiveAccount puller = state.accounts.get(account);
        boolean isFalling = isFalling(puller.cross);
        for (final NaiveMarginAccount isolated : puller.isolated())
        {
            isFalling |= isFalling(isolated);
        }
        return !isFalling;
    }

    private static boolean isFalling(final NaiveMarginAccount owner)
    {
        return owner.zone == Zone.LIQUIDATING || owner.isEstate();
    }

    /**
     * Whether an account's orders in an instrument wait for a cool-off.
     */
    boolean isCoolingOff(final long account, final int instrument)
    {
        return state.pricing.marks.hasRules(instrument) && isRunning(state.pricing.marks.index(instrument), account);
    }

    /**
     * A margin account of one who cools off, with something that the index prices.
     */
    boolean isHeld(final NaiveMarginAccount owner)
    {
        return isTouching(owner, owner.account.id);
    }

    /**
     * Whether a margin account has something priced by an index on which somebody cools off.
     */
    boolean isTouching(final NaiveMarginAccount owner, final long account)
    {
        boolean isTouching = false;
        for (final NaivePosition leg : owner.positions())
        {
            isTouching |= isCoolingOff(account, leg.instrument.id) ||
                isAssetCoolingOff(account, leg.instrument.settleAsset.id);
        }
        for (final int asset : owner.heldAssets())
        {
            isTouching |= isAssetCoolingOff(account, asset);
        }
        return isTouching;
    }

    private boolean isAssetCoolingOff(final long account, final int asset)
    {
        return state.pricing.marks.assetHasRules(asset) &&
            isRunning(state.pricing.marks.assetIndex(asset), account);
    }

    private boolean isRunning(final int index, final long account)
    {
        return ends.containsKey(index) && ends.get(index).getOrDefault(account, 0L) > state.timeNs;
    }
}
