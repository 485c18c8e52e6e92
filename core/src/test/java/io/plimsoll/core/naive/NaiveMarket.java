package io.plimsoll.core.naive;

import java.math.BigInteger;

import io.plimsoll.core.message.AssetPriceTickDecoder;
import io.plimsoll.core.message.FundingTickDecoder;
import io.plimsoll.core.message.PriceTickDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.VolatilityTickDecoder;

import static io.plimsoll.core.naive.NaiveMath.big;

/**
 * Mark prices, asset prices, funding indices and volatilities (R1.8, R2.4, R5.1).
 */
final class NaiveMarket
{
    private static final long MAX_FUNDING_INDEX = 1_000_000_000_000_000L;
    private static final long MAX_FUNDING_STEP = 1_000_000_000_000L;
    private static final long MAX_VOLATILITY_PPM = 1_000_000_000L;
    private static final BigInteger MAX_POSITION_FUNDING = BigInteger.TEN.pow(17);

    private final NaiveState state;
    private final NaivePricing pricing;
    private final NaiveEvents events;

    NaiveMarket(final NaiveState state, final NaivePricing pricing, final NaiveEvents events)
    {
        this.state = state;
        this.pricing = pricing;
        this.events = events;
    }

    Reason priceTick(final PriceTickDecoder command)
    {
        final NaiveInstrument instrument = state.instruments.get(command.instrument());
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(command.price(), 1, instrument == null ? Long.MAX_VALUE : instrument.maxPrice)
            .when(instrument == null, Reason.UNKNOWN_INSTRUMENT)
            .when(instrument != null && instrument.isClosed, Reason.INSTRUMENT_CLOSED)
            .when(instrument != null && pricing.marks.hasRules(command.instrument()), Reason.PRICED_BY_INDEX);
        if (verdict.isClear())
        {
            state.marketVersion++;
            pricing.volatility.sample(instrument.id);
            final long before = instrument.mark;
            instrument.mark = pricing.breakers.admit(instrument.id, command.price());
            if (instrument.mark != before && instrument.mark != command.price())
            {
                pricing.marks.tellMark(instrument, command.price());
            }
            pricing.breakers.onCommitted(instrument.id);
        }
        return verdict.reason();
    }

    Reason assetPriceTick(final AssetPriceTickDecoder command)
    {
        final NaiveAsset asset = state.assets.get(command.asset());
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(command.price(), 1, asset == null ? Long.MAX_VALUE : asset.maxPrice)
            .when(command.asset() == NaiveAsset.NUMERAIRE, Reason.OUT_OF_RANGE)
            .when(asset == null, Reason.UNKNOWN_ASSET)
            .when(asset != null && pricing.marks.assetHasRules(command.asset()), Reason.PRICED_BY_INDEX);
        if (verdict.isClear())
        {
            asset.price = command.price();
            state.marketVersion++;
        }
        return verdict.reason();
    }

    Reason fundingTick(final FundingTickDecoder command)
    {
        final NaiveInstrument instrument = state.instruments.get(command.instrument());
        final long index = command.indexUnits();
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(index, -MAX_FUNDING_INDEX, MAX_FUNDING_INDEX)
            .when(instrument == null, Reason.UNKNOWN_INSTRUMENT);
        if (verdict.isClear())
        {
            final NaiveAsset asset = instrument.settleAsset;
            final BigInteger units = big(index).abs().multiply(big(instrument.maxPositionLots));
            final BigInteger scaledMoney = units.multiply(big(asset.maxPrice));
            verdict
                .range(index - instrument.fundingIndex, -MAX_FUNDING_STEP, MAX_FUNDING_STEP)
                .when(units.compareTo(MAX_POSITION_FUNDING) > 0, Reason.OUT_OF_RANGE)
                .when(
                    scaledMoney.compareTo(MAX_POSITION_FUNDING.multiply(big(asset.unitsPerWhole))) > 0,
                    Reason.OUT_OF_RANGE)
                .when(instrument.isClosed, Reason.INSTRUMENT_CLOSED)
                .when(
                    !pricing.holds.isUsable(instrument.id, state.actions.fund()), Reason.PRICE_NOT_USABLE);
        }
        if (verdict.isClear())
        {
            instrument.fundingIndex = index;
            state.marketVersion++;
            events.fundingIndexChanged(instrument.id, index);
        }
        return verdict.reason();
    }

    /**
     * R5.1. No event: it shows in the next call.
     */
    Reason volatilityTick(final VolatilityTickDecoder command)
    {
        final NaiveInstrument instrument = state.instruments.get(command.instrument());
        final int longRunPpm = command.longRunPpm();
        final int presentPpm = command.presentPpm();
        final boolean isNone = longRunPpm == 0 && presentPpm == 0;
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(longRunPpm, isNone ? 0 : 1, MAX_VOLATILITY_PPM)
            .range(presentPpm, isNone ? 0 : 1, MAX_VOLATILITY_PPM)
            .when(instrument == null, Reason.UNKNOWN_INSTRUMENT)
            .when(instrument != null && instrument.isClosed, Reason.INSTRUMENT_CLOSED)
            .when(instrument != null && pricing.volatility.hasRules(command.instrument()), Reason.MEASURED_HERE);
        if (verdict.isClear())
        {
            instrument.longRunVolatilityPpm = longRunPpm;
            instrument.presentVolatilityPpm = presentPpm;
            state.marketVersion++;
        }
        return verdict.reason();
    }
}
