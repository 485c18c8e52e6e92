package io.plimsoll.core.mark;

import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.breaker.Breakers;
import io.plimsoll.core.monitor.Monitor;
import io.plimsoll.core.outcome.PriceEvents;
import io.plimsoll.core.price.Indices;
import io.plimsoll.core.volatility.VolatilityMeter;

/**
 * Puts together what works on the state of prices, and says what it does as time passes.
 */
public final class PriceParts
{
    private final RefusalRule refusalRule;
    private final AssetFailures failures;
    private final AssetPrices assetPrices;
    private final Marks marks;
    private final CoolOffs coolOffs;
    private final OrderGate gate;
    private final QueueService queue = new QueueService();

    /**
     * Over given state.
     *
     * @param book       of margin accounts.
     * @param state      of prices.
     * @param holds      that follow from it.
     * @param indices    to follow.
     * @param volatility that samples marks.
     * @param breakers   that check candidates.
     * @param monitor    to tell of changes.
     * @param events     to tell of prices.
     */
    public PriceParts(
        final Accounts book,
        final PriceState state,
        final Holds holds,
        final Indices indices,
        final VolatilityMeter volatility,
        final Breakers breakers,
        final Monitor monitor,
        final PriceEvents events)
    {
        refusalRule = new RefusalRule(state, indices, monitor, queue, events);
        failures = new AssetFailures(state, monitor, events);
        assetPrices = new AssetPrices(state, indices, monitor, refusalRule, failures, events);
        marks = new Marks(state, indices, volatility, breakers, monitor, refusalRule, assetPrices, events);
        coolOffs = new CoolOffs(book, state, monitor, queue, events);
        gate = new OrderGate(book, state, marks, assetPrices, indices, breakers, holds);
    }

    /**
     * @return marks that come from indices.
     */
    public Marks marks()
    {
        return marks;
    }

    /**
     * @return prices of assets that come from indices.
     */
    public AssetPrices assetPrices()
    {
        return assetPrices;
    }

    /**
     * @return who takes weights of assets to zero and back.
     */
    public AssetFailures failures()
    {
        return failures;
    }

    /**
     * @return who cares about updates that were pulled.
     */
    public CoolOffs coolOffs()
    {
        return coolOffs;
    }

    /**
     * @return what a price is not good enough for.
     */
    public OrderGate gate()
    {
        return gate;
    }

    /**
     * @return when the queue is served after a hold.
     */
    public QueueService queue()
    {
        return queue;
    }

    /**
     * Steps of ramps that are due (rulebook R8.11b).
     *
     * @return true if there was one.
     */
    public boolean onRamps()
    {
        return failures.onTime();
    }

    /**
     * Outages of assets (rulebook R8.11d).
     *
     * @return true if an asset has failed.
     */
    public boolean onOutages()
    {
        return assetPrices.onTime();
    }

    /**
     * Refusals and cool-offs at their end (rulebook R8.11f and g).
     *
     * @return true if there was one.
     */
    public boolean onHoldsOver()
    {
        final boolean isLifted = refusalRule.onTime();
        return coolOffs.onTime() || isLifted;
    }

    /**
     * What rests on which index has changed.
     */
    public void onIndexChosen()
    {
        coolOffs.onRules();
    }
}
