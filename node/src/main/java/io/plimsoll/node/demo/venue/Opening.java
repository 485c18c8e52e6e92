package io.plimsoll.node.demo.venue;

import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.Side;
import io.plimsoll.node.demo.market.CollateralTerms;
import io.plimsoll.node.demo.market.Contract;
import io.plimsoll.node.demo.market.Market;
import io.plimsoll.node.demo.population.AccountPlan;
import io.plimsoll.node.demo.population.PositionPlan;

import java.util.List;

/**
 * Brings the venue to the state in which the replay starts, by ordinary commands only: parameters, prices, deposits,
 * and for every customer's position an order, matched with a market maker's at the opening price. No fees: the
 * positions stand for ones that were opened before.
 */
final class Opening
{
    /** 20,000 million USDT each: whether makers are solvent is not what the demo is about. */
    private static final long MAKER_MICROS = 20_000L * 1_000_000 * Contract.MICROS;

    private final Market market;
    private final int fromMinute;
    private final Commands commands;
    private final OrderIds ids;
    private final long[] makerBuyOrders;
    private final long[] makerSellOrders;

    Opening(final Market market, final int fromMinute, final Commands commands, final OrderIds ids)
    {
        this.market = market;
        this.fromMinute = fromMinute;
        this.commands = commands;
        this.ids = ids;
        makerBuyOrders = new long[market.size()];
        makerSellOrders = new long[market.size()];
    }

    void parameters()
    {
        final Definitions definitions = new Definitions(commands);
        definitions.numeraire();
        definitions.collateral(CollateralTerms.BTC);
        definitions.collateral(CollateralTerms.ETH);
        definitions.levels();
        commands.openAccount(VenueAccounts.BACKSTOP, AccountKind.BACKSTOP);
        commands.deposit(VenueAccounts.BACKSTOP, Market.USDT, VenueAccounts.BACKSTOP_USDT * Contract.MICROS);
        for (final Contract contract : market.contracts())
        {
            definitions.contract(contract, openPrice(contract.instrument()));
            commands.priceTick(contract.instrument(), openPrice(contract.instrument()));
        }
        for (int asset = Market.USDT + 1; asset < Market.ASSET_COUNT; asset++)
        {
            final int instrument = market.instrumentOf(asset);
            commands.assetPriceTick(asset, market.coinPriceMicros(instrument, openPrice(instrument)));
        }
    }

    /** One order per contract and side, of what the customers will need. */
    void makers(final List<AccountPlan> plans)
    {
        for (int i = 0; i < VenueAccounts.MAKERS; i++)
        {
            commands.openAccount(VenueAccounts.maker(i), AccountKind.CUSTOMER);
            commands.deposit(VenueAccounts.maker(i), Market.USDT, MAKER_MICROS);
        }
        final long[] longLots = new long[market.size()];
        final long[] shortLots = new long[market.size()];
        for (final AccountPlan plan : plans)
        {
            for (final PositionPlan position : plan.positions())
            {
                longLots[position.instrument()] += Math.max(0, position.lots());
                shortLots[position.instrument()] += Math.max(0, -position.lots());
            }
        }
        for (int instrument = 0; instrument < market.size(); instrument++)
        {
            makerSellOrders[instrument] = makerOrder(instrument, Side.SELL, longLots[instrument]);
            makerBuyOrders[instrument] = makerOrder(instrument, Side.BUY, shortLots[instrument]);
        }
    }

    void customer(final AccountPlan plan)
    {
        commands.openAccount(plan.account(), AccountKind.CUSTOMER);
        deposit(plan.account(), Market.USDT, plan.usdtMicros());
        deposit(plan.account(), Market.BTC, plan.btcUnits());
        deposit(plan.account(), Market.ETH, plan.ethUnits());
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
        commands.placeOrder(
            account, orderId, instrument, position.isLong() ? Side.BUY : Side.SELL, lots, position.price(), false);
        commands.fill(ids.nextTradeId(), instrument, position.price(), lots,
            position.isLong() ? orderId : makerBuyOrders[instrument],
            position.isLong() ? makerSellOrders[instrument] : orderId, 0, 0);
        if (position.takeProfitPrice() > 0)
        {
            commands.placeOrder(
                account, ids.nextOrderId(), instrument, Side.SELL, lots, position.takeProfitPrice(), true);
        }
    }

    private long makerOrder(final int instrument, final Side side, final long lots)
    {
        final long orderId = ids.nextOrderId();
        if (lots > 0)
        {
            commands.placeOrder(
                VenueAccounts.maker(instrument), orderId, instrument, side, lots, openPrice(instrument), false);
        }
        return orderId;
    }

    private void deposit(final long account, final int asset, final long amountUnits)
    {
        if (amountUnits > 0)
        {
            commands.deposit(account, asset, amountUnits);
        }
    }

    private long openPrice(final int instrument)
    {
        return market.candles(instrument).open(fromMinute);
    }
}
