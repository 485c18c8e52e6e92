package io.plimsoll.core.mark;

import io.plimsoll.core.breaker.Breakers;
import io.plimsoll.core.message.Validity;
import io.plimsoll.core.price.IndexListener;
import io.plimsoll.core.price.Indices;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.volatility.VolatilityMeter;

/**
 * Marks that come from indices (rulebook R8.4).
 */
public final class Marks implements IndexListener, MarkSetter
{
    private final Market market;
    private final Indices indices;
    private final VolatilityMeter volatility;
    private final Breakers breakers;

    /**
     * Over given state.
     *
     * @param market     of prices.
     * @param indices    to follow.
     * @param volatility that samples marks.
     * @param breakers   that check candidates.
     */
    public Marks(
        final Market market, final Indices indices, final VolatilityMeter volatility, final Breakers breakers)
    {
        this.market = market;
        this.indices = indices;
        this.volatility = volatility;
        this.breakers = breakers;
    }

    @Override
    public void onIndex(final int index)
    {
        // Nothing hangs on an index yet.
    }

    @Override
    public void setMark(final int instrument, final long mark)
    {
        market.mark(instrument, mark);
    }

    @Override
    public long candidate(final int instrument)
    {
        return 0;
    }

    /**
     * Does its mark come from an index?
     *
     * @param instrument id.
     * @return true if so.
     */
    @Override
    public boolean hasRules(final int instrument)
    {
        return false;
    }

    /**
     * Index that the mark comes from.
     *
     * @param instrument id, with rules.
     * @return index id.
     */
    public int index(final int instrument)
    {
        return 0;
    }

    /**
     * Validity of the price of an instrument.
     *
     * @param instrument id.
     * @return code of {@link Validity}.
     */
    @Override
    public int validity(final int instrument)
    {
        return Validity.VALID.value();
    }

    @Override
    public long invalidSinceNs(final int instrument)
    {
        return indices.invalidSinceNs(index(instrument));
    }
}
