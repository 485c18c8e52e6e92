package io.plimsoll.core.command;

import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.breaker.Breakers;
import io.plimsoll.core.instrument.Asset;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.mark.MarkSetter;
import io.plimsoll.core.mark.OrderGate;
import io.plimsoll.core.message.AssetPriceTickDecoder;
import io.plimsoll.core.message.FundingTickDecoder;
import io.plimsoll.core.message.PriceTickDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.monitor.Monitor;
import io.plimsoll.core.outcome.AccountEvents;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.volatility.VolatilityMeter;

import static io.plimsoll.core.command.Bounds.MAX_QUANTITY;
import static io.plimsoll.core.command.Bounds.isWithin;

/**
 * Ticks: the hot path. Each method applies a command or says why not.
 */
final class MarketCommands
{
    private static final long MAX_FUNDING_STEP = 1_000_000_000_000L;

    private final Contracts contracts;
    private final Market market;
    private final VolatilityMeter volatility;
    private final Breakers breakers;
    private final Monitor monitor;
    private final MarkSetter marks;
    private final OrderGate gate;
    private final AccountEvents events;

    MarketCommands(
        final Contracts contracts,
        final Market market,
        final VolatilityMeter volatility,
        final Breakers breakers,
        final Monitor monitor,
        final MarkSetter marks,
        final OrderGate gate,
        final AccountEvents events)
    {
        this.contracts = contracts;
        this.market = market;
        this.volatility = volatility;
        this.breakers = breakers;
        this.monitor = monitor;
        this.marks = marks;
        this.gate = gate;
        this.events = events;
    }

    Reason price(final PriceTickDecoder command)
    {
        final int id = command.instrument();
        final long price = command.price();
        final boolean isKnown = contracts.hasInstrument(id);
        if (price < 1 || isKnown && price > contracts.instrument(id).maxPrice())
        {
            return Reason.OUT_OF_RANGE;
        }
        if (!isKnown)
        {
            return Reason.UNKNOWN_INSTRUMENT;
        }
        if (contracts.instrument(id).isClosed())
        {
            return Reason.INSTRUMENT_CLOSED;
        }
        if (gate.isMarkPricedByIndex(id))
        {
            return Reason.PRICED_BY_INDEX;
        }
        volatility.sample(id);
        final long standing = market.mark(id);
        final long mark = breakers.admit(id, price);
        market.mark(id, mark);
        market.countAccepted();
        monitor.onMark(id);
        if (mark != price && mark != standing)
        {
            marks.tellMark(id, price);
        }
        breakers.onCommitted(id);
        return null;
    }

    Reason assetPrice(final AssetPriceTickDecoder command)
    {
        final int id = command.asset();
        final long price = command.price();
        final boolean isKnown = contracts.hasAsset(id);
        if (id == 0 || price < 1 || isKnown && price > contracts.asset(id).maxPrice())
        {
            return Reason.OUT_OF_RANGE;
        }
        if (!isKnown)
        {
            return Reason.UNKNOWN_ASSET;
        }
        if (gate.isAssetPricedByIndex(id))
        {
            return Reason.PRICED_BY_INDEX;
        }
        market.assetPrice(id, price);
        market.countAccepted();
        monitor.onAssetPrice(id);
        return null;
    }

    Reason funding(final FundingTickDecoder command)
    {
        final int id = command.instrument();
        final long index = command.indexUnits();
        final boolean isKnown = contracts.hasInstrument(id);
        if (!isWithin(index, -MAX_QUANTITY, MAX_QUANTITY) || isKnown && !isFundingExact(id, index))
        {
            return Reason.OUT_OF_RANGE;
        }
        if (!isKnown)
        {
            return Reason.UNKNOWN_INSTRUMENT;
        }
        if (contracts.instrument(id).isClosed())
        {
            return Reason.INSTRUMENT_CLOSED;
        }
        if (!gate.mayFund(id))
        {
            return Reason.PRICE_NOT_USABLE;
        }
        final long delta = index - market.fundingIndex(id);
        market.fundingIndex(id, index);
        market.countAccepted();
        events.fundingIndexChanged(id, index);
        monitor.onFunding(id, delta);
        return null;
    }

    private boolean isFundingExact(final int id, final long index)
    {
        final Instrument instrument = contracts.instrument(id);
        final Asset settle = contracts.asset(instrument.settleAsset());
        final long size = Math.abs(index);
        return isWithin(index - market.fundingIndex(id), -MAX_FUNDING_STEP, MAX_FUNDING_STEP) &&
            Bounds.isProductWithin(size, 1, instrument.maxPositionLots(), Bounds.MAX_MONEY) &&
            WideMath.isWithin(
                size * instrument.maxPositionLots(), settle.maxPrice(), settle.scale(), Bounds.MAX_MONEY);
    }
}
