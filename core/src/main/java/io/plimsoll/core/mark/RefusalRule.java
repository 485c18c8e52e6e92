package io.plimsoll.core.mark;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.message.RefusalCause;
import io.plimsoll.core.monitor.Monitor;
import io.plimsoll.core.outcome.PriceEvents;
import io.plimsoll.core.price.Indices;
import io.plimsoll.core.price.Market;

/**
 * Whether liquidation is refused at a price: the action table does not allow its validity, or the mark stands too far
 * from its own mean (rulebook R8.7). Not for ever: then the price there is decides.
 */
final class RefusalRule
{
    private static final int MILLION = 1_000_000;

    private final PriceState state;
    private final Refusals refusals;
    private final Contracts contracts;
    private final Market market;
    private final Indices indices;
    private final Monitor monitor;
    private final QueueService queue;
    private final PriceEvents events;

    RefusalRule(
        final PriceState state,
        final Indices indices,
        final Monitor monitor,
        final QueueService queue,
        final PriceEvents events)
    {
        this.state = state;
        this.refusals = state.refusals;
        this.contracts = state.contracts;
        this.market = state.market;
        this.indices = indices;
        this.monitor = monitor;
        this.queue = queue;
        this.events = events;
    }

    /**
     * Look at an instrument with mark rules.
     */
    void onInstrument(final int id)
    {
        final long refusalNs = state.models[id].rules().refusalNs();
        if (refusalNs != 0 || refusals.isKnown(id))
        {
            final RefusalCause cause = refusalNs == 0 ? RefusalCause.ENDED : instrumentCause(id);
            if (judge(id, cause, refusalNs))
            {
                tellInstrument(id, cause);
            }
        }
    }

    private RefusalCause instrumentCause(final int id)
    {
        if (!state.actions.mayLiquidate(instrumentValidity(id)))
        {
            return RefusalCause.VALIDITY;
        }
        final MarkModel model = state.models[id];
        final long mean = model.meanPrice();
        final int distancePpm = model.rules().distancePpm();
        return distancePpm > 0 && mean > 0 &&
            !WideMath.isWithin(Math.abs(market.mark(id) - mean), MILLION, mean, distancePpm) ?
            RefusalCause.DISTANCE : RefusalCause.ENDED;
    }

    private int instrumentValidity(final int id)
    {
        return indices.validity(state.models[id].rules().index());
    }

    private void tellInstrument(final int id, final RefusalCause cause)
    {
        events.liquidationRefused(
            id, 0, cause, instrumentValidity(id), market.mark(id), state.models[id].meanPrice(), refusals.untilNs(id));
        if (!refusals.isRefused(id))
        {
            monitor.onInstrumentReleased(id);
            queue.onHoldEnded();
        }
    }

    /**
     * Look at an asset with rules.
     */
    void onAsset(final int id)
    {
        final int coordinate = state.ofAsset(id);
        final long refusalNs = state.assets[id].refusalNs();
        if (refusalNs != 0 || refusals.isKnown(coordinate))
        {
            final boolean isAllowed = refusalNs == 0 || state.actions.mayLiquidate(assetValidity(id));
            final RefusalCause cause = isAllowed ? RefusalCause.ENDED : RefusalCause.VALIDITY;
            if (judge(coordinate, cause, refusalNs))
            {
                tellAsset(id, cause);
            }
        }
    }

    private int assetValidity(final int id)
    {
        return indices.validity(state.assets[id].index());
    }

    private void tellAsset(final int id, final RefusalCause cause)
    {
        final int coordinate = state.ofAsset(id);
        events.liquidationRefused(
            AccountTable.CROSS, id, cause, assetValidity(id), market.assetPrice(id), 0, refusals.untilNs(coordinate));
        if (!refusals.isRefused(coordinate))
        {
            monitor.onAssetReleased(id);
            queue.onHoldEnded();
        }
    }

    /**
     * Begin or end a refusal.
     *
     * @return true if it has begun or ended.
     */
    private boolean judge(final int coordinate, final RefusalCause cause, final long refusalNs)
    {
        if (cause == RefusalCause.ENDED)
        {
            return refusals.end(coordinate);
        }
        if (refusals.isRefused(coordinate) || refusals.isOverridden(coordinate))
        {
            return false;
        }
        final long untilNs = state.clock.nowNs() + refusalNs;
        refusals.begin(coordinate, untilNs < 0 ? Long.MAX_VALUE : untilNs);
        monitor.onVerdictsMoved();
        return true;
    }

    /**
     * The action table has changed: look at everything that trades.
     */
    void onActions()
    {
        for (int id = 0; id < state.models.length; id++)
        {
            if (state.models[id].rules().isSet() && !contracts.instrument(id).isClosed())
            {
                onInstrument(id);
            }
        }
        for (int id = 0; id < state.assets.length; id++)
        {
            if (state.assets[id].isSet())
            {
                onAsset(id);
            }
        }
    }

    /**
     * Time has come to a command: lift what has lasted long enough (rulebook R8.11f).
     *
     * @return true if anything was lifted.
     */
    boolean onTime()
    {
        final long nowNs = state.clock.nowNs();
        if (!refusals.isDue(nowNs))
        {
            return false;
        }
        for (int id = 0; id < state.models.length; id++)
        {
            if (isDue(id, nowNs))
            {
                refusals.override(id);
                tellInstrument(id, RefusalCause.OVERRIDDEN);
            }
        }
        for (int id = 0; id < state.assets.length; id++)
        {
            if (isDue(state.ofAsset(id), nowNs))
            {
                refusals.override(state.ofAsset(id));
                tellAsset(id, RefusalCause.OVERRIDDEN);
            }
        }
        return true;
    }

    private boolean isDue(final int coordinate, final long nowNs)
    {
        return refusals.isRefused(coordinate) && nowNs >= refusals.untilNs(coordinate);
    }
}
