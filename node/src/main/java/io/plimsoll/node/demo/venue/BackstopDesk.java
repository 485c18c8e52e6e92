package io.plimsoll.node.demo.venue;

import io.plimsoll.core.message.Side;
import io.plimsoll.node.demo.market.Market;

/**
 * Sells what the backstop took over (and buys back what it took over short): once a minute, in its last second, with
 * ordinary reduce-only orders, as much as slices have left of the minute's depth. Collateral that it took over stays.
 */
final class BackstopDesk
{
    private final Market market;
    private final Commands commands;
    private final OrderIds ids;
    private final MakerTrades trades;
    private final Depth depth;

    BackstopDesk(
        final Market market,
        final Commands commands,
        final OrderIds ids,
        final MakerTrades trades,
        final Depth depth)
    {
        this.market = market;
        this.commands = commands;
        this.ids = ids;
        this.trades = trades;
        this.depth = depth;
    }

    /**
     * Unwind.
     *
     * @param instrument   id.
     * @param backstopLots what the backstop holds, signed.
     * @param mark         price in increments.
     */
    void unwind(final int instrument, final long backstopLots, final long mark)
    {
        unwind(VenueAccounts.backstop(market.contract(instrument).riskPool()), instrument, backstopLots, mark);
    }

    /**
     * Unwind for another account.
     *
     * @param account    that holds the lots.
     * @param instrument id.
     * @param held       what it holds, signed.
     * @param mark       price in increments.
     */
    void unwind(final long account, final int instrument, final long held, final long mark)
    {
        final boolean isSell = held > 0;
        final long lots = Math.min(Math.abs(held), depth.availableLots(instrument, isSell));
        if (lots == 0)
        {
            return;
        }
        final long price = depth.price(instrument, isSell, lots, mark);
        final long orderId = ids.nextOrderId();
        commands.placeOrder(account, orderId, instrument, isSell ? Side.SELL : Side.BUY, lots, price, true);
        if (!trades.isTaken(orderId))
        {
            return;
        }
        if (trades.trade(instrument, orderId, isSell, lots, price))
        {
            depth.take(instrument, isSell, lots);
        }
        else
        {
            commands.closeOrder(orderId);
        }
    }
}
