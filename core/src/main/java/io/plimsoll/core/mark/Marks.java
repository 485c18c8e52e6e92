package io.plimsoll.core.mark;

import io.plimsoll.core.breaker.Breakers;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.message.Validity;
import io.plimsoll.core.monitor.Monitor;
import io.plimsoll.core.outcome.PriceEvents;
import io.plimsoll.core.price.IndexListener;
import io.plimsoll.core.price.Indices;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.volatility.VolatilityMeter;

/**
 * Marks that come from indices (rulebook R8.4). What hangs on an index is worked out by instrument, then by asset.
 */
public final class Marks implements IndexListener, MarkSetter
{
    private static final int VALID = Validity.VALID.value();

    private final PriceState state;
    private final Contracts contracts;
    private final Market market;
    private final Indices indices;
    private final VolatilityMeter volatility;
    private final Breakers breakers;
    private final Monitor monitor;
    private final RefusalRule refusalRule;
    private final AssetPrices assetPrices;
    private final PriceEvents events;

    Marks(
        final PriceState state,
        final Indices indices,
        final VolatilityMeter volatility,
        final Breakers breakers,
        final Monitor monitor,
        final RefusalRule refusalRule,
        final AssetPrices assetPrices,
        final PriceEvents events)
    {
        this.state = state;
        this.contracts = state.contracts;
        this.market = state.market;
        this.indices = indices;
        this.volatility = volatility;
        this.breakers = breakers;
        this.monitor = monitor;
        this.refusalRule = refusalRule;
        this.assetPrices = assetPrices;
        this.events = events;
    }

    @Override
    public void onIndex(final int index)
    {
        final Followers followers = state.instrumentsByIndex;
        for (int id = followers.first(index); id != Followers.NONE; id = followers.next(id))
        {
            workOut(id);
        }
        assetPrices.onIndex(index);
    }

    /**
     * Work out the mark of an instrument.
     *
     * @param instrument id, with rules.
     */
    void workOut(final int instrument)
    {
        if (contracts.instrument(instrument).isClosed())
        {
            return;
        }
        final boolean isValid = validity(instrument) == VALID;
        final boolean isMoved = isValid && follow(instrument);
        tell(instrument, isMoved);
        if (isMoved)
        {
            breakers.onCommitted(instrument);
        }
        refusalRule.onInstrument(instrument);
    }

    private boolean follow(final int instrument)
    {
        final MarkModel model = state.models[instrument];
        final long nowNs = state.clock.nowNs();
        final long candidate = model.workOut(
            indexPrice(instrument), nowNs, contracts.instrument(instrument).maxPrice());
        volatility.sample(instrument);
        final long standing = market.mark(instrument);
        model.passMark(standing, nowNs);
        final long admitted = breakers.admit(instrument, candidate);
        if (admitted != standing)
        {
            move(instrument, standing, admitted);
        }
        model.beginMean(admitted, nowNs);
        return admitted != standing;
    }

    private long indexPrice(final int instrument)
    {
        final int index = index(instrument);
        final Instrument contract = contracts.instrument(instrument);
        return MarkModel.inIncrements(
            indices.value(index), indices.priceIncrementE9(index), contract.priceIncrementE9(), contract.maxPrice());
    }

    private void move(final int instrument, final long standing, final long mark)
    {
        state.stable.move(instrument, standing, mark);
        market.mark(instrument, mark);
        monitor.onMark(instrument);
    }

    private void tell(final int instrument, final boolean isMoved)
    {
        final MarkModel model = state.models[instrument];
        final int validity = validity(instrument);
        if (isMoved || validity != model.toldValidity())
        {
            model.toldValidity(validity);
            final long mark = market.mark(instrument);
            events.mark(instrument, validity)
                .mark(mark).candidate(validity == VALID ? model.candidate() : 0).indexPrice(model.indexPrice())
                .fundingPrice(model.fundingPrice()).basisPrice(model.basisPrice()).bookPrice(model.bookPrice())
                .meanPrice(model.meanPrice()).stablePrice(state.stable.at(instrument, mark));
            events.publishMark();
        }
    }

    @Override
    public void tellMark(final int instrument, final long candidate)
    {
        events.mark(instrument, VALID)
            .mark(market.mark(instrument)).candidate(candidate).indexPrice(0).fundingPrice(0).basisPrice(0).bookPrice(0)
            .meanPrice(0).stablePrice(0);
        events.publishMark();
    }

    @Override
    public void setMark(final int instrument, final long mark)
    {
        final long standing = market.mark(instrument);
        if (mark == standing)
        {
            return;
        }
        move(instrument, standing, mark);
        if (hasRules(instrument))
        {
            tell(instrument, true);
            refusalRule.onInstrument(instrument);
        }
    }

    /**
     * The book of an instrument has changed.
     *
     * @param instrument id, with rules, not closed.
     * @param bid        increments; 0: none.
     * @param ask        increments; 0: none.
     * @param last       increments; 0: none.
     */
    public void onBook(final int instrument, final long bid, final long ask, final long last)
    {
        final MarkModel model = state.models[instrument];
        final long middle = model.book(bid, ask, last, state.clock.nowNs());
        if (middle != 0 && validity(instrument) == VALID)
        {
            model.sampleBasis(middle, indexPrice(instrument), state.clock.nowNs());
        }
        workOut(instrument);
    }

    /**
     * Funding to come has changed.
     *
     * @param instrument    id, with rules, not closed.
     * @param rateE9        signed, longs pay when positive.
     * @param nextFundingNs time.
     * @param intervalNs    between two fundings, positive.
     */
    public void onFundingRate(
        final int instrument, final long rateE9, final long nextFundingNs, final long intervalNs)
    {
        state.models[instrument].fundingRate(rateE9, nextFundingNs, intervalNs);
        workOut(instrument);
    }

    /**
     * Rules of an instrument, to be filled in before {@link #onRules}.
     *
     * @param instrument id.
     * @return the rules.
     */
    public MarkRules rules(final int instrument)
    {
        return state.models[instrument].rules();
    }

    /**
     * Rules have been set: the mark comes from an index from now on.
     *
     * @param instrument id.
     * @param index      id, defined.
     */
    public void onRules(final int instrument, final int index)
    {
        state.follow(instrument, index);
        state.stable.rate(instrument, rules(instrument).stableRatePpm());
        workOut(instrument);
    }

    /**
     * Masks of actions have been set.
     */
    public void onActions()
    {
        refusalRule.onActions();
    }

    /**
     * Masks of actions.
     *
     * @return the table in force.
     */
    public ActionTable actions()
    {
        return state.actions;
    }

    /**
     * What the mark of an instrument is made of.
     *
     * @param instrument id.
     * @return its model.
     */
    MarkModel model(final int instrument)
    {
        return state.models[instrument];
    }

    @Override
    public boolean hasRules(final int instrument)
    {
        return state.models[instrument].rules().isSet();
    }

    /**
     * Index that the mark comes from.
     *
     * @param instrument id, with rules.
     * @return index id.
     */
    public int index(final int instrument)
    {
        return state.models[instrument].rules().index();
    }

    @Override
    public int validity(final int instrument)
    {
        return hasRules(instrument) ? indices.validity(index(instrument)) : VALID;
    }

    @Override
    public boolean isAnyIndexInvalid()
    {
        return indices.isAnyInvalid();
    }

    @Override
    public long invalidSinceNs(final int instrument)
    {
        return hasRules(instrument) ? indices.invalidSinceNs(index(instrument)) : 0;
    }
}
