package io.plimsoll.core.naive;

import java.math.BigInteger;
import java.util.TreeMap;

import io.plimsoll.core.message.BookTickDecoder;
import io.plimsoll.core.message.FundingRateTickDecoder;
import io.plimsoll.core.message.ParameterScope;
import io.plimsoll.core.message.QueryPriceDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetAssetRulesDecoder;
import io.plimsoll.core.message.SetMarkRulesDecoder;
import io.plimsoll.core.message.Validity;

import static io.plimsoll.core.naive.NaiveMath.big;
import static io.plimsoll.core.naive.NaiveMath.floorDiv;
import static io.plimsoll.core.naive.NaivePriceMath.clamp;

/**
 * Marks and asset prices that come from indices (R8.4 to R8.6, R8.13).
 */
final class NaiveMarks
{
    private static final long MAX_RATE_E9 = 1_000_000_000L;
    private static final long MAX_DURATION_NS = 100_000_000_000_000_000L;

    /**
     * What comes from indices without being a mark.
     */
    final NaiveAssetPrices assetPrices;

    private final NaiveState state;
    private final NaiveIndices indices;
    private final NaiveVolatility volatility;
    private final NaiveBreakers breakers;
    private final NaiveHolds holds;
    private final NaiveEvents events;
    private final NaivePriceEvents priceEvents;
    private final TreeMap<Integer, NaiveMark> marks = new TreeMap<>();

    NaiveMarks(
        final NaiveState state,
        final NaiveIndices indices,
        final NaiveVolatility volatility,
        final NaiveBreakers breakers,
        final NaiveHolds holds,
        final NaiveEvents events)
    {
        this.state = state;
        this.indices = indices;
        this.volatility = volatility;
        this.breakers = breakers;
        this.holds = holds;
        this.events = events;
        this.priceEvents = new NaivePriceEvents(state, events);
        this.assetPrices = new NaiveAssetPrices(state, indices, holds, priceEvents, events);
    }

    boolean hasRules(final int instrument)
    {
        return marks.containsKey(instrument);
    }

    /**
     * Of an instrument with rules.
     */
    int index(final int instrument)
    {
        return marks.get(instrument).rules.index();
    }

    NaiveMarkRules rules(final int instrument)
    {
        return marks.get(instrument).rules;
    }

    /**
     * VALID without rules.
     */
    Validity validity(final int instrument)
    {
        return hasRules(instrument) ? indices.validity(index(instrument)) : Validity.VALID;
    }

    /**
     * Mean of the mark as kept, in whole increments; 0: none.
     */
    long meanPrice(final int instrument)
    {
        return hasRules(instrument) ? marks.get(instrument).meanPrice() : 0;
    }

    /**
     * 0 without rules, or while the index is not valid.
     */
    long candidate(final int instrument)
    {
        return hasRules(instrument) && validity(instrument) == Validity.VALID ? marks.get(instrument).candidate : 0;
    }

    boolean assetHasRules(final int asset)
    {
        return assetPrices.hasRules(asset);
    }

    int assetIndex(final int asset)
    {
        return assetPrices.rules(asset).index();
    }

    /**
     * VALID without rules.
     */
    Validity assetValidity(final int asset)
    {
        return assetPrices.validity(asset);
    }

    Reason setAssetRules(final SetAssetRulesDecoder command)
    {
        return assetPrices.setRules(command);
    }

    Reason setRules(final SetMarkRulesDecoder command)
    {
        final NaiveInstrument instrument = state.instruments.get(command.instrument());
        final NaiveMarkRules rules = NaiveMarkRules.of(command);
        final NaiveVerdict verdict = rules.check(new NaiveVerdict())
            .when(instrument == null, Reason.UNKNOWN_INSTRUMENT)
            .when(instrument != null && instrument.isClosed, Reason.INSTRUMENT_CLOSED)
            .when(!indices.isDefined(rules.index()), Reason.UNKNOWN_INDEX);
        if (verdict.isClear())
        {
            final NaiveMark mark = marks.computeIfAbsent(instrument.id, id -> new NaiveMark(instrument));
            mark.rules = rules;
            instrument.stable.rate(rules.stableRatePpm());
            state.parameterVersion++;
            events.parametersChanged(ParameterScope.MARK, instrument.id, state.parameterVersion);
            workOut(mark);
        }
        return verdict.reason();
    }

    Reason bookTick(final BookTickDecoder command)
    {
        final NaiveInstrument instrument = state.instruments.get(command.instrument());
        final long most = instrument == null ? Long.MAX_VALUE : instrument.maxPrice;
        final NaiveVerdict verdict = fact(instrument)
            .range(command.bid(), 0, most)
            .range(command.ask(), 0, most)
            .range(command.last(), 0, most);
        if (verdict.isClear())
        {
            state.marketVersion++;
            final NaiveMark mark = marks.get(instrument.id);
            mark.book(
                command.bid(), command.ask(), command.last(), isValid(mark) ? indexPrice(mark) : 0, state.timeNs);
            workOut(mark);
        }
        return verdict.reason();
    }

    Reason fundingRateTick(final FundingRateTickDecoder command)
    {
        final NaiveInstrument instrument = state.instruments.get(command.instrument());
        final NaiveVerdict verdict = fact(instrument)
            .range(command.rateE9(), -MAX_RATE_E9, MAX_RATE_E9)
            .range(command.nextFundingNs(), 0, Long.MAX_VALUE)
            .range(command.intervalNs(), 1, MAX_DURATION_NS);
        if (verdict.isClear())
        {
            state.marketVersion++;
            final NaiveMark mark = marks.get(instrument.id);
            mark.rate(command.rateE9(), command.nextFundingNs(), command.intervalNs());
            workOut(mark);
        }
        return verdict.reason();
    }

    Reason queryPrice(final QueryPriceDecoder command)
    {
        final NaiveInstrument instrument = state.instruments.get(command.instrument());
        if (instrument == null)
        {
            return Reason.UNKNOWN_INSTRUMENT;
        }
        priceEvents.reported(
            instrument, marks.get(instrument.id), validity(instrument.id), volatility, breakers, holds);
        return null;
    }

    /**
     * An index was worked out: instruments, then assets, ascending.
     */
    void onIndex(final int index)
    {
        for (final NaiveMark mark : marks.values())
        {
            if (mark.rules.index() == index && !mark.instrument.isClosed)
            {
                workOut(mark);
            }
        }
        assetPrices.onIndex(index);
    }

    /**
     * A mark that a breaker sets by itself.
     */
    void setMark(final int instrument, final long price, final long target)
    {
        final NaiveInstrument moved = state.instruments.get(instrument);
        final NaiveMark mark = marks.get(instrument);
        if (mark == null)
        {
            moved.mark = price;
            priceEvents.markOfBreaker(moved, target);
            return;
        }
        moved.stable.beforeChange(moved.mark, price, state.timeNs);
        moved.mark = price;
        publish(mark);
        holds.look(instrument);
    }

    /**
     * A tick's price did not become the mark, but something else did (R10.3).
     */
    void tellMark(final NaiveInstrument instrument, final long price)
    {
        priceEvents.markOfBreaker(instrument, price);
    }

    private NaiveVerdict fact(final NaiveInstrument instrument)
    {
        return new NaiveVerdict()
            .when(instrument == null, Reason.UNKNOWN_INSTRUMENT)
            .when(instrument != null && instrument.isClosed, Reason.INSTRUMENT_CLOSED)
            .when(instrument != null && !hasRules(instrument.id), Reason.UNKNOWN_INDEX);
    }

    private void workOut(final NaiveMark mark)
    {
        final NaiveInstrument instrument = mark.instrument;
        boolean isSet = false;
        if (isValid(mark))
        {
            mark.workOut(indexPrice(mark), state.timeNs);
            volatility.sample(instrument.id);
            mark.moveMean(state.timeNs);
            final long admitted = breakers.admit(instrument.id, mark.candidate);
            if (admitted != instrument.mark)
            {
                instrument.stable.beforeChange(instrument.mark, admitted, state.timeNs);
                instrument.mark = admitted;
                isSet = true;
            }
            mark.beginMean(state.timeNs);
        }
        if (isSet || indices.validity(mark.rules.index()) != mark.published)
        {
            publish(mark);
        }
        if (isSet)
        {
            breakers.onCommitted(instrument.id);
        }
        holds.look(instrument.id);
    }

    private void publish(final NaiveMark mark)
    {
        mark.published = indices.validity(mark.rules.index());
        priceEvents.markPublished(mark, candidate(mark.instrument.id));
    }

    private boolean isValid(final NaiveMark mark)
    {
        return indices.validity(mark.rules.index()) == Validity.VALID;
    }

    /**
     * X of R8.4.
     */
    private long indexPrice(final NaiveMark mark)
    {
        final BigInteger scaled =
            big(indices.value(mark.rules.index())).multiply(big(indices.priceIncrementE9(mark.rules.index())));
        final long increment = mark.instrument.priceIncrementE9;
        final BigInteger price = floorDiv(scaled.add(big(increment / 2)), big(increment));
        return clamp(NaiveMath.saturated(price), 1, mark.instrument.maxPrice);
    }
}
