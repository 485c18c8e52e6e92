package io.plimsoll.core;

import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.auction.Auctions;
import io.plimsoll.core.auction.Bid;
import io.plimsoll.core.audit.LiquidationDigest;
import io.plimsoll.core.breaker.Breakers;
import io.plimsoll.core.breaker.HaltListener;
import io.plimsoll.core.capacity.Capacity;
import io.plimsoll.core.command.AuctionCommands;
import io.plimsoll.core.command.LiquidationCommands;
import io.plimsoll.core.command.PoolCommands;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.liquidation.AccountTimers;
import io.plimsoll.core.liquidation.LiquidationRules;
import io.plimsoll.core.liquidation.LiquidationSection;
import io.plimsoll.core.liquidation.LiquidationSteps;
import io.plimsoll.core.liquidation.Liquidator;
import io.plimsoll.core.liquidation.MarginCalls;
import io.plimsoll.core.liquidation.RiskClasses;
import io.plimsoll.core.liquidation.SliceIssue;
import io.plimsoll.core.liquidation.WaitingAccounts;
import io.plimsoll.core.loss.LossWaterfall;
import io.plimsoll.core.margin.InitialMargin;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.margin.ZoneRule;
import io.plimsoll.core.mark.AssetWeights;
import io.plimsoll.core.monitor.HeldAccounts;
import io.plimsoll.core.monitor.Monitor;
import io.plimsoll.core.outcome.AccountEvents;
import io.plimsoll.core.outcome.AuctionEvents;
import io.plimsoll.core.outcome.BreakerEvents;
import io.plimsoll.core.outcome.CallEvents;
import io.plimsoll.core.outcome.LiquidationEvents;
import io.plimsoll.core.outcome.OrderEvents;
import io.plimsoll.core.outcome.Outcome;
import io.plimsoll.core.outcome.QueueEvents;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.report.QueueReport;
import io.plimsoll.core.settlement.OrderCancels;
import io.plimsoll.core.settlement.Settlement;
import io.plimsoll.core.volatility.VolatilityMeter;

/**
 * Puts together what happens to an account that falls: calls, slices, auctions, settlement, allocation of losses. The
 * parts know each other only as far as their constructors say.
 */
final class Waterfall implements HaltListener
{
    final LiquidationRules rules = new LiquidationRules();
    final LossWaterfall losses;
    final Auctions auctions;
    final Liquidator liquidator;
    final LiquidationSection section;
    final LiquidationDigest digest;
    final LiquidationCommands liquidationCommands;
    final PoolCommands poolCommands;
    final AuctionCommands auctionCommands;
    final Bid bid;

    private final RiskClasses classes = new RiskClasses();
    final Capacity capacity;
    final VolatilityMeter volatility;
    final Breakers breakers;
    private final AccountTimers timers;
    private final WaitingAccounts waiting;
    private final MarginCalls calls;
    private final LiquidationSteps steps;

    Waterfall(
        final CoreLimits limits,
        final Accounts book,
        final Contracts contracts,
        final Market market,
        final RiskParameters parameters,
        final ZoneRule zones,
        final Valuation valuation,
        final InitialMargin initialMargin,
        final Settlement settlement,
        final Monitor monitor,
        final HeldAccounts held,
        final AssetWeights weights,
        final CommandClock clock,
        final AccountEvents accountEvents,
        final Outcome outcome)
    {
        final LiquidationEvents events = new LiquidationEvents(outcome);
        final AuctionEvents auctionEvents = new AuctionEvents(outcome);
        final CallEvents callEvents = new CallEvents(outcome);
        final QueueEvents queueEvents = new QueueEvents(outcome);
        final int maxAccounts = limits.maxMarginAccounts();
        final OrderCancels cancels = new OrderCancels(book, new OrderEvents(outcome));
        capacity = new Capacity(limits.maxInstruments());
        volatility = new VolatilityMeter(contracts, market, clock);
        breakers = new Breakers(contracts, market, volatility, clock, new BreakerEvents(outcome));
        timers = new AccountTimers(book.accounts(), maxAccounts);
        waiting = new WaitingAccounts(book.accounts(), valuation, maxAccounts);
        losses = new LossWaterfall(
            book, contracts, market, parameters, valuation, settlement, cancels, weights, monitor, clock,
            maxAccounts, outcome);
        auctions = new Auctions(
            maxAccounts, book, contracts, parameters, zones, valuation, timers, losses.estates(), clock,
            auctionEvents);
        bid = new Bid(
            book, contracts, market, valuation, initialMargin, settlement, monitor, capacity, losses.funds(), auctions,
            auctionEvents);
        final SliceIssue slices = new SliceIssue(
            book, market, valuation, rules, capacity, limits.maxInstruments(), events);
        calls = new MarginCalls(
            book.accounts(), market, parameters, classes, valuation, settlement, timers, cancels, slices, held,
            callEvents);
        steps = new LiquidationSteps(
            book.accounts(), parameters, valuation, settlement, timers, slices, waiting, capacity, cancels,
            held, queueEvents);
        liquidator = new Liquidator(
            book, market, parameters, valuation, initialMargin, settlement, monitor, calls, steps, waiting, capacity,
            losses.pools(), auctions, losses.estates(), losses.losses(), timers, cancels, clock,
            events);
        auctions.onRestored(liquidator);
        section = new LiquidationSection(book.accounts(), timers, waiting, slices, rules, classes, capacity);
        digest = new LiquidationDigest(rules, classes, capacity, limits.maxInstruments());
        liquidationCommands = new LiquidationCommands(
            book.accounts(), contracts, market, parameters, rules, classes, capacity, liquidator, auctions, clock,
            volatility, new QueueReport(book.accounts(), waiting, capacity, valuation, queueEvents),
            accountEvents, callEvents, queueEvents);
        poolCommands = new PoolCommands(
            book, contracts, market, parameters, losses, auctions, liquidator, breakers, accountEvents);
        auctionCommands = new AuctionCommands(auctions, bid, losses.pools(), parameters, accountEvents);
    }

    @Override
    public void onHaltChanged()
    {
        auctions.onHaltChanged();
        liquidator.serveQueue();
    }
}
