package io.plimsoll.core.command;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.auction.Auctions;
import io.plimsoll.core.breaker.Breakers;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.liquidation.Liquidator;
import io.plimsoll.core.loss.LossWaterfall;
import io.plimsoll.core.loss.PoolRules;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.message.DelistInstrumentDecoder;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.core.message.ParameterScope;
import io.plimsoll.core.message.QueryAdlRankDecoder;
import io.plimsoll.core.message.QueryPoolDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetPoolRulesDecoder;
import io.plimsoll.core.outcome.AccountEvents;
import io.plimsoll.core.price.Market;

import static io.plimsoll.core.account.AccountTable.NONE;
import static io.plimsoll.core.command.Bounds.MAX_MONEY;
import static io.plimsoll.core.command.Bounds.MILLION;
import static io.plimsoll.core.command.Bounds.isWithin;

/**
 * Rules of pools, their reports, ranks, and delisting (rulebook section 7). Each method applies a command or says why
 * not.
 */
public final class PoolCommands
{
    private static final long LEAST_PEAK_WINDOW_NS = 8;

    private final Accounts book;
    private final AccountTable accounts;
    private final Contracts contracts;
    private final Market market;
    private final RiskParameters parameters;
    private final LossWaterfall waterfall;
    private final Auctions auctions;
    private final Liquidator liquidator;
    private final Breakers breakers;
    private final AccountEvents events;
    private final PoolRules candidate = new PoolRules();

    /**
     * Over given state.
     *
     * @param book       of margin accounts.
     * @param contracts  listed.
     * @param market     of prices.
     * @param parameters that count versions.
     * @param waterfall  of losses.
     * @param auctions   of estates.
     * @param liquidator whose queue is served.
     * @param breakers   of instruments that may be delisted.
     * @param events     to answer with.
     */
    public PoolCommands(
        final Accounts book,
        final Contracts contracts,
        final Market market,
        final RiskParameters parameters,
        final LossWaterfall waterfall,
        final Auctions auctions,
        final Liquidator liquidator,
        final Breakers breakers,
        final AccountEvents events)
    {
        this.book = book;
        this.accounts = book.accounts();
        this.contracts = contracts;
        this.market = market;
        this.parameters = parameters;
        this.waterfall = waterfall;
        this.auctions = auctions;
        this.liquidator = liquidator;
        this.breakers = breakers;
        this.events = events;
    }

    Reason setRules(final SetPoolRulesDecoder command)
    {
        if (!isInRange(command))
        {
            return Reason.OUT_OF_RANGE;
        }
        // Losses are counted and paid in the numeraire.
        if (!contracts.hasAsset(0))
        {
            return Reason.UNKNOWN_ASSET;
        }
        final int pool = command.riskPool();
        if (book.backstop(pool) == NONE)
        {
            return Reason.UNKNOWN_RISK_POOL;
        }
        candidate.shares(
            command.lossRuleRaw(), command.feeSharePpm(), command.surplusSharePpm(), command.drawdownPpm())
            .caps(
                command.fundCap(), command.eventCap(), command.trancheCap(), command.peakWindowNs(),
                command.reviewNs());
        waterfall.funds().rules(pool, candidate);
        events.parametersChanged(ParameterScope.POOL, pool, parameters.countAccepted());
        return null;
    }

    private static boolean isInRange(final SetPoolRulesDecoder command)
    {
        return command.riskPool() < Accounts.MAX_POOLS &&
            isWithin(command.lossRuleRaw(), LossRule.BACKSTOP.value(), LossRule.HYPERLIQUID.value()) &&
            isWithin(command.feeSharePpm(), 0, MILLION) && isWithin(command.surplusSharePpm(), 0, MILLION) &&
            isWithin(command.drawdownPpm(), 0, MILLION) && isWithin(command.fundCap(), 0, MAX_MONEY) &&
            isWithin(command.eventCap(), 0, MAX_MONEY) && isWithin(command.trancheCap(), 0, MAX_MONEY) &&
            isWithin(command.peakWindowNs(), LEAST_PEAK_WINDOW_NS, PoolRules.MAX_PEAK_WINDOW_NS) &&
            isWithin(command.reviewNs(), 0, PoolRules.MAX_REVIEW_NS);
    }

    Reason queryPool(final QueryPoolDecoder command)
    {
        final int pool = command.riskPool();
        if (pool >= Accounts.MAX_POOLS)
        {
            return Reason.OUT_OF_RANGE;
        }
        if (book.backstop(pool) == NONE)
        {
            return Reason.UNKNOWN_RISK_POOL;
        }
        waterfall.poolReport().report(pool, auctions);
        return null;
    }

    Reason queryRank(final QueryAdlRankDecoder command)
    {
        final int scope = command.scope();
        final int id = command.instrument();
        if (scope != AccountTable.CROSS && !contracts.hasInstrument(scope) || !contracts.hasInstrument(id))
        {
            return Reason.UNKNOWN_INSTRUMENT;
        }
        final int cross = accounts.find(command.account());
        if (cross == NONE)
        {
            return Reason.UNKNOWN_ACCOUNT;
        }
        final int row = scope == AccountTable.CROSS ? cross : accounts.findIsolated(cross, scope);
        if (row == NONE || accounts.marginRow(cross, id) != row)
        {
            return Reason.WRONG_MARGIN_MODE;
        }
        waterfall.adlRank().report(row, contracts.instrument(id));
        return null;
    }

    Reason delist(final DelistInstrumentDecoder command)
    {
        final int id = command.instrument();
        final long price = command.settlementPrice();
        final boolean isKnown = contracts.hasInstrument(id);
        if (price < 1 || isKnown && price > contracts.instrument(id).maxPrice())
        {
            return Reason.OUT_OF_RANGE;
        }
        if (!isKnown)
        {
            return Reason.UNKNOWN_INSTRUMENT;
        }
        final Instrument instrument = contracts.instrument(id);
        if (market.assetPrice(instrument.settleAsset()) == 0)
        {
            return Reason.NO_PRICE;
        }
        if (instrument.isClosed())
        {
            return Reason.INSTRUMENT_CLOSED;
        }
        waterfall.delisting().carryOut(instrument, price);
        breakers.onDelisted(id);
        auctions.onHaltChanged();
        liquidator.serveQueue();
        return null;
    }
}
