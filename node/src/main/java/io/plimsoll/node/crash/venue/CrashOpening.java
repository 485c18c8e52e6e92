package io.plimsoll.node.crash.venue;

import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.AuctionCurve;
import io.plimsoll.core.message.AuctionGoal;
import io.plimsoll.core.message.Side;
import io.plimsoll.node.crash.market.Coin;
import io.plimsoll.node.crash.market.CrashMarket;
import io.plimsoll.node.crash.population.CrashAccount;
import io.plimsoll.node.crash.population.Crowd;
import io.plimsoll.node.crash.population.Role;
import io.plimsoll.node.demo.market.Contract;
import io.plimsoll.node.demo.market.Market;
import io.plimsoll.node.demo.population.PositionPlan;
import io.plimsoll.node.demo.venue.Commands;
import io.plimsoll.node.demo.venue.Definitions;
import io.plimsoll.node.demo.venue.OrderIds;
import io.plimsoll.node.demo.venue.VenueAccounts;

/**
 * Sets the venue up: parameters, rules of the waterfall, funds, accounts, and for each position an order, matched with
 * one of an account that stands for the rest of the market. Since makers hold the other side of the crowd, that account
 * begins flat.
 */
final class CrashOpening
{
    /** 20,000 million USDT each: whether the rest of the market is solvent is not what the replay is about. */
    private static final long OUTSIDE_MICROS = 20_000L * 1_000_000 * Contract.MICROS;
    private static final int PROFESSIONALS = 1;
    private static final AuctionCurve[] CURVES = {AuctionCurve.STAIR, AuctionCurve.LINEAR, AuctionCurve.HEALTH};
    private static final AuctionGoal[] GOALS = {AuctionGoal.RESTORE, AuctionGoal.RESTORE, AuctionGoal.SELL_ALL};

    private final CrashMarket market;
    private final Crowd crowd;
    private final WaterfallTerms terms;
    private final Commands commands;
    private final WaterfallCommands waterfall;
    private final OrderIds ids;
    private final long[] outsideBuyOrders;
    private final long[] outsideSellOrders;

    CrashOpening(
        final CrashMarket market,
        final Crowd crowd,
        final WaterfallTerms terms,
        final Commands commands,
        final OrderIds ids)
    {
        this.market = market;
        this.crowd = crowd;
        this.terms = terms;
        this.commands = commands;
        this.ids = ids;
        waterfall = new WaterfallCommands(commands);
        outsideBuyOrders = new long[market.size()];
        outsideSellOrders = new long[market.size()];
    }

    void parameters()
    {
        final Definitions definitions = new Definitions(commands);
        definitions.numeraire();
        for (final Coin coin : market.coins())
        {
            definitions.collateral(coin.name(), coin.terms(), coin.maxPriceMicros());
        }
        definitions.levels(WaterfallTerms.SLICE_STEP_NS, WaterfallTerms.MAX_SLICES);
        for (int pool = 0; pool < market.pools().size(); pool++)
        {
            fund(VenueAccounts.backstop(pool), AccountKind.BACKSTOP, pool, terms.backstopMicros(pool));
        }
        for (final Contract contract : market.marks().contracts())
        {
            definitions.contract(contract, openPrice(contract.instrument()));
            commands.priceTick(contract.instrument(), openPrice(contract.instrument()));
        }
        for (final Coin coin : market.coins())
        {
            commands.assetPriceTick(coin.asset(),
                market.marks().coinPriceMicros(coin.instrument(), openPrice(coin.instrument())));
        }
    }

    void rules()
    {
        for (int pool = 0; pool < market.pools().size(); pool++)
        {
            fund(CrashAccounts.fund(pool), AccountKind.INSURANCE_FUND, pool, terms.fundMicros(pool));
            waterfall.poolRules(pool, terms);
            waterfall.auctionRules(pool, CURVES[pool % CURVES.length], GOALS[pool % GOALS.length]);
        }
        fund(CrashAccounts.commonFund(), AccountKind.COMMON_FUND, 0, terms.commonMicros());
        waterfall.riskClass(0, WaterfallTerms.CUSTOMER_CALL_NS);
        waterfall.riskClass(PROFESSIONALS, WaterfallTerms.PROFESSIONAL_CALL_NS);
        waterfall.liquidationRules(terms);
        for (int instrument = 0; instrument < market.size(); instrument++)
        {
            waterfall.instrumentCapacity(instrument, terms.capacityMicros(instrument));
        }
    }

    void others()
    {
        for (int i = 0; i < VenueAccounts.MAKERS; i++)
        {
            fund(VenueAccounts.maker(i), AccountKind.CUSTOMER, 0, OUTSIDE_MICROS);
        }
        for (int i = 0; i < CrashAccounts.BIDDERS; i++)
        {
            fund(CrashAccounts.bidder(i), AccountKind.CUSTOMER, 0, terms.bidderMicros());
            waterfall.assignRiskClass(CrashAccounts.bidder(i), PROFESSIONALS);
        }
        final long[] longLots = new long[market.size()];
        final long[] shortLots = new long[market.size()];
        for (final CrashAccount account : crowd.accounts())
        {
            for (final PositionPlan position : account.positions())
            {
                longLots[position.instrument()] += Math.max(0, position.lots());
                shortLots[position.instrument()] += Math.max(0, -position.lots());
            }
        }
        for (int instrument = 0; instrument < market.size(); instrument++)
        {
            outsideSellOrders[instrument] = outsideOrder(instrument, Side.SELL, longLots[instrument]);
            outsideBuyOrders[instrument] = outsideOrder(instrument, Side.BUY, shortLots[instrument]);
        }
    }

    void account(final CrashAccount plan)
    {
        fund(plan.account(), AccountKind.CUSTOMER, 0, plan.usdtMicros());
        if (plan.role() == Role.HEDGED || plan.role() == Role.MAKER)
        {
            waterfall.assignRiskClass(plan.account(), PROFESSIONALS);
        }
        if (plan.coinUnits() > 0)
        {
            commands.deposit(plan.account(), plan.coinAsset(), plan.coinUnits());
        }
        for (final PositionPlan position : plan.positions())
        {
            if (position.isIsolated())
            {
                commands.isolate(plan.account(), position.instrument());
                commands.transferMargin(plan.account(), position.instrument(), position.isolatedMarginMicros());
            }
        }
        for (final PositionPlan position : plan.positions())
        {
            open(plan.account(), position);
        }
    }

    private void open(final long account, final PositionPlan position)
    {
        final int instrument = position.instrument();
        final long orderId = ids.nextOrderId();
        final long lots = Math.abs(position.lots());
        commands.setLeverage(account, instrument, position.leverage());
        final long price = openPrice(instrument);
        commands.placeOrder(
            account, orderId, instrument, position.isLong() ? Side.BUY : Side.SELL, lots, price, false);
        commands.fill(ids.nextTradeId(), instrument, price, lots,
            position.isLong() ? orderId : outsideBuyOrders[instrument],
            position.isLong() ? outsideSellOrders[instrument] : orderId, 0, 0);
    }

    private void fund(final long account, final AccountKind kind, final int pool, final long micros)
    {
        commands.openAccount(account, kind, pool);
        if (micros > 0)
        {
            commands.deposit(account, Market.USDT, micros);
        }
    }

    private long outsideOrder(final int instrument, final Side side, final long lots)
    {
        final long orderId = ids.nextOrderId();
        if (lots > 0)
        {
            commands.placeOrder(
                VenueAccounts.maker(instrument), orderId, instrument, side, lots, openPrice(instrument), false);
        }
        return orderId;
    }

    private long openPrice(final int instrument)
    {
        return market.marks().candles(instrument).open(0);
    }
}
