package io.plimsoll.core.command;

import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.mark.ActionTable;
import io.plimsoll.core.mark.MarkRules;
import io.plimsoll.core.mark.MarkSetter;
import io.plimsoll.core.mark.OrderGate;
import io.plimsoll.core.mark.PriceParts;
import io.plimsoll.core.mark.PriceReport;
import io.plimsoll.core.message.AssetCause;
import io.plimsoll.core.message.BookTickDecoder;
import io.plimsoll.core.message.FailAssetDecoder;
import io.plimsoll.core.message.FundingRateTickDecoder;
import io.plimsoll.core.message.ParameterScope;
import io.plimsoll.core.message.QueryPriceDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetActionTableDecoder;
import io.plimsoll.core.message.SetAssetRulesDecoder;
import io.plimsoll.core.message.SetMarkRulesDecoder;
import io.plimsoll.core.outcome.AccountEvents;
import io.plimsoll.core.price.Indices;
import io.plimsoll.core.price.Market;

import static io.plimsoll.core.command.Bounds.MILLION;
import static io.plimsoll.core.command.Bounds.isWithin;

/**
 * Marks, prices of assets, and what they may be used for (rulebook R8.4 to R8.8, R8.13). Each method applies a command
 * or says why not.
 */
public final class PriceCommands
{
    private static final long MAX_DURATION_NS = 100_000_000_000_000_000L;
    private static final long MAX_FLOOR_PRICE = 10_000_000_000_000L;
    private static final long MAX_RATE_E9 = 1_000_000_000L;
    private static final long LEAST_RAMP_NS = 64;
    private static final int MAX_MASK = 63;

    private final Contracts contracts;
    private final Market market;
    private final RiskParameters parameters;
    private final Indices indices;
    private final PriceParts parts;
    private final PriceReport report;
    private final AccountEvents events;

    /**
     * Over given state.
     *
     * @param contracts  listed.
     * @param market     whose version is counted.
     * @param parameters whose version is counted.
     * @param indices    to follow.
     * @param parts      that do the work.
     * @param report     that answers questions.
     * @param events     about parameters.
     */
    public PriceCommands(
        final Contracts contracts,
        final Market market,
        final RiskParameters parameters,
        final Indices indices,
        final PriceParts parts,
        final PriceReport report,
        final AccountEvents events)
    {
        this.contracts = contracts;
        this.market = market;
        this.parameters = parameters;
        this.indices = indices;
        this.parts = parts;
        this.report = report;
        this.events = events;
    }

    MarkSetter marks()
    {
        return parts.marks();
    }

    OrderGate gate()
    {
        return parts.gate();
    }

    Reason book(final BookTickDecoder command)
    {
        final int id = command.instrument();
        final long maxPrice = contracts.hasInstrument(id) ? contracts.instrument(id).maxPrice() : Long.MAX_VALUE;
        if (!isWithin(command.bid(), 0, maxPrice) || !isWithin(command.ask(), 0, maxPrice) ||
            !isWithin(command.last(), 0, maxPrice))
        {
            return Reason.OUT_OF_RANGE;
        }
        final Reason reason = judgeTick(id);
        if (reason == null)
        {
            market.countAccepted();
            parts.marks().onBook(id, command.bid(), command.ask(), command.last());
        }
        return reason;
    }

    Reason fundingRate(final FundingRateTickDecoder command)
    {
        final int id = command.instrument();
        if (!isWithin(command.rateE9(), -MAX_RATE_E9, MAX_RATE_E9) || command.nextFundingNs() < 0 ||
            !isWithin(command.intervalNs(), 1, MAX_DURATION_NS))
        {
            return Reason.OUT_OF_RANGE;
        }
        final Reason reason = judgeTick(id);
        if (reason == null)
        {
            market.countAccepted();
            parts.marks().onFundingRate(id, command.rateE9(), command.nextFundingNs(), command.intervalNs());
        }
        return reason;
    }

    private Reason judgeTick(final int instrument)
    {
        final Reason reason = judgeInstrument(instrument);
        return reason == null && !parts.marks().hasRules(instrument) ? Reason.UNKNOWN_INDEX : reason;
    }

    private Reason judgeInstrument(final int instrument)
    {
        if (!contracts.hasInstrument(instrument))
        {
            return Reason.UNKNOWN_INSTRUMENT;
        }
        return contracts.instrument(instrument).isClosed() ? Reason.INSTRUMENT_CLOSED : null;
    }

    Reason setMark(final SetMarkRulesDecoder command)
    {
        final int id = command.instrument();
        if (!isWithin(command.maxBasisPpm(), 1, MILLION) || !isWithin(command.distancePpm(), 0, MILLION) ||
            !isWithin(command.stableRatePpm(), 0, MILLION) || !isWithin(command.basisNs(), 1, MAX_DURATION_NS) ||
            !isWithin(command.bookAgeNs(), 1, MAX_DURATION_NS) || !isWithin(command.meanNs(), 1, MAX_DURATION_NS) ||
            !isWithin(command.refusalNs(), 0, MAX_DURATION_NS))
        {
            return Reason.OUT_OF_RANGE;
        }
        final Reason reason = judgeInstrument(id);
        if (reason != null)
        {
            return reason;
        }
        if (!indices.isDefined(command.index()))
        {
            return Reason.UNKNOWN_INDEX;
        }
        final MarkRules rules = parts.marks().rules(id);
        rules.distances(command.maxBasisPpm(), command.distancePpm(), command.stableRatePpm());
        rules.durations(command.basisNs(), command.bookAgeNs(), command.meanNs(), command.refusalNs());
        events.parametersChanged(ParameterScope.MARK, id, parameters.countAccepted());
        parts.marks().onRules(id, command.index());
        parts.onIndexChosen();
        return null;
    }

    Reason setAsset(final SetAssetRulesDecoder command)
    {
        final int id = command.asset();
        if (id == 0 || !isWithin(command.stableRatePpm(), 0, MILLION) ||
            !isWithin(command.floorPrice(), 0, MAX_FLOOR_PRICE) || !isWithin(command.outageNs(), 0, MAX_DURATION_NS) ||
            !isWithin(command.rampNs(), LEAST_RAMP_NS, MAX_DURATION_NS) ||
            !isWithin(command.refusalNs(), 0, MAX_DURATION_NS))
        {
            return Reason.OUT_OF_RANGE;
        }
        if (!contracts.hasAsset(id))
        {
            return Reason.UNKNOWN_ASSET;
        }
        if (!indices.isDefined(command.index()))
        {
            return Reason.UNKNOWN_INDEX;
        }
        parts.assetPrices().rules(id).set(
            command.stableRatePpm(), command.floorPrice(), command.outageNs(), command.rampNs(), command.refusalNs());
        events.parametersChanged(ParameterScope.ASSET_PRICE, id, parameters.countAccepted());
        parts.assetPrices().onRules(id, command.index());
        parts.onIndexChosen();
        return null;
    }

    Reason setActions(final SetActionTableDecoder command)
    {
        final int priceOrder = command.priceOrder();
        final int openRisk = command.openRisk();
        final int withdraw = command.withdraw();
        final int liquidate = command.liquidate();
        final int settle = command.settle();
        final int fund = command.fund();
        if ((priceOrder | openRisk | withdraw | liquidate | settle | fund) > MAX_MASK)
        {
            return Reason.OUT_OF_RANGE;
        }
        if (!ActionTable.isConsistent(priceOrder, openRisk, withdraw, liquidate, settle, fund))
        {
            return Reason.ACTIONS_CONTRADICT;
        }
        parts.marks().actions().set(priceOrder, openRisk, withdraw, liquidate, settle, fund);
        events.parametersChanged(ParameterScope.ACTIONS, 0, parameters.countAccepted());
        parts.marks().onActions();
        return null;
    }

    Reason failAsset(final FailAssetDecoder command)
    {
        final int id = command.asset();
        if (id == 0 || !isWithin(command.failedRaw(), 0, 1) ||
            !isWithin(command.rampNs(), LEAST_RAMP_NS, MAX_DURATION_NS))
        {
            return Reason.OUT_OF_RANGE;
        }
        if (!contracts.hasAsset(id))
        {
            return Reason.UNKNOWN_ASSET;
        }
        if (command.failedRaw() == 1)
        {
            parts.failures().fail(id, AssetCause.COMMAND, command.rampNs());
        }
        else
        {
            parts.failures().restore(id, command.rampNs());
        }
        return null;
    }

    Reason query(final QueryPriceDecoder command)
    {
        if (!contracts.hasInstrument(command.instrument()))
        {
            return Reason.UNKNOWN_INSTRUMENT;
        }
        report.report(command.instrument());
        return null;
    }
}
